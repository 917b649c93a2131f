import { type Atom, readAtoms } from './atoms.js'
import { bounded, type Found, sinceEnd } from './bounds.js'
import { parts } from './days.js'
import type { Form, Moment, Phrase, Way } from './form.js'
import { momentAt, momentsAt } from './moment.js'
import { smallNumber } from './numbers.js'

/** The phrases of a text that date something, in order; they do not overlap. Linear: each atom is visited a few times. */
export function readPhrases(text: string): readonly Phrase[] {
  const atoms = readAtoms(text)
  const phrases: Phrase[] = []
  for (let i = 0; i < atoms.length; ) {
    const found = phraseAt(text, atoms, i)
    if (found === null) i++
    else {
      const joined = upTo(phrases.at(-1), found.phrase)
      if (joined !== null) phrases.pop()
      phrases.push(joined ?? found.phrase)
      i = found.next
      while ((atoms[i]?.start ?? Infinity) < found.phrase.end) i++
    }
  }
  return phrases
}

/** 今年以来|截至6月20日: a beginning with a cutoff right behind it is one stretch. */
function upTo(begun: Phrase | undefined, { start, end, form }: Phrase): Phrase | null {
  if (begun?.form.sort !== 'since' || begun.form.open || begun.end !== start || form.sort !== 'until') return null
  return { start: begun.start, end, form: { sort: 'range', from: begun.form.from, to: form.to } }
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
    case 'covered':
    case 'whole-year':
      return here({ sort: atom.sort })
    case 'week':
      return here({ sort: 'week', value: atom.value })
    case 'decade':
      return here({ sort: 'years', from: atom.from, to: atom.to })
    case 'fiscal':
      return here({ sort: 'fiscal', from: atom.from })
    case 'event':
      return here(
        { sort: 'event', date: atom.date, count: atom.count, unit: atom.unit, way: atom.way },
        sinceEnd(text, atoms, i + 1, atom.end) ?? atom.end,
      )
    case 'plan': {
      const other = planBehind(text, atom, atoms[i + 1])
      if (other !== null) {
        const form: Form = { sort: 'plan', first: atom.first, last: other.last, since: false, until: false }
        return { phrase: { start: atom.start, end: other.end, form }, next: i + 2 }
      }
      const some = yearsOfPlan(text, atom)
      if (some !== null) return { phrase: some, next: i + 1 }
      const end = sinceEnd(text, atoms, i + 1, atom.end)
      const until = /^(?:末|期末)/.test(text.slice(atom.end))
      return here({ sort: 'plan', first: atom.first, last: atom.last, since: end !== null, until }, end ?? atom.end)
    }
    case 'duration':
      return durationAt(text, atoms, i, atom)
    case 'clock':
      return null
    default:
      return explained(text, atoms, bounded(text, atoms, atom.start, momentsAt(text, atoms, i)))
  }
}

/** 本年度(2023年1月至11月), 截至昨日(28日): a bracket right behind a time that is told by a word says which it is; the article may have been printed later. */
function explained(text: string, atoms: readonly Atom[], found: Found): Found {
  const { start, end, form } = found.phrase
  const { year, day }: Moment = form.sort === 'moment' ? form.moment : form.sort === 'until' ? form.to : {}
  const isWord = year ? year.base !== 'number' && year.base !== 'short' : day !== undefined && day.base !== 'number'
  if (!isWord || text[end] !== '(' || atoms[found.next]?.start !== end + 1) return found
  const inner = phraseAt(text, atoms, found.next)
  if (inner === null || text[inner.phrase.end] !== ')') return found
  const said = inner.phrase.form
  const own: Form = form.sort === 'until' && said.sort === 'moment' ? { sort: 'until', to: said.moment } : said
  return { phrase: { start, end: inner.phrase.end + 1, form: own }, next: inner.next }
}

/** The plan that a plan is joined with to one stretch: “十一五”至“十二五”期间, “十一五”“十二五”期间. */
function planBehind(text: string, plan: Atom, next: Atom | undefined): Extract<Atom, { sort: 'plan' }> | null {
  if (next?.sort !== 'plan' || !/^[、至到和与]?$/.test(text.slice(plan.end, next.start))) return null
  return text.slice(next.end, next.end + 24).includes('分别') ? null : next
}

/** “十三五”前三年, “十四五”后两年: some of the years of a plan. */
function yearsOfPlan(text: string, { start, end, first, last }: Extract<Atom, { sort: 'plan' }>): Phrase | null {
  const match = /^的?([前头后])([一二两三四1-4])年/.exec(text.slice(end, end + 5))
  const count = smallNumber(match?.[2] ?? '')
  if (match === null || count === null || first === null || last === null) return null
  const [from, to] = [parts(first).year, parts(last).year]
  const form: Form =
    match[1] === '后' ? { sort: 'years', from: to - count + 1, to } : { sort: 'years', from, to: from + count - 1 }
  return { start, end: end + match[0].length, form }
}

function durationAt(
  text: string,
  atoms: readonly Atom[],
  i: number,
  atom: Extract<Atom, { sort: 'duration' }>,
): Found | null {
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
  if (/^(?:未来|今后)/.test(before)) return 'ahead'
  if (before === '前') return 'prior'
  if (/来$|^过去/.test(behind) || /^(?:近|过去|最近)/.test(before)) return 'back'
  if (/[后前]/.test(behind)) return 'later'
  if (/内$/.test(behind)) return 'term'
  if (/^(?:累计|合计|总共|共计)$/.test(behind)) return 'total'
  return /[间里中]/.test(behind) || before === '这' ? 'during' : 'bare'
}
