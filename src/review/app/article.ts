import type { PageBlock, PageDetail, Range } from '../page-data.js'
import { button, fill, h } from './dom.js'
import { blockTextOf, detailOf, type Figure, index, rangeOf, wordsOf } from './figures.js'
import { isFiltered, matches } from './filter.js'
import { reason } from './reasons.js'
import { figuresOf, rowOf, verdictOn } from './store.js'
import { type Picked, show, view } from './view.js'
import { say, term } from './words.js'

/** A piece of a block that can be picked: a figure, or a number that is none. */
interface Piece {
  readonly range: Range
  readonly make: (text: string) => HTMLElement
}

/** The article of the document that is looked at, its figures highlighted. */
export function article() {
  const element = h('article', { class: 'text', lang: 'zh', onclick: pick, onkeydown: pickByKey })
  let marks = new Map<string, HTMLElement>()

  function draw(): void {
    const { doc } = view()
    marks = new Map()
    const document = index.documents[doc]
    if (document === undefined) {
      fill(element, h('p', { class: 'empty' }, say('noDocuments')))
      return
    }
    const detail = detailOf(doc)
    const pieces = piecesOf(doc, detail)
    const dropped = Map.groupBy(detail.dropped, ({ before }) => before)
    const parts: HTMLElement[] = [heading(doc)]
    for (let i = 0; i <= detail.blocks.length; i++) {
      const gone = dropped.get(i)
      if (gone) parts.push(folded(gone))
      const block = detail.blocks[i]
      if (block === undefined) continue
      const rows = block.cells ? rowsFrom(detail, i, dropped) : 0
      if (rows > 0) {
        parts.push(table(detail, i, rows, pieces))
        i += rows - 1
      } else parts.push(blockElement(block, i, pieces.get(i) ?? []))
    }
    if (detail.blocks.length === 0) parts.push(h('p', { class: 'empty' }, say('noArticle')))
    else if (figuresOf(doc).length === 0) parts.push(h('p', { class: 'empty' }, say('noFigures')))
    fill(element, ...parts)
    mark()
  }

  function piecesOf(doc: number, detail: PageDetail): Map<number, Piece[]> {
    const pieces = new Map<number, Piece[]>()
    const put = (sentence: number, piece: Piece) => {
      const block = detail.sentences[sentence]?.[0] ?? 0
      pieces.set(block, [...(pieces.get(block) ?? []), piece])
    }
    for (const figure of figuresOf(doc)) {
      const { sentence, range } = rangeOf(figure)
      put(sentence, { range, make: (text) => figureElement(figure, text) })
    }
    if (view().others) {
      for (const [nth, { at, reason: name }] of detail.others.entries()) {
        const why = reason('figure', name)
        const attributes = { class: 'other', role: 'button', tabindex: 0, title: why, 'data-other': nth }
        put(at[0], {
          range: [at[1], at[2]],
          make: (text) => h('span', { ...attributes, 'aria-label': `${text}: ${say('notFigure')}` }, text),
        })
      }
    }
    return pieces
  }

  function figureElement(figure: Figure, text: string): HTMLElement {
    const made = h('span', { role: 'button', tabindex: -1, 'data-key': figure.key }, text)
    marks.set(figure.key, made)
    return made
  }

  /** Shows what was decided, what fits the filter and what is picked. */
  function mark(): void {
    const figures = figuresOf(view().doc)
    const isStale = figures.length !== marks.size || figures.some(({ key }) => !marks.has(key))
    if (isStale) draw()
    else markEach(figures)
  }

  function markEach(figures: readonly Figure[]): void {
    const { picked } = view()
    const now = picked?.type === 'figure' ? picked.figure.key : null
    let reachable = now !== null && marks.has(now)
    for (const figure of figures) {
      const element = marks.get(figure.key) as HTMLElement
      const verdict = verdictOn(figure)
      const { kind } = rowOf(figure)
      const off = isFiltered() && !matches(figure) ? 'off' : ''
      element.className = ['figure', kind, verdict ?? 'open', off, figure.key === now ? 'now' : ''].join(' ').trim()
      element.setAttribute(
        'aria-label',
        `${term(kind)}: ${wordsOf(figure)}${verdict === null ? '' : `, ${say(VERDICTS[verdict])}`}`,
      )
      element.setAttribute('aria-pressed', String(figure.key === now))
      // one figure is reached by Tab, the others from there by j and k
      element.tabIndex = figure.key === now || !reachable ? 0 : -1
      reachable = true
    }
    markSentence(element)
  }

  function reveal(): void {
    const { picked } = view()
    if (picked?.type === 'figure') marks.get(picked.figure.key)?.scrollIntoView({ block: 'center' })
  }

  return { element, draw, mark, reveal }
}

