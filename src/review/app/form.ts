import type { CorrectableFields } from '../../decisions/decision.js'
import { typedNumber } from '../../decisions/typed-number.js'
import type { Kind } from '../../model.js'
import { button, fill, h } from './dom.js'
import { type Figure, index } from './figures.js'
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
  readonly save: (fields: CorrectableFields, note: string) => void
  readonly cancel: () => void
}

/** The form in which a row is corrected, or the row of an added figure is written. */
export function rowForm({ doc, fields, note, figure, save, cancel }: FormOptions): HTMLFormElement {
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
    { onchange: () => drawDependent(kind.value as Kind, '', 'other') },
    // what nobody has chosen is not said
    fields.kind === null && h('option', { value: '', selected: true, disabled: true }, say('choose')),
    ...KINDS.map((value) => h('option', { value, selected: value === fields.kind }, term(value))),
  ) as HTMLSelectElement
  const kindField = labelled('kind', kind)
  drawDependent(fields.kind, fields.unit, fields.role)

  const known = (name: 'donor' | 'recipient' | 'label') =>
    [...new Set(allFigures().flatMap((one) => rowOf(one)[name] ?? []))].slice(0, 300)
  const list = (id: string, values: readonly string[]) =>
    h('datalist', { id }, ...values.map((value) => h('option', { value })))
  const wholes = figuresOf(doc).filter((one) => one !== figure && one.id !== null)
  const whole = h(
    'select',
    {},
    h('option', { value: '' }, say('none')),
    ...wholes.map((one) =>
      h('option', { value: one.id, selected: one.id === fields.part_of }, `${one.raw} · ${rowOf(one).label ?? ''}`),
    ),
  )
  const flags = index.vocabulary.flags.map((flag) => {
    const box = h('input', { type: 'checkbox', value: flag, checked: fields.flags.includes(flag) })
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
  return h(
    'form',
    { class: 'row-form', onsubmit: submit, novalidate: true },
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
    text('period', fields.period ?? ''),
    h(
      'div',
      { class: 'pair' },
      ...DAYS.map((name) => labelled(name, h('input', { type: 'date', value: fields[name] ?? '', max: '9999-12-31' }))),
    ),
    labelled('part_of', whole),
    h('fieldset', { class: 'checks' }, h('legend', {}, term('flags')), ...flags.map(({ element }) => element)),
    labelled('note', h('textarea', { rows: 2, dir: 'auto', onkeydown: saveOnEnter }, note), say('note')),
    problem,
    h(
      'div',
      { class: 'verdicts' },
      h('button', { type: 'submit', class: 'main' }, say('saveRow')),
      button(say('cancel'), cancel),
    ),
    list('units', UNITS.money),
    list('donors', known('donor')),
    list('recipients', known('recipient')),
    list('labels', known('label')),
  )
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
