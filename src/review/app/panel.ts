import { CORRECTABLE_TYPES, type CorrectableField, type CorrectableFields } from '../../decisions/decision.js'
import { isSame } from '../../decisions/match.js'
import type { PageWhy, Range, Row } from '../page-data.js'
import { button, h, refill } from './dom.js'
import { LOOKED_FOR, type LookedFor } from './doubt.js'
import { draftOf, draftsBut, dropDraft, keepDraft } from './drafts.js'
import { blockTextOf, detailOf, type Figure, index, rangeOf, sentenceText, wordsOf } from './figures.js'
import { fieldOf, rowForm } from './form.js'
import { firstGuess } from './guess.js'
import { grouped, unbroken } from './numbers.js'
import { reason, ruleInWords } from './reasons.js'
import { allFigures, decisionOn, figuresOf, rowOf, verdictOn } from './store.js'
import { type Picked, show, view } from './view.js'
import { say, scope, term } from './words.js'

const VERDICTS = { accept: 'accepted', reject: 'rejected', correct: 'corrected', add: 'added' } as const
const FAR = ['clause', 'sentence', 'paragraph', 'heading', 'article']

/** What the reviewer can do here; keys do the same. */
interface Acts {
  readonly next: () => void
  readonly previous: () => void
  readonly undo: () => void
  readonly verdict: (to: 'accept' | 'reject' | undefined) => void
  readonly edit: () => void
  readonly correct: (figure: Figure, fields: CorrectableFields, note: string) => void
  readonly add: (place: Place, fields: CorrectableFields, note: string) => void
  readonly widen: (side: 'left' | 'right') => void
}

/** Where a figure is added. */
type Place = Extract<Picked, { type: 'adding' }>

/** The right side: the record that is looked at, why it was read so, and the reviewer's verdict. */
export function panel(acts: Acts) {
  const { next, previous, undo } = acts
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
    refill(element, steps, unsaved(picked), ...contents(picked, acts))
    if (picked?.type === 'adding') fieldOf(element, null)?.focus()
    if (picked?.type === 'figure' && picked.editing !== null) {
      const field = fieldOf(element, picked.editing)
      field?.focus()
      if (field instanceof HTMLInputElement && field.type === 'text') field.select()
    }
  }

  return { element, draw }
}

/** The forms that were left with something in them: the way back to each. */
function unsaved(picked: Picked | null): HTMLElement | null {
  const drafts = draftsBut(picked)
  if (drafts.length === 0) return null
  const docOf = (to: Picked) => (to.type === 'figure' ? to.figure.doc : to.doc)
  return h(
    'p',
    { class: 'unsaved' },
    say('unsaved'),
    ...drafts.flatMap((draft) => [
      ' ',
      button(draft.words, () => show({ picked: draft.picked, doc: docOf(draft.picked), name: 'article' }), {
        class: 'plain',
        lang: 'zh',
      }),
    ]),
  )
}

function contents(picked: Picked | null, acts: Acts): readonly (HTMLElement | null)[] {
  if (picked === null) return [h('p', { class: 'empty' }, say('pickFigure')), h('p', { class: 'hint' }, say('addHint'))]
  if (picked.type === 'other') return otherNumber(picked, acts)
  if (picked.type === 'adding') return adding(picked, acts)
  return picked.editing === null ? record(picked.figure, acts) : correcting(picked.figure, acts)
}

/** Opens the form at a column. */
function edit(figure: Figure, editing: CorrectableField): void {
  show({ picked: { type: 'figure', figure, editing } })
}

/** What a column says, as the way to correct it. */
function correctable(figure: Figure, name: CorrectableField, text: string, look = ''): HTMLElement {
  const title = say('correctColumn', { column: term(name) })
  return button(text, () => edit(figure, name), {
    class: `plain value ${look}`,
    title,
    'aria-label': `${title}: ${text}`,
  })
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
    h('h2', { dir: 'auto', lang: 'zh' }, wordsOf(figure)),
    h(
      'p',
      { class: 'amount' },
      correctable(figure, 'value', `${grouped(value)} ${term(unit)}`),
      value !== figure.read.value && struck(figure.read.value),
    ),
  )
}

