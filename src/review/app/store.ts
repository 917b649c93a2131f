import { decisionsFromText } from '../../decisions/codec.js'
import { CORRECTABLE, type CorrectableFields, type Decision, type Verdict } from '../../decisions/decision.js'
import { fieldsFor, figureOf, homeOf, isSame, type SearchedDocument } from '../../decisions/match.js'
import type { Range, Row } from '../page-data.js'
import { detailOf, type Figure, index, placeOf, rangeOf, readFigures, sentenceText } from './figures.js'

/** What was said of the figures, by their key. */
const decisions = new Map<string, Decision>()
const added = new Map<number, Figure[]>()
/** What each step of the reviewer changed, the last at the end. */
const history: (readonly { readonly figure: Figure; readonly before: Decision | undefined }[])[] = []
const listeners: ((key: string | null) => void)[] = []

const STORED_AS = `aid-extract review ${fingerprint(`${index.version}\n${index.documents.map(({ doc, sha256 }) => `${doc} ${sha256}`).join('\n')}`)}`

/** Whether this browser keeps the decisions when the page is closed. */
export let isKept = true

/** Called after every change, with the key of the figure, or null where many changed. */
export function onChange(listener: (key: string | null) => void): void {
  listeners.push(listener)
}

export function decisionOn({ key }: Figure): Decision | undefined {
  return decisions.get(key)
}

export function verdictOn(figure: Figure): Verdict | null {
  return decisions.get(figure.key)?.decision ?? null
}

/** The row as the reviewer left it, or as it was read. */
export function rowOf(figure: Figure): Row {
  const decision = decisions.get(figure.key)
  if (decision === undefined || decision.decision === 'reject') return figure.read
  return { ...figure.read, ...decision.fields, ...unfound(decision.changed) }
}

/** What a reviewer has said was found nowhere; the codes of its places are worked out where the decisions are applied. */
function unfound(changed: Decision['changed']): Partial<Row> {
  return {
    ...(changed.includes('donor') && { donor_from: null, donor_codes: [] }),
    ...(changed.includes('recipient') && { recipient_from: null, recipient_codes: [] }),
    ...(changed.includes('period') && { period_from: null }),
  }
}

/** A document's figures in the order of the text, those added among them. */
export function figuresOf(doc: number): readonly Figure[] {
  const own = readFigures[doc] ?? []
  const more = added.get(doc) ?? []
  if (more.length === 0) return own
  const place = (figure: Figure) => {
    const { sentence, range } = rangeOf(figure)
    return (detailOf(doc).sentences[sentence]?.[0] ?? 0) * 1e9 + range[0]
  }
  return [...own, ...more].sort((a, b) => place(a) - place(b))
}

export function allFigures(): readonly Figure[] {
  return index.documents.flatMap((_, doc) => figuresOf(doc))
}

export function allDecisions(): readonly Decision[] {
  return allFigures().flatMap((figure) => decisions.get(figure.key) ?? [])
}

/** Says something of a figure; undefined takes back what was said. An added figure that is rejected is gone. */
export function decide(
  figure: Figure,
  verdict: Exclude<Verdict, 'add'> | undefined,
  change: Partial<CorrectableFields> = {},
  note?: string,
): void {
  const added = figure.id === null && verdict !== undefined && verdict !== 'reject'
  const taken = figure.id === null && !added ? undefined : added ? 'add' : verdict
  history.push([{ figure, before: decisions.get(figure.key) }])
  set(figure, taken && decisionFor(figure, taken, change, note))
  changed(figure.key)
}

/** What a correction of one figure makes of another. */
export interface Likewise {
  readonly figure: Figure
  readonly change: Partial<CorrectableFields>
}

/**
 * The figures of the same document that have the giver or the receiver that was put right in this one, and what would put
 * them right too; `was` is its row before. What the reviewer has spoken of already stays as they left it.
 */
