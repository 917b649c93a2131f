import type { Mention } from '../../model.js'
import type { Actor } from './actors.js'
import { abroad, countries, covers, giverTest } from './givers.js'
import { dealt, listAround } from './lists.js'
import { donorName } from './names.js'
import { reaches, reachOf } from './policy.js'
import type { Scene, Stage } from './scenes.js'
import { type Scope, surroundings } from './scope.js'

/** Who a step found, and how far it looked. */
export interface Found {
  readonly name: string
  readonly scope: Scope
  readonly step: string
}

/** A figure with its place among those of its clause. */
export interface Asked {
  readonly mention: Mention
  /** From 0, among the figures of the same kind in its clause. */
  readonly rank: number
  readonly count: number
  /** Where the next figure of the sentence begins. */
  readonly nextStart: number
}

const BANK = /(?:[银支分]行|农商行|信用社)$/
/** Firms without a name invested: the article credits nobody. */
const FIRMS = /[0-9多余百]家[^,;。]{0,8}企业|企业[^,;。]{0,6}[0-9]+家/
const INVESTED = /(?:^|[^总划成])(?:投资|投下|投下去|投入)$/

/** A paragraph carries its giver so many sentences on. */
const CARRIED = 12

/** Who gave what a figure counts, nearest first; null rather than a guess. */
export function donorOf(
  { mention, rank, count }: Asked,
  { scenes, sides, frame, social, abroad: abroadAlone }: Stage,
): Found | null {
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).donor
  const donation = mention.kind === 'money' && mention.role === 'donation'
  const { clause, segment } = surroundings(text, mention)
  const between = (from: number, to: number): readonly Actor[] =>
    scene.actors.filter((actor) => actor.start >= from && actor.end <= to)
  const gives = giverTest(mention, sides)
  if (mention.role === 'investment' && unnamedFirms()) return null
  const steps: readonly (readonly [Scope, string, () => string | null])[] = [
    ['clause', 'bank', () => (mention.role === 'finance' ? bank() : null)],
    ['clause', 'agent', () => cite(nearest(between(clause.start, mention.start)))],
    ['clause', 'by', () => cite(between(mention.end, clause.end).find(behind))],
    ['segment', 'subject', () => cite(subject(between(segment.start, clause.start), text))],
    ['sentence', 'subject', () => cite(subject(between(0, segment.start), text))],
    [
      'sentence',
      'named',
      () =>
        mention.role === 'employed'
          ? null
          : cite(nearest(between(0, mention.start).filter(({ kind }) => kind === 'place'))),
    ],
    ['sentence', 'china', () => (abroadAlone && scene.actors.some(countries) ? '中国' : null)],
    ['paragraph', 'carried', carried],
    ['heading', 'public', () => (donation && social && !scene.heading.body ? '社会各界' : null)],
    ['heading', 'heading', () => (donation ? (scene.heading.body ?? scene.heading.donor) : scene.heading.donor)],
    ['heading', 'china', () => (scene.heading.recipientPlace?.level === 'country' ? '中国' : null)],
    ['article', 'public', () => (donation && social ? '社会各界' : null)],
    ['article', 'frame', () => (donation ? (frame.body ?? frame.donor) : frame.donor)],
    ['sentence', 'china', () => (scene.actors.some(abroad) ? '中国' : null)],
    ['article', 'china', () => (abroadAlone || frame.recipientPlace?.level === 'country' ? '中国' : null)],
  ]
  for (const [scope, step, find] of steps) {
    if (!reaches(reach, scope)) continue
    const name = find()
    if (name) return { name, scope, step }
  }
  return null

  function nearest(list: readonly Actor[]): Actor | undefined {
    const able = list.filter((actor) => gives(actor, text))
    return (
      able.findLast(({ says, kind }) => says === 'donor' && kind !== 'short') ??
      able.findLast(({ says }) => says === 'donor') ??
      able.at(-1)
    )
  }

  function subject(list: readonly Actor[], sentence: string): Actor | undefined {
    const able = list.filter((actor) => gives(actor, sentence))
    return (
      able.findLast(({ initial, kind }) => initial || (kind === 'people' && donation)) ??
      able.findLast(({ says }) => says === 'donor')
    )
  }

  function behind(actor: Actor): boolean {
    return actor.says === 'donor' && actor.weight >= 2 && gives(actor, text)
  }

  function bank(): string | null {
    return (
      between(clause.start, mention.start).findLast(
        ({ kind, name }) => kind === 'body' && name.length > 3 && BANK.test(name),
      )?.name ?? null
    )
  }

  function unnamedFirms(): boolean {
    if (!INVESTED.test(text.slice(Math.max(0, mention.start - 5), mention.start))) return false
    return FIRMS.test(text.slice(Math.max(0, clause.start - 30), mention.start))
  }

  function carried(): string | null {
    const { index, blockIndex } = scene.sentence
    for (let i = index - 1; i >= index - CARRIED && scenes[i]?.sentence.blockIndex === blockIndex; i--) {
      const before = scenes[i] as Scene
      // a person gives in one sentence, not in the next
      const lasting = before.actors.filter(({ kind }) => kind !== 'people')
      const actor = subject(lasting, before.sentence.text)
      if (actor) return cited(actor, before.actors)
    }
    return null
  }

  function cite(actor: Actor | undefined): string | null {
    return actor ? cited(actor, scene.actors) : null
  }

  function cited(found: Actor, all: readonly Actor[]): string {
    const actor = (donation && all.find((body) => body.kind === 'body' && covers(body, found))) || found
    const list = listAround(all, actor, (other) => gives(other, text))
    if (list.length === 1) return donorName(actor)
    const one = dealt(list, text, mention.start, rank, count)
    if (one) return donorName(one)
    const province = actor.place?.province ?? ''
    if (list.length > 2 && list.every(({ place }) => place && place.province === province)) return province
    const names = [...new Set(list.map(donorName))]
    // 北京朝阳、通州
    const short = names.map((name, i) =>
      i > 0 && province && name.startsWith(province) ? name.slice(province.length) || name : name,
    )
    return short.join('、')
  }
}
