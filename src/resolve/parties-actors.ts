import { cueAt, cueBefore } from '../lexicon/agents.js'
import type { Place } from '../lexicon/places.js'
import type { Sentence } from '../model.js'
import type { Span } from '../span.js'
import { findPlaces, type PlaceContext } from './places.js'
import { bodies } from './places-bodies.js'

export type Side = 'donor' | 'recipient'

/** Someone or some place that a sentence names; offsets into the sentence. */
export interface Actor extends Span {
  /**
   * `short`: a place by one character (晋|企), `programme`: that of 援|疆. `group`: givers (各省市). `target`: receivers without an
   * entry in the gazetteer (两县一师, 托喀依乡). `whole`: the receiving side without its name (受援地).
   */
  readonly kind: 'place' | 'short' | 'programme' | 'body' | 'people' | 'group' | 'target' | 'whole' | 'deictic'
  /** As the text has it; for bodies as they are cited. */
  readonly name: string
  readonly place: Place | null
  readonly chain: readonly Place[]
  readonly listed: boolean
  /** What the words beside it say, and how strongly. */
  readonly says: Side | null
  readonly weight: number
  /** True where it stands at the head of its clause. */
  readonly initial: boolean
}

const CLAUSE = new Set(',;:。!?—\n')
/** 在上海的支持下: what follows 在 gives. */
const THANKS = /^(?:等地?)?的?(?:大力|倾力|无私|鼎力|全力|对口|倾情)?(?:支持|帮助|援助|支援|帮扶|协助)/
/** What is done at a place rather than by it: 在伊宁县|援建的. */
const THERE = new Set(['企业', '援建', '支教', '支医', '帮扶', '捐赠', '支援', '援助'])
/** 北川县|援建项目 is not of 北川's giving, 江苏|援建项目 is. */
const AMBIGUOUS = new Set(['援建', '支教', '支医', '帮扶', '支援', '援助', '捐赠'])
/** 甘肃省|财政下拨: these are a place's own, whichever side it stands on. */
const OWN = new Set(['财政', '红十字会', '慈善总会'])
/** The weight of a cue that holds against everything else. */
export const SELF = 4
/** 推动如皋出资: what is moved gives, and receives nothing. */
const CAUSES = new Set(['推动', '助推'])
/** So far behind an actor a verb of giving still belongs to it. */
const REACH = 14
/** What may stand between the head of a clause and its subject. */
const LEAD =
  /^["“‘(【■·\s]*(?:[^,;:]{0,14}(?:年|月|日|来|间|午|底|初|末|后|时|中|此外|目前|前|据|仅|与会|共|上|内|外|[一二三四五六七八九两几多数十百千0-9][家位名个批]))?$/
/** Between a place and what says that it gives: 江苏省|第九批|对口支援, 上海市|普陀区|各级|财政. */
const BATCH =
  /^\)?(?:等地?|的|各地|各级|政府|第?[一二三四五六七八九十0-9]{1,3}批|[0-9一二三四五六七八九十两]{1,3}[个家]省?市?)?/
/** 两县一师, 三县一市, 54个国家: receiving places that a text names by number. */
const COUNTED = /[一两二三四五六七八九十][县州市区]{1,2}[一两二三四五][县师市州]|\d{1,3}个国家(?:和地区)?/g
/** Where a newspaper's report comes from: 本报|成都|12月1日电. */
const DATELINE = /(?:本报|本社|本网|新华社|中新社|中新网|记者|通讯社)$/
const DATE = /^\d{1,2}月|^[一二三四五六七八九十]{1,2}月/
/** 师市 is a division and its city; 该会, 该公司 the body named before. */
const DEICTIC = /师市|该[会司团校行]|该公司|该集团|该基金会|该协会|该商会/g
/** A small place without an entry in the gazetteer: the name between a word of direction and 乡, 村, 农场 … */
const SMALL =
  /[\u4e00-\u9fff]{2,7}?(?:开发区|农场|牧场|林场|煤矿|乡|镇|村)(?:[一二三四五六七八九十]{1,2}[队连村]|[0-9]{1,2}[队连村])?/y
const NOT_SMALL = /^(?:[各该当受农贫基薄扶乡一两几多全这那我本每]|.*[和与及的个等在]|.?[乡镇村]$)/

