import { clauseBehindColon, clauseStart } from '../../clause.js'
import { cueAt } from '../../lexicon/agents.js'
import { beforeEnding, institutionOf } from '../../lexicon/institutions.js'
import type { Mention } from '../../model.js'
import { overlaps } from '../../span.js'
import { isForeign } from '../places/chain.js'
import type { Actor } from './actors.js'
import { type Cited, decide, type Found, type Step } from './decide.js'
import type { Frame } from './frame.js'
import { headOfGivers, personsByName } from './giver.js'
import { covers, giverTest } from './givers.js'
import { donorScope, reaches } from './inherit.js'
import { entryGiver, lineGiver } from './ledger.js'
import { dealt, listAround } from './lists.js'
import { citedList, citedName, PUBLIC } from './names.js'
import { openInvestor, openSubject } from './open.js'
import { isCharity, type Scene, type Stage } from './scenes.js'
import type { Surroundings } from './scope.js'

/** A figure with its place among those of its clause. */
export interface Asked {
  readonly mention: Mention
  /** From 0, among the figures of the same kind in its clause. */
  readonly rank: number
  readonly count: number
  /** Where the figure before ends in the sentence, 0 where there is none. */
  readonly previousEnd: number
  /** Where the next figure of the sentence begins. */
  readonly nextStart: number
  /** Its clause and its segment. */
  readonly around: Surroundings
}

/** Firms that are counted stand for their names: 引进|企业39家, 落地|东部企业67家, 127家企业. */
const FIRMS =
  /(?<=^|[,;:。]|引进|引入|落地|落户|入驻|引导|招引|吸引|招商|推动|动员|组织|[年月日])(?:东部|[\u4e00-\u9fff]籍)?(?:企业 ?[0-9]+[余多]?家|[0-9]+[余多]?家(?:[\u4e00-\u9fff]{2})?企业)/g
/** What a body does that collects what the public gives, and pays it out. */
const PAYS_OUT = /拨|支出|开支|开展|用于|用在|发放|动用|划|使用|花|投入|资助|援助|救助|捐助|捐赠|捐/

const SPENT = /(?:支出|使用|拨付|发放)(?:情况|明细|去向|清单)?$/

/** What he who stands behind 由 does so near behind his name. */
const PAY_REACH = 10
const PAYS = /^[\u4e00-\u9fff]{0,6}?(?:承担|拨付|支付|提供|捐赠|负担|安排|资助|汇入|出资)/

/** What goes on from the clause in front: the sum of it, or the same in other money. */
const SUMS_UP = /^(?:合?共计?|合计|总计|计|折合|约?合|相当于)/
/** Whoever these are, the next sentence is not of them. */
const PASSES = /(?:企业|单位|人士)$|^社会各界$/
/** A paragraph carries its giver so many sentences on. */
const CARRIED = 12

/** Who gives abroad: the charity that speaks, whoever leads the article or gives in one about another country; else the country. */
function giverAbroad(stage: Stage): string {
  const { frame, charity } = stage
  return charity ?? (frame.led || isForeign(frame.recipientPlace) ? frame.donor : null) ?? '中国'
}

