import { decisionsToCsv, decisionsToJson } from '../../decisions/codec.js'
import type { CorrectableFields } from '../../decisions/decision.js'
import { article, isDroppedSelected, othersSwitch, selected, widened } from './article.js'
import { charts } from './charts.js'
import { button, fill, h, refill } from './dom.js'
import { weakest } from './doubt.js'
import { draftsBut, dropDraft } from './drafts.js'
import { detailOf, type Figure, index, rangeOf, wordsOf } from './figures.js'
import { isFiltered, matching } from './filter.js'
import { type Action, helpDialog, legend, listenToKeys } from './keys.js'
import { panel } from './panel.js'
import { sidebar } from './sidebar.js'
import {
  add,
  allDecisions,
  allFigures,
  correctAll,
  decide,
  figuresOf,
  importDecisions,
  isKept,
  keep,
  type Likewise,
  likewise,
  onChange,
  restore,
  rowOf,
  undo,
  verdictOn,
} from './store.js'
import { table } from './table.js'
import { openFile, saveFile } from './transfer.js'
import { onShow, show, type View, view } from './view.js'
import { currentLanguage, say, setLanguage } from './words.js'

const VIEWS = ['article', 'table', 'charts'] as const
const VERDICTS = { accept: 'accepted', reject: 'rejected', correct: 'corrected', add: 'added' } as const

restore()

const message = h('p', { class: 'message', role: 'status' })
const spoken = h('p', { class: 'unseen', role: 'status' })
const head = h('header', { class: 'bar', tabindex: -1 })
const left = sidebar()
const right = panel({
  next: () => step(1),
  previous: () => step(-1),
  undo: undoLast,
  verdict,
  edit,
  correct,
  add: (place, fields, note) => {
    const figure = add(place.doc, place.sentence, place.range, fields, note)
    pick(figure)
    tellDone(figure, [])
  },
  widen,
})
const views = { article: article(), table: table(tell), charts: charts() }
const tools = h('div', { class: 'tools' })
const main = h('main', { id: 'main', tabindex: -1 }, tools, ...VIEWS.map((name) => views[name].element))
const aside = h('aside', {}, right.element)

const actions: readonly Action[] = [
  { key: 'j', name: 'next', run: () => step(1) },
  { key: 'k', name: 'previous', run: () => step(-1) },
  { key: 'J', name: 'nextDocument', run: () => stepDocument(1) },
  { key: 'K', name: 'previousDocument', run: () => stepDocument(-1) },
  { key: 'a', name: 'accept', run: () => verdict('accept') },
  { key: 'r', name: 'reject', run: () => verdict('reject') },
  { key: 'c', name: 'correct', run: () => edit() },
  { key: 't', name: 'takeBack', run: () => verdict(undefined) },
  { key: 'e', name: 'alsoThere', run: correctAlike },
  { key: 'n', name: 'addFigure', run: addSelected },
  { key: 'Shift+ArrowLeft', name: 'widenLeft', run: () => widen('left'), applies: isOtherPicked },
  { key: 'Shift+ArrowRight', name: 'widenRight', run: () => widen('right'), applies: isOtherPicked },
  { key: 'u', name: 'undo', run: undoLast },
  { key: '/', name: 'search', run: () => left.focusSearch() },
  { key: 'f', name: 'filter', run: () => left.toggleFilter() },
  { key: 'w', name: 'clearFilter', run: () => show({ filter: {}, search: '' }) },
  { key: 'o', name: 'order', run: () => show({ order: view().order === 'document' ? 'doubt' : 'document' }) },
  { key: 'x', name: 'others', run: () => show({ others: !view().others, name: 'article' }) },
  { key: '1', name: 'article', run: () => show({ name: 'article' }) },
  { key: '2', name: 'table', run: () => show({ name: 'table' }) },
  { key: '3', name: 'charts', run: () => show({ name: 'charts' }) },
  { key: 'y', name: 'copyTable', run: () => views.table.copy() },
  { key: 's', name: 'saveJson', run: () => save('json') },
  { key: 'S', name: 'saveCsv', run: () => save('csv') },
  { key: 'i', name: 'open', run: open },
  { key: 'm', name: 'showList', run: toggleList },
  { key: 'l', name: 'language', run: switchLanguage },
  { key: 'd', name: 'theme', run: switchTheme },
  { key: '?', name: 'help', run: () => help.open() },
]
const help = helpDialog(actions)
const keyOf = (name: Action['name']) => actions.find((action) => action.name === name)?.key ?? ''
const skip = h('a', { href: '#main', class: 'skip' })

