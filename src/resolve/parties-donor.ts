import type { Mention } from '../model.js'
import { type Actor, SELF } from './parties-actors.js'
import { dealt, listAround } from './parties-lists.js'
import { donorName } from './parties-names.js'
import { reaches, reachOf } from './parties-policy.js'
import { isSocial, type Scene, type Stage } from './parties-scenes.js'
import { type Scope, surroundings } from './parties-scope.js'

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

/** Bodies that give other things than donations: a hospital in a text is mostly a place of work. */
const GIVING_BODY = /(?:集团|公司|基金会|红十字会|慈善总会|商会|协会|联合会|工商联|[银支分]行|部|委|团中央|妇联|侨联)$/
const BANK = /(?:[银支分]行|农商行|信用社)$/
/** Between a giver and the first figure of its list: 上海市|项目|1582个, 赛马会|三千万. */
const LIST_FORM = /^[\u4e00-\u9fff]{0,6}$/
/** Firms without a name invested: the article credits nobody. */
const FIRMS = /[0-9多余百]家[^,;。]{0,8}企业|企业[^,;。]{0,6}[0-9]+家/
const INVESTED = /(?:^|[^总划成])(?:投资|投下|投下去|投入)$/
/** Only a text about these is about what China gives abroad. */
const ABROAD = /个国家|对外援助|援外|受援国/

/** Who gave what a figure counts, nearest first; null rather than a guess. */
export function donorOf({ mention, rank, count }: Asked, { scenes, sides, frame, social }: Stage): Found | null {
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = reachOf(mention).donor
  const donation = mention.kind === 'money' && mention.role === 'donation'
  const { clause, segment } = surroundings(text, mention)
  const between = (from: number, to: number): readonly Actor[] =>
    scene.actors.filter((actor) => actor.start >= from && actor.end <= to)
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
    ['sentence', 'public', () => (donation && isSocial(text) ? '社会各界' : null)],
    ['paragraph', 'carried', carried],
    ['heading', 'public', () => (donation && social && !scene.heading.body ? '社会各界' : null)],
    ['heading', 'heading', () => (donation ? (scene.heading.body ?? scene.heading.donor) : scene.heading.donor)],
    ['heading', 'china', () => (scene.heading.recipientPlace?.level === 'country' ? '中国' : null)],
    ['article', 'public', () => (donation && social ? '社会各界' : null)],
    ['article', 'frame', () => (donation ? (frame.body ?? frame.donor) : frame.donor)],
    ['sentence', 'china', () => (scene.actors.some(abroad) ? '中国' : null)],
    ['article', 'china', () => (frame.recipientPlace?.level === 'country' ? '中国' : null)],
  ]
  for (const [scope, step, find] of steps) {
    if (!reaches(reach, scope)) continue
    const name = find()
    if (name) return { name, scope, step }
  }
  return null

  function gives(actor: Actor, sentence: string): boolean {
    if (actor.says === 'recipient') return false
    switch (actor.kind) {
      case 'place':
      case 'short':
        // 闽宁镇的人均收入 is no gift of 福建's
        if (actor.kind === 'short' && mention.role === 'income') return false
        if (actor.place?.short === '中国') return actor.initial && ABROAD.test(sentence)
        return (
          actor.place !== null && (sides(actor.place) === 'donor' || (actor.says === 'donor' && actor.weight >= SELF))
        )
      case 'group':
        return actor.name !== '国家' || state(actor, sentence)
      case 'body':
        if (donation) return actor.name.length > 1
        if (actor.says === 'donor' && actor.weight >= 2) return true
        if (['income', 'sales', 'employed'].includes(mention.role) || !GIVING_BODY.test(actor.name)) return false
        return actor.initial && (actor.says === 'donor' || listForm(actor, sentence))
      case 'people':
        return (
          donation &&
          (actor.initial || actor.says === 'donor' || /^,?[又也还]?捐/.test(sentence.slice(actor.end, actor.end + 3)))
        )
      default:
        return false
    }
  }

  /** 国家 begins and ends many words (54个国家, 国家级): only 国家安排, 由国家投资. */
  function state(actor: Actor, sentence: string): boolean {
    const alone =
      /^[,;:。由月\s]?$/.test(sentence.charAt(actor.start - 1)) && !/[级标队重]/.test(sentence.charAt(actor.end))
    return alone && actor.says === 'donor'
  }

  function abroad({ place, says }: Actor): boolean {
    return place?.level === 'country' && place.short !== '中国' && says === 'recipient'
  }

  /** 宝钢集团(后改称宝武集团)项目133个、资金2.78亿元 */
  function listForm(actor: Actor, sentence: string): boolean {
    const behind = sentence.slice(actor.end, actor.end + 40).replace(/^\([^)]*\)/, '')
    const digit = behind.search(/[0-9]/)
    return digit >= 0 && LIST_FORM.test(behind.slice(0, digit))
  }

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
    for (let i = scene.sentence.index - 1; scenes[i]?.sentence.blockIndex === scene.sentence.blockIndex; i--) {
      const before = scenes[i] as Scene
      const actor = subject(before.actors, before.sentence.text)
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

/** 温州|商会: the body gives, not the place in its name. */
function covers(body: Actor, place: Actor): boolean {
  return (
    place.kind === 'place' &&
    body.start <= place.start &&
    body.end > place.end &&
    (GIVING_BODY.test(body.name) || body.name.endsWith('会'))
  )
}
