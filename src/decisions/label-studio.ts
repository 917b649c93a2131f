import type { AidRecord, Kind } from '../model.js'
import type { CorrectableField, Decision, Place } from './decision.js'
import { isSame } from './match.js'
import { typedNumber } from './typed-number.js'

/** The columns that a task asks about. */
export const ASKED = [
  'kind',
  'value',
  'unit',
  'per',
  'label',
  'role',
  'donor',
  'recipient',
] as const satisfies readonly CorrectableField[]
export type Asked = Pick<AidRecord, (typeof ASKED)[number]>

/** What a task carries beside its text, so that what people make of it can be led back whatever the export leaves out. */
export interface TaskData {
  readonly text: string
  readonly doc: string
  readonly sha256: string
  /** The sentences of the text, in Unicode code points. */
  readonly sentences: readonly (readonly [start: number, end: number])[]
  /** What was read, and where it stands. */
  readonly figures: readonly (Asked & Pick<AidRecord, 'id' | 'start' | 'end'>)[]
}

/** A part of a region: its place in the text and one of the answers that were given of it. */
interface Part {
  readonly id: string
  readonly from_name: string
  readonly value: { readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>
}

interface Annotation {
  readonly was_cancelled?: boolean
  readonly updated_at?: string
  readonly result?: readonly Part[]
}

const UNITS: Readonly<Record<Kind, string>> = { money: 'CNY', personnel: 'person', project: 'project' }
const NOTHING = {
  qualifier: 'exact',
  min: null,
  max: null,
  period: null,
  period_start: null,
  period_end: null,
} as const

/**
 * The decisions in tasks of `-f label-studio` as Label Studio exports them (JSON): a region that was left as it was is
 * accepted, one that was changed corrected, one that was deleted rejected, a new one added. Of several annotations of a
 * task the last counts; a task without one says nothing.
 * @throws Error with one line that names the task and what is wrong
 */
export function decisionsFromTasks(tasks: readonly unknown[]): readonly Decision[] {
  return tasks.flatMap((given, i) => {
    const { data, annotations } = (given ?? {}) as { data?: Partial<TaskData>; annotations?: readonly Annotation[] }
    if (!Array.isArray(data?.sentences) || !Array.isArray(data.figures) || typeof data.text !== 'string') {
      throw new Error(`task ${i + 1} is none of aid-extract -f label-studio`)
    }
    const last = (annotations ?? [])
      .filter(({ was_cancelled }) => !was_cancelled)
      .toSorted((a, b) => (a.updated_at ?? '').localeCompare(b.updated_at ?? ''))
      .at(-1)
    if (last === undefined) return []
    try {
      return decisionsOn(data as TaskData, last.result ?? [])
    } catch (error) {
      throw new Error(`task ${i + 1} (${data.doc}): ${(error as Error).message}`)
    }
  })
}

function decisionsOn(data: TaskData, parts: readonly Part[]): readonly Decision[] {
  const characters = [...data.text]
  const cut = (start: number, end: number) => characters.slice(start, end).join('')
  const regions = new Map<string, Part[]>()
  for (const part of parts) {
    // in the interface a region's id has its annotation's behind it
    const id = part.id.replace(/#.*$/, '')
    regions.set(id, [...(regions.get(id) ?? []), part])
  }
  const base = ({ start, end }: { readonly start: number; readonly end: number }) => ({
    doc: data.doc,
    sha256: data.sha256,
    raw: cut(start, end),
    ...placeOf(data, cut, start, end),
    note: null,
  })
  const read = data.figures.map((figure): Decision => {
    const { id, start, end, kind, value, unit, ...rest } = figure
    const was = { kind, value, unit }
    const region = regions.get(id)
    regions.delete(id)
    const fields = region ? answersOf(region, cut(start, end), was) : { ...was, ...rest }
    const changed = ASKED.filter((name) => !isSame(fields[name], figure[name]))
    const decision = region === undefined ? 'reject' : changed.length > 0 ? 'correct' : 'accept'
    return { ...base(figure), decision, id, was, fields, changed }
  })
  const added = [...regions.values()].map((region): Decision => {
    const { start, end } = (region[0] as Part).value
    const fields = { ...NOTHING, ...answersOf(region, cut(start, end), null), part_of: null, flags: [] }
    return { ...base({ start, end }), decision: 'add', id: null, was: null, fields, changed: [] }
  })
  return [...read, ...added]
}

/** What a region's answers say. An empty one says that there is nothing; a new region's unit is its kind's usual one. */
function answersOf(region: readonly Part[], raw: string, was: Pick<Asked, 'kind' | 'unit'> | null): Asked {
  const said = (name: string, type: string): string | null => {
    const value = region.find(({ from_name }) => from_name === name)?.value[type]
    return (Array.isArray(value) ? value.join(' ') : String(value ?? '')).trim() || null
  }
  const kind = said('kind', 'labels') as Kind | null
  if (kind === null || !(kind in UNITS)) throw new Error(`'${raw}' has no kind`)
  const typed = said('value', 'text')
  const value = typedNumber(typed ?? '')
  if (value === null) throw new Error(typed === null ? `'${raw}' has no value` : `'${typed}' is no number`)
  return {
    kind,
    value,
    unit: said('unit', 'text') ?? (was?.kind === kind ? was.unit : UNITS[kind]),
    per: said('per', 'text'),
    label: said('label', 'text'),
    role: (said('role', 'choices') ?? 'other') as Asked['role'],
    donor: said('donor', 'text'),
    recipient: said('recipient', 'text'),
  }
}

/** The sentence that holds a span, which of the equal ones it is, and where the span begins in it. */
function placeOf(data: TaskData, cut: (start: number, end: number) => string, start: number, end: number): Place {
  const own = data.sentences.findIndex(([from, to]) => from <= start && end <= to)
  if (own < 0) throw new Error(`'${cut(start, end)}' stands in no sentence, or in two`)
  const texts = data.sentences.map((span) => cut(...span))
  const [sentence, [from]] = [texts[own] as string, data.sentences[own] as readonly [number, number]]
  const equal = texts.flatMap((text, i) => (text === sentence ? [i] : []))
  return { sentence, nth: equal.indexOf(own) + 1, of: equal.length, at: start - from }
}