const VERDICTS = { accept: 'accepted', reject: 'rejected', correct: 'corrected', add: 'added' } as const

function heading(doc: number): HTMLElement {
  const { title, doc: name, published, publisher, url } = index.documents[doc] as (typeof index.documents)[number]
  const line = [publisher, published && say('published', { day: published })].filter(Boolean).join(' · ')
  // only what is surely an address becomes a link
  const link = url !== null && /^https?:\/\//i.test(url) ? url : null
  return h(
    'header',
    {},
    // the headline is a block of the article, with figures of its own
    detailOf(doc).blocks[0]?.kind === 'headline' ? null : h('h1', { dir: 'auto' }, title ?? name),
    h('p', { class: 'origin', dir: 'auto' }, [name, line].filter(Boolean).join(' · ')),
    link &&
      h(
        'p',
        { class: 'origin' },
        h('a', { href: link, rel: 'noreferrer noopener', target: '_blank' }, say('original')),
      ),
  )
}

function folded(gone: PageDetail['dropped']): HTMLElement {
  const counts = Map.groupBy(gone, (piece) => reason('page', piece.reason))
  const reasons = [...counts]
    .map(([name, pieces]) => (pieces.length > 1 ? `${name} ×${pieces.length}` : name))
    .join(', ')
  const summary = h('summary', {}, say('droppedPieces', { n: gone.length, reasons }))
  const details = h('details', { class: 'dropped' }, summary)
  // long menus cost nothing until somebody looks at them
  details.addEventListener('toggle', () => {
    if (!details.open || details.childElementCount > 1) return
    details.append(...gone.map((piece) => h('p', { dir: 'auto', title: reason('page', piece.reason) }, piece.text)))
  })
  return details
}

function blockElement(block: PageBlock, i: number, pieces: readonly Piece[]): HTMLElement {
  const tag = block.kind === 'headline' ? (i === 0 ? 'h1' : 'h2') : block.kind === 'subhead' ? 'h3' : 'p'
  return h(
    tag,
    {
      class: `block ${block.kind}${block.doubtful ? ' doubtful' : ''}`,
      'data-block': i,
      dir: 'auto',
      title: block.doubtful ? say('doubtful') : null,
    },
    ...withPieces(block.text, [0, block.text.length], pieces),
  )
}

/** How many rows of one table begin with this block. */
function rowsFrom({ blocks }: PageDetail, first: number, dropped: ReadonlyMap<number, unknown>): number {
  let end = first
  while (blocks[end]?.cells && (end === first || !dropped.has(end))) end++
  return end - first
}

function table(
  { blocks }: PageDetail,
  first: number,
  count: number,
  pieces: ReadonlyMap<number, readonly Piece[]>,
): HTMLElement {
  const rows = Array.from({ length: count }, (_, i) => {
    const { text, cells = [] } = blocks[first + i] as PageBlock
    // what parts the cells stays in the text, so that places in it are those of the block
    const bounds = cells.map(([start], n) => [n === 0 ? 0 : start, cells[n + 1]?.[0] ?? text.length] as const)
    return h(
      'tr',
      { class: 'block table-row', 'data-block': first + i },
      ...bounds.map((range) => h('td', { dir: 'auto' }, ...withPieces(text, range, pieces.get(first + i) ?? []))),
    )
  })
  return h(
    'div',
    { class: 'scrolls', tabindex: 0, role: 'group', 'aria-label': say('table') },
    h('table', {}, h('tbody', {}, ...rows)),
  )
}

/** The text of a range with its pieces made elements. */
function withPieces(text: string, [start, end]: Range, pieces: readonly Piece[]): readonly (Node | string)[] {
  const parts: (Node | string)[] = []
  let at = start
  for (const { range, make } of [...pieces].sort((a, b) => a.range[0] - b.range[0])) {
    if (range[0] < at || range[1] > end) continue
    parts.push(text.slice(at, range[0]), make(text.slice(...range)))
    at = range[1]
  }
  return [...parts, text.slice(at, end)]
}

function pick(event: Event): void {
  const target = (event.target as Element).closest<HTMLElement>('[data-key], [data-other]')
  if (target === null || getSelection()?.isCollapsed === false) return
  const { doc } = view()
  const figure = figuresOf(doc).find(({ key }) => key === target.dataset.key)
  if (figure) show({ picked: { type: 'figure', figure, editing: null } })
  else if (target.dataset.other) show({ picked: otherNumber(doc, Number(target.dataset.other)) })
}

