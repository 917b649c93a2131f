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
const EACH_PLACE =
  /(?:两地|两省|两市|两县|两州|三地|四地|各地|各县|各省|各市|双方|两校|两院)(?:分别)?各(?:有|派|选派|安排|出|派出)?$/

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
  if (EACH_PLACE.test(before)) return 'place'
  const parts = (['who', 'when'] as const).map(
    (part) => perWords().find((word) => word.part === part && word.per !== '' && before.includes(word.word))?.per,
  )
  return parts.filter((part) => part !== undefined).join('/') || null
}