document.body.append(
  skip,
  head,
  h('div', { class: 'columns' }, left.element, main, aside),
  message,
  spoken,
  help.element,
)

onShow(redraw)
onChange((key) => {
  if (key === null) left.drawAll()
  else left.update(Number.parseInt(key, 10))
  drawHead()
  if (key === null || !views.article.element.hasChildNodes()) views.article.draw()
  else views.article.mark()
  const { name } = view()
  if (name === 'table' && !isFiltered()) views.table.mark()
  else if (name !== 'article') views[name].draw()
  right.draw()
})
listenToKeys(actions)
addEventListener('pagehide', keep)
// what is half typed is kept in no browser
addEventListener('beforeunload', (event) => draftsBut(null).length > 0 && event.preventDefault())
document.addEventListener('selectionchange', () => tools.classList.toggle('selecting', selected() !== null))
drawAll()

function drawAll(): void {
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en'
  document.title = `${say('title')} · aid-extract`
  skip.textContent = say('skip')
  left.element.setAttribute('aria-label', say('showList'))
  aside.setAttribute('aria-label', say('figure'))
  document.body.dataset.view = view().name
  drawHead()
  left.drawAll()
  drawMain()
  right.draw()
}

/** Draws again what a change of view touches. */
function redraw(before: View): void {
  const now = view()
  const filtered = now.filter !== before.filter || now.search !== before.search || now.order !== before.order
  if (filtered || now.doc !== before.doc) left.drawAll()
  document.body.dataset.view = now.name
  if (now.name !== before.name) drawHead()
  if (now.name !== before.name || now.doc !== before.doc || now.others !== before.others || filtered) drawMain()
  if (now.picked !== before.picked) {
    if (now.name === 'article') views.article.mark()
    if (now.name === 'table') views.table.mark()
    right.draw()
    // what the eye sees on the right is said as well
    const told = now.picked?.type === 'figure' ? [...(right.element.querySelector('header')?.children ?? [])] : []
    spoken.textContent = told.map(({ textContent }) => textContent).join(' ')
    document.body.classList.toggle('picked', now.picked !== null || draftsBut(null).length > 0)
  }
  if (now.doc !== before.doc || now.name !== before.name) {
    if (now.picked === null || now.name !== 'article') main.scrollTo({ top: 0 })
  }
  if (now.name === 'article' && (now.picked !== before.picked || now.name !== before.name)) views.article.reveal()
  if (now.order !== before.order) beginOrder()
}

function drawMain(): void {
  const { name } = view()
  for (const one of VIEWS) views[one].element.hidden = one !== name
  fill(
    tools,
    name === 'article' && othersSwitch(),
    name === 'article' &&
      button(say('addFigure'), addSelected, {
        class: 'adds',
        title: say('addHint'),
        'aria-keyshortcuts': 'n',
        // what is selected stays so
        onmousedown: (event: Event) => event.preventDefault(),
      }),
    name === 'article' && legend(),
  )
  tools.hidden = name !== 'article'
  views[name].draw()
}

function drawHead(): void {
  const figures = allFigures()
  const done = figures.filter((figure) => verdictOn(figure) !== null).length
  const progress = h('progress', { max: Math.max(1, figures.length), value: done, 'aria-label': say('status') })
  refill(
    head,
    button(say('showList'), toggleList, {
      'aria-keyshortcuts': 'm',
      class: 'lists',
      'aria-controls': 'side',
    }),
    h('p', { class: 'name' }, 'aid-extract ', h('b', {}, say('title'))),
    h(
      'nav',
      { 'aria-label': say('title'), class: 'views' },
      ...VIEWS.map((name) =>
        button(say(name), () => show({ name }), {
          'aria-current': view().name === name ? 'page' : null,
          'aria-keyshortcuts': keyOf(name),
        }),
      ),
    ),
    h('p', { class: 'progress' }, progress, ' ', say('progress', { done, all: figures.length })),
    !isKept && h('p', { class: 'warning' }, say('notKept')),
    h(
      'div',
      { class: 'actions' },
      button(say('saveJson'), () => save('json'), { class: 'main', 'aria-keyshortcuts': 's' }),
      button(say('saveCsv'), () => save('csv'), { 'aria-keyshortcuts': 'S' }),
      button(say('open'), open, { 'aria-keyshortcuts': 'i' }),
      button(say('language'), switchLanguage, {
        lang: currentLanguage() === 'zh' ? 'en' : 'zh',
        'aria-keyshortcuts': 'l',
      }),
      button('◐', switchTheme, { 'aria-label': say('theme'), title: say('theme'), 'aria-keyshortcuts': 'd' }),
      button('?', () => help.open(), { 'aria-label': say('help'), title: say('help'), 'aria-keyshortcuts': '?' }),
    ),
  )
}

