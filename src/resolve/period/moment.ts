import type { Atom } from './atoms.js'
import type { Moment } from './form.js'

const RANGE = /^ ?(?:[—–\-~至到]{1,2}|算[至到]) ?/
const LIST = /^ ?[、和与] ?/
/** 2020年与2015年|相比: two that are set against each other are no list. */
const COMPARED = /^相?比/

export interface MomentFound {
  readonly moment: Moment
  readonly end: number
  readonly next: number
}

/** The longest moment whose first atom stands at `at`: year, then part, festival or month, then day and clock. */
export function momentAt(text: string, atoms: readonly Atom[], first: number, at: number): MomentFound | null {
  let [moment, i, end]: [Moment, number, number] = [{}, first, at]
  let rank = 0
  for (; i < atoms.length; i++) {
    const atom = atoms[i] as Atom
    const gap = text.slice(end, atom.start)
    if (gap !== '' && gap !== ' ' && gap !== '的') break
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
    case 'festival':
    case 'fixed':
      return rank <= 1 ? [{ ...moment, [atom.sort]: atom }, 4] : null
    case 'month':
      return rank <= 1 ? [{ ...moment, month: atom, edge: atom.edge ?? undefined }, 2] : null
    case 'day':
      return rank <= 2 ? [{ ...moment, day: atom }, 3] : null
    case 'clock':
      return rank === 3 ? [moment, 5] : null
    default:
      return null
  }
}

/** One moment, two joined to a stretch, or a list of like ones; `end` and `next` are those of the last. */
export interface Joined {
  readonly items: readonly Moment[]
  readonly joined: 'range' | 'list' | null
  readonly end: number
  readonly next: number
}

/** The moments that start with the atom, as far as they are joined by —, 至, 、 or 和. */
export function momentsAt(text: string, atoms: readonly Atom[], i: number): Joined {
  const start = (atoms[i] as Atom).start
  const items = [momentAt(text, atoms, i, start) as MomentFound]
  let joined: 'range' | 'list' | null = null
  for (;;) {
    const last = items.at(-1) as MomentFound
    const rest = text.slice(last.end)
    const range: RegExpExecArray | null = joined === null ? RANGE.exec(rest) : null
    const glue: RegExpExecArray | null = range ?? (joined === 'range' ? null : LIST.exec(rest))
    const at = last.end + (glue?.[0].length ?? 0)
    if (glue === null || atoms[last.next]?.start !== at) break
    const more = momentAt(text, atoms, last.next, at)
    if (more === null || (range === null && (!alike(last.moment, more.moment) || COMPARED.test(text.slice(more.end)))))
      break
    joined = range === null ? 'list' : 'range'
    items.push(more)
  }
  const { end, next } = items.at(-1) as MomentFound
  return { items: items.map(({ moment }) => moment), joined, end, next }
}

function alike(a: Moment, b: Moment): boolean {
  const rank = (m: Moment) => (m.day ? 3 : m.month ? 2 : m.part ? 4 : m.year ? 1 : 0)
  return rank(a) === rank(b)
}