function otherNumber(doc: number, nth: number): Picked {
  const [, start = 0, end = 0] = detailOf(doc).others[nth]?.at ?? []
  return { type: 'other', doc, nth, range: [start, end] }
}

/** A range that reaches a character further, to one side, but neither out of its sentence nor into a figure. */
export function widened(doc: number, sentence: number, [start, end]: Range, side: 'left' | 'right'): Range {
  const text = blockTextOf(doc, sentence)
  const [, from = 0, to = 0] = detailOf(doc).sentences[sentence] ?? []
  const size = [...(side === 'left' ? text.slice(0, start) : text.slice(end))].at(side === 'left' ? -1 : 0)?.length ?? 0
  const range: Range = side === 'left' ? [start - size, end] : [start, end + size]
  const isFree = figuresOf(doc).every((figure) => {
    const { range: other } = rangeOf(figure)
    return rangeOf(figure).sentence !== sentence || other[1] <= range[0] || range[1] <= other[0]
  })
  return isFree && range[0] >= from && range[1] <= to ? range : [start, end]
}

function pickByKey(event: KeyboardEvent): void {
  if (event.key !== 'Enter' && event.key !== ' ') return
  if (!(event.target as Element).matches('[data-key], [data-other]')) return
  event.preventDefault()
  pick(event)
}

/** The sentence that is spoken of, and what is about to be added, lit up where the browser can do that without touching the text. */
function markSentence(element: HTMLElement): void {
  if (!('highlights' in CSS)) return
  CSS.highlights.delete('sentence')
  CSS.highlights.delete('chosen')
  const { picked, doc } = view()
  if (picked === null || (picked.type === 'figure' ? picked.figure.doc : picked.doc) !== doc) return
  const detail = detailOf(doc)
  const number =
    picked.type === 'figure'
      ? rangeOf(picked.figure).sentence
      : picked.type === 'adding'
        ? picked.sentence
        : detail.others[picked.nth]?.at[0]
  const [block, start, end] = detail.sentences[number ?? -1] ?? []
  const holder = element.querySelector(`[data-block="${block}"]`)
  if (holder === null || start === undefined || end === undefined) return
  CSS.highlights.set('sentence', new Highlight(...plainRanges(holder, [start, end])))
  if (picked.type === 'figure') return
  const chosen = new Highlight(...plainRanges(holder, picked.range))
  chosen.priority = 1
  CSS.highlights.set('chosen', chosen)
}

/** What of a block's range is no figure: these have a colour of their own. */
function plainRanges(block: Element, [start, end]: Range): readonly AbstractRange[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT)
  const ranges: AbstractRange[] = []
  let at = 0
  for (
    let node = walker.nextNode() as Text | null;
    node !== null && at < end;
    node = walker.nextNode() as Text | null
  ) {
    const [from, to] = [Math.max(start - at, 0), Math.min(end - at, node.length)]
    at += node.length
    if (from >= to || node.parentElement?.closest('.figure')) continue
    ranges.push(new StaticRange({ startContainer: node, startOffset: from, endContainer: node, endOffset: to }))
  }
  return ranges
}

/** What is selected in the text: the sentence it begins in and its range in the block, cut to the sentence. */
export function selected(): { readonly doc: number; readonly sentence: number; readonly range: Range } | null {
  const selection = getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const chosen = selection.getRangeAt(0)
  const holder = (
    chosen.startContainer instanceof Element ? chosen.startContainer : chosen.startContainer.parentElement
  )?.closest<HTMLElement>('[data-block]')
  if (!holder?.contains(chosen.endContainer)) return null
  const before = document.createRange()
  before.setStart(holder, 0)
  before.setEnd(chosen.startContainer, chosen.startOffset)
  const text = chosen.toString()
  const start = before.toString().length + (text.length - text.trimStart().length)
  const end = start + text.trim().length
  const { doc } = view()
  const block = Number(holder.dataset.block)
  const sentence = detailOf(doc).sentences.findIndex(([of, from, to]) => of === block && from <= start && end <= to)
  return sentence < 0 || end <= start ? null : { doc, sentence, range: [start, end] }
}

/** True where what is selected stands in text that was left out. */
export function isDroppedSelected(): boolean {
  const node = getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  return getSelection()?.isCollapsed === false && element?.closest('.dropped') != null
}

/** The switch for numbers that are no figures. */
export function othersSwitch(): HTMLButtonElement {
  return button(say('others'), () => show({ others: !view().others }), {
    title: say('othersHint'),
    'aria-keyshortcuts': 'x',
    'aria-pressed': String(view().others),
  })
}