/** Says something to the person, for a while, with what can be done about it. */
function tell(text: string, ...buttons: readonly HTMLElement[]): void {
  fill(message, text, ...buttons.flatMap((one) => [' ', one]))
  message.classList.add('shown')
  clearTimeout(told)
  told = setTimeout(() => message.classList.remove('shown'), Math.max(6000, text.length * 120, buttons.length * 6000))
}
let told: ReturnType<typeof setTimeout> | undefined

/** Where the walk through the figures stands, for when the figure that was picked falls out of the filter. */
let walk = 0

function step(by: number): void {
  const { picked } = view()
  const figures = view().name === 'table' ? views.table.rows() : matching()
  if (figures.length === 0) return
  const at = picked?.type === 'figure' ? figures.findIndex(({ key }) => key === picked.figure.key) : -1
  const begun = picked?.type === 'figure'
  const to = at >= 0 ? at + by : begun ? (by > 0 ? walk : walk - 1) : firstFrom(figures)
  walk = Math.min(figures.length - 1, Math.max(0, to))
  pick(figures[walk] as Figure)
}

/** The first figure of the document that is looked at. */
function firstFrom(figures: readonly Figure[]): number {
  if (view().order === 'doubt' || view().name === 'table') return 0
  return Math.max(
    0,
    figures.findIndex(({ doc }) => doc >= view().doc),
  )
}

function pick(figure: Figure): void {
  show({ picked: { type: 'figure', figure, editing: null }, doc: figure.doc })
}

/** An order that is chosen is gone through from the first figure that nobody has looked at; back in the text one goes on. */
function beginOrder(): void {
  const figures = matching()
  const { picked, order } = view()
  const at =
    order === 'document' && picked?.type === 'figure'
      ? figures.findIndex(({ key }) => key === picked.figure.key)
      : figures.findIndex((figure) => verdictOn(figure) === null)
  const first = figures[Math.max(0, at)]
  if (first === undefined) return
  walk = Math.max(0, at)
  pick(first)
  tell(
    say('orderBegun', {
      order: say(order === 'doubt' ? 'orderDoubt' : 'orderDocument'),
      n: walk + 1,
      all: figures.length,
    }),
  )
}

function stepDocument(by: number): void {
  const doc = view().doc + by
  if (index.documents[doc]) show({ doc, name: 'article', picked: null })
}

function verdict(to: 'accept' | 'reject' | undefined): void {
  const { picked } = view()
  if (picked?.type !== 'figure') return
  const { figure } = picked
  // what was corrected or added stands as it was left
  const stands = to === 'accept' && ['correct', 'add'].includes(verdictOn(figure) ?? '')
  const words = wordsOf(figure)
  if (!stands) {
    alike = []
    dropDraft({ type: 'figure', figure, editing: 'value' })
    decide(figure, to)
  }
  if (figure.id === null && verdictOn(figure) === null) {
    show({ picked: null })
    tell(say('done', { verdict: say('rejected'), raw: words }), undoButton())
  } else if (to !== undefined) goOn(figure, [])
}

/** To the column that is least sure. */
function edit(): void {
  const { picked } = view()
  if (picked?.type !== 'figure') return
  const { figure } = picked
  show({ picked: { type: 'figure', figure, editing: weakest(rowOf(figure)) } })
}

/** What the last correction would put right in other figures of its document. */
let alike: readonly Likewise[] = []

function correct(figure: Figure, fields: CorrectableFields, note: string): void {
  const was = rowOf(figure)
  decide(figure, 'correct', fields, note)
  alike = likewise(figure, was)
  const offer =
    alike.length > 0 && button(say('alsoIn', { n: alike.length }), correctAlike, { 'aria-keyshortcuts': 'e' })
  goOn(figure, offer ? [offer] : [])
}

function correctAlike(): void {
  if (alike.length === 0) {
    tell(say('nothingAlike'))
    return
  }
  const n = alike.length
  correctAll(alike)
  alike = []
  tell(say('correctedAlike', { n }), undoButton())
}

