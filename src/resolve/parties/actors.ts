import type { Place } from '../../lexicon/places.js'
import type { Sentence } from '../../model.js'
import { fits } from '../../pattern.js'
import { overlaps, type Span } from '../../span.js'
import type { BodyHit } from '../places/bodies.js'
import type { PlaceHit } from '../places/chain.js'
import type { NameHit } from '../places/names.js'
import { findPlaces, type PlaceContext } from '../places/places.js'
import { COLLECTIVE } from './collective.js'
import { initial, type Said, SELF, said } from './cues.js'
import { isServed, locals } from './local.js'
import { regions } from './regions.js'
import { smallAt, targets, teamAt } from './targets.js'

/** Someone or some place that a sentence names; offsets into the sentence. */
export interface Actor extends Span, Said {
  /**
   * `short`: a place by one character (晋|企), `programme`: that of 援|疆. `group`: givers (各省市). `target`: receivers without an
   * entry in the gazetteer (两县一师, 托喀依乡). `whole`: the receiving side without its name (受援地). `deictic`: 师市, 该会, 我省. `region`: 沿海, 山区.
   */
  readonly kind:
    | 'place'
    | 'short'
    | 'programme'
    | 'body'
    | 'people'
    | 'group'
    | 'target'
    | 'whole'
    | 'deictic'
    | 'region'
  /** As the text has it; for bodies as they are cited. */
  readonly name: string
  readonly place: Place | null
  readonly chain: readonly Place[]
  readonly listed: boolean
  /** How it is cited where that is not its own name: 三省市 as the three that the text has named; else null. */
  readonly cite: string | null
  /** The fullest name that the document gives this place (浙江台州); null before the document is read. */
  readonly full: string | null
  /** The town, village or quarter of it that the text names with it: 加查县|安绕镇; else empty. */
  readonly tail: string
  /** True where it stands at the head of its clause. */
  readonly initial: boolean
}

/** Where a newspaper's report comes from: 本报|成都|12月1日电. */
const DATELINE_BEHIND = /^(?:讯|专?电|综合报道|报道)(?:[\s,:;)】]|$)/
const DATELINE = /(?<=本报|本社|本网|新华社|中新社|中新网|记者|通讯社)/y
const SEAT = /(?<=(?:总部|总行|会址)(?:位于|设在|设于|在|地处)?)/y
const DATE = /^(?:\d{4}年)?\d{1,2}月|^[一二三四五六七八九十]{1,2}月/
/** 师市 is a division and its city; 该会, 该公司 the body named before; 我省, 全县, 县|财政 the place of whoever publishes. */
const DEICTIC =
  /师市|本处(?![于理在])|[该我本][会司校行院](?!员|长|机|业|友|园|级|身)|[该我][会司团校行院](?!员|长|机|业|友|园)|该公司|该集团|该基金会|该协会|该商会|[我本全该][省市州县区](?!级|域|长|位|民|间|别|政)|[该全][乡镇村]|(?<![\u4e00-\u9fff])[乡镇村](?=里|上)|(?<![\u4e00-\u9fff])(?:[省市州县区](?=财政|委|政府|级)|地区(?=分得|安排|实施|获|收到|投入|落实))/g

/** Between the members of a list. */
const JOINED = /^(?:、|和|与|及|以及| |会同|携手|联手|协同|联合|(?:、|和)第[0-9一二三四五六七八九十]{1,3}批[援赴])$/

/** A town that a verb of giving stands behind may be meant by it, or may be where something is done. */
const TOWN_GIVES = 0.5

const NOT_SAID: Said = { says: null, weight: 0 }
const NOWHERE: readonly Place[] = []

/** A text with the places and the bodies that it names, read once. */
export interface Named {
  readonly text: string
  /** Reads a part of it word by word; null where nothing can. */
  readonly tag: Sentence['tag'] | null
  readonly names: readonly NameHit[]
  readonly bodies: readonly BodyHit[]
}

