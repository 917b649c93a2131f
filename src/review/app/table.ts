import { CORRECTABLE, CORRECTABLE_TYPES, type CorrectableField } from '../../decisions/decision.js'
import { button, fill, h } from './dom.js'
import { detailOf, type Figure, index, rangeOf, sentenceText, wordsOf } from './figures.js'
import { matching } from './filter.js'
import { grouped } from './numbers.js'
import { rowOf, verdictOn } from './store.js'
import { copyText, tableText } from './transfer.js'
import { show, view } from './view.js'
import { say, term } from './words.js'

/** Those of a record that a reviewer corrects, but for the bounds, which the qualifier tells, and the whole, which is an id. */
const ROW_COLUMNS = CORRECTABLE.filter((column) => column !== 'min' && column !== 'max' && column !== 'part_of')
const LAST: ReadonlySet<CorrectableField> = new Set(['qualifier', 'per', 'flags'])
const COLUMNS = [
  'status',
  'raw',
  ...ROW_COLUMNS.filter((column) => !LAST.has(column)),
  ...LAST,
  'sentence',
  'doc',
] as const
type Column = (typeof COLUMNS)[number]

const isNumeric = (column: Column) =>
  column in CORRECTABLE_TYPES && CORRECTABLE_TYPES[column as CorrectableField] === 'number'
const VERDICTS = { accept: 'accepted', reject: 'rejected', correct: 'corrected', add: 'added' } as const

/** Pixels; the style sheet has the same. Rows are alike, so that thousands of them need not be there. */
const ROW = 34
/** Rows made above and below those that are seen. */
const SPARE = 6
/** Characters of a sentence shown on each side of the figure. */
const AROUND = 28

/** The figures that fit the filter as a table: sorts, scrolls through thousands, copies into a spreadsheet. */
export function table(say_: (text: string) => void) {
  let sort: { readonly column: Column; readonly down: boolean } | null = null
  let rows: readonly Figure[] = []
  const drawn = new Map<number, HTMLElement>()
  const [above, below] = [gap(), gap()]
  const head = h('tr', { 'aria-rowindex': 1 })
  const body = h('tbody', {}, above.row, below.row)
  const grid = h('table', { class: 'grid' }, h('thead', {}, head), body)
  const scroller = h('div', { class: 'scroller', tabindex: 0, role: 'region', onscroll: () => drawRows(false) }, grid)
  const title = h('h1', { class: 'unseen' })
  const hint = h('p', { class: 'hint' })
  const tools = h('div', { class: 'tools' })
  const element = h('section', { class: 'table-view' }, title, tools, hint, scroller)

  function draw(): void {
    scroller.setAttribute('aria-label', say('table'))
    fill(title, say('table'))
    fill(hint, say('tableHint'))
    fill(tools, button(say('copyTable'), copy, { 'aria-keyshortcuts': 'y' }))
    fill(
      head,
      ...COLUMNS.map((column) =>
        h(
          'th',
          {
            scope: 'col',
            class: `col-${column}`,
            'aria-sort': sort?.column === column ? (sort.down ? 'descending' : 'ascending') : null,
          },
          button(titleOf(column) + (sort?.column === column ? (sort.down ? ' ↓' : ' ↑') : ''), () => sortBy(column), {
            class: 'plain',
          }),
        ),
      ),
    )
    rows = matching()
    if (sort) rows = sorted(rows, sort.column, sort.down)
    grid.setAttribute('aria-rowcount', String(rows.length + 1))
    drawRows(true)
  }

  /** Shows what was decided and picked, in the order that is there. */
  function mark(): void {
    const { picked } = view()
    const at = picked?.type === 'figure' ? rows.findIndex(({ key }) => key === picked.figure.key) : -1
    const top = at * ROW
    const isSeen = top >= scroller.scrollTop && top + 2 * ROW <= scroller.scrollTop + scroller.clientHeight
    if (at >= 0 && !isSeen) scroller.scrollTop = top - scroller.clientHeight / 2
    const isInside = body.contains(document.activeElement)
    drawRows(true)
    if (isInside) drawn.get(at)?.querySelector('button')?.focus({ preventScroll: true })
  }

  function sortBy(column: Column): void {
    sort = sort?.column === column && sort.down ? null : { column, down: sort?.column === column }
    draw()
    head.querySelectorAll('button')[COLUMNS.indexOf(column)]?.focus()
  }

  /** Makes the rows that are in sight: those that were there stay, unless what they say has changed. */
  function drawRows(always: boolean, whole = false): void {
    const seen = Math.ceil((scroller.clientHeight || 800) / ROW)
    const first = whole ? 0 : Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE)
    const last = whole ? rows.length : Math.min(rows.length, first + seen + 2 * SPARE)
    for (const [i, element] of drawn) {
      if (!always && i >= first && i < last) continue
      element.remove()
      drawn.delete(i)
    }
    let next: Element = below.row
    for (let i = last - 1; i >= first; i--) {
      const element = drawn.get(i) ?? rowElement(rows[i] as Figure, i)
      if (!drawn.has(i)) body.insertBefore(element, next)
      drawn.set(i, element)
      next = element
    }
    above.cell.style.height = `${first * ROW}px`
    below.cell.style.height = `${Math.max(0, rows.length - last) * ROW}px`
  }

  function copy(): void {
    const taken = rows.filter((figure) => verdictOn(figure) !== 'reject')
    copyText(tableText(taken)).then(
      () => say_(say('copied', { n: taken.length })),
      () => say_(say('copyFailed')),
    )
  }

  // paper has no scroll bar
  addEventListener('beforeprint', () => view().name === 'table' && drawRows(true, true))
  addEventListener('afterprint', () => drawRows(true))
  return { element, draw, mark, copy, rows: () => rows }
}

