import type { Span } from '../span.js'
import { type Atom, type Base, type Edge, readAtoms, type Unit } from './period-atoms.js'

export interface Step {
  readonly base: Base
  readonly value: number
}

/** One point or stretch of the calendar as it is said, before anything is counted out. */
export interface Moment {
  readonly year?: Step | undefined
  readonly month?: Step | undefined
  readonly day?: Step | undefined
  /** Months of the year. */
  readonly part?: { readonly from: number; readonly to: number } | undefined
  readonly fixed?: { readonly from: string; readonly to: string } | undefined
  readonly festival?: { readonly name: string; readonly days: number } | undefined
  readonly edge?: Edge | undefined
}

/** How a phrase dates, before it is counted out. */
export type Form =
  | { readonly sort: 'moment'; readonly moment: Moment }
  | { readonly sort: 'range'; readonly from: Moment; readonly to: Moment }
  | { readonly sort: 'list'; readonly items: readonly Moment[] }
  | { readonly sort: 'since'; readonly from: Moment }
  | { readonly sort: 'until' | 'before'; readonly to: Moment }
  | { readonly sort: 'years'; readonly from: number; readonly to: number }
  | {
      readonly sort: 'plan'
      readonly first: string | null
      readonly last: string | null
      readonly since: boolean
      readonly until: boolean
    }
  | { readonly sort: 'duration'; readonly count: number | null; readonly unit: Unit; readonly way: Way }
  | { readonly sort: 'event'; readonly date: string | null; readonly count: number | null; readonly unit: Unit }
  | { readonly sort: 'whole-year' | 'until-now' | 'undated' }
  | { readonly sort: 'same'; readonly year?: Step | undefined }

/** back: up to now; during: some stretch of that length; total: a sum over it; bare: nothing says so. */
export type Way = 'back' | 'during' | 'total' | 'ahead' | 'later' | 'bare'

export interface Phrase extends Span {
  readonly form: Form
}

const RANGE = /^ ?(?:[—–\-~至到]{1,2}) ?/
const LIST = /^ ?[、和与] ?/
const CLAUSE_END = /[,;:。!?()“”]/
const SINCE_REACH = 32

/** The phrases of a text that date something, in order; they do not overlap. Linear: each atom is visited a few times. */
export function readPhrases(text: string): readonly Phrase[] {
  const atoms = readAtoms(text)
  const phrases: Phrase[] = []
  for (let i = 0; i < atoms.length; ) {
    const found = phraseAt(text, atoms, i)
    if (found === null) i++
    else {
      phrases.push(found.phrase)
      i = found.next
      while ((atoms[i]?.start ?? Infinity) < found.phrase.end) i++
    }
  }
  return phrases
}

interface Found {
  readonly phrase: Phrase
  readonly next: number
}

function phraseAt(text: string, atoms: readonly Atom[], i: number): Found | null {
  const atom = atoms[i] as Atom
  const here = (form: Form, end = atom.end): Found => ({ phrase: { start: atom.start, end, form }, next: i + 1 })
  switch (atom.sort) {
    case 'undated': {
      // 每年12月底前 comes round every year.
      const moment = text[atom.start] === '每' ? momentAt(text, atoms, i + 1, atom.end) : null
      return here({ sort: 'undated' }, moment?.end)
    }
    case 'until-now':
    case 'same':
    case 'whole-year':
      return here({ sort: atom.sort })
    case 'decade':
      return here({ sort: 'years', from: atom.from, to: atom.to })
    case 'event':
      return here(
        { sort: 'event', date: atom.date, count: atom.count, unit: atom.unit },
        sinceEnd(text, atoms, i + 1, atom.end) ?? atom.end,
      )
    case 'plan': {
      const end = sinceEnd(text, atoms, i + 1, atom.end)
      const until = /^(?:末|期末|末期)/.test(text.slice(atom.end))
      return here({ sort: 'plan', first: atom.first, last: atom.last, since: end !== null, until }, end ?? atom.end)
    }
    case 'duration':
      return durationAt(text, atoms, i)
    case 'clock':
      return null
    default:
      return momentPhrase(text, atoms, i)
  }
}

