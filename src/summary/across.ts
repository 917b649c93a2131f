import { plainDigits } from '../formats/plain-digits.js'
import type { AidRecord } from '../model.js'
import { type Link, ownReason, type Summable } from './left-out.js'

/** What telling the same figure again is read from. */
export type Told = Summable &
  Pick<
    AidRecord,
    'raw' | 'label' | 'sentence' | 'sentence_simplified' | 'title' | 'published' | 'sha256' | 'min' | 'max'
  >

/** An article that was printed again: `doc` tells what `of` told before. */
export interface Reprint {
  readonly doc: string
  readonly of: string
}

/** The figures of several documents that tell one thing, each linked to the first that tells it. */
export interface Across<Row extends Told> {
  readonly links: ReadonlyMap<Row, Link<Row>>
  readonly reprints: readonly Reprint[]
}

/** A document is a reprint where so much of its sentences with figures stands in another. */
const REPRINTED = 0.8
/** So many common sentences make a reprint without a common headline. */
const COMMON = 3
/** A sentence of so many characters is no phrase that anybody would write again. */
const OWN_WORDING = 15
/** Two articles further apart do not tell of one undated figure. */
const DAYS_APART = 366
/** Points that make two figures one: each party, label, period and long number that agrees is one. */
const ENOUGH = 2

interface Doc<Row> {
  readonly doc: string
  readonly published: string | null
  readonly records: readonly Row[]
  readonly sentences: ReadonlySet<string>
}

/**
 * Which figures tell again what another document has told. The articles are taken in the order of their days, those
 * without one last. First whole reprints, told by their sentences; then single figures: the same amount, unit, rate and
 * role, nothing in label, parties and period that contradicts, and enough that agrees. A figure is linked to one that is
 * linked to none, never within its own document, and no two of a document to the same.
 */
export function across<Row extends Told>(records: readonly Row[]): Across<Row> {
  const links = new Map<Row, Link<Row>>()
  const reprints: Reprint[] = []
  const tellers = new Map<string, Doc<Row>[]>()
  const first = new Map<string, Row[]>()
  for (const doc of inOrder(records)) {
    const original = originalOf(doc, tellers)
    if (original) {
      reprints.push({ doc: doc.doc, of: original.doc })
      linkReprint(doc, original, links)
    }
    const taken = new Set<Row>()
    for (const record of doc.records) {
      if (links.has(record) || record.flags.includes('repeat')) continue
      const amount = [record.kind, record.role, record.unit, record.per ?? '', record.value].join()
      const candidates = (first.get(amount) ?? []).filter((other) => other.doc !== doc.doc && !taken.has(other))
      const same = candidates.find((other) => isSame(record, other))
      if (same) {
        links.set(record, { first: same, reprint: false })
        taken.add(same)
      }
      // what is in no sum must not keep its like out of one
      else if (ownReason(record) === null || ownReason(record) === 'rate') add(first, amount, record)
    }
    if (!original) for (const sentence of doc.sentences) add(tellers, sentence, doc)
  }
  return { links, reprints }
}

function inOrder<Row extends Told>(records: readonly Row[]): readonly Doc<Row>[] {
  const byDoc = new Map<string, Row[]>()
  for (const record of records) add(byDoc, record.doc, record)
  const docs = [...byDoc].map(([doc, own]) => ({
    doc,
    published: own[0]?.published ?? null,
    records: own,
    sentences: new Set(own.map(wording)),
  }))
  const day = ({ published }: Doc<Row>) => published ?? '9999'
  return docs.sort((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0))
}

/** The earlier document that this one prints again, if any: the one with most in common. */
function originalOf<Row extends Told>(
  doc: Doc<Row>,
  tellers: ReadonlyMap<string, readonly Doc<Row>[]>,
): Doc<Row> | undefined {
  const common = new Map<Doc<Row>, number>()
  for (const sentence of doc.sentences) {
    for (const other of tellers.get(sentence) ?? []) common.set(other, (common.get(other) ?? 0) + 1)
  }
  const [most] = [...common].sort(([, a], [, b]) => b - a)
  if (most === undefined) return undefined
  const [other, count] = most
  const [mine, theirs] = [doc.records[0], other.records[0]]
  const near = daysApart(doc.published, other.published) <= DAYS_APART
  const named = mine?.sha256 === theirs?.sha256 || (near && mine?.title != null && mine.title === theirs?.title)
  return count >= REPRINTED * doc.sentences.size && (named || count >= COMMON) ? other : undefined
}

