import { fits } from '../../pattern.js'
import type { Span } from '../../span.js'
import { inTurn } from './count.js'
import type { Days } from './days.js'
import { type Clause, figureIn, type Layout, lastStarting } from './layout.js'
import type { Dated } from './scope.js'

/** 2021年项目中的72个已完成45个: with 的 right before a figure, the date belongs to that one only. */
export function namesFirst(layout: Layout, phrase: Dated, next: Dated | undefined, figure: Span): boolean {
  const first = figureIn(layout, phrase.end, figure.start)
  return (
    first !== undefined &&
    (next === undefined || next.start > first.start) &&
    first.start - phrase.end > 1 &&
    lastStarting(layout.clauses, first.start) === phrase.clause &&
    layout.text[first.start - 1] === '的'
  )
}

/** 从2010年的3000元提高到9000元: the year dates the first figure only. */
export function setsOut(layout: Layout, phrase: Dated, figure: Span): boolean {
  const { text } = layout
  if (!/[由从]/.test(text.slice(Math.max(0, phrase.start - 1), phrase.start + 1))) return false
  const first = lastStarting(layout.figures, phrase.end - 1) + 1
  const left = layout.figures[first]
  if (left === undefined || left.start - phrase.end > 12) return false
  const arrived = layout.figures.slice(first + 1, first + 9).find((next) => arrives(text, next))
  return arrived !== undefined && arrived.start <= figure.start
}

const ARRIVES = /(?<=[到至为成]了?)/y

function arrives(text: string, figure: Span): boolean {
  return fits(ARRIVES, text, figure.start)
}

/**
 * 1994年…,2017年…;同期…由0.8亿元扩大到375.4亿元: figures that set out and arrive take the two years named last, the earlier first
 * (2020年比2019年增长,由3亿元增至4亿元). A year of their own clause is that of both, unless another is compared with it.
 */
export function pairedYear({ text, figures, clauses }: Layout, phrases: readonly Dated[], figure: Span): Dated | null {
  const last = phrases.filter(({ grain }) => grain === 'year').slice(-2)
  const [first, second] = last.toSorted((a, b) => (a.days.start ?? '').localeCompare(b.days.start ?? ''))
  if (first === undefined || second === undefined) return null
  const { start } = clauses[lastStarting(clauses, figure.start)] as Clause
  if (last.some((year) => year.start >= start) && !last.some(({ compared }) => compared)) return null
  const at = lastStarting(figures, figure.start)
  const pair = (from: Span | undefined, to: Span | undefined) =>
    from !== undefined && to !== undefined && /[由从]/.test(text.charAt(from.start - 1)) && arrives(text, to)
  if (pair(figures[at], figures[at + 1])) return first
  return pair(figures[at - 1], figures[at]) ? second : null
}

/** 2017年、2018年分别投入3亿元、4亿元: each figure its year. */
export function share(layout: Layout, phrase: Dated, figure: Span): Days | null {
  if (phrase.form.sort !== 'list') return null
  const { items } = phrase.form
  const at = pairing(layout, phrase.end, items.length, figure) ?? inOrder(layout, phrase.end, figure)
  return at === null ? null : (inTurn(items, phrase.before, false).readings[at] ?? null)
}

/** 分别投入3亿元、4亿元: which of the figures behind 分别 the figure is. */
function inOrder({ text, figures }: Layout, from: number, figure: Span): number | null {
  const at = text.slice(from, from + 40).indexOf('分别')
  return at < 0 ? null : lastStarting(figures, figure.start) - lastStarting(figures, from + at) - 1
}

/** 2月和7月拨款40亿元及30亿元: as many figures joined as dates, each its own; which of them the figure is. */
function pairing({ text, figures }: Layout, from: number, count: number, figure: Span): number | null {
  const first = lastStarting(figures, from - 1) + 1
  const run = figures.slice(first, first + count + 1)
  const isJoined = (next: Span, i: number) => i > 0 && /^[、和及与]$/.test(text.slice(run[i - 1]?.end, next.start))
  const joined = run.findIndex((next, i) => i > 0 && !isJoined(next, i))
  const at = run.findIndex(({ start }) => start === figure.start)
  return (joined < 0 ? run.length : joined) === count && at >= 0 && at < count ? at : null
}
