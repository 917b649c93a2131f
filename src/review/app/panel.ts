import type { CorrectableFields } from '../../decisions/decision.js'
import { isSame } from '../../decisions/match.js'
import type { PageWhy } from '../page-data.js'
import { button, h, refill } from './dom.js'
import { detailOf, type Figure, index, type Row, rangeOf, sentenceText } from './figures.js'
import { rowForm } from './form.js'
import { firstGuess } from './guess.js'
import { grouped } from './numbers.js'
import { add, allFigures, decide, decisionOn, figuresOf, rowOf, verdictOn } from './store.js'
import { type Picked, show, view } from './view.js'
import { reason, say, scope, term } from './words.js'

const VERDICTS = { accept: 'accepted', reject: 'rejected', correct: 'corrected', add: 'added' } as const
const FROM = { donor: 'donor_from', recipient: 'recipient_from', period: 'period_from' } as const
const FAR = ['clause', 'sentence', 'paragraph', 'heading', 'article']

/** What leads from one figure to another. */
interface Steps {
  readonly next: () => void
  readonly previous: () => void
  readonly undo: () => void
}

/** The right side: the record that is looked at, why it was read so, and the reviewer's verdict. */
export function panel({ next, previous, undo }: Steps) {
  const element = h('div', { class: 'panel', id: 'panel', tabindex: -1 })

  function draw(): void {
    const { picked } = view()
    const steps = h(
      'nav',
      { class: 'steps', 'aria-label': say('figures') },
      button(`‹ ${say('previous')}`, previous, { 'aria-keyshortcuts': 'k' }),
      button(`${say('next')} ›`, next, { 'aria-keyshortcuts': 'j' }),
      button(say('undo'), undo, { class: 'plain', 'aria-keyshortcuts': 'u' }),
    )
    refill(element, steps, ...contents(picked, next))
    if (picked?.type === 'adding') element.querySelector<HTMLElement>('.field-kind select')?.focus()
    if (picked?.type === 'figure' && picked.editing) {
      const value = element.querySelector<HTMLInputElement>('.field-value input')
      value?.focus()
      value?.select()
    }
  }

  return { element, draw }
}

function contents(picked: Picked | null, next: () => void): readonly (HTMLElement | null)[] {
  if (picked === null) return [h('p', { class: 'empty' }, say('pickFigure')), h('p', { class: 'hint' }, say('addHint'))]
  if (picked.type === 'other') return otherNumber(picked)
  if (picked.type === 'adding') return adding(picked)
  return picked.editing ? correcting(picked.figure) : record(picked.figure, next)
}

function head(figure: Figure): HTMLElement {
  const { kind, value, unit } = rowOf(figure)
  const verdict = verdictOn(figure)
  return h(
    'header',
    {},
    h(
      'p',
      { class: 'chips' },
      h('span', { class: `chip ${kind}` }, term(kind)),
      verdict && h('span', { class: `chip verdict ${verdict}` }, say(VERDICTS[verdict])),
    ),
    h('h2', { dir: 'auto', lang: 'zh' }, figure.raw),
    h(
      'p',
      { class: 'amount' },
      `${grouped(value)} ${term(unit)}`,
      value !== figure.read.value && struck(figure.read.value),
    ),
  )
}

function record(figure: Figure, next: () => void): readonly (HTMLElement | null)[] {
  const verdict = verdictOn(figure)
  const said = (to: 'accept' | 'reject') => () => {
    decide(figure, to)
    next()
  }
  const verdicts = h(
    'div',
    { class: 'verdicts' },
    figure.id !== null &&
      verdict !== 'correct' &&
      button(say('accept'), said('accept'), {
        class: 'accept',
        'aria-pressed': String(verdict === 'accept'),
        'aria-keyshortcuts': 'a',
      }),
    button(say('reject'), said('reject'), {
      class: 'reject',
      'aria-pressed': String(verdict === 'reject'),
      'aria-keyshortcuts': 'r',
    }),
    button(say('correct'), () => show({ picked: { type: 'figure', figure, editing: true } }), {
      class: 'correct',
      'aria-pressed': String(verdict === 'correct'),
      'aria-keyshortcuts': 'c',
    }),
    verdict !== null &&
      figure.id !== null &&
      button(say('takeBack'), () => decide(figure, undefined), { class: 'plain', 'aria-keyshortcuts': 't' }),
  )
  const note = decisionOn(figure)?.note
  return [
    head(figure),
    verdicts,
    columns(figure),
    note ? h('p', { class: 'note', dir: 'auto' }, `${say('note')}: ${note}`) : null,
    quoted(figure),
    why(figure),
  ]
}