/** A row that stands for those out of sight. */
function gap() {
  const cell = h('td', { colspan: COLUMNS.length })
  return { cell, row: h('tr', { class: 'gap', 'aria-hidden': 'true' }, cell) }
}

function rowElement(figure: Figure, i: number): HTMLElement {
  const { picked } = view()
  const verdict = verdictOn(figure)
  const isPicked = picked?.type === 'figure' && picked.figure.key === figure.key
  const pick = () => show({ picked: { type: 'figure', figure, editing: null }, doc: figure.doc })
  return h(
    'tr',
    {
      class: `${verdict ?? 'open'}${isPicked ? ' now' : ''}`,
      'aria-rowindex': i + 2,
      'data-key': figure.key,
      onclick: pick,
    },
    ...COLUMNS.map((column) => {
      const text = shown(figure, column)
      const cell =
        column === 'raw' ? button(text, pick, { class: `plain figure ${rowOf(figure).kind}`, lang: 'zh' }) : text
      const title = column === 'sentence' ? sentenceText(figure.doc, rangeOf(figure).sentence) : null
      return h('td', { class: `col-${column}`, dir: title === null ? null : 'auto', title }, cell)
    }),
  )
}

function titleOf(column: Column): string {
  return column === 'status' ? say('status') : term(column)
}

function shown(figure: Figure, column: Column): string {
  const verdict = verdictOn(figure)
  if (column === 'status') return verdict === null ? '' : say(VERDICTS[verdict])
  if (column === 'sentence') return around(figure)
  const value = cellOf(figure, column)
  if (value === null) return ''
  if (typeof value === 'number') return grouped(value)
  return ['kind', 'unit', 'role', 'qualifier', 'per'].includes(column) ? term(value) : value
}

/** The words around the figure: a whole sentence has no room in a row. */
function around(figure: Figure): string {
  const { sentence, range } = rangeOf(figure)
  const text = sentenceText(figure.doc, sentence)
  const from = range[0] - (detailOf(figure.doc).sentences[sentence]?.[1] ?? 0)
  const [start, end] = [Math.max(0, from - AROUND), from + range[1] - range[0] + AROUND]
  return `${start > 0 ? '…' : ''}${text.slice(start, end).trim()}${end < text.length ? '…' : ''}`
}

function cellOf(figure: Figure, column: Column): string | number | null {
  if (column === 'status') return verdictOn(figure) ?? ''
  if (column === 'doc') return index.documents[figure.doc]?.doc ?? ''
  if (column === 'raw') return wordsOf(figure)
  if (column === 'sentence') return sentenceText(figure.doc, rangeOf(figure).sentence)
  const row = rowOf(figure)
  return column === 'flags' ? row.flags.map(term).join(' · ') : row[column]
}

const byWords = new Intl.Collator('zh', { numeric: true })

/** Empty cells come last, whichever way. */
function sorted(rows: readonly Figure[], column: Column, down: boolean): readonly Figure[] {
  const keyed = rows.map((figure) => ({ figure, cell: cellOf(figure, column) }))
  keyed.sort((a, b) => {
    const empty = Number(a.cell === null || a.cell === '') - Number(b.cell === null || b.cell === '')
    if (empty !== 0) return empty
    const order = isNumeric(column) ? Number(a.cell) - Number(b.cell) : byWords.compare(String(a.cell), String(b.cell))
    return down ? -order : order
  })
  return keyed.map(({ figure }) => figure)
}