/** The actors of a sentence, in order of their places. */
export function actors({ text }: Pick<Sentence, 'text'>, context: PlaceContext): readonly Actor[] {
  const { named, short } = findPlaces(text, context)
  const found: Actor[] = []
  const blank = { place: null, chain: [], listed: false, says: null, weight: 0, initial: false } as const
  const counted = [...text.matchAll(COUNTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
  for (const hit of named) {
    if (counted.some((at) => at.start < hit.end && hit.start < at.end)) continue
    if (DATE.test(text.slice(hit.end, hit.end + 4)) && DATELINE.test(text.slice(Math.max(0, hit.start - 3), hit.start)))
      continue
    found.push({
      ...blank,
      ...hit,
      kind: 'place',
      name: text.slice(hit.start, hit.end),
      ...said(hit),
      initial: initial(hit.start),
    })
  }
  for (const hit of short) {
    const name = hit.place.short
    found.push({
      ...blank,
      ...hit,
      kind: hit.programme ? 'programme' : 'short',
      name,
      chain: [hit.place],
      says: hit.side,
      weight: hit.side ? 1 : 0,
    })
  }
  for (const body of bodies(text)) {
    // 为|和田县学生: the name was cut at 和, which is the place's
    const over = named.find(({ start, end }) => start < body.start && body.start < end)
    const hit = over ? { ...body, start: over.start, name: text.slice(over.start, body.end) } : body
    found.push({ ...blank, ...hit, ...said(hit), initial: initial(hit.start) })
  }
  for (const at of counted) {
    found.push({ ...blank, ...at, kind: 'target', name: text.slice(at.start, at.end), says: 'recipient', weight: 1 })
  }
  for (const match of text.matchAll(DEICTIC)) {
    const at = { start: match.index, end: match.index + match[0].length }
    found.push({ ...blank, ...at, kind: 'deictic', name: match[0], ...said(at), initial: initial(at.start) })
  }
  for (let i = 0; i < text.length; i++) {
    const word = cueAt('whole', text, i)
    if (!word) continue
    found.push({ ...blank, start: i, end: i + word.length, kind: 'whole', name: word, says: 'recipient', weight: 1 })
    i += word.length - 1
  }
  for (const at of smallPlaces(text)) {
    const over = found.filter((actor) => actor.start < at.end && at.start < actor.end)
    if (over.some(({ start }) => start <= at.start)) continue
    for (const actor of over) found.splice(found.indexOf(actor), 1)
    found.push({ ...blank, ...at, kind: 'target', name: text.slice(at.start, at.end), says: 'recipient', weight: 0.5 })
  }
  return alike(found.sort((a, b) => a.start - b.start || Number(b.kind === 'place') - Number(a.kind === 'place')))

  function said(at: Span): { says: Side | null; weight: number } {
    const to = cueBefore('to', text, at.start)
    const where = cueBefore('at', text, at.start)
    const by = cueBefore('by', text, at.start)
    const batch = BATCH.exec(text.slice(at.end, at.end + 8))?.[0].length ?? 0
    const does = cueAt('does', text, at.end) ?? cueAt('does', text, at.end + batch)
    if (cueAt('receives', text, at.end)) return { says: 'recipient', weight: 2 }
    if (to) return { says: 'recipient', weight: to.length > 1 ? 2 : 1 }
    if (where && THANKS.test(text.slice(at.end, at.end + 8))) return { says: 'donor', weight: 2 }
    const verb = verbAhead(at.end, by || where ? 2 * REACH : REACH)
    if (verb === 'takes' && !by && !where) return { says: 'recipient', weight: 2 }
    if (does && !(where && THERE.has(does))) {
      return { says: 'donor', weight: AMBIGUOUS.has(does) ? 1.5 : OWN.has(does) ? SELF : 3 }
    }
    // 由X投入 says that X gives, 由X实施 does not
    if (by && (by !== '由' || verb === 'gives')) return { says: 'donor', weight: 2 }
    if (where && !(CAUSES.has(where) && verb === 'gives')) return { says: 'recipient', weight: 0.3 }
    if (verb === 'gives') return { says: 'donor', weight: initial(at.start) ? 1 : 0.5 }
    return verb === 'acts' ? { says: 'donor', weight: 0.2 } : { says: null, weight: 0 }
  }

  /** The first verb of giving, doing or receiving in the rest of the clause. */
  function verbAhead(from: number, reach: number): 'gives' | 'acts' | 'takes' | null {
    let does: 'acts' | null = null
    for (let i = from; i < Math.min(from + reach, text.length) && !CLAUSE.has(text[i] as string); i++) {
      if (text[i - 1] === '的') continue
      if (cueAt('takes', text, i)) return 'takes'
      if (cueAt('gives', text, i)) return 'gives'
      if (cueAt('acts', text, i)) does = 'acts'
    }
    return does
  }

  function initial(at: number): boolean {
    let from = at
    while (from > 0 && !CLAUSE.has(text[from - 1] as string) && at - from < 24) from--
    return LEAD.test(text.slice(from, at))
  }
}

/** What is said of the first of a list is said of all: 支援|广西、贵州; 在|石棉、天全 资助. */
function alike(list: readonly Actor[]): readonly Actor[] {
  const out: Actor[] = []
  for (const actor of list) {
    const last = out.at(-1)
    const weaker = !actor.says || (last?.says === 'recipient' && actor.weight <= 1)
    const follows = actor.listed && last?.kind === 'place' && weaker
    out.push(follows ? { ...actor, says: last.says, weight: last.weight } : actor)
  }
  return out
}

function* smallPlaces(text: string): Iterable<Span> {
  for (let i = 1; i < text.length; i++) {
    const word = cueBefore('to', text, i) ?? cueBefore('at', text, i)
    if (!word) continue
    SMALL.lastIndex = i
    const found = SMALL.exec(text)?.[0]
    if (found && !NOT_SMALL.test(found)) yield { start: i, end: i + found.length }
  }
}
