import { lazy } from '../../lazy.js'
import { anyAct } from '../../lexicon/acts.js'
import { cueBetween } from '../../lexicon/agents.js'
import { institutionOf } from '../../lexicon/institutions.js'
import { inChina } from '../places/chain.js'
import type { Actor } from './actors.js'
import { initial } from './cues.js'
import { type Cited, decide, type Found, type Step } from './decide.js'
import type { Asked } from './donor.js'
import type { Frame } from './frame.js'
import { countries } from './givers.js'
import { dealt, listAround } from './lists.js'
import { isOfPlace } from './local.js'
import { citedList, citedName, placedName } from './names.js'
import { inside, receiversOf, receiverTest } from './receivers.js'
import type { Scene, Stage } from './scenes.js'
import { isSeveral } from './targets.js'

/** A paragraph says in its first sentences what it is about. */
const OPENING = 6
/** What a sentence is about stands in its first characters. */
const OPENING_REACH = 40

/** The sentences of a notice that say whose it is. */
const FIRST = 2
/** Its words for a list of what was received: 接受捐赠的公示. */
const collects = lazy(() => new RegExp(`(?:${anyAct('collects')}|捐赠).*(?:${anyAct('notices')})`))

/** Something built that has a name, at the head of its clause. */
const SITE =
  /(?<=^|,)[\u4e00-\u9fff]{2,8}(?:产业园|工业园|科技园|示范园|园区|基地|市场|车间|电站|水库|大桥|公路|铁路|机场|码头)(?=[一二三]期|项目|工程|已|建|占地|总)/

/** The nation, but for those of its parts that are counted (全国|11个省市) and for titles (全国|劳模). */
const NATION = /(?:我国|全国|中国)(?![0-9各劳]|人大|政协|文明|先进|优秀|模范|示范|重点|首|[\u4e00-\u9fff]{0,5}[队团])/g
/** What names somebody or somewhere. */
const NAMES: ReadonlySet<Actor['kind']> = new Set(['place', 'body', 'group', 'target', 'region'])
/** What stands behind these is of a part, never of the whole in front. */
const PART = /其中|包括/

/** A charity by its sort alone. */
const UNNAMED = /^(?:红十字会|红会|慈善会|慈善总会|基金会)$/

/** True for a place in China where the other is China: no province lies in an entry of the gazetteer. */
function isChinas({ place }: Actor, outer: Actor): boolean {
  return outer.place?.short === '中国' && place !== null && inChina(place)
}

