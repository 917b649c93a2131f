import { cueAt } from '../lexicon/agents.js'
import type { Mention } from '../model.js'
import type { Actor } from './parties-actors.js'
import { donorName } from './parties-names.js'
import { reaches, reachOf } from './parties-policy.js'
import type { Scene, Stage } from './parties-scenes.js'
import { type Scope, surroundings } from './parties-scope.js'

/** Who a step found, and how far it looked. */
export interface Found {
  readonly name: string
  readonly scope: Scope
  readonly step: string
}

/** Bodies that give other things than donations: a hospital in a text is mostly a place of work. */
const GIVING_BODY = /(?:集团|公司|基金会|红十字会|慈善总会|商会|协会|联合会|工商联|[银支分]行|部|委|团中央|妇联|侨联)$/
/** Between a giver and its figure in a list: 上海市|项目|1582个, 赛马会|三千万. */
const LIST_FORM = /^[\u4e00-\u9fff]{0,6}$/

/** Who gave what a figure counts, nearest first; null rather than a guess. */
export function donorOf(mention: Mention, index: number, { scenes, sides, frame }: Stage): Found | null {
  const scene = scenes[index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).donor
  const donation = mention.kind === 'money' && (mention.role === 'donation' || mention.role === 'subsidy')
  const { clause, segment } = surroundings(text, mention)
  const left = (from: number, to: number): readonly Actor[] =>
    scene.actors.filter((actor) => actor.start >= from && actor.end <= to)
  const steps: readonly (readonly [Scope, string, () => string | null])[] = [
    ['clause', 'agent', () => cite(nearest(left(clause.start, mention.start)))],
    [
      'clause',
      'by',
      () =>
        cite(
          left(mention.end, clause.end).find(
            (actor) => actor.says === 'donor' && actor.weight >= 2 && gives(actor, text),
          ),
        ),
    ],
    ['segment', 'subject', () => cite(subject(left(segment.start, clause.start), text))],
    ['sentence', 'subject', () => cite(subject(left(0, segment.start), text))],
    ['paragraph', 'carried', () => carried()],
    ['sentence', 'public', () => (donation && social(text) ? '社会各界' : null)],
    ['heading', 'heading', () => (donation ? (scene.heading.body ?? scene.heading.donor) : scene.heading.donor)],
    ['article', 'public', () => (donation && scenes.some(({ sentence }) => social(sentence.text)) ? '社会各界' : null)],
    ['article', 'frame', () => (donation ? (frame.body ?? frame.donor) : frame.donor)],
  ]
  for (const [scope, step, find] of steps) {
    if (!reaches(reach, scope)) continue
    const name = find()
    if (name) return { name, scope, step }
  }
  return null

  function gives(actor: Actor, sentence: string): boolean {
    if (actor.says === 'recipient') return false
    if (actor.kind === 'place' || actor.kind === 'short') {
      if (!actor.place || actor.place.short === '中国') return false
      return sides(actor.place) === 'donor' || (actor.says === 'donor' && actor.weight >= 2)
    }
    if (actor.kind === 'group') return true
    if (actor.kind === 'body') {
      if (donation) return actor.name.length > 1
      if (mention.kind === 'money' && ['income', 'sales'].includes(mention.role)) return false
      if (mention.role === 'employed' || !GIVING_BODY.test(actor.name)) return false
      return actor.initial && (actor.says === 'donor' || LIST_FORM.test(sentence.slice(actor.end, mention.start)))
    }
    return actor.kind === 'people' && donation
  }

  function nearest(list: readonly Actor[]): Actor | undefined {
    const able = list.filter((actor) => gives(actor, text))
    return able.findLast(({ says }) => says === 'donor') ?? able.at(-1)
  }

  function subject(list: readonly Actor[], sentence: string): Actor | undefined {
    const able = list.filter((actor) => gives(actor, sentence))
    return able.findLast(({ initial }) => initial) ?? able.findLast(({ says }) => says === 'donor')
  }

  function carried(): string | null {
    for (let i = index - 1; i >= 0 && scenes[i]?.sentence.blockIndex === scene.sentence.blockIndex; i--) {
      const before = scenes[i] as Scene
      const found = cite(subject(before.actors, before.sentence.text))
      if (found) return found
    }
    return null
  }

  function cite(actor: Actor | undefined): string | null {
    return actor ? donorName(actor) : null
  }
}

function social(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (cueAt('social', text, i)) return true
  return false
}