export function likewise(figure: Figure, was: Row): readonly Likewise[] {
  const now = rowOf(figure)
  const parties = (['donor', 'recipient'] as const).filter((party) => now[party] !== was[party])
  return figuresOf(figure.doc).flatMap((other) => {
    if (other.key === figure.key || decisions.has(other.key)) return []
    const alike = parties.filter((party) => other.read[party] === was[party])
    return alike.length === 0
      ? []
      : [{ figure: other, change: Object.fromEntries(alike.map((party) => [party, now[party]])) }]
  })
}

/** Corrects several figures in one step. */
export function correctAll(all: readonly Likewise[]): void {
  history.push(all.map(({ figure }) => ({ figure, before: decisions.get(figure.key) })))
  for (const { figure, change } of all) set(figure, decisionFor(figure, 'correct', change))
  changed(null)
}

/** Adds a figure that the reviewer found. */
export function add(doc: number, sentence: number, range: Range, fields: CorrectableFields, note: string): Figure {
  const figure = addedFigure(doc, sentence, range, fields)
  history.push([{ figure, before: decisions.get(figure.key) }])
  set(figure, decisionFor(figure, 'add', {}, note))
  changed(figure.key)
  return figure
}

/** Takes the last step back; the figure that it was about, the first of several, or null where there is none. */
export function undo(): Figure | null {
  const step = history.pop()
  const [first] = step ?? []
  if (!step || !first) return null
  for (const { figure, before } of step) set(figure, before)
  changed(step.length === 1 ? first.figure.key : null)
  return first.figure
}

/** What came of decisions from a file. */
export interface Imported {
  readonly count: number
  /** Those that are not for this page, and why. */
  readonly unmatched: readonly { readonly decision: Decision; readonly why: string }[]
}

/**
 * Takes decisions from a file the page saved, of this run or of an older one; what was decided here before stays, unless
 * the file says otherwise.
 * @throws Error with one line that says what is wrong with the file
 */
export function importDecisions(text: string): Imported {
  const given = decisionsFromText(text)
  const unmatched = given.flatMap((decision) => {
    const why = place(decision)
    return why === null ? [] : [{ decision, why }]
  })
  history.length = 0
  changed(null)
  return { count: given.length - unmatched.length, unmatched }
}

const searched: readonly (SearchedDocument & { readonly position: number })[] = index.documents.map(
  ({ doc, sha256 }, position) => ({
    doc,
    sha256,
    position,
    records: (readFigures[position] ?? []).map(({ id, raw, read: { kind, value, unit } }) => ({
      id: id as string,
      raw,
      kind,
      value,
      unit,
    })),
    places: () =>
      (readFigures[position] ?? []).map((figure) => {
        const { sentence, range } = rangeOf(figure)
        return placeOf(position, sentence, range)
      }),
  }),
)

/** Puts a decision in its place; why not, or null where that is done. */
function place(decision: Decision): string | null {
  const home = homeOf(decision, searched)
  if (typeof home === 'string') return home
  if (decision.decision === 'add') return placeAdded(decision, home.position)
  const position = figureOf(decision, home)
  if (typeof position === 'string') return position
  const figure = readFigures[home.position]?.[position] as Figure
  const fields = fieldsFor(decision, figure.read, decision.sha256 === home.sha256)
  if (typeof fields === 'string') return fields
  set(figure, decisionFor(figure, decision.decision, fields, decision.note ?? ''))
  return null
}

function placeAdded(decision: Decision, doc: number): string | null {
  const sameBytes = decision.sha256 === index.documents[doc]?.sha256
  const equal = detailOf(doc).sentences.flatMap((_, i) => (sentenceText(doc, i) === decision.sentence ? [i] : []))
  const sentence = sameBytes ? equal[decision.nth - 1] : equal.length === 1 && decision.of === 1 ? equal[0] : undefined
  if (sentence === undefined) return 'its sentence is no longer found, or stands there more than once'
  const from =
    (detailOf(doc).sentences[sentence]?.[1] ?? 0) + [...decision.sentence].slice(0, decision.at).join('').length
  const range = [from, from + decision.raw.length] as const
  const figure = addedFigure(doc, sentence, range, decision.fields as CorrectableFields)
  set(figure, decisionFor(figure, 'add', {}, decision.note ?? ''))
  return null
}