/** Who received what a figure counts, nearest first; null rather than a guess. */
export function recipientOf(asked: Asked, donor: string | null, stage: Stage): Found | null {
  const { scenes, sides, frame } = stage
  const { mention, previousEnd, nextStart, around } = asked
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const donation = mention.kind === 'money' && mention.role === 'donation'
  const { clause, segment } = around
  // so many countries are a receiver only where the figure stands with them
  const receives = receiverTest(frame, sides, donor)
  const lasting = donor !== null && stage.transfers.isNear(mention)
  const able = receiversOf(scene.actors, receives, donor !== null).filter(
    (actor) =>
      isNamed(actor) && (!countries(actor) || lasting || (actor.start >= clause.start && actor.end <= clause.end)),
  )
  const between = (from: number, to: number): readonly Actor[] =>
    able.filter((actor) => actor.start >= from && actor.end <= to)
  const own = receiversOf(scene.actors, receiverTest(frame, sides, donor, true), donor !== null)
  const within = (from: number, to: number): readonly Actor[] =>
    own.filter((actor) => isNamed(actor) && actor.start >= from && actor.end <= to)
  const steps: readonly Step[] = [
    [
      'clause',
      'patient',
      () => cite(patient(within(clause.start, mention.start)) ?? within(mention.end, clause.end).find(isNoPayer)),
    ],
    ['clause', 'nation', () => nation(clause.start)],
    ['clause', 'charity', taking],
    ['sentence', 'patient', () => cite(wider(between(segment.start, clause.start).at(-1)))],
    ['sentence', 'nation', () => nation(0)],
    ['article', 'collector', collector],
    ['article', 'site', site],
    ['paragraph', 'topic', topic],
    ['heading', 'heading', () => framed(scene.heading)],
    ['article', 'frame', () => framed(frame)],
  ]
  return decide(steps)

  /** 我国|返贫人数,…: what nobody gave was counted in the nation where a clause opens with it and no place stands behind, as the text calls it. */
  function nation(from: number): string | null {
    if (donor !== null) return null
    const named = [...text.slice(from, mention.start).matchAll(NATION)].findLast(({ index }) =>
      initial(text, from + index),
    )
    if (!named) return null
    const end = from + named.index + named[0].length
    const isOther = ({ kind, start, name }: Actor): boolean =>
      start >= end - named[0].length && start < mention.start && name !== named[0] && NAMES.has(kind)
    return scene.actors.some(isOther) ? null : named[0]
  }

  /** 差额1300万元由|甘南州财政配套: who pays does not receive. */
  function isNoPayer({ start }: Actor): boolean {
    return text.charAt(start - 1) !== '由'
  }

  /** 至今筹得善款500万元: what others gave, in a text in which a charity speaks, was given to it. */
  function taking(): Cited {
    const { charity } = stage
    if (!donation || donor === null || charity === null) return null
    if (UNNAMED.test(charity) || isForOthers(charity)) return null
    // 本处共筹得善款3286万元, under whatever heading
    const itself = scene.actors.find(({ name, end }) => name === charity && end <= mention.start)
    const takes = itself && cueBetween('collects', text, itself.end, mention.start)
    if (takes && between(0, itself.start).length === 0) return charity
    // a heading or a label of a place of its own tells of another
    const label = text.slice(0, clause.start).lastIndexOf(':')
    if (between(0, label).length > 0 || (scene.headingPlace && !charity.includes(scene.headingPlace))) return null
    // 某集团(定向黄岭县):200万元
    if (text.slice(segment.start, clause.end).includes('定向')) return null
    return donor.includes(charity) || charity.includes(donor) ? null : charity
  }

  /** 某慈善会驰援积石山灾区捐赠公示: what a charity collected it for stands in the headline. */
  function isForOthers(charity: string): boolean {
    return stage.aim !== null && !charity.includes(stage.aim)
  }

  /** The charity whose notice it is of what it received: what a list tells to have been given was given to it. */
  function collector(): Cited {
    const kind = stage.kinds[scene.sentence.blockIndex]
    if (!donation || donor === null || (kind !== 'item' && kind !== 'row')) return null
    for (const { actors, sentence } of scenes.slice(0, FIRST)) {
      const charity = actors.find(({ name }) => institutionOf(name) === 'charity')
      if (charity && collects().test(sentence.text.slice(charity.end)))
        return charity.name === donor || isForOthers(charity.name) ? null : charity.name
    }
    return null
  }

  /** The one that is said to receive, else the nearest; in a list each figure has its own (融水县412名、|绿春县|285名). */
  function patient(named: readonly Actor[]): Actor | undefined {
    const own = named.find(({ start }) => start >= previousEnd && text[start - 1] === '、')
    if (own && named[0] !== own) return own
    return named.findLast(({ says, weight }) => says === 'recipient' && weight >= 1) ?? named.at(-1)
  }

  /** What stands in front, unless the words up to the next figure name a place in it that receives. */
  function wider(before: Actor | undefined): Actor | undefined {
    const ahead = between(mention.end, Math.min(segment.end, nextStart)).find(({ says }) => says === 'recipient')
    if (!ahead || isOfPart(ahead)) return before
    return !before || inside(ahead.place, before.place) || isChinas(ahead, before) ? ahead : before
  }

  /** 1.74亿元,用于|杰德秀镇产业园(6800万元), 项目22个,其中|文峰镇…: a place ahead that has a figure of its own, or is of a part. */
  function isOfPart({ start }: Actor): boolean {
    if (PART.test(text.slice(mention.end, start))) return true
    return text.charAt(nextStart - 1) === '('
  }

  /** What the first sentence of the paragraph that names a receiver names; nothing where it names several. */
  function topic(): Cited {
    const { index } = scene.sentence
    for (let i = index - 1; i >= Math.max(scene.blockStart, index - OPENING); i--) {
      const { actors } = scenes[i] as Scene
      const list = receiversOf(actors, receives, donor !== null).filter(
        (actor) => isNamed(actor) && isTopic(actor, (scenes[i] as Scene).sentence.text),
      )
      const [first] = list
      if (!first) continue
      const one = list.every(({ place }) => inside(place, first.place))
      return one || list.every((actor) => actor === first || actor.listed) ? cited(first, actors) : null
    }
    return null
  }

  /** 家纺服装产业园|一期工程已建成,总投资1.35亿元: what a sentence is about stands where an earlier paragraph has told of it. */
  function site(): Cited {
    const [name] = SITE.exec(text.slice(0, mention.start)) ?? []
    if (!name) return null
    const found = scenes.slice(0, scene.blockStart).findLast(({ sentence }) => sentence.text.includes(name))
    const at = found?.sentence.text.indexOf(name) ?? -1
    const place = found?.actors.findLast(
      (actor) => actor.kind === 'place' && actor.end <= at && actor.place?.level !== 'province' && receives(actor),
    )
    return found && place ? cited(place, found.actors) : null
  }

  /** True for what a sentence is about, to what nobody gave: what it says to receive, what stands in its first clause. */
  function isTopic({ kind, name, says, weight, start }: Actor, sentence: string): boolean {
    if (kind === 'target' && isOfPlace(name)) return false
    return (says === 'recipient' && weight >= 1) || !/[,;:]/.test(sentence.slice(0, start)) || start < OPENING_REACH
  }

  /**
   * 库区, 受援地 stand for the article's place: where it has none they name nobody beyond their clause. 13个村集体 are a class of
   * places: beyond their clause they receive where the article has none.
   */
  function isNamed({ kind, name, start, end }: Actor): boolean {
    if (kind === 'whole') return frame.recipient !== null
    return !isSeveral(name) || frame.recipient === null || (start >= clause.start && end <= clause.end)
  }

  function framed({ recipient, actors }: Frame): Cited {
    const found = recipient ? (actors.get(recipient) ?? []) : []
    const [one] = found
    const placed =
      one && found.length === 1 && citedName(one) === recipient ? placedName(one, stage.provinces) : recipient
    return placed ? { name: placed, actors: found } : null
  }

  function cite(actor: Actor | undefined): Cited {
    return actor ? cited(actor, scene.actors) : null
  }

  /** 4人在去往灾区前,…,前往|怀宁县: the place of 灾区 that the rest of the sentence names, where those who are sent go. */
  function laterNamed(): Actor | undefined {
    if (mention.role !== 'dispatched') return undefined
    return between(mention.end, text.length).find(
      ({ kind, says, weight }) => kind === 'place' && says === 'recipient' && weight > 1,
    )
  }

  /** 项目落地|两县一师,受援地|群众人均月收入3500元: the places by their number that the sentence has for it. */
  function countedBefore(whole: Actor): Actor | undefined {
    return scene.actors.findLast(({ kind, end }) => kind === 'target' && end <= whole.start)
  }

  /** The place, or those of a list that it stands in. */
  function cited(actor: Actor, all: readonly Actor[]): Cited {
    if (actor.kind === 'whole') return cite(laterNamed() ?? countedBefore(actor)) ?? framed(frame)
    // 在四川、湖南、云南|推行: what a list is said to receive all of it receives, whatever one of it does elsewhere
    const list = listAround(
      all,
      actor,
      (other) => receives(other) || (other.kind === 'place' && other.says === 'recipient'),
    )
    const one = list.length === 1 ? actor : dealt(list, text, mention.start, asked.rank, asked.count)
    if (one) return { name: placedName(one, stage.provinces), actors: [one] }
    const [first] = list as [Actor]
    const lead = placedName(first, stage.provinces).slice(0, -citedName(first).length || undefined)
    return { name: `${lead}${citedList(list)}`, actors: list }
  }
}