function record(figure: Figure, acts: Acts): readonly (HTMLElement | null)[] {
  const verdict = verdictOn(figure)
  const verdicts = h(
    'div',
    { class: 'verdicts' },
    figure.id !== null &&
      verdict !== 'correct' &&
      button(say('accept'), () => acts.verdict('accept'), {
        class: 'accept',
        'aria-pressed': String(verdict === 'accept'),
        'aria-keyshortcuts': 'a',
      }),
    button(say('reject'), () => acts.verdict('reject'), {
      class: 'reject',
      'aria-pressed': String(verdict === 'reject'),
      'aria-keyshortcuts': 'r',
    }),
    button(say('correct'), acts.edit, {
      class: 'correct',
      'aria-pressed': String(verdict === 'correct'),
      'aria-keyshortcuts': 'c',
    }),
    verdict !== null &&
      figure.id !== null &&
      button(say('takeBack'), () => acts.verdict(undefined), { class: 'plain', 'aria-keyshortcuts': 't' }),
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
    button(wordsOf(to), () => show({ picked: { type: 'figure', figure: to, editing: null }, doc: to.doc }), {
      class: 'plain',
    })
  const parts = figuresOf(figure.doc).filter((one) => figure.id !== null && rowOf(one).part_of === figure.id)
  const days = [row.period_start, row.period_end].some(Boolean)
    ? `${row.period_start ?? '…'} – ${row.period_end ?? '…'}`
    : say('noDates')
  const shown: readonly (readonly [keyof Row, string | null, string?])[] = [
    ['label', row.label],
    ['role', term(row.role)],
    ['qualifier', row.qualifier === 'exact' && isSame(row.qualifier, figure.read.qualifier) ? null : bounds(row)],
    ['per', row.per && term(row.per)],
    ['donor', row.donor],
    ['recipient', row.recipient],
    ['period', row.period, row.period === null ? '' : days],
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
      const isLookedFor = LOOKED_FOR.some((one) => one === name)
      // codes follow the name
      if (value === null && !(differs && isCorrectable(name)) && !isLookedFor) return []
      const isMissing = value === null && !differs && figure.id !== null
      const text = value ?? say(isMissing ? 'notFound' : 'none')
      return [
        h('dt', {}, term(name)),
        h(
          'dd',
          { dir: 'auto' },
          isCorrectable(name) ? correctable(figure, name, text, isMissing ? 'missing' : '') : text,
          more ? h('span', { class: 'more' }, more) : null,
          differs && struck(figure.read[name]),
          isLookedFor && !differs ? meter(row[`${name as LookedFor}_from`]) : null,
        ),
      ]
    }),
    ...(whole ? [h('dt', {}, term('part_of')), h('dd', {}, pick(whole))] : []),
    ...(parts.length > 0
      ? [h('dt', {}, say('parts')), h('dd', {}, ...parts.flatMap((part) => [pick(part), ' ']))]
      : []),
  )
}

function isCorrectable(name: keyof Row): name is CorrectableField {
  return name in CORRECTABLE_TYPES
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
    h('ol', { lang: 'zh' }, ...rules.map(ruleItem)),
    h('h4', {}, say('wordsAround')),
    h('p', { class: 'words', lang: 'zh', dir: 'auto' }, words),
  )
}

/** A rule by what its name means, with the name that the trace has. */
function ruleItem(rule: string): HTMLElement {
  const meant = ruleInWords(rule)
  return h('li', { dir: 'auto' }, meant ?? rule, meant !== null && h('span', { class: 'more' }, rule))
}

