import { CORRECTABLE } from '../../decisions/decision.js'
import { h } from './dom.js'
import { type Figure, index, placeOf, rangeOf } from './figures.js'
import { rowOf, verdictOn } from './store.js'

/** Gives the browser a file to save. */
export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = h('a', { href: address, download: name })
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Lets the person choose a file; its text, or null where none is chosen. */
export function openFile(accept: string): Promise<string | null> {
  const input = h('input', { type: 'file', accept, class: 'file', 'aria-hidden': 'true', tabindex: -1 })
  document.body.append(input)
  return new Promise((resolve) => {
    const done = (text: string | null) => {
      input.remove()
      resolve(text)
    }
    input.addEventListener('cancel', () => done(null))
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      if (file) file.text().then(done, () => done(null))
      else done(null)
    })
    input.click()
  })
}

/** Puts text on the clipboard. Rejects where the browser does not allow it. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
  } catch {
    // pages opened from a file have no clipboard in some browsers
    const area = h('textarea', { class: 'file', 'aria-hidden': 'true' })
    area.value = text
    document.body.append(area)
    area.select()
    const done = document.execCommand('copy')
    area.remove()
    if (!done) throw new Error('no clipboard')
  }
}

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/

/** Rows as a spreadsheet takes them from the clipboard: tabs between cells, one row a line, as corrected. */
export function tableText(figures: readonly Figure[]): string {
  const names = ['reviewed', 'doc', 'line', 'raw', ...CORRECTABLE, 'sentence', 'title', 'published', 'id'] as const
  const lines = figures.map((figure) => {
    const { sentence, range } = rangeOf(figure)
    const { doc, title, published } = index.documents[figure.doc] as (typeof index.documents)[number]
    const { line, ...row } = rowOf(figure)
    const cells: Readonly<Record<string, unknown>> = {
      ...row,
      reviewed: verdictOn(figure),
      doc,
      line: line || null,
      raw: figure.raw,
      sentence: placeOf(figure.doc, sentence, range).sentence,
      title,
      published,
      id: figure.id,
    }
    return names.map((name) => cell(cells[name])).join('\t')
  })
  return `${[names.join('\t'), ...lines].join('\n')}\n`
}

function cell(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
  const text = (Array.isArray(value) ? value.join(';') : String(value ?? '')).replace(
    /[\t\r\n\v\f\u0085\u2028\u2029]+/g,
    ' ',
  )
  return FORMULA.test(text) ? `'${text}` : text
}
