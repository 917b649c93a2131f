import { clauseStart } from '../clause.js'
import { perWords } from '../lexicon/per.js'
import type { Mention, Resolver } from '../model.js'

/** Behind the number: 3000元/人·年, 500元/月. */
const SLASH = /^ ?\/ ?(人|户|年|月|天|日|亩|吨|村|校|生)(?:[·./]?(年|月|天|次))?/
const SLASHED: Readonly<Record<string, string>> = {
  人: 'person',
  生: 'person',
  户: 'household',
  年: 'year',
  月: 'month',
  天: 'day',
  日: 'day',
  亩: 'item',
  吨: 'item',
  村: 'village',
  校: 'school',
}
/** A share for each: 给6个村各安排150万元, 两地各56名. */
const EACH: readonly (readonly [RegExp, string])[] = [
  [/村(?:[^,;。]{0,4})各[^,;。]{0,6}$/, 'village'],
  [/[县区旗](?:[^,;。]{0,4})各[^,;。]{0,6}$/, 'county'],
  [/校(?:[^,;。]{0,4})各[^,;。]{0,6}$/, 'school'],
  [/户(?:[^,;。]{0,4})各[^,;。]{0,6}$/, 'household'],
  [/(?:[省市州地]|双方|两方|方)(?:[^,;。]{0,4})各[^,;。]{0,6}$/, 'place'],
]

/** Says what one unit of the number belongs to: 每人每年6000元 is `person/year`. */
export const per: Resolver = {
  name: 'per',
  resolve: (mentions) =>
    mentions.map((mention) => {
      const found = perOf(mention)
      return found ? { ...mention, per: found, trace: [...mention.trace, `per/${found}`] } : mention
    }),
}

function perOf({ sentence: { text }, start, end }: Mention): string | null {
  const slash = SLASH.exec(text.slice(end, end + 6))
  if (slash) return [slash[1], slash[2]].flatMap((word) => (word ? [SLASHED[word]] : [])).join('/')
  const before = text.slice(clauseStart(text, start), start)
  const each = EACH.find(([pattern]) => pattern.test(before))
  if (each) return each[1]
  const parts = (['who', 'when'] as const).map((part) => nearest(before, part))
  return parts.filter((part) => part !== null).join('/') || null
}

/** What the cue word nearest to the number says; of two that end together the longer. */
function nearest(before: string, part: 'who' | 'when'): string | null {
  const ends = perWords().flatMap((word) => {
    const at = word.part === part ? before.lastIndexOf(word.word) : -1
    return at < 0 ? [] : [{ per: word.per, end: at + word.word.length }]
  })
  return ends.sort((a, b) => b.end - a.end)[0]?.per ?? null
}