/** Where a candidate stands, and the step that would have taken it. */
function more(where: string, step: string): HTMLElement {
  return h('span', { class: 'more' }, `${scope(where)} · ${ruleInWords(step) ?? step}`)
}

function correcting(figure: Figure, { correct }: Acts): readonly HTMLElement[] {
  const picked = { type: 'figure', figure, editing: 'value' } as const
  const form = rowForm({
    doc: figure.doc,
    fields: rowOf(figure),
    note: decisionOn(figure)?.note ?? '',
    figure,
    typed: draftOf(picked)?.typed,
    keep: (typed) => keepDraft({ picked, words: wordsOf(figure), typed }),
    save: (fields, note) => {
      dropDraft(picked)
      correct(figure, fields, note)
    },
    cancel: () => {
      dropDraft(picked)
      show({ picked: { type: 'figure', figure, editing: null } })
    },
  })
  return [head(figure), form, quoted(figure)]
}

function adding(picked: Place, { add }: Acts): readonly (HTMLElement | null)[] {
  const { doc, sentence, range } = picked
  const words = unbroken(blockTextOf(doc, sentence).slice(...range))
  const beside = nearestIn(doc, sentence, range)
  const row = beside && rowOf(beside)
  const form = rowForm({
    doc,
    fields: firstGuess(words, index.vocabulary.hedges, row),
    note: '',
    figure: null,
    typed: draftOf(picked)?.typed,
    keep: (typed) => keepDraft({ picked, words, typed }),
    save: (fields, note) => {
      dropDraft(picked)
      add(picked, fields, note)
    },
    cancel: () => {
      dropDraft(picked)
      show({ picked: null })
    },
  })
  return [
    h(
      'header',
      {},
      h('p', { class: 'chips' }, h('span', { class: 'chip verdict add' }, say('addFigure'))),
      h('h2', { dir: 'auto', lang: 'zh' }, words),
    ),
    beside && row && LOOKED_FOR.some((name) => row[name] !== null)
      ? h('p', { class: 'hint' }, say('fromBeside', { raw: wordsOf(beside) }))
      : null,
    form,
  ]
}

/** The figure of a sentence that stands nearest to a range of it. */
function nearestIn(doc: number, sentence: number, [start, end]: Range): Figure | null {
  const away = (figure: Figure) => {
    const { range } = rangeOf(figure)
    return Math.max(range[0] - end, start - range[1])
  }
  const [nearest] = figuresOf(doc)
    .filter((figure) => rangeOf(figure).sentence === sentence && verdictOn(figure) !== 'reject')
    .toSorted((a, b) => away(a) - away(b))
  return nearest ?? null
}

function otherNumber(picked: Extract<Picked, { type: 'other' }>, { widen }: Acts): readonly HTMLElement[] {
  const { doc, nth, range } = picked
  const { at, reason: name } = detailOf(doc).others[nth] as ReturnType<typeof detailOf>['others'][number]
  return [
    h(
      'header',
      {},
      h('p', { class: 'chips' }, h('span', { class: 'chip' }, say('notFigure'))),
      h('h2', { dir: 'auto', lang: 'zh' }, unbroken(blockTextOf(doc, at[0]).slice(...range))),
    ),
    h('p', { dir: 'auto' }, say('notFigureWhy', { reason: reason('figure', name) })),
    h(
      'div',
      { class: 'verdicts' },
      button(say('addFigure'), () => show({ picked: { type: 'adding', doc, sentence: at[0], range } }), {
        'aria-keyshortcuts': 'n',
      }),
      button('⟵', () => widen('left'), {
        title: say('widenLeft'),
        'aria-label': say('widenLeft'),
        'aria-keyshortcuts': 'Shift+ArrowLeft',
      }),
      button('⟶', () => widen('right'), {
        title: say('widenRight'),
        'aria-label': say('widenRight'),
        'aria-keyshortcuts': 'Shift+ArrowRight',
      }),
    ),
    h('p', { class: 'hint' }, say('widenHint')),
  ]
}
