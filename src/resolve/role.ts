import { type RoleCue, roleCues } from '../lexicon/roles.js'
import type { Mention, Resolver, Role } from '../model.js'

/** How far from the number a word may stand and still say what it is doing. */
const REACH = 80
/** What a word behind the number counts for, against one in front of it. */
const BEHIND = 0.75
/** What is left of a word's weight behind each mark of punctuation between it and the number. */
const COMMA = 0.5
const MARK = new Set(',;:()')

/** Says what each number is doing, from the noun beside it and the verbs around it; `other` where no word tells. */
export const role: Resolver = {
  name: 'role',
  resolve: (mentions) =>
    mentions.map((mention) => {
      const [best] = scores(mention)
      if (!best) return mention
      return { ...mention, role: best.role, trace: [...mention.trace, `role/${best.role}: ${best.words.join(' ')}`] }
    }),
}

interface Score {
  readonly role: Role
  total: number
  readonly words: string[]
}

/** The roles that some word speaks for, the strongest first. */
function scores(mention: Mention): readonly Score[] {
  const byRole = new Map<Role, Score>()
  const count = (cue: RoleCue, factor: number) => {
    const score = byRole.get(cue.role as Role) ?? { role: cue.role as Role, total: 0, words: [] }
    score.total += cue.weight * factor
    score.words.push(cue.word)
    byRole.set(score.role, score)
  }
  const { noun, near } = roleCues(mention.kind)
  const label = mention.label ?? ''
  for (let at = 0; at < label.length; ) {
    const cue = noun.at(label, at)
    // the head stands last: 捐赠资金 is money given, 资金捐赠 a gift
    if (cue) count(cue, at + cue.word.length === label.length ? 1 : 0.6)
    at += cue?.word.length ?? 1
  }
  const { text } = mention.sentence
  let factor = 1
  for (let at = mention.start - 1; at >= Math.max(0, mention.start - REACH); at--) {
    if (MARK.has(text[at] as string)) factor *= COMMA
    const cue = near.before(text, at + 1)
    if (!cue) continue
    count(cue, factor * closeness(mention.start - at))
    at -= cue.word.length - 1
  }
  factor = BEHIND
  for (let at = mention.end; at < Math.min(text.length, mention.end + REACH); ) {
    if (MARK.has(text[at] as string)) factor *= COMMA
    const cue = near.at(text, at)
    if (cue) count(cue, factor * closeness(at - mention.end))
    at += cue?.word.length ?? 1
  }
  return [...byRole.values()].sort((a, b) => b.total - a.total)
}

function closeness(distance: number): number {
  return Math.max(0.3, 1 - distance / REACH)
}
