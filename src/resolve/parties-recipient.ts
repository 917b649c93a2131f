import { disasters } from '../lexicon/disasters.js'
import type { Document, Mention } from '../model.js'
import type { Actor } from './parties-actors.js'
import type { Found } from './parties-donor.js'
import { recipientName } from './parties-names.js'
import { reaches, reachOf } from './parties-policy.js'
import type { Scene, Stage } from './parties-scenes.js'
import { type Scope, surroundings } from './parties-scope.js'

const TEN_WEEKS = 70 * 24 * 3600 * 1000

/** Who received what a figure counts, nearest first; null rather than a guess. `nextStart` is where the next figure of the sentence begins. */
export function recipientOf(
  mention: Mention,
  index: number,
  nextStart: number,
  { scenes, sides, frame }: Stage,
  document: Document,
): Found | null {
  const scene = scenes[index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).recipient
  const { clause, segment } = surroundings(text, mention)
  const able = scene.actors.filter(receives)
  const inside = (from: number, to: number): readonly Actor[] =>
    able.filter((actor) => actor.start >= from && actor.end <= to)
  const whole = frame.recipient
  const steps: readonly (readonly [Scope, string, () => string | null])[] = [
    ['clause', 'patient', () => last(inside(clause.start, mention.start))],
    ['clause', 'patient', () => first(inside(mention.end, clause.end))],
    ['segment', 'patient', () => last(inside(segment.start, clause.start))],
    ['segment', 'patient', () => first(inside(mention.end, Math.min(segment.end, nextStart)))],
    ['sentence', 'patient', () => last(inside(0, segment.start))],
    ['paragraph', 'topic', () => topic()],
    ['heading', 'heading', () => scene.heading.recipient],
    ['article', 'frame', () => whole],
    ['article', 'disaster', () => disaster()],
  ]
  for (const [scope, step, find] of steps) {
    if (!reaches(reach, scope)) continue
    const name = find()
    if (name) return { name, scope, step }
  }
  return null

  function receives(actor: Actor): boolean {
    if (actor.kind === 'whole') return true
    if (actor.kind === 'group') return actor.says === 'recipient'
    if (actor.kind !== 'place' || !actor.place || actor.place.short === '中国') return false
    const side = sides(actor.place)
    return side === 'recipient' || (side === null && actor.says === 'recipient')
  }

  function last(list: readonly Actor[]): string | null {
    const actor = list.at(-1)
    return actor ? cite(list, list.length - 1) : null
  }

  function first(list: readonly Actor[]): string | null {
    return list.length > 0 ? cite(list, 0) : null
  }

  /** The place, or those of a list that it stands in. */
  function cite(list: readonly Actor[], at: number): string | null {
    const actor = list[at] as Actor
    if (actor.kind === 'whole') return whole
    let [from, to] = [at, at]
    while (list[from]?.listed && from > 0) from--
    while (list[to + 1]?.listed) to++
    const members = list.slice(from, to + 1)
    if (members.length === 1) return recipientName(actor)
    const parent = (members[0] as Actor).place?.parent
    if (members.length > 2 && parent && members.every(({ place }) => place?.parent === parent)) return parent.short
    return members.map(({ name }) => name).join('、')
  }

  /** What the first sentence of the paragraph that names a receiver names. */
  function topic(): string | null {
    for (const { sentence, actors } of scenes) {
      if (sentence.blockIndex !== scene.sentence.blockIndex) continue
      if (sentence.index >= scene.sentence.index) return null
      const list = actors.filter(receives)
      if (list.length > 0) return cite(list, 0)
    }
    return null
  }

  function disaster(): string | null {
    const { published } = document.plain.article
    if (!published || !(mention.kind === 'money' && mention.role === 'donation')) return null
    const day = Date.parse(published)
    const words = (list: readonly string[]): boolean =>
      scenes.some(({ sentence }) => list.some((word) => sentence.text.includes(word)))
    const found = disasters().findLast(
      (one) => day >= Date.parse(one.day) && day - Date.parse(one.day) <= TEN_WEEKS && words(one.words),
    )
    return found?.recipient ?? null
  }
}
