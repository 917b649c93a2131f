import { cueAt, cueBefore } from '../lexicon/agents.js'
import type { Place } from '../lexicon/places.js'
import type { Sentence } from '../model.js'
import type { Span } from '../span.js'
import { findPlaces, type PlaceContext } from './places.js'
import { bodies } from './places-bodies.js'

export type Side = 'donor' | 'recipient'

/** Someone or some place that a sentence names; offsets into the sentence. */
export interface Actor extends Span {
  /** `short`: a place by one character (援|疆). `whole`: the receiving side without its name (受援地). */
  readonly kind: 'place' | 'short' | 'body' | 'people' | 'group' | 'whole' | 'deictic'
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
/** So far behind an actor a verb of giving still belongs to it. */
const REACH = 14
/** What may stand between the head of a clause and its subject. */
const LEAD =
  /^["“‘(【■·\s]*(?:[^,;:]{0,14}(?:年|月|日|来|间|午|底|初|末|后|时|中|此外|目前|前|据|仅|与会|共|上|内|外))?$/
/** Between a place and what says that it gives: 江苏省|第九批|对口支援, 上海市|普陀区|各级|财政. */
const BATCH =
  /^(?:等地?|的|各地|各级|政府|第?[一二三四五六七八九十0-9]{1,3}批|[0-9一二三四五六七八九十两]{1,3}[个家]省?市?)/
/** 两县一师, 三县一市: a group of receiving places that the field names by number. */
const COUNTED = /[一两二三四五六七八九十][县州市区]{1,2}[一两二三四五][县师市州]/g
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
  for (const hit of named) {
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
    found.push({ ...blank, ...hit, kind: 'short', name, chain: [hit.place], says: hit.side, weight: hit.side ? 1 : 0 })
  }
  for (const hit of bodies(text)) {
    found.push({ ...blank, ...hit, ...said(hit), initial: initial(hit.start) })
  }
  for (const match of text.matchAll(COUNTED)) {
    const at = { start: match.index, end: match.index + match[0].length }
    found.push({ ...blank, ...at, kind: 'group', name: match[0], says: 'recipient', weight: 1 })
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
    if (found.some((actor) => actor.start < at.end && at.start < actor.end)) continue
    found.push({ ...blank, ...at, kind: 'group', name: text.slice(at.start, at.end), says: 'recipient', weight: 0.5 })
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end)

  function said(at: Span): { says: Side | null; weight: number } {
    const to = cueBefore('to', text, at.start)
    const batch = BATCH.exec(text.slice(at.end, at.end + 8))?.[0].length ?? 0
    if (cueAt('receives', text, at.end)) return { says: 'recipient', weight: 2 }
    if (to && to !== '在' && to !== '到') return { says: 'recipient', weight: to.length > 1 ? 2 : 1 }
    if (cueAt('does', text, at.end) || cueAt('does', text, at.end + batch)) return { says: 'donor', weight: 3 }
    if (cueBefore('by', text, at.start)) return { says: 'donor', weight: 2 }
    if (to) return { says: 'recipient', weight: 0.5 }
    for (let i = at.end; i < Math.min(at.end + REACH, text.length) && !CLAUSE.has(text[i] as string); i++) {
      if (cueAt('gives', text, i)) return { says: 'donor', weight: initial(at.start) ? 1 : 0.5 }
    }
    return { says: null, weight: 0 }
  }

  function initial(at: number): boolean {
    let from = at
    while (from > 0 && !CLAUSE.has(text[from - 1] as string) && at - from < 24) from--
    return LEAD.test(text.slice(from, at))
  }
}

function* smallPlaces(text: string): Iterable<Span> {
  for (let i = 1; i < text.length; i++) {
    const word = cueBefore('to', text, i)
    if (!word) continue
    SMALL.lastIndex = i
    const found = SMALL.exec(text)?.[0]
    if (found && !NOT_SMALL.test(found)) yield { start: i, end: i + found.length }
  }
}
