import type { CorrectableField, CorrectableFields } from '../../decisions/decision.js'
import { typedNumber } from '../../decisions/typed-number.js'
import type { Kind } from '../../model.js'
import { type Days, daysOf } from './days.js'
import { button, fill, h } from './dom.js'
import type { Typed } from './drafts.js'
import { type Figure, index, wordsOf } from './figures.js'
import type { Draft } from './guess.js'
import { allFigures, figuresOf, rowOf } from './store.js'
import { say, term } from './words.js'

const KINDS: readonly Kind[] = ['money', 'personnel', 'project']
const UNITS: Readonly<Record<Kind, readonly string[]>> = {
  money: ['CNY', 'USD', 'EUR', 'HKD', 'JPY', 'GBP', 'TWD', 'MOP'],
  personnel: ['person', 'person_time', 'household'],
  project: ['project'],
}
const TEXTS = ['label', 'donor', 'recipient', 'period'] as const
const NUMBERS = ['value', 'min', 'max'] as const
const DAYS = ['period_start', 'period_end'] as const

interface FormOptions {
  readonly doc: number
  /** What the form begins with; an added figure may have no kind and no value yet. */
  readonly fields: Draft
  readonly note: string
  /** The figure that is corrected; null for one that is being added. */
  readonly figure: Figure | null
  /** What was typed into it before it was left. */
  readonly typed: Typed | undefined
  /** Called with what stands in the fields after every change. */
  readonly keep: (typed: Typed) => void
  readonly save: (fields: CorrectableFields, note: string) => void
  readonly cancel: () => void
}

