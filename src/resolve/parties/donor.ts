import { clauseBehindColon, clauseStart } from '../../clause.js'
import { cueAt, cueBetween } from '../../lexicon/agents.js'
import { beforeEnding, institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import type { Mention } from '../../model.js'
import { overlaps } from '../../span.js'
import { comesToLearn, isWhereTheyLearn } from '../learning.js'
import { isForeign, within } from '../places/chain.js'
import type { Actor } from './actors.js'
import { initial, SELF } from './cues.js'
import { type Cited, decide, type Found, type Step } from './decide.js'
import type { Frame } from './frame.js'
import { headOfGivers, personsByName } from './giver.js'
import { abroad, countries, covers, giverTest, isOfItsOwn } from './givers.js'
import { donorScope, reaches } from './inherit.js'
import { entryGiver, lineGiver, lineReceiver } from './ledger.js'
import { dealt, listAround } from './lists.js'
import { citedList, citedName } from './names.js'
import { openInvestor, openOwner, openPerson, openSubject } from './open.js'
import { isCharity, type Scene, type Stage } from './scenes.js'
import type { Surroundings } from './scope.js'
import { holds } from './transfer.js'

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

const BANK = /(?:[银支分]行|农商行|信用社)$/
const STATE_PAYS =
  /(中央|国家|上级)(?:财政|政府)?(?:每[户人名])?(?:补助|补贴|下达|下拨|拨付|拨入)(?:资金|经费|款)?(?:收入)?$/
/** Firms that are counted stand for their names: 引进|企业39家, 落地|东部企业67家, 127家企业. */
const FIRMS =
  /(?<=^|[,;:。]|引进|引入|落地|落户|入驻|引导|招引|吸引|招商|推动|动员|组织|[年月日])(?:东部|[\u4e00-\u9fff]籍)?(?:企业 ?[0-9]+[余多]?家|[0-9]+[余多]?家(?:[\u4e00-\u9fff]{2})?企业)/g
/** What was taken in is paid out, at the head of a clause. */
const PAID = /^(?:[但却并已仅只截至目前]|但是|其中|仅仅|累计|共|现已){0,4}(?:拨付|拨出|拨|支出|发放)/
/** What a body does that collects what the public gives, and pays it out. */
const PAYS_OUT = /拨|支出|开支|开展|用于|用在|发放|动用|划|使用|花|投入|资助|援助|救助|捐助|捐赠|捐/

const SPENT = /(?:支出|使用|拨付|发放)(?:情况|明细|去向|清单)?$/

/** Who pays stands so near behind 由, and what he does so near behind his name. */
const BY_WHOM = 24
const PAY_REACH = 10
const PAYS = /^[\u4e00-\u9fff]{0,6}?(?:承担|拨付|支付|提供|捐赠|负担|安排|资助|汇入|出资)/

/** What goes on from the clause in front: the sum of it, or the same in other money. */
const SUMS_UP = /^(?:合?共计?|合计|总计|计|折合|约?合|相当于)/
/** Who carries a project out stands alone in the last clause: ,由|武汉市|负责实施。 */
const BEGINS = /[,;]由?$/
const CARRIES = /^(?:负责|牵头|具体|组织)?(?:实施|承建|援建|建设)[。;]?$/

/** The subject of a clause that is a place as a whole. */
const OF_ALL = /(?:^|[年月日底来时期])全[省市州县区](?![级域])/

/** Between a place and one of it: 荣成|的, 威海|的一位, 海陵|一家. */
const OF_PLACE = /^(?:的|的?一[家位名个]|所属的?)$/

const OUR_NATION = '我国'
const PUBLIC = '社会各界'
/** The aiding side finds 社会帮扶, and a total of its help holds it; to whom somebody gives (向|社会捐赠) does not. */
const NOT_PUBLIC = /社会帮扶|向社会/g
/** Whoever these are, the next sentence is not of them. */
const PASSES = /(?:企业|单位|人士)$|^社会各界$/
/** Some of whom the sentence before has told. */
const POINTS = /^(?:这些|这批|这支|上述|该)([\u4e00-\u9fff]{2,4}?)们?(?:当?中|里|有|包括)/
/** A paragraph carries its giver so many sentences on. */
const CARRIED = 12

/** Who gives abroad: the charity that speaks, whoever leads the article or gives in one about another country; else the country. */
function giverAbroad(stage: Stage): string {
  const { frame, charity } = stage
  return charity ?? (frame.led || isForeign(frame.recipientPlace) ? frame.donor : null) ?? '中国'
}

/** True for a place that another lies in. */
function isAround({ place }: Actor, inner: Place | null): boolean {
  return place !== null && inner !== null && place.name !== inner.name && within(inner, place)
}

/** Who gave what a figure counts, nearest first; null rather than a guess. `apart`: it is of another place than the article. */
export function donorOf(asked: Asked, stage: Stage, apart: boolean): Found | null {
  const { mention, rank, count, around } = asked
  const { scenes, sides, frame, social, abroad: abroadAlone, transfers } = stage
  const scene = scenes[mention.sentence.index] as Scene
  const { text } = scene.sentence
  const reach = donorScope(mention, transfers)
  if (reach === null) return null
  // 四、支出情况: what a charity pays out is told below, whatever it is called
  const paidOut = SPENT.test(scene.headingText)
  const home = giverAbroad(stage)
  // so many countries are the nation's, whichever province an article of one follows
  const nation = frame.led ? home : (stage.charity ?? '中国')
  const donation = mention.kind === 'money' && mention.role === 'donation' && !paidOut
  const headed = scene.headingAt >= 0
  // 对外捐赠一览: what a firm tells of itself to have given it gave
  const ofFirm = frame.led && institutionOf(frame.donor ?? '') === 'firm'
  const { clause, segment } = around
  const between = (from: number, to: number): readonly Actor[] =>
    scene.actors.filter((actor) => actor.start >= from && actor.end <= to)
  const able = giverTest(mention, sides)
  // a government that reports on its own work gives where it speaks of aid
  const isOwnWork = ({ place }: Actor): boolean =>
    place !== null && stage.reporting !== null && within(place, stage.reporting) && !transfers.isNear(mention)
  const gives = (actor: Actor, sentence: string): boolean => able(actor, sentence) && !isOwnWork(actor)
  if (isOfAll()) return null
  const collected = donation && takesIn()
  const isOwnMeans = !collected && mention.kind === 'money' && (donation || mention.role === 'aid')
  const dealtTo = scene.dealtOut ? lineReceiver(scene.sentence, mention.start) : null
  const steps: readonly Step[] = [
    ['clause', 'bank', () => (mention.role === 'finance' ? bank() : null)],
    ['clause', 'line', () => (donation && isLine() ? lineGiver(scene.sentence, mention.start) : null)],
    ['sentence', 'line', () => dealtTo?.name ?? null],
    ['clause', 'firms', () => (mention.role === 'investment' || mention.role === 'signed' ? countedFirms() : null)],
    ['clause', 'state', state],
    ['clause', 'loan', loan],
    ['clause', 'person', () => (mention.kind === 'money' ? person() : null)],
    ['clause', 'person', () => (isOwnMeans ? personsByName(scene.sentence, clause.start, mention.start) : null)],
    ['clause', 'head', () => (isOwnMeans ? headOfGivers(scene.sentence, clause.start, mention.start) : null)],
    ['clause', 'nation', () => ourNation(clause.start, mention.start)],
    ['clause', 'agent', () => cite(nearest(between(clause.start, mention.start)))],
    ['clause', 'entry', () => (donation ? entryGiver(scene.sentence, mention.start, asked.previousEnd) : null)],
    ['clause', 'where they learn', teacher],
    ['clause', 'by', () => cite(between(mention.end, clause.end).find(behind) ?? payer())],
    ['clause', 'carried out', () => cite(carrier())],
    ['clause', 'subject', () => open(clause.start, mention.start)],
    ['clause', 'collected', () => (collected || moved() ? PUBLIC : null)],
    ['sentence', 'subject', () => payingOut() ?? cite(subject(between(segment.start, clause.start), text))],
    ['sentence', 'named', () => openBefore(segment.start, clause.start)],
    ['sentence', 'subject', () => cite(subject(between(0, segment.start), text))],
    ['sentence', 'named', () => openBefore(0, segment.start)],
    // 新引进|企业9家,…,吸纳就业: the jobs are theirs where nobody else is subject
    ['sentence', 'firms', () => (mention.role === 'employed' ? accounted(countedFirms()) : null)],
    ['sentence', 'place', () => (mention.role === 'employed' ? null : cite(placeBefore()))],
    ['sentence', 'china', () => (abroadAlone && scene.actors.some(countries) ? nation : null)],
    // 社会帮扶资金867万元 of a sentence that names no giver
    [
      'sentence',
      'public',
      () => (donation && text.slice(clause.start, mention.start).includes('社会帮扶') ? PUBLIC : null),
    ],
    ['paragraph', 'pointed at', pointedAt],
    ['paragraph', 'speaker', () => (stage.charity ? charity() : null)],
    ['paragraph', 'carried', carried],
    ['heading', 'public', () => (donation && social && !scene.heading.body && !ofFirm ? PUBLIC : null)],
    ['heading', 'heading', () => own(scene.heading)],
    ['heading', 'charity', () => (headed ? charity() : null)],
    ['heading', 'china', () => (isForeign(scene.heading.recipientPlace) ? home : null)],
    ['article', 'charity', charity],
    ['article', 'frame', () => (apart ? null : own(frame))],
    ['sentence', 'china', () => (scene.actors.some(abroad) ? home : null)],
    ['article', 'china', () => (abroadAlone || isForeign(frame.recipientPlace) ? home : null)],
  ]
  return decide(steps.filter(([scope]) => reaches(reach, scope) && !(dealtTo?.own && reaches('sentence', scope))))

  /** 全州|脱贫劳动力务工21.3万人: a sentence that opens so tells a statistic, unless its clause names who gives or gains. */
  function isOfAll(): boolean {
    if (donation || asked.previousEnd > segment.start || !OF_ALL.test(text.slice(clause.start, mention.start)))
      return false
    const names = ({ place }: Actor): boolean => place !== null && sides(place) === 'donor'
    const own = text.slice(clause.start, clause.end)
    return !holds(own, 'aid') && !own.includes('受益') && !between(clause.start, clause.end).some(names)
  }

  /**
   * 骨干32名|赴闽|跟岗, 向浙江|转移就业|1426人: who takes people in to learn or to work gives, or whoever the sentence names that holds
   * that place (山东…赴|济南|跟岗); of several places the article's giver that does. A body that leads an article sends
   * people where it likes.
   */
  function teacher(): Cited {
    if (mention.kind !== 'personnel' || frame.led) return null
    const there = between(clause.start, clause.end).find(
      ({ kind, place, start, end }) =>
        (kind === 'place' || kind === 'short') && place?.short !== frame.donor && isWhereTheyLearn(text, start, end),
    )
    if (!there) return cite(host())
    const around = between(0, clause.end).find((other) => isAround(other, there.place))
    if (around) return cite(around)
    // 南通…帮助农村劳动力赴苏就业: whoever gives in the province that takes them in
    const givers = [carried(), own(scene.heading), own(frame)].map((giver) =>
      typeof giver === 'string' ? null : giver,
    )
    const inside = givers.find(
      (giver) => giver !== null && giver.actors.length > 0 && giver.actors.every(({ place }) => isAround(there, place)),
    )
    if (inside && there.place?.level === 'province') return inside
    const isOne = listAround(scene.actors, there, () => true).length === 1
    const holder = givers.find((giver) => giver?.actors.some((other) => isAround(other, there.place)))
    return isOne ? cite(there) : (holder ?? cite(there))
  }

  /** 在|江苏|,来自老挝的16名医生正在学习: where those from elsewhere are taught. */
  function host(): Actor | undefined {
    const isGuest = ({ start, end }: Actor): boolean => comesToLearn(text, start, end)
    if (!between(clause.start, clause.end).some(isGuest)) return undefined
    return between(0, clause.end).find(({ kind, start }) => kind === 'place' && text.charAt(start - 1) === '在')
  }

  /** 我国|…派出医疗队员: subject of a verb of giving, as the text calls it. */
  function ourNation(from: number, to: number): string | null {
    const at = text.slice(from, to).lastIndexOf(OUR_NATION)
    return at >= 0 && initial(text, from + at) && cueBetween('bestows', text, from + at, to) ? OUR_NATION : null
  }

  /** 动员|社会力量|捐款捐物: a government that moves others gives nothing. */
  function moved(): boolean {
    return (
      (donation || mention.role === 'aid') &&
      holds(text.slice(clause.start, mention.start).replaceAll(NOT_PUBLIC, ''), 'social')
    )
  }

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
    const able = list.filter(
      (actor) => gives(actor, text) && !isInName(actor) && !isOfReceiver(actor) && !(collected && takes(actor)),
    )
    const strong = able.findLast(({ says, kind }) => says === 'donor' && kind !== 'short')
    if (strong && (reach !== 'clause' || strong.weight >= 1)) return strong
    return reach === 'clause'
      ? able.findLast(({ initial, kind }) => initial && kind !== 'short' && mention.role !== 'visitor')
      : (able.findLast(({ says }) => says === 'donor') ?? able.at(-1))
  }

  /** 市南区|实验小学有学生2160名: the place is part of a name, and nothing says that it gives. */
  /** 向玉树的|红十字会捐款: who belongs to a place that receives. */
  function isOfReceiver({ start }: Actor): boolean {
    return scene.actors.some(
      ({ kind, says, end }) =>
        kind === 'place' && says === 'recipient' && text[end] === '的' && OF_PLACE.test(text.slice(end, start)),
    )
  }

  function isInName({ kind, says, start, end }: Actor): boolean {
    return (
      kind === 'place' &&
      !says &&
      scene.actors.some(
        ({ kind: other, ...body }) => (other === 'body' || other === 'people') && body.start <= start && body.end > end,
      )
    )
  }

  /** 据青少年基金会汇总,收到捐款: a body that does not give by a verb of its own takes in. */
  function takes({ kind, says, weight }: Actor): boolean {
    return kind === 'body' && (says !== 'donor' || weight < 2)
  }

  function subject(list: readonly Actor[], sentence: string): Actor | undefined {
    const able = list.filter((actor) => gives(actor, sentence) && lasts(actor))
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

  /** 援疆资金9800万元,|武汉市实施。: whoever of the giving side carries out what the sentence tells, in a clause of his own. */
  function carrier(): Actor | undefined {
    return between(clause.end, text.length).find(
      ({ kind, place, start, end }) =>
        kind === 'place' &&
        place !== null &&
        sides(place) === 'donor' &&
        BEGINS.test(text.slice(clause.end, start)) &&
        CARRIES.test(text.slice(end)),
    )
  }

  /** 每月补助6000元,由|浙江省教育厅|拨付: who pays stands in a clause of its own. */
  function payer(): Actor | undefined {
    const next = text.slice(clause.end, clause.end + BY_WHOM)
    if (!/^,(?:全部|均|全额)?由/.test(next) || asked.nextStart < clause.end) return undefined
    return between(clause.end, clause.end + BY_WHOM).find(pays)
  }

  function placeBefore(): Actor | undefined {
    return nearest(between(0, mention.start).filter((actor) => actor.kind === 'place' && lasts(actor)))
  }

  /** 省级财政资金: what a place pays for itself it pays in that clause alone. */
  function lasts({ place, weight }: Actor): boolean {
    return place === null || weight < SELF || sides(place) === 'donor'
  }

  /** 有位|老教师,每月退休金七千元,寄来…: a person is subject of the clauses behind him until another is. */
  function person(): string | null {
    const isAnother = between(clause.start, mention.start).some((actor) => gives(actor, text))
    return openPerson(scene.sentence, isAnother ? clause.start : segment.start, mention.start)
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

  function openBefore(from: number, to: number): string | null {
    const name = reach === 'article' ? open(from, to) : null
    // 政府, 集团: the one that the article is about
    return name && name.length > 2 ? name : null
  }

  /** The name of a place that receives, with whatever belongs to it. */
  function recipientSide(name: string): boolean {
    return scene.actors.some(
      (actor) =>
        actor.place && name.includes(actor.name) && sides(actor.place) === 'recipient' && actor.says !== 'donor',
    )
  }

  /** 某红会收到捐款4亿元,但是|拨付了5391万元: who took in what others gave pays it out. */
  function payingOut(): Cited {
    if (mention.kind !== 'money' || !PAID.test(text.slice(clause.start, mention.start))) return null
    const last = between(0, clause.start).findLast(({ kind }) => kind === 'body')
    if (last?.says !== 'recipient' || institutionOf(last.name) !== 'charity') return null
    const list = listAround(scene.actors, last, ({ kind }) => kind === 'body')
    return { name: citedList(list), actors: list }
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

  /** 世行|贷款: whose loan it is, as a record cites him. */
  function loan(): Cited {
    const owner = openOwner(scene.sentence, clause.start, mention.start)
    const known = scene.actors.find(({ kind, start, end }) => kind === 'group' && text.slice(start, end) === owner)
    return known ? cite(known) : owner
  }

  function bank(): string | null {
    return (
      between(clause.start, mention.start).findLast(
        ({ kind, name }) => kind === 'body' && name.length > 3 && BANK.test(name),
      )?.name ?? null
    )
  }

  /** 中央财政补助资金|29亿元, 国家补助|8万元: the state pays what its own clause says it pays, and no more. */
  function state(): string | null {
    return STATE_PAYS.exec(text.slice(clause.start, mention.start))?.[1] ?? null
  }

  /** 企业9家: a number behind its noun is an entry of an account; 20多家企业 are told of. */
  function accounted(firms: string | null): string | null {
    return firms?.endsWith('家') ? firms : null
  }

  function countedFirms(): string | null {
    return [...text.slice(segment.start, mention.start).matchAll(FIRMS)].at(-1)?.[0] ?? null
  }

  /** True for an item or a row: in running text the first words are no column. */
  function isLine(): boolean {
    const kind = stage.kinds[scene.sentence.blockIndex]
    return kind === 'item' || kind === 'row'
  }

  /** 某医院的专家们帮上了忙。|这些专家中有两位院士: whose those are of whom the sentence before tells. */
  function pointedAt(): Cited {
    const noun = mention.role === 'dispatched' ? POINTS.exec(text)?.[1] : undefined
    const before = scenes[scene.sentence.index - 1]
    if (noun === undefined || before?.sentence.blockIndex !== scene.sentence.blockIndex) return null
    const owner = before.actors.find(
      (actor) =>
        (actor.kind === 'body' || gives(actor, before.sentence.text)) &&
        [noun, `的${noun}`].some((told) => before.sentence.text.startsWith(told, actor.end)),
    )
    return owner ? cited(owner, before.actors) : null
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

  /** 荣成的|好当家集团, 威海的一位|退休教师: who gives is the head of the phrase, the place is where he is from. */
  function headOf({ kind, end }: Actor, all: readonly Actor[]): Actor | undefined {
    if (kind !== 'place' || mention.kind === 'project') return undefined
    return all.find(
      (head) =>
        ((head.kind === 'body' && isOfItsOwn(head.name)) || (head.kind === 'people' && mention.kind === 'money')) &&
        OF_PLACE.test(text.slice(end, head.start)),
    )
  }

  function cited(found: Actor, all: readonly Actor[]): Cited {
    const actor = all.find((body) => covers(body, found, donation)) ?? headOf(found, all) ?? found
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