function durationAt(text: string, atoms: readonly Atom[], i: number): Found | null {
  const atom = atoms[i]
  if (atom?.sort !== 'duration') return null
  const way = wayOf(atom.before)
  const { count, unit } = atom
  if (way === 'later' && /前/.test(atom.before)) {
    if (unit !== 'year' || count === null) return null
    const moment = momentAt(text, atoms, i + 1, atom.end)
    const form: Form = { sort: 'moment', moment: { ...moment?.moment, year: { base: 'article', value: -count } } }
    return { phrase: { start: atom.start, end: moment?.end ?? atom.end, form }, next: moment?.next ?? i + 1 }
  }
  return { phrase: { start: atom.start, end: atom.end, form: { sort: 'duration', count, unit, way } }, next: i + 1 }
}

function wayOf(around: string): Way {
  const [before = '', behind = ''] = around.split('|')
  if (/^(?:未来|今后|此后)/.test(before)) return 'ahead'
  if (/来$/.test(behind) || /^(?:近|过去|最近)/.test(before)) return 'back'
  if (/[后前]/.test(behind)) return 'later'
  if (/内$/.test(behind)) return 'ahead'
  if (/^(?:累计|合计|总共|共计)$/.test(behind)) return 'total'
  return /[间里中]/.test(behind) || before === '这' ? 'during' : 'bare'
}

interface MomentFound {
  readonly moment: Moment
  readonly end: number
  readonly next: number
}

/** The longest moment whose first atom stands at `at`: year, then part, festival or month, then day and clock. */
function momentAt(text: string, atoms: readonly Atom[], first: number, at: number): MomentFound | null {
  let [moment, i, end]: [Moment, number, number] = [{}, first, at]
  let rank = 0
  for (; i < atoms.length; i++) {
    const atom = atoms[i] as Atom
    const gap = text.slice(end, atom.start)
    if (gap !== '' && gap !== ' ' && !(gap === '的' && rank <= 1)) break
    const next = extended(moment, rank, atom)
    if (next === null) break
    ;[moment, rank] = next
    end = atom.end
  }
  return i === first ? null : { moment, end, next: i }
}

function extended(moment: Moment, rank: number, atom: Atom): readonly [Moment, number] | null {
  switch (atom.sort) {
    case 'year':
      return rank === 0 ? [{ year: atom, edge: atom.edge ?? undefined }, 1] : null
    case 'part':
      return rank <= 1 && moment.edge === undefined ? [{ ...moment, part: atom }, 4] : null
    case 'festival':
      return rank <= 1 ? [{ ...moment, festival: atom }, 4] : null
    case 'fixed':
      return rank <= 1 ? [{ ...moment, fixed: atom }, 4] : null
    case 'month':
      return rank <= 1 && moment.edge === undefined
        ? [{ ...moment, month: atom, edge: atom.edge ?? undefined }, 2]
        : null
    case 'day':
      return rank <= 2 && rank !== 1 && moment.edge === undefined ? [{ ...moment, day: atom }, 3] : null
    case 'clock':
      return rank === 3 || rank === 5 ? [moment, 5] : null
    default:
      return null
  }
}

function momentPhrase(text: string, atoms: readonly Atom[], i: number): Found | null {
  const start = (atoms[i] as Atom).start
  const first = momentAt(text, atoms, i, start)
  if (first === null) return null
  const items = [first]
  let joined: 'range' | 'list' | null = null
  for (;;) {
    const last = items.at(-1) as MomentFound
    const rest = text.slice(last.end, last.end + 4)
    const range: RegExpExecArray | null = joined === null ? RANGE.exec(rest) : null
    const glue: RegExpExecArray | null = range ?? (joined === 'range' ? null : LIST.exec(rest))
    const at = last.end + (glue?.[0].length ?? 0)
    if (glue === null || atoms[last.next]?.start !== at) break
    const more = momentAt(text, atoms, last.next, at)
    if (more === null || (range === null && !alike(last.moment, more.moment))) break
    joined = range === null ? 'list' : 'range'
    items.push(more)
  }
  const last = items.at(-1) as MomentFound
  return bounded(
    text,
    atoms,
    start,
    items.map(({ moment }) => moment),
    joined,
    last,
  )
}