/** The form in which a row is corrected, or the row of an added figure is written. */
export function rowForm({ doc, fields, note, figure, typed, keep, save, cancel }: FormOptions): HTMLFormElement {
  const inputs = new Map<string, HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>()
  const problem = h('p', { class: 'problem', role: 'alert' })
  const labelled = (
    name: string,
    input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
    shown = term(name),
  ) => {
    inputs.set(name, input)
    return h('label', { class: `field-${name}` }, h('span', {}, shown), input)
  }
  const text = (name: string, value: string, extra = {}) =>
    labelled(name, h('input', { type: 'text', value, dir: 'auto', autocomplete: 'off', ...extra }))
  const choice = (name: string, values: readonly string[], chosen: string) =>
    labelled(
      name,
      h(
        'select',
        {},
        ...values.map((value) => h('option', { value, selected: value === chosen }, value === '' ? '—' : term(value))),
      ),
    )

  // what a kind may have follows the kind
  const dependent = h('div', { class: 'pair' })
  const drawDependent = (kind: Kind | null, unit: string, role: string) => {
    if (kind === null) return
    fill(
      dependent,
      kind === 'money'
        ? text('unit', UNITS.money.includes(unit) || /^[A-Z]{3}$/.test(unit) ? unit : 'CNY', { list: 'units' })
        : choice('unit', UNITS[kind], unit),
      choice('role', index.vocabulary.roles[kind], role),
    )
  }
  const kind = h(
    'select',
    {
      onchange: () => {
        drawDependent(kind.value as Kind, '', 'other')
        keepAll()
      },
    },
    // what nobody has chosen is not said
    fields.kind === null && h('option', { value: '', selected: true, disabled: true }, say('choose')),
    ...KINDS.map((value) => h('option', { value, selected: value === fields.kind }, term(value))),
  ) as HTMLSelectElement
  const kindField = labelled('kind', kind)
  drawDependent(fields.kind, fields.unit, fields.role)

  const known = (name: 'donor' | 'recipient' | 'label' | 'period') =>
    [...new Set(allFigures().flatMap((one) => rowOf(one)[name] ?? []))].slice(0, 300)
  const list = (id: string, values: readonly string[]) =>
    h('datalist', { id }, ...values.map((value) => h('option', { value })))
  const wholes = figuresOf(doc).filter((one) => one !== figure && one.id !== null)
  const whole = h(
    'select',
    {},
    h('option', { value: '' }, say('none')),
    ...wholes.map((one) =>
      h(
        'option',
        { value: one.id, selected: one.id === fields.part_of },
        `${wordsOf(one)} · ${rowOf(one).label ?? ''}`,
      ),
    ),
  )
  const flags = index.vocabulary.flags.map((flag) => {
    const box = h('input', { type: 'checkbox', value: flag, checked: fields.flags.includes(flag) })
    inputs.set(`flag ${flag}`, box)
    return { flag, box, element: h('label', { class: 'check' }, box, h('span', {}, term(flag))) }
  })

  const { per } = index.vocabulary
  const partOfRate = (words: readonly string[]) => fields.per?.split('/').find((word) => words.includes(word)) ?? ''

  const submit = (event: Event) => {
    event.preventDefault()
    const read = readFields()
    if (typeof read === 'string') return fill(problem, read)
    save(read, inputs.get('note')?.value.trim() ?? '')
  }
  const typedIn = (name: string) => inputs.get(name)?.value.trim() ?? ''

  function readFields(): CorrectableFields | string {
    if (kind.value === '') return say('noKind')
    const numbers: Record<string, number | null> = {}
    for (const name of NUMBERS) {
      const typed = typedIn(name)
      numbers[name] = typed === '' ? null : typedNumber(typed)
      if (numbers[name] === null && (typed !== '' || name === 'value')) return say('badNumber', { field: term(name) })
    }
    if (numbers.min != null && numbers.max != null && numbers.min > numbers.max) return say('badBounds')
    if (typedIn('unit') === '') return say('badUnit')
    const orNull = (name: string) => typedIn(name) || null
    return {
      ...Object.fromEntries([...TEXTS, ...DAYS].map((name) => [name, orNull(name)])),
      ...numbers,
      kind: kind.value,
      unit: typedIn('unit'),
      role: typedIn('role'),
      qualifier: typedIn('qualifier'),
      per: [typedIn('per_who'), typedIn('per_when')].filter(Boolean).join('/') || null,
      part_of: orNull('part_of'),
      flags: flags.filter(({ box }) => box.checked).map(({ flag }) => flag),
    } as CorrectableFields
  }

  const number = (name: (typeof NUMBERS)[number]) =>
    text(name, fields[name] === null ? '' : plain(fields[name]), { inputmode: 'decimal' })

  // days follow the words of time until somebody writes days
  let areDaysOwn = false
  const dateless = h('p', { class: 'dateless', role: 'status' })
  const tellDateless = () =>
    fill(dateless, typedIn('period') !== '' && DAYS.every((name) => typedIn(name) === '') && say('noDates'))
  const date = () => {
    const days = daysIn(doc, typedIn('period'))
    if (areDaysOwn) return
    for (const name of DAYS) {
      const input = inputs.get(name)
      if (input) input.value = (name === 'period_start' ? days?.start : days?.end) ?? ''
    }
  }
  const changed = ({ target }: Event) => {
    if (target === inputs.get('period')) date()
    if (DAYS.some((name) => target === inputs.get(name))) areDaysOwn = true
    tellDateless()
    keepAll()
  }
  function keepAll(): void {
    const values = [...inputs].map(
      ([name, input]) => [name, isBox(input) ? String(input.checked) : input.value] as const,
    )
    keep({ ...Object.fromEntries(values), days: areDaysOwn ? 'own' : '' })
  }
  const restore = (values: Typed) => {
    // the kind first: what others can be hangs on it
    if (values.kind) {
      kind.value = values.kind
      drawDependent(kind.value as Kind, values.unit ?? '', values.role ?? 'other')
    }
    for (const [name, input] of inputs) {
      if (isBox(input)) input.checked = values[name] === 'true'
      else input.value = values[name] ?? ''
    }
    areDaysOwn = values.days === 'own'
  }

  const form = h(
    'form',
    { class: 'row-form', onsubmit: submit, oninput: changed, novalidate: true },
    h('div', { class: 'pair' }, kindField, number('value')),
    dependent,
    h(
      'div',
      { class: 'pair' },
      choice('per_who', ['', ...per.who], partOfRate(per.who)),
      choice('per_when', ['', ...per.when], partOfRate(per.when)),
    ),
    choice('qualifier', index.vocabulary.qualifiers, fields.qualifier),
    h('div', { class: 'pair' }, number('min'), number('max')),
    text('label', fields.label ?? '', { list: 'labels' }),
    h(
      'div',
      { class: 'pair' },
      text('donor', fields.donor ?? '', { list: 'donors' }),
      text('recipient', fields.recipient ?? '', { list: 'recipients' }),
    ),
    text('period', fields.period ?? '', { list: 'periods' }),
    h(
      'div',
      { class: 'pair' },
      ...DAYS.map((name) => labelled(name, h('input', { type: 'date', value: fields[name] ?? '', max: '9999-12-31' }))),
    ),
    dateless,
    labelled('part_of', whole),
    h(
      'fieldset',
      { class: 'checks field-flags' },
      h('legend', {}, term('flags')),
      ...flags.map(({ element }) => element),
    ),
    labelled('note', h('textarea', { rows: 2, dir: 'auto', onkeydown: saveOnEnter }, note), say('note')),
    problem,
    h(
      'div',
      { class: 'verdicts save' },
      h('button', { type: 'submit', class: 'main', 'aria-keyshortcuts': 'Control+Enter' }, say('saveRow')),
      button(say('cancel'), cancel, { 'aria-keyshortcuts': 'Escape' }),
      h('span', { class: 'hint' }, say('formKeys')),
    ),
    list('units', UNITS.money),
    list('donors', known('donor')),
    list('recipients', known('recipient')),
    list('labels', known('label')),
    list('periods', known('period')),
  )
  if (typed) restore(typed)
  tellDateless()
  return form
}

/** The field of a column; of none, the first that is empty and must not be. */
export function fieldOf(holder: Element, column: CorrectableField | null): HTMLInputElement | HTMLSelectElement | null {
  const at = (name: string) =>
    holder.querySelector<HTMLInputElement | HTMLSelectElement>(`.field-${name} :is(input, select)`)
  if (column !== null) return at(column === 'per' ? 'per_who' : column)
  return ['kind', 'value'].map(at).find((field) => field?.value === '') ?? at('label')
}

function isBox(input: HTMLElement): input is HTMLInputElement {
  return input instanceof HTMLInputElement && input.type === 'checkbox'
}

/** The days of words of time: as a figure of the document with the same words has them, else as the words say. */
function daysIn(doc: number, words: string): Days | null {
  const same = figuresOf(doc)
    .map(rowOf)
    .find(({ period, period_start, period_end }) => period === words && (period_start ?? period_end) !== null)
  return same
    ? { start: same.period_start, end: same.period_end }
    : daysOf(words, index.documents[doc]?.published ?? null)
}

/** Plain digits: a number input of a spreadsheet or form reads no exponent. */
function plain(value: number): string {
  return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
}

function saveOnEnter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  ;(event.target as HTMLElement).closest('form')?.requestSubmit()
}