function columns(figure: Figure): HTMLElement {
  const row = rowOf(figure)
  const whole = allFigures().find(({ id, doc }) => id !== null && id === row.part_of && doc === figure.doc)
  const pick = (to: Figure) =>
    button(to.raw, () => show({ picked: { type: 'figure', figure: to, editing: false }, doc: to.doc }), {
      class: 'plain',
    })
  const parts = figuresOf(figure.doc).filter((one) => figure.id !== null && rowOf(one).part_of === figure.id)
  const days = [row.period_start, row.period_end].some(Boolean)
    ? `${row.period_start ?? '…'} – ${row.period_end ?? '…'}`
    : null
  const shown: readonly (readonly [keyof Row, string | null, string?])[] = [
    ['label', row.label],
    ['role', term(row.role)],
    ['qualifier', row.qualifier === 'exact' && isSame(row.qualifier, figure.read.qualifier) ? null : bounds(row)],
    ['per', row.per && term(row.per)],
    ['donor', row.donor],
    ['recipient', row.recipient],
    ['period', row.period, days ?? ''],
    ['flags', row.flags.length > 0 ? row.flags.map(term).join(' · ') : null],
    ['context', row.context && scope(row.context)],
    ['donor_codes', row.donor_codes.join(' ') || null],
    ['recipient_codes', row.recipient_codes.join(' ') || null],
  ]
  return h(
    'dl',
    {},
    ...shown.flatMap(([name, value, more]) => {
      const differs = !isSame(figure.read[name], row[name])
      if (value === null && !differs) return []
      return [
        h('dt', {}, term(name)),
        h(
          'dd',
          { dir: 'auto' },
          value ?? say('none'),
          more ? h('span', { class: 'more' }, more) : null,
          differs && struck(figure.read[name]),
          name in FROM && !differs ? meter(row[FROM[name as keyof typeof FROM]]) : null,
        ),
      ]
    }),
    ...(whole ? [h('dt', {}, term('part_of')), h('dd', {}, pick(whole))] : []),
    ...(parts.length > 0
      ? [h('dt', {}, say('parts')), h('dd', {}, ...parts.flatMap((part) => [pick(part), ' ']))]
      : []),
  )
}

/** What was read, where the reviewer put something else. */
function struck(was: Row[keyof Row]): HTMLElement {
  const text = Array.isArray(was) ? was.map(term).join(' · ') : typeof was === 'number' ? grouped(was) : term(was ?? '')
  return h('s', { class: 'was' }, text || say('none'))
}

function bounds({ qualifier, min, max }: Row): string {
  const said =
    min !== null && max !== null
      ? `${grouped(min)} – ${grouped(max)}`
      : min !== null
        ? `≥ ${grouped(min)}`
        : max !== null
          ? `≤ ${grouped(max)}`
          : ''
  return [term(qualifier), said].filter(Boolean).join(' ')
}

/** How far from the figure something was found: the nearer, the surer. */
function meter(from: string | null): HTMLElement | null {
  const far = FAR.indexOf(from ?? '')
  if (from === null || far < 0) return null
  const name = say('foundIn', { scope: scope(from) })
  return h('span', { class: `meter far-${far}` }, `${'●'.repeat(FAR.length - far)}${'○'.repeat(far)} ${name}`)
}

