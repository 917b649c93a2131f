import type { Span } from '../../span.js'
import { type Clause, figureIn, type Layout, lastStarting } from './layout.js'
import { setsOut } from './pairs.js'
import type { Dated } from './scope.js'
import { opensAnew } from './subject.js'

/** How many phrases or clauses back one figure is looked for: bounds the work on a sentence without end. */
export const LOOK_BACK = 24
/** How far before a figure its own name (年产值, 可容纳) stands. */
const NAME_REACH = 14

/** 今年以来, 近五年, 截至6月底: 目前 and 每年 stand inside such a stretch. */
export function runsOn({ form, text }: Dated): boolean {
  return (
    (form.sort === 'since' && !form.open && !text.endsWith('算起')) ||
    form.sort === 'until' ||
    (form.sort === 'plan' && form.since) ||
    (form.sort === 'duration' &&
      (form.way === 'back' || form.way === 'during' || form.way === 'ahead' || form.way === 'term'))
  )
}

export function isPoint({ grain }: Dated): boolean {
  return grain === 'day' || grain === 'month'
}

export function governs(
  layout: Layout,
  phrase: Dated,
  figure: Span,
  own: number,
  opener: Dated | undefined,
): 'yes' | 'no' | 'stop' {
  const { text } = layout
  const inner = phrase.within
  if (inner !== null && figure.start >= inner.end) return 'no'
  if (phrase.compared) return /^的?$/.test(text.slice(phrase.end, figure.start).slice(0, 4)) ? 'yes' : 'no'
  if (setsOut(layout, phrase, figure)) return 'no'
  if (phrase.grain === 'day' && onlyTold(layout, phrase.end, figure.start)) return 'no'
  if (phrase.clause === own) return 'yes'
  if (phrase.reach === 'own') return 'no'
  if (!runsOn(phrase) && comesLater(layout, phrase.clause, own, figure)) return 'stop'
  if (isParted(layout, phrase, own) && (phrase.reach === 'segment' || (isPoint(phrase) && phrase !== opener)))
    return 'no'
  // 工厂去年实现产值5亿元,…,平利县锦屏社区住进1346户: another subject than that of the date
  const told = !phrase.initial && figureIn(layout, phrase.end, (layout.clauses[phrase.clause] as Clause).end)
  if (told && opensAnew(text, layout.clauses[own] as Clause)) return 'stop'
  // 于2017年建立了中心,已有300人入住
  const passing = phrase.grain === 'year' && !phrase.initial && phrase.reach !== 'paragraph'
  if (!isPoint(phrase)) return passing && stateSince(layout, phrase, figure) ? 'stop' : 'yes'

  return stateSince(layout, phrase, figure) ? 'stop' : 'yes'
}

/** True where a semicolon stands between a phrase and the clause. */
export function isParted({ clauses }: Layout, phrase: Dated, own: number): boolean {
  return (clauses[phrase.clause] as Clause).segment !== (clauses[own] as Clause).segment
}

/** 2008年…,后续援建…,总经费…: a clause behind the dated one opens with a word for later. */
function comesLater({ clauses, cueIn, text }: Layout, dated: number, own: number, figure: Span): boolean {
  const between = clauses.slice(Math.max(dated + 1, own - LOOK_BACK), own + 1)
  // 加上|此前|在岗的干部3名
  if (text.slice((clauses[own] as Clause).start, figure.start).includes('此前')) return true
  return between.some(({ start }) => cueIn('afterwards', start, start + 1))
}

/** 年底启动项目,…已建成: behind the clause of a day or month, 已 tells the state by now. */
function stateSince(layout: Layout, phrase: Dated, figure: Span): boolean {
  const { clauses, cueIn } = layout
  const content = clauses[phrase.clause + (isAlone(layout, phrase) ? 1 : 0)]
  return content !== undefined && cueIn('state', content.end, figure.start)
}

/** 7月10日,…: a comma parts the date from the clause that it dates. */
export function isAlone({ clauses }: Layout, phrase: Dated): boolean {
  return phrase.initial && (clauses[phrase.clause] as Clause).end - phrase.end <= 1
}

/** 8月5日,记者…获悉,…; 7月9日,…看到,…: the day is that of the telling or of a visit. */
function onlyTold({ cueIn }: Layout, from: number, to: number): boolean {
  return cueIn('report', from, to) || cueIn('seen', from, to)
}

/** True for what a house can hold, at whatever time: 可容纳学生900名. */
export function isCapacity(layout: Layout, figure: Span): boolean {
  const clause = layout.clauses[lastStarting(layout.clauses, figure.start)] as Clause
  return layout.cueIn('capacity', Math.max(clause.start, figure.start - NAME_REACH), figure.start)
}