/** The actors of a sentence, in order of their places. */
export function actors(
  { text, tag, names, bodies }: Named,
  context: PlaceContext,
  firms: ReadonlyMap<string, string>,
): readonly Actor[] {
  const { named: all, short } = findPlaces(text, context, names, tag)
  // 某县红十字会|和|县慈善会: two bodies, and no 和县
  const named = all.filter(({ start }) => text[start] !== '和' || !bodies.some(({ end }) => end === start))
  const aims = targets(text)
  const counted = aims.filter(({ kind }) => kind === 'counted')
  const found: Actor[] = []
  for (const hit of named) {
    if (counted.some((at) => overlaps(at, hit)) || dateline(text, hit) || isSeat(text, hit)) continue
    // 墨竹工卡县|援藏资金: aid to the province that the place lies in is not its own
    const aided = short.some(
      ({ programme, start, place }) =>
        programme && start === hit.end + 1 && hit.chain.some((at) => at.province === place.short),
    )
    const cue: Said = aided ? { says: 'recipient', weight: 1 } : besideTown(hit, said(text, hit))
    add('place', text.slice(hit.start, hit.end), hit, cue, hit.chain, hit.listed)
  }
  for (const hit of short) {
    const says = hit.side ? { says: hit.side, weight: 1 } : NOT_SAID
    add(hit.programme ? 'programme' : 'short', hit.place.short, hit, says, [hit.place])
  }
  for (const body of bodies) {
    // 为|和田县学生: the name was cut at 和, which is the place's
    const over = named.find(({ start, end }) => start < body.start && body.start < end)
    const at = over ? { start: over.start, end: body.end } : body
    if (body.name.includes('西部')) {
      add('target', body.name, at, { says: 'recipient', weight: 1 })
      continue
    }
    const name = over ? text.slice(over.start, body.end) : body.name
    add(body.kind, firms.get(name) ?? name, at, said(text, at))
  }
  for (const [short, name] of firms) {
    for (let at = text.indexOf(short); at >= 0; at = text.indexOf(short, at + short.length)) {
      const span = { start: at, end: at + short.length }
      if (!found.some((actor) => actor.kind === 'body' && overlaps(actor, span)))
        add('body', name, span, said(text, span))
    }
  }
  for (const match of [...text.matchAll(DEICTIC), ...text.matchAll(COLLECTIVE)]) {
    const at = { start: match.index, end: match.index + match[0].length }
    if (found.some((actor) => overlaps(actor, at))) continue
    add('deictic', match[0], at, said(text, at))
  }
  // 北塔山牧场、奇台农场|、红旗农场
  for (const { end } of [...found]) {
    const next = smallAt(text, end + 1)
    if (next && /[、和]/.test(text[end] as string) && !found.some((actor) => overlaps(actor, next)))
      add('target', text.slice(next.start, next.end), next, NOT_SAID)
  }
  for (const aim of aims) {
    // 房|山区: part of a name
    if (aim.kind === 'whole' && found.some((actor) => overlaps(actor, aim))) continue
    add(aim.kind === 'whole' ? 'whole' : 'target', text.slice(aim.start, aim.end), aim, {
      says: 'recipient',
      weight: 1,
    })
  }
  const groups = found.flatMap(({ kind, end }) => (kind === 'group' ? [end] : []))
  for (const { says, ...region } of regions(text, new Set(groups))) {
    const over = found.filter((actor) => overlaps(actor, region))
    // 西部|10省区市: part of a longer name
    if (over.some(({ end }) => end > region.end)) continue
    for (const actor of over) found.splice(found.indexOf(actor), 1)
    add('region', text.slice(region.start, region.end), region, { says, weight: 2 })
  }
  for (const local of tag ? locals({ text, tag }, named) : []) {
    if (!isServed(text, local)) continue
    const over = found.filter((actor) => overlaps(actor, local))
    const own = over.find(({ kind, start, says }) => kind === 'place' && start === local.start && says === null)
    if (own) found[found.indexOf(own)] = { ...own, says: 'recipient', weight: 0.5 }
    if (over.some(({ start }) => start <= local.start) || named.some(({ end }) => end === local.start)) continue
    for (const actor of over) found.splice(found.indexOf(actor), 1)
    add('target', local.name, local, { says: 'recipient', weight: 0.5 })
  }
  for (const [i, actor] of found.entries()) {
    const part = actor.kind === 'place' ? (smallAt(text, actor.end) ?? teamAt(text, actor)) : null
    if (part && isNamed(part)) found[i] = { ...actor, end: part.end, tail: text.slice(part.start, part.end) }
  }
  return alike(
    text,
    helping(
      text,
      headed(
        text,
        found.sort((a, b) => a.start - b.start || Number(b.kind === 'place') - Number(a.kind === 'place')),
      ),
    ),
  )

  /** 白水县|今年改造村|道: no name of a village holds a word of time, or a verb behind another word. */
  function isNamed({ start, end }: Span): boolean {
    const words = tag?.(start, end) ?? []
    return words.every((word, i) => !word.tag.startsWith('t') && (i === 0 || !word.tag.startsWith('v')))
  }

  function add(kind: Actor['kind'], name: string, at: Span, cue: Said, chain = NOWHERE, listed = false): void {
    const { start, end } = at
    const { says, weight } = cue
    const place = chain.at(-1) ?? null
    found.push({
      start,
      end,
      kind,
      name,
      place,
      chain,
      listed,
      cite: null,
      full: null,
      tail: '',
      says,
      weight,
      initial: initial(text, start),
    })
  }
}

