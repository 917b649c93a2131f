import { button, fill, h } from './dom.js'
import { type Figure, index } from './figures.js'
import { EMPTY, FACETS, type Facet, isFiltered, matching, matchingIn, valuesOf } from './filter.js'
import { allFigures, figuresOf, verdictOn } from './store.js'
import { show, view } from './view.js'
import { type Phrase, say, scope, term } from './words.js'

const VERDICT_NAMES: Readonly<Record<string, Phrase>> = {
  undecided: 'undecided',
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
  add: 'added',
}
const KINDS = ['money', 'personnel', 'project'] as const

/** The left side: search and filter, and the list of documents. */
export function sidebar() {
  const search = h('input', {
    type: 'search',
    id: 'search',
    autocomplete: 'off',
    oninput: () => show({ search: search.value.trim() }),
  })
  const filters = h('div', { class: 'filters' })
  const found = h('p', { class: 'found', role: 'status' })
  const list = h('ul', { class: 'documents' })
  const listHead = h('h2', { id: 'documents-head' })
  const element = h(
    'section',
    { class: 'side', id: 'side' },
    h('form', { class: 'search', role: 'search', onsubmit: (event: Event) => event.preventDefault() }, search, filters),
    found,
    h('nav', { 'aria-labelledby': 'documents-head' }, listHead, list),
  )

  const facets = h('div', { class: 'facets' })
  const summary = h('summary')
  const details = h('details', { ontoggle: drawFacets }, summary, facets)
  filters.append(details)

  function drawFilters(): void {
    search.setAttribute('aria-label', say('search'))
    search.setAttribute('placeholder', say('searchHint'))
    if (search.value.trim() !== view().search) search.value = view().search
    fill(summary, say('filter'))
    drawFacets()
  }

  /** The choices are made of all rows, which decisions change: only while somebody looks at them. */
  function drawFacets(): void {
    if (!details.open) return
    const figures = allFigures()
    const order = field(
      say('order'),
      view().order === 'document',
      select(
        [
          ['document', say('orderDocument')],
          ['doubt', say('orderDoubt')],
        ],
        view().order,
        (value) => show({ order: value as 'document' | 'doubt' }),
      ),
    )
    const stood = facets.contains(document.activeElement) ? document.activeElement?.closest('label') : null
    fill(facets, order, ...FACETS.map((facet) => facetField(facet, figures)))
    const again = [...facets.children].find((label) => label.firstChild?.textContent === stood?.firstChild?.textContent)
    again?.querySelector('select')?.focus()
  }

  function drawFound(): void {
    const [count, all] = [matching().length, allFigures().length]
    fill(
      found,
      count === 0 && all > 0 ? say('noMatch') : say('matching', { n: count, all }),
      isFiltered() &&
        button(say('clearFilter'), () => show({ filter: {}, search: '' }), {
          class: 'plain',
          'aria-keyshortcuts': 'w',
        }),
    )
  }

  function drawDocuments(): void {
    fill(listHead, `${say('documents')} (${index.documents.length})`)
    const shown = index.documents.flatMap((_, doc) =>
      isFiltered() && matchingIn(doc).length === 0 && doc !== view().doc ? [] : [documentItem(doc)],
    )
    fill(list, ...shown)
  }

  /** After a decision on one of a document's figures. */
  function update(doc: number): void {
    drawFacets()
    drawFound()
    const item = list.querySelector(`[data-doc="${doc}"]`)
    if (isFiltered() || item === null) drawDocuments()
    else item.replaceWith(documentItem(doc))
  }

  return {
    element,
    drawAll: () => {
      drawFilters()
      drawFound()
      drawDocuments()
    },
    update,
    focusSearch: () => {
      element.classList.add('open')
      search.focus()
    },
    /** Opens the filter, or folds it away; the focus goes with it. */
    toggleFilter: () => {
      details.open = !details.open
      if (details.open) element.classList.add('open')
      // its own event comes too late for the focus
      drawFacets()
      ;(details.open ? details.querySelector('select') : summary)?.focus()
    },
  }
}

function facetField(facet: Facet, figures: readonly Figure[]): HTMLElement | null {
  const counts = new Map<string, number>()
  for (const figure of figures) {
    for (const value of valuesOf(figure, facet)) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  const chosen = view().filter[facet] ?? ''
  // a column that no row fills is no help
  if ([...counts.keys()].every((value) => value === EMPTY) && chosen === '') return null
  const options = [...counts]
    .sort(([a], [b]) => compare(a, b, facet))
    .map(([value, count]) => [value, `${nameOf(facet, value)} (${count})`] as const)
  const choose = (value: string) => {
    const { [facet]: _, ...rest } = view().filter
    show({ filter: value === '' ? rest : { ...rest, [facet]: value } })
  }
  const name = facet === 'status' || facet === 'year' ? say(facet) : term(facet)
  return field(name, chosen === '', select([['', say('any')], ...options], chosen, choose))
}

function field(name: string, isIdle: boolean, input: HTMLElement): HTMLElement {
  return h('label', { class: isIdle ? null : 'chosen' }, h('span', {}, name), input)
}

function documentItem(doc: number): HTMLElement {
  const { title, doc: path, messages } = index.documents[doc] as (typeof index.documents)[number]
  const figures = figuresOf(doc)
  const done = figures.filter((figure) => verdictOn(figure) !== null).length
  const counts = KINDS.map((kind) => [kind, figures.filter(({ read }) => read.kind === kind).length] as const)
  const progress = h('span', { class: done === figures.length ? 'done all' : 'done' }, `✓ ${done}/${figures.length}`)
  const attributes = {
    type: 'button',
    class: 'document',
    'aria-current': doc === view().doc ? 'true' : null,
    onclick: () => show({ doc, name: 'article', picked: null }),
  }
  return h(
    'li',
    { 'data-doc': doc },
    h(
      'button',
      attributes,
      h('span', { class: 'name', dir: 'auto' }, title ?? path),
      title !== null && h('span', { class: 'path', dir: 'auto' }, path),
      h(
        'span',
        { class: 'counts' },
        ...counts
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => h('span', { class: `count ${kind}` }, `${term(kind)} ${count}`)),
        figures.length > 0 && progress,
      ),
      ...messages
        .filter(({ level }) => level !== 'info')
        .map(({ level, message }) => h('span', { class: `said ${level}`, dir: 'auto' }, `⚠ ${message}`)),
    ),
  )
}

function select(
  options: readonly (readonly [value: string, name: string])[],
  chosen: string,
  choose: (value: string) => void,
): HTMLSelectElement {
  const element: HTMLSelectElement = h(
    'select',
    { onchange: () => choose(element.value) },
    ...options.map(([value, name]) => h('option', { value, selected: value === chosen }, name)),
  )
  return element
}

function nameOf(facet: Facet, value: string): string {
  if (value === EMPTY) return say('none')
  if (facet === 'status') return say(VERDICT_NAMES[value] as Phrase)
  if (facet.endsWith('_from') || facet === 'context') return scope(value)
  return facet === 'donor' || facet === 'recipient' ? value : term(value)
}

/** Scopes from the farthest, which are the least sure; the rest by name. */
function compare(a: string, b: string, facet: Facet): number {
  const far = ['article', 'heading', 'paragraph', 'sentence', 'clause']
  return facet.endsWith('_from') ? far.indexOf(a) - far.indexOf(b) : a.localeCompare(b, 'zh')
}