/** To the next figure, saying what was done and where that leads. */
function goOn(figure: Figure, offers: readonly HTMLElement[]): void {
  step(1)
  tellDone(figure, offers)
}

function tellDone(figure: Figure, offers: readonly HTMLElement[]): void {
  const { picked, doc } = view()
  const { title, doc: path } = index.documents[doc] as (typeof index.documents)[number]
  const isLast = picked?.type === 'figure' && picked.figure.key === figure.key && verdictOn(figure) !== 'add'
  const where = doc !== figure.doc ? say('nowIn', { name: title ?? path }) : isLast ? say('lastFigure') : ''
  const verdict = verdictOn(figure)
  const done = verdict === null ? '' : say('done', { verdict: say(VERDICTS[verdict]), raw: wordsOf(figure) })
  tell([done, where].filter(Boolean).join(' '), ...offers, undoButton())
}

function undoButton(): HTMLElement {
  return button(say('undo'), undoLast, { 'aria-keyshortcuts': 'u' })
}

function isOtherPicked(): boolean {
  return view().picked?.type === 'other'
}

/** Takes in a character more around the number that is looked at. */
function widen(side: 'left' | 'right'): void {
  const { picked } = view()
  if (picked?.type !== 'other') return
  const [sentence] = detailOf(picked.doc).others[picked.nth]?.at ?? [0]
  show({ picked: { ...picked, range: widened(picked.doc, sentence, picked.range, side) } })
}

function addSelected(): void {
  const place = selected() ?? otherPicked()
  if (place === null) {
    tell(say(isDroppedSelected() ? 'selectedDropped' : 'selectFirst'))
    return
  }
  const taken = figuresOf(place.doc).some((figure) => {
    const { sentence, range } = rangeOf(figure)
    return (
      verdictOn(figure) !== 'reject' &&
      sentence === place.sentence &&
      range[0] < place.range[1] &&
      place.range[0] < range[1]
    )
  })
  if (taken) tell(say('overlaps'))
  else {
    getSelection()?.removeAllRanges()
    show({ picked: { type: 'adding', ...place } })
  }
}

/** The place of the number that is none and is looked at: it can be made a figure. */
function otherPicked(): ReturnType<typeof selected> {
  const { picked } = view()
  const at = picked?.type === 'other' ? detailOf(picked.doc).others[picked.nth]?.at : undefined
  return picked?.type === 'other' && at ? { doc: picked.doc, sentence: at[0], range: picked.range } : null
}

function undoLast(): void {
  const figure = undo()
  alike = []
  message.classList.remove('shown')
  if (figure === null) return
  if (figuresOf(figure.doc).some(({ key }) => key === figure.key)) pick(figure)
  else show({ picked: null })
}

/** Only narrow screens fold the list away. */
function toggleList(): void {
  left.element.classList.toggle('open')
}

function save(format: 'json' | 'csv'): void {
  const decisions = allDecisions()
  if (decisions.length === 0) {
    tell(say('nothingToSave'))
    return
  }
  const file = `decisions.${format}`
  if (format === 'json') saveFile(file, decisionsToJson(decisions), 'application/json')
  else saveFile(file, decisionsToCsv(decisions), 'text/csv')
  const words = index.inputs.map((word) => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`))
  tell(
    say('saved', {
      file,
      command: `aid-extract ${words.join(' ')} --decisions ${file} -o corrected.xlsx`,
    }),
  )
}

async function open(): Promise<void> {
  const text = await openFile('.json,.csv')
  if (text === null) return
  try {
    const { count, unmatched } = importDecisions(text)
    const others = unmatched.slice(0, 8).map(({ decision, why }) => `${decision.raw} (${decision.doc}): ${why}`)
    if (unmatched.length > others.length) others.push('…')
    tell(
      [
        say('imported', { n: count }),
        unmatched.length > 0 && say('notImported', { n: unmatched.length }) + others.join('; '),
      ]
        .filter(Boolean)
        .join(' '),
    )
  } catch (error) {
    tell(say('importFailed', { why: (error as Error).message }))
  }
}

function switchLanguage(): void {
  setLanguage(currentLanguage() === 'zh' ? 'en' : 'zh')
  drawAll()
}

function switchTheme(): void {
  const root = document.documentElement
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset.theme = dark ? 'light' : 'dark'
}