/** 永安街道移民小区|综合帮扶480万元: help goes to a town, seldom comes from one. */
function besideTown({ place: { level } }: PlaceHit, { says, weight }: Said): Said {
  return { says, weight: level === 'town' && says === 'donor' ? Math.min(weight, TOWN_GIVES) : weight }
}

/** 集团总部位于|德阳: where a body has its seat nothing is given or received. */
function isSeat(text: string, { start }: Span): boolean {
  return fits(SEAT, text, start)
}

function dateline(text: string, { start, end }: Span): boolean {
  if (DATELINE_BEHIND.test(text.slice(end))) return true
  return DATE.test(text.slice(end)) && fits(DATELINE, text, start)
}

/** 帮扶太行山区的|槐川县: what is said of the land is said of the place in it. */
function headed(text: string, list: readonly Actor[]): readonly Actor[] {
  const isIn = (land: Actor | undefined, one: Actor | undefined): boolean =>
    land?.place?.level === 'land' && one?.kind === 'place' && text.slice(land.end, one.start) === '的'
  return list.map((actor, i) => {
    if (isIn(actor, list[i + 1])) return { ...actor, ...NOT_SAID }
    const land = list[i - 1]
    return land && isIn(land, actor) ? { ...actor, says: land.says, weight: land.weight } : actor
  })
}

/** 江汉区分别支持|来凤县|资金: a place helps another where nothing but the verb stands between them. */
const HELPS = /^(?:[0-9]{4}年)?(?:分别|先后|共|累计|又|还|再|已)?(?:支持|扶持|援助|支援|帮扶)$/

function helping(text: string, list: readonly Actor[]): readonly Actor[] {
  const isHelp = (one: Actor | undefined, other: Actor | undefined): boolean =>
    one?.kind === 'place' && other?.kind === 'place' && one.initial && HELPS.test(text.slice(one.end, other.start))
  return list.map((actor, i) => {
    if (isHelp(actor, list[i + 1])) return { ...actor, says: 'donor', weight: SELF }
    return isHelp(list[i - 1], actor) ? { ...actor, says: 'recipient', weight: Math.max(1, actor.weight) } : actor
  })
}

/** What is said of the first of a list is said of all: 支援|广西、贵州; 在|石棉、天全 资助. */
function alike(text: string, list: readonly Actor[]): readonly Actor[] {
  const out: Actor[] = []
  for (const one of list) {
    const last = out.at(-1)
    const joined = last !== undefined && JOINED.test(text.slice(last.end, one.start))
    // 残联、深圳|慈善会: the body stands in the list where its place does
    const within = last?.listed === true && one.kind === 'body' && last.kind === 'place' && last.start === one.start
    // what stands in a list that opens its clause opens it
    const actor = within || joined ? { ...one, listed: true, initial: one.initial || (joined && last.initial) } : one
    const weaker = !actor.says || (last?.says === 'recipient' && actor.weight <= 1)
    const follows = actor.listed && last !== undefined && weaker
    out.push(follows ? { ...actor, says: last.says, weight: last.weight } : actor)
  }
  return out
}