function addedFigure(doc: number, sentence: number, range: Range, fields: CorrectableFields): Figure {
  const { blocks, sentences } = detailOf(doc)
  const block = sentences[sentence]?.[0] ?? 0
  const nothing = {
    context: null,
    donor_from: null,
    recipient_from: null,
    period_from: null,
    donor_codes: [],
    recipient_codes: [],
  }
  return {
    key: `${doc} + ${block} ${range.join(' ')}`,
    doc,
    id: null,
    raw: (blocks[block]?.text ?? '').slice(...range),
    read: { ...fields, ...nothing, line: 0, start: 0, end: 0 },
    nth: null,
    at: { sentence, range },
  }
}

function decisionFor(figure: Figure, verdict: Verdict, change: Partial<CorrectableFields>, note?: string): Decision {
  const { doc, sha256 } = index.documents[figure.doc] as (typeof index.documents)[number]
  const { sentence, range } = rangeOf(figure)
  const isAdded = figure.id === null
  const left = { ...(verdict === 'correct' || isAdded ? rowOf(figure) : figure.read), ...change }
  const fields = Object.fromEntries(CORRECTABLE.map((name) => [name, left[name]])) as unknown as CorrectableFields
  const { kind, value, unit } = figure.read
  const changed = isAdded ? [] : CORRECTABLE.filter((name) => !isSame(fields[name], figure.read[name]))
  return {
    // a correction that changes nothing says that the row is right
    decision: verdict === 'correct' && changed.length === 0 ? 'accept' : verdict,
    doc,
    sha256,
    id: figure.id,
    raw: figure.raw,
    was: isAdded ? null : { kind, value, unit },
    ...placeOf(figure.doc, sentence, range),
    fields,
    changed,
    note: (note ?? decisions.get(figure.key)?.note ?? '') || null,
  }
}

function set(figure: Figure, decision: Decision | undefined): void {
  if (decision === undefined) decisions.delete(figure.key)
  else decisions.set(figure.key, decision)
  if (figure.id !== null) return
  const others = (added.get(figure.doc) ?? []).filter(({ key }) => key !== figure.key)
  added.set(figure.doc, decision === undefined ? others : [...others, figure])
}

function changed(key: string | null): void {
  keepSoon()
  for (const listener of listeners) listener(key)
}

let timer: ReturnType<typeof setTimeout> | undefined

function keepSoon(): void {
  clearTimeout(timer)
  timer = setTimeout(keep, 200)
}

/** As much of a decision as this page needs to make it again. */
interface Kept {
  readonly key: string
  readonly verdict: Verdict
  readonly change: Partial<CorrectableFields>
  readonly note: string | null
  /** Only of an added figure. */
  readonly at?: Figure['at']
}

/** Writes the decisions to the browser's storage. */
export function keep(): void {
  const kept = allFigures().flatMap((figure): Kept[] => {
    const { key, at } = figure
    const decision = decisions.get(key)
    if (decision === undefined) return []
    const { decision: verdict, fields, changed, note } = decision
    const change = at ? fields : Object.fromEntries(changed.map((name) => [name, fields[name]]))
    return [{ key, verdict, change, note, ...(at && { at }) }]
  })
  try {
    localStorage.setItem(STORED_AS, JSON.stringify(kept))
    isKept = true
  } catch {
    isKept = false
  }
}

/** Takes up the decisions that the browser kept for these very documents. */
export function restore(): void {
  try {
    const kept = JSON.parse(localStorage.getItem(STORED_AS) ?? '[]') as readonly Kept[]
    const figures = new Map(allFigures().map((figure) => [figure.key, figure]))
    for (const { key, verdict, change, note, at } of kept) {
      const figure = at
        ? addedFigure(Number(key.split(' ')[0]), at.sentence, at.range, change as CorrectableFields)
        : figures.get(key)
      if (figure) set(figure, decisionFor(figure, verdict, change, note ?? ''))
    }
  } catch {
    isKept = false
  }
}

/** Tells pages of other documents apart (FNV-1a; nothing hangs on it but the name in the storage). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}