/** Figure by figure: the same words in the same sentence, in turn. What the reprint has of its own stays unlinked. */
function linkReprint<Row extends Told>(doc: Doc<Row>, original: Doc<Row>, links: Map<Row, Link<Row>>): void {
  const waiting = new Map<string, Row[]>()
  const place = (record: Row) => `${record.value} ${record.unit} ${wording(record)}`
  for (const record of original.records) add(waiting, place(record), record)
  for (const record of doc.records) {
    const told = waiting.get(place(record))?.shift()
    // a figure that the original itself has from elsewhere leads on to where that is from
    if (told) links.set(record, { first: links.get(told)?.first ?? told, reprint: true })
  }
}

/** A sentence as it is compared: simplified script, without marks and spaces. */
function wording({ sentence, sentence_simplified }: Told): string {
  return (sentence_simplified ?? sentence).replace(/[^\p{L}\p{N}]/gu, '')
}

/** True where nothing speaks against one figure told twice, and enough for it. */
function isSame(a: Told, b: Told): boolean {
  if (hedgesApart(a, b) || tooFarApart(a, b)) return false
  const answers = [
    agree(a.label, b.label),
    parties(a.donor, a.donor_codes, b.donor, b.donor_codes),
    parties(a.recipient, a.recipient_codes, b.recipient, b.recipient_codes),
    periods(a, b),
  ]
  if (answers.includes('apart')) return false
  const words = wording(a)
  const verbatim = words.length >= OWN_WORDING && words === wording(b)
  const points = answers.filter((answer) => answer === 'same').length
  return points + (isLong(a.value) ? 1 : 0) + (verbatim ? ENOUGH : 0) >= ENOUGH
}

type Answer = 'same' | 'apart' | 'unsaid'

/** Names of one thing are often one a part of the other: 援疆资金, 资金; 新疆伊犁, 伊犁. */
function agree(a: string | null, b: string | null): Answer {
  if (a === null || b === null) return 'unsaid'
  return a.includes(b) || b.includes(a) ? 'same' : 'apart'
}

function parties(a: string | null, aCodes: readonly string[], b: string | null, bCodes: readonly string[]): Answer {
  const byName = agree(a, b)
  if (byName !== 'apart') return byName
  return aCodes.length > 0 && aCodes.join() === bCodes.join() ? 'same' : 'apart'
}

/** One stretch of time within the other may be the same event told with other words; else they are apart. */
function periods(a: Told, b: Told): Answer {
  if ((a.period_start ?? a.period_end) === null || (b.period_start ?? b.period_end) === null) return 'unsaid'
  if (a.period_start === b.period_start && a.period_end === b.period_end) return 'same'
  return holds(a, b) || holds(b, a) ? 'unsaid' : 'apart'
}

function holds(long: Told, short: Told): boolean {
  const [from, to] = [long.period_start ?? '0000', long.period_end ?? '9999']
  return from <= (short.period_start ?? '0000') && (short.period_end ?? '9999') <= to
}

/** 近3亿 and 3亿多 are two figures. */
function hedgesApart(a: Told, b: Told): boolean {
  const below = (one: Told) => one.max !== null && one.min === null
  const above = (one: Told) => one.min !== null && one.max === null
  return (below(a) && above(b)) || (above(a) && below(b)) || (a.max !== b.max && a.qualifier === 'range')
}

/** Where nothing dates a figure, the days of the two articles must be near each other. */
function tooFarApart(a: Told, b: Told): boolean {
  const dated = (one: Told) => (one.period_start ?? one.period_end) !== null
  return !(dated(a) && dated(b)) && daysApart(a.published, b.published) > DAYS_APART
}

/** 0 where one of the days is not known. */
function daysApart(a: string | null, b: string | null): number {
  return a === null || b === null ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
}

/** A number of three digits and more that are not all zeros behind the first two is seldom met by chance. */
function isLong(value: number): boolean {
  return (
    plainDigits(value)
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '').length >= 3
  )
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