/** Adds what stands before and behind: 截至, 自, 以来, 前, 起, 为止, a year in brackets, 两年. */
function bounded(
  text: string,
  atoms: readonly Atom[],
  start: number,
  items: readonly Moment[],
  joined: 'range' | 'list' | null,
  last: MomentFound,
): Found {
  let { end, next } = last
  // 国庆期间: here 期间 is no stretch named before.
  if (text.startsWith('期间', end)) {
    end += 2
    next += atoms[next]?.sort === 'same' ? 1 : 0
  }
  const lead =
    /(?:截至|截止到?|截至到|直到|(?<![达增升高降减回加得看见收遇感延提])到|至|自从?|从|早在)$/.exec(
      text.slice(Math.max(0, start - 4), start),
    )?.[0] ?? ''
  const done = (form: Form, from = start - lead.length): Found => ({ phrase: { start: from, end, form }, next })
  const [a, z] = [items[0] as Moment, items.at(-1) as Moment]
  if (joined === null && a.year !== undefined && text.startsWith('同期', end)) {
    end += 2
    next++
    return done({ sort: 'same', year: a.year }, start)
  }
  if (joined === 'list') {
    const span = /^(?:这)?(?:[两三四五]|\d)年/.exec(text.slice(end, end + 4))
    if (span !== null) {
      end += span[0].length
      while ((atoms[next]?.start ?? Infinity) < end) next++
    }
    return done({ sort: 'list', items }, start)
  }
  if (joined === 'range')
    return done({ sort: 'range', from: a, to: z }, /^[自从]/.test(lead) ? start - lead.length : start)
  const stated = /^\(((?:19|20)\d\d)年?\)/.exec(text.slice(end, end + 7))
  const moment: Moment =
    stated !== null && a.year === undefined ? { ...a, year: { base: 'number', value: Number(stated[1]) } } : a
  const since = sinceEnd(text, atoms, next, end)
  if (since !== null) {
    end = since
    return done({ sort: 'since', from: moment }, /^[自从]/.test(lead) ? start - lead.length : start)
  }
  const behind =
    /^(?:底|末)?(?:以前|之前|前(?!后|往|来|期|方|沿|线|列|年|三季|两季|夕)|为止|止(?!损|血)|(?:以|之)?后(?!备|方|勤|续|期|来)|起(?!来|伏|到|点|草|价|步|码|诉|因|源|义))/.exec(
      text.slice(end, end + 3),
    )?.[0] ?? ''
  if (/^(?:底|末)?(?:以|之)?前/.test(behind)) {
    end += behind.length
    return done({ sort: 'before', to: moment }, start)
  }
  if (/止/.test(behind)) {
    end += behind.length
    return done({ sort: 'until', to: moment })
  }
  if (/^(?:(?:以|之)?后|起)/.test(behind)) {
    end += behind.length
    return done({ sort: 'since', from: moment }, /^[自从]/.test(lead) ? start - lead.length : start)
  }
  // 从2010年的3000元 sets out from that year and does not run on.
  if (/^[自从]/.test(lead) && text[end] !== '的') return done({ sort: 'since', from: moment })
  if (/^(?:截|直|到|至)/.test(lead)) return done({ sort: 'until', to: moment })
  return done({ sort: 'moment', moment }, start)
}

/** Where a date runs on to 以来, 至今 or 算起 in its clause before another date stands: the end of that word. */
function sinceEnd(text: string, atoms: readonly Atom[], next: number, from: number): number | null {
  const window = text.slice(from, from + SINCE_REACH)
  const stop = window.search(CLAUSE_END)
  const clause = stop < 0 ? window : window.slice(0, stop)
  const match = /以来|至今|算起/.exec(clause)
  if (match === null) return null
  const other = atoms[next]
  if (other !== undefined && other.sort !== 'until-now' && other.start < from + match.index) return null
  return from + match.index + match[0].length
}

function alike(a: Moment, b: Moment): boolean {
  const rank = (m: Moment) => (m.day ? 3 : m.month ? 2 : m.part ? 4 : m.year ? 1 : 0)
  return rank(a) === rank(b)
}