function quoted(figure: Figure): HTMLElement {
  const { sentence, range } = rangeOf(figure)
  const [, from = 0] = detailOf(figure.doc).sentences[sentence] ?? []
  const text = sentenceText(figure.doc, sentence)
  const [start, end] = [range[0] - from, range[1] - from]
  const { line } = figure.read
  return h(
    'section',
    { class: 'quoted' },
    h('h3', {}, say('sentence')),
    h(
      'blockquote',
      { lang: 'zh', dir: 'auto' },
      text.slice(0, start),
      h('mark', {}, text.slice(start, end)),
      text.slice(end),
    ),
    h(
      'p',
      { class: 'origin', dir: 'auto' },
      [index.documents[figure.doc]?.doc, line > 0 && say('line', { n: line })].filter(Boolean).join(' · '),
      view().name === 'article'
        ? null
        : button(say('goTo'), () => show({ name: 'article', doc: figure.doc }), { class: 'plain' }),
    ),
  )
}

function why(figure: Figure): HTMLElement | null {
  if (figure.nth === null) return null
  const { rules, words, lost = {} } = detailOf(figure.doc).why[figure.nth] as PageWhy
  const candidates = Object.entries(lost).flatMap(([party, names]) =>
    names.map(([name, where, step]) => h('li', { dir: 'auto' }, `${term(party)}: ${name}`, more(where, step))),
  )
  return h(
    'details',
    { class: 'why', open: true },
    h('summary', {}, say('why')),
    candidates.length > 0 && h('h4', {}, say('lost')),
    candidates.length > 0 && h('ul', { class: 'lost', lang: 'zh' }, ...candidates),
    h('h4', {}, say('rules')),
    h('ol', { lang: 'zh' }, ...rules.map((rule) => h('li', { dir: 'auto' }, rule))),
    h('h4', {}, say('wordsAround')),
    h('p', { class: 'words', lang: 'zh', dir: 'auto' }, words),
  )
}

/** Where a candidate stands, and the step that would have taken it. */
function more(where: string, step: string): HTMLElement {
  return h('span', { class: 'more' }, `${scope(where)} · ${step}`)
}

function correcting(figure: Figure): readonly HTMLElement[] {
  const back = () => show({ picked: { type: 'figure', figure, editing: false } })
  const form = rowForm({
    doc: figure.doc,
    fields: rowOf(figure),
    note: decisionOn(figure)?.note ?? '',
    figure,
    save: (fields: CorrectableFields, note) => {
      decide(figure, 'correct', fields, note)
      back()
    },
    cancel: back,
  })
  return [head(figure), form, quoted(figure)]
}

function adding({ doc, sentence, range }: Extract<Picked, { type: 'adding' }>): readonly HTMLElement[] {
  const block = detailOf(doc).sentences[sentence]?.[0] ?? 0
  const raw = (detailOf(doc).blocks[block]?.text ?? '').slice(...range)
  const form = rowForm({
    doc,
    fields: firstGuess(raw),
    note: '',
    figure: null,
    save: (fields, note) =>
      show({ picked: { type: 'figure', figure: add(doc, sentence, range, fields, note), editing: false } }),
    cancel: () => show({ picked: null }),
  })
  return [
    h(
      'header',
      {},
      h('p', { class: 'chips' }, h('span', { class: 'chip verdict add' }, say('addFigure'))),
      h('h2', { dir: 'auto', lang: 'zh' }, raw),
    ),
    form,
  ]
}

function otherNumber({ doc, nth }: Extract<Picked, { type: 'other' }>): readonly HTMLElement[] {
  const { at, reason: name, words } = detailOf(doc).others[nth] as ReturnType<typeof detailOf>['others'][number]
  const [block = 0] = detailOf(doc).sentences[at[0]] ?? []
  const text = (detailOf(doc).blocks[block]?.text ?? '').slice(at[1], at[2])
  return [
    h(
      'header',
      {},
      h('p', { class: 'chips' }, h('span', { class: 'chip' }, say('notFigure'))),
      h('h2', { dir: 'auto', lang: 'zh' }, text),
    ),
    h('p', { dir: 'auto' }, say('notFigureWhy', { reason: reason(name, words) })),
    h(
      'div',
      { class: 'verdicts' },
      button(
        say('addFigure'),
        () => show({ picked: { type: 'adding', doc, sentence: at[0], range: [at[1], at[2]] } }),
        { 'aria-keyshortcuts': 'n' },
      ),
    ),
    h('p', { class: 'hint' }, say('addHint')),
  ]
}