/** Who gave what a figure counts, nearest first; null rather than a guess. */
export function donorOf(asked: Asked, stage: Stage): Found | null {
  const { mention, rank, count, around } = asked
  const { scenes, sides, frame, transfers } = stage
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = donorScope(mention, transfers)
  if (reach === null) return null
  // 四、支出情况: what a charity pays out is told below, whatever it is called
  const paidOut = SPENT.test(scene.headingText)
  const donation = mention.kind === 'money' && mention.role === 'donation' && !paidOut
  const { clause, segment } = around
  const between = (from: number, to: number): readonly Actor[] =>
    scene.actors.filter((actor) => actor.start >= from && actor.end <= to)
  const gives = giverTest(mention, sides)
  const collected = donation && takesIn()
  const isOwnMeans = !collected && mention.kind === 'money' && (donation || mention.role === 'aid')
  const steps: readonly Step[] = [
    ['clause', 'line', () => (donation && isLine() ? lineGiver(scene.sentence, mention.start) : null)],
    ['clause', 'firms', () => (mention.role === 'investment' || mention.role === 'signed' ? countedFirms() : null)],
    ['clause', 'person', () => (isOwnMeans ? personsByName(scene.sentence, clause.start, mention.start) : null)],
    ['clause', 'head', () => (isOwnMeans ? headOfGivers(scene.sentence, clause.start, mention.start) : null)],
    ['clause', 'agent', () => cite(nearest(between(clause.start, mention.start)))],
    ['clause', 'entry', () => (donation ? entryGiver(scene.sentence, mention.start, asked.previousEnd) : null)],
    ['clause', 'by', () => cite(between(mention.end, clause.end).find(behind))],
    ['clause', 'subject', () => open(clause.start, mention.start)],
    ['clause', 'collected', () => (collected ? PUBLIC : null)],
    ['sentence', 'subject', () => cite(subject(between(segment.start, clause.start), text))],
    ['sentence', 'subject', () => cite(subject(between(0, segment.start), text))],
    ['sentence', 'place', () => (mention.role === 'employed' ? null : cite(placeBefore()))],
    ['paragraph', 'speaker', () => (stage.charity ? charity() : null)],
    ['paragraph', 'carried', carried],
    ['heading', 'heading', () => own(scene.heading)],
    ['article', 'charity', charity],
    ['article', 'frame', () => own(frame)],
    ['article', 'china', () => (stage.abroad || isForeign(frame.recipientPlace) ? giverAbroad(stage) : null)],
  ]
  return decide(steps.filter(([scope]) => reaches(reach, scope)))

  /** True where a clause says that money was taken in: who gave it is the public, unless somebody is named. */
  function takesIn(): boolean {
    // 陆续收到447笔,|共1557万元: a sum goes on from the clause in front
    const isSum = SUMS_UP.test(text.slice(clause.start))
    const from = isSum ? clauseStart(text, clause.start - 1) : clauseBehindColon(text, mention.start)
    for (let i = from; i < clause.end; i++) if (cueAt('collects', text, i)) return true
    return false
  }

  /** Who gives by a heading or the article: of gifts a charity has what the public gave it. */
  function own({ body, donor, actors }: Frame): Cited {
    if (donation && body && isCharity(body)) return PUBLIC
    const name = donation ? (body ?? donor) : donor
    return name ? { name, actors: actors.get(name) ?? [] } : null
  }

  function nearest(list: readonly Actor[]): Actor | undefined {
    const able = list.filter((actor) => gives(actor, text) && !(collected && takes(actor)))
    const strong = able.findLast(({ says, kind }) => says === 'donor' && kind !== 'short')
    if (strong && (reach !== 'clause' || strong.weight >= 1)) return strong
    return reach === 'clause'
      ? able.findLast(({ initial, kind }) => initial && kind !== 'short' && mention.role !== 'visitor')
      : (able.findLast(({ says }) => says === 'donor') ?? able.at(-1))
  }

  /** 据青少年基金会汇总,收到捐款: a body that does not give by a verb of its own takes in. */
  function takes({ kind, says, weight }: Actor): boolean {
    return kind === 'body' && (says !== 'donor' || weight < 2)
  }

  function subject(list: readonly Actor[], sentence: string): Actor | undefined {
    const able = list.filter((actor) => gives(actor, sentence))
    return (
      able.findLast(({ initial, kind }) => initial || kind === 'people') ??
      able.findLast(({ says }) => says === 'donor')
    )
  }

  function behind(actor: Actor): boolean {
    // a gift that is paid out by somebody (由某会拨付) is passed on by him
    return (actor.says === 'donor' && actor.weight >= 2 && gives(actor, text)) || (!donation && pays(actor))
  }

  /** 由|大连市慈善总会|承担 */
  function pays({ start, end }: Actor): boolean {
    const isBehind = text.charAt(start - 1) === '由' && PAYS.test(text.slice(end, end + PAY_REACH))
    return mention.kind === 'money' && isBehind
  }

  function placeBefore(): Actor | undefined {
    return nearest(between(0, mention.start).filter(({ kind }) => kind === 'place'))
  }

  /** Whoever is subject of a verb of giving, though no list knows the name. */
  function open(from: number, to: number): string | null {
    if (mention.kind === 'project' || mention.role === 'beneficiary') return null
    const invests = mention.role === 'investment' ? openInvestor(scene.sentence, from, to) : null
    const name = invests ?? openSubject(scene.sentence, from, to, donation)
    // 学校, 集团: the one that leads the article
    if (name && isLeader(name)) return frame.donor
    // 人才|选派60名: those who are sent stand in front of the verb
    return name && !recipientSide(name) && !(mention.kind === 'personnel' && name === mention.label) ? name : null
  }

  /** True for 学校, 集团 of an article that a body of that sort leads. */
  function isLeader(name: string): boolean {
    const [sort, leads] = [institutionOf(name), institutionOf(frame.donor ?? '')]
    return frame.led && beforeEnding(name) === '' && (sort === leads || (sort === 'school' && leads === 'university'))
  }

  /** The name of a place that receives, with whatever belongs to it. */
  function recipientSide(name: string): boolean {
    return scene.actors.some(
      (actor) =>
        actor.place && name.includes(actor.name) && sides(actor.place) === 'recipient' && actor.says !== 'donor',
    )
  }

  /** What a charity spends comes from the charity that the article is of. */
  function charity(): string | null {
    const body = stage.charity ?? (frame.body && isCharity(frame.body) ? frame.body : null)
    if (donation || !body) return null
    const pays = PAYS_OUT.test(
      text.slice(body === stage.charity ? segment.start : clauseBehindColon(text, mention.start), clause.end),
    )
    return pays || (mention.role !== 'aid' && body === stage.charity) ? body : null
  }

  function countedFirms(): string | null {
    return [...text.slice(segment.start, mention.start).matchAll(FIRMS)].at(-1)?.[0] ?? null
  }

  /** True for an item or a row: in running text the first words are no column. */
  function isLine(): boolean {
    const kind = stage.kinds[scene.sentence.blockIndex]
    return kind === 'item' || kind === 'row'
  }

  function carried(): Cited {
    const { index, blockIndex } = scene.sentence
    for (let i = index - 1; i >= index - CARRIED && scenes[i]?.sentence.blockIndex === blockIndex; i--) {
      const before = scenes[i] as Scene
      // a person, a firm, a hospital or the public gives in one sentence, not in the next
      const hospitals = before.actors.filter(({ name }) => institutionOf(name) === 'hospital')
      const lasting = before.actors.filter(
        (actor) =>
          actor.kind !== 'people' &&
          !PASSES.test(actor.name) &&
          !hospitals.some((hospital) => overlaps(hospital, actor)),
      )
      const actor = subject(lasting, before.sentence.text)
      if (actor) return cited(actor, lasting)
    }
    return null
  }

  function cite(actor: Actor | undefined): Cited {
    return actor ? cited(actor, scene.actors) : null
  }

  function cited(found: Actor, all: readonly Actor[]): Cited {
    const actor = all.find((body) => covers(body, found, donation)) ?? found
    // 乐施会、宣明会, 20家定点帮扶单位: bodies, counted or not, that are listed with one that gives do as it does
    const list = listAround(
      all.filter((one) => one === actor || one.kind !== 'place' || !all.some((body) => covers(body, one, donation))),
      actor,
      (other) =>
        gives(other, text) || ((other.kind === 'body' || other.kind === 'group') && other.says !== 'recipient'),
    )
    // 松江|区中心医院 is one of them, not two
    const whole = list.filter(
      (one) => !list.some((body) => one !== body && body.start <= one.start && body.end > one.end),
    )
    const one = whole.length === 1 ? whole[0] : dealt(whole, text, mention.start, rank, count)
    if (one) return { name: citedName(one), actors: [one] }
    return { name: citedList(whole), actors: whole }
  }
}
