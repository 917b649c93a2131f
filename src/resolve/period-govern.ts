import type { Span } from '../span.js'
import { inTurn } from './period-count.js'
import type { Days } from './period-days.js'
import { figureIn, type Layout, lastStarting } from './period-layout.js'
import type { Dated } from './period-scope.js'

export type Step =
  | 'clause'
  | 'earlier in sentence'
  | 'behind in clause'
  | 'earlier in paragraph'
  | 'table'
  | 'section'
  | 'headline'

/** The words that date a figure and where they stand; null: something in the text says that none do. */
export type Answer = (Days & { readonly text: string; readonly step: Step }) | null

/** How many phrases back one figure is looked for: bounds the work on a sentence without end. */
const LOOK_BACK = 24
const STANDING_REACH = 14

/**
 * The phrase that dates a figure: before it in its clause, earlier in its sentence, behind it in its clause, else the
 * one handed on by earlier sentences. Undefined where the paragraph says nothing at all.
 */
export function answerIn(
  layout: Layout,
  phrases: readonly Dated[],
  figure: Span,
  handed: Dated | null | undefined,
): Answer | undefined {
  const first = lastStarting(phrases, figure.start)
  const paired = pairedYear(layout, phrases.slice(Math.max(0, first + 1 - LOOK_BACK), first + 1), figure)
  if (paired !== null) return answer(paired.text, paired.days, 'earlier in sentence')
  const own = lastStarting(layout.clauses, figure.start)
  const opener = phrases.find(({ reach }) => reach === 'paragraph')
  for (let i = first; i >= 0 && i > first - LOOK_BACK; i--) {
    const phrase = phrases[i] as Dated
    const verdict = governs(layout, phrase, figure, own, opener)
    if (verdict === 'stop') return null
    if (verdict === 'no') continue
    if (i > 0 && namesFirst(layout, phrase, figure)) continue
    const days = share(layout, phrase, figure) ?? toDate(phrase, phrases[i - 1], handed) ?? phrase.days
    return answer(phrase.text, days, phrase.clause === own ? 'clause' : 'earlier in sentence')
  }
  const behind = phrases[first + 1]
  if (behind !== undefined && datesBehind(layout, behind, figure, own)) {
    return answer(behind.text, behind.event, 'behind in clause')
  }
  if (handed === undefined || handed === null) return handed
  const since = layout.sentences[lastStarting(layout.sentences, figure.start)]?.start ?? 0
  const apart = isStanding(layout, figure) || layout.cueIn('state', since, figure.start)
  return isPoint(handed) && apart ? null : answer(handed.text, handed.days, 'earlier in paragraph')
}

/** True for totals and capacities, which stand beside time. */
export function isStanding({ cueIn, clauses }: Layout, figure: Span): boolean {
  const clause = clauses[lastStarting(clauses, figure.start)]
  return cueIn('standing', Math.max(clause?.start ?? 0, figure.start - STANDING_REACH), figure.start)
}

function answer(text: string, { start, end }: Days, step: Step): Answer {
  return { text, start, end, step }
}

function isPoint({ grain }: Dated): boolean {
  return grain === 'day' || grain === 'month'
}

function governs(
  layout: Layout,
  phrase: Dated,
  figure: Span,
  own: number,
  opener: Dated | undefined,
): 'yes' | 'no' | 'stop' {
  const { text, clauses } = layout
  const inner = phrase.within
  if (inner !== null && (figure.start < inner.start || figure.start >= inner.end)) return 'no'
  if (phrase.compared) return /^的?$/.test(text.slice(phrase.end, figure.start).slice(0, 4)) ? 'yes' : 'no'
  if (setsOut(layout, phrase, figure)) return 'no'
  if (phrase.grain === 'day' && onlyTold(layout, phrase.end, figure.start)) return 'no'
  if (phrase.clause === own) return 'yes'
  if (phrase.reach === 'own') return 'no'
  const parted = clauses[phrase.clause]?.segment !== clauses[own]?.segment
  if (parted && (phrase.reach === 'segment' || (isPoint(phrase) && phrase !== opener))) return 'no'
  // 于2017年建立了中心,已有300人入住
  const passing = phrase.grain === 'year' && !phrase.initial && phrase.reach === 'sentence'
  if (!isPoint(phrase)) return passing && stateSince(layout, phrase, figure) ? 'stop' : 'yes'
  if (isAlone(layout, phrase) && own === phrase.clause + 1) return 'yes'
  if (isStanding(layout, figure)) return 'stop'
  return stateSince(layout, phrase, figure) ? 'stop' : 'yes'
}

/** 年底启动项目,…已建成: behind the clause of a day or month, 已 tells the state by now. */
function stateSince(layout: Layout, phrase: Dated, figure: Span): boolean {
  const { clauses, cueIn } = layout
  const content = clauses[phrase.clause + (isAlone(layout, phrase) ? 1 : 0)]
  return content !== undefined && content.end < figure.start && cueIn('state', content.end, figure.start)
}

/** 7月10日,…: a comma parts the date from the clause that it dates. */
function isAlone({ clauses }: Layout, phrase: Dated): boolean {
  const clause = clauses[phrase.clause]
  return clause !== undefined && phrase.initial && clause.end - phrase.end <= 1
}

/** 8月5日,记者…获悉,…; 7月9日,…看到,…: the day is that of the telling or of a visit. */
function onlyTold({ cueIn, text }: Layout, from: number, to: number): boolean {
  return (
    cueIn('report', from, to) || cueIn('seen', from, to) || /说[,:]/.test(text.slice(from, Math.min(to, from + 60)))
  )
}

/** 2021年项目中的72个已完成45个: with 的 right before a figure, the date belongs to that one only. */
function namesFirst(layout: Layout, phrase: Dated, figure: Span): boolean {
  const first = figureIn(layout, phrase.end, figure.start)
  return (
    first !== undefined &&
    first.start - phrase.end > 1 &&
    first.start - phrase.end < 40 &&
    layout.text[first.start - 1] === '的'
  )
}

/** 从2010年的3000元提高到9000元: the year dates the first figure only. */
function setsOut(layout: Layout, phrase: Dated, figure: Span): boolean {
  const { text } = layout
  if (!/[由从]/.test(text.slice(Math.max(0, phrase.start - 1), phrase.start + 1))) return false
  const first = lastStarting(layout.figures, phrase.end - 1) + 1
  const left = layout.figures[first]
  if (left === undefined || left.start - phrase.end > 12) return false
  const arrived = layout.figures.slice(first + 1, first + 9).find((next) => arrives(text, next))
  return arrived !== undefined && arrived.start <= figure.start
}

function arrives(text: string, figure: Span): boolean {
  return /(?:到|至|为|成)(?:了)?$/.test(text.slice(Math.max(0, figure.start - 2), figure.start))
}

/** 1994年…,2017年…;同期…由0.8亿元扩大到375.4亿元: figures that set out and arrive take the two years named last. */
function pairedYear({ text, figures, clauses }: Layout, phrases: readonly Dated[], figure: Span): Dated | null {
  const years = phrases.filter((p) => p.grain === 'year' && p.form.sort === 'moment' && !p.compared)
  const [first, second] = years.slice(-2)
  const clause = clauses[lastStarting(clauses, figure.start)]
  if (first === undefined || second === undefined || clause === undefined || second.start >= clause.start) return null
  if ((first.days.start ?? '') >= (second.days.start ?? '')) return null
  const at = lastStarting(figures, figure.start)
  const pair = (from: Span | undefined, to: Span | undefined) =>
    from !== undefined &&
    to !== undefined &&
    from.start > clause.start &&
    to.start < clause.end &&
    /[由从]/.test(text[from.start - 1] ?? '') &&
    arrives(text, to)
  if (pair(figures[at], figures[at + 1])) return first
  return pair(figures[at - 1], figures[at]) ? second : null
}

/** 2017年、2018年分别投入3亿元、4亿元: each figure its year. */
function share(layout: Layout, phrase: Dated, figure: Span): Days | null {
  if (phrase.form.sort !== 'list') return null
  const at = layout.text.slice(phrase.end, phrase.end + 40).indexOf('分别')
  if (at < 0 || phrase.end + at > figure.start) return null
  const before = lastStarting(layout.figures, figure.start) - lastStarting(layout.figures, phrase.end + at) - 1
  return inTurn(phrase.form.items, phrase.before, false).readings[before] ?? null
}

/** 截至6月底,今年到位… and 今年截至6月底: the year word opens what the cutoff closes. */
function toDate(phrase: Dated, previous: Dated | undefined, handed: Dated | null | undefined): Days | null {
  if (phrase.grain === 'until') {
    const joined = previous !== undefined && phrase.start - previous.end <= 1 && isThisYear(previous)
    return joined ? spanned(previous, phrase) : null
  }
  if (!isThisYear(phrase) || phrase.ahead) return null
  const cutoff = previous?.grain === 'until' && previous.reach !== 'own' ? previous : handed
  return cutoff?.grain === 'until' ? spanned(phrase, cutoff) : null
}

function spanned({ days: { start, end } }: Dated, cutoff: Dated): Days | null {
  const last = cutoff.days.end
  return start !== null && end !== null && last !== null && start <= last && last <= end ? { start, end: last } : null
}

/** A clause that opens with 于 and a date has the figure of the clause before for its subject. */
function goesOn(lead: string): boolean {
  return /^(?:已|均|并|也|全部|均已)?(?:于|在)$/.test(lead)
}

/** 今年, 当年: a whole year that is named by a word. */
function isThisYear({ form, grain }: Dated): boolean {
  return grain === 'year' && form.sort === 'moment' && form.moment.year?.value === 0
}

/**
 * A phrase behind the figure dates it when it goes with the verb (350名干部去年12月进入; 500万元,已于6月3日到账), not with
 * another noun.
 */
function datesBehind(layout: Layout, phrase: Dated, figure: Span, own: number): boolean {
  const { text, clauses } = layout
  const next = phrase.clause === own + 1 && goesOn(text.slice(clauses[phrase.clause]?.start, phrase.start))
  if (phrase.clause !== own && !(next && !isStanding(layout, figure))) return false
  if (phrase.grain === 'none' || phrase.within !== null || phrase.compared) return false
  if (/(?:用于|用到|[为对向比])$/.test(text.slice(Math.max(figure.end, phrase.start - 2), phrase.start))) return false
  const clause = clauses[phrase.clause]
  return !text.slice(phrase.end, Math.min(phrase.end + 16, clause?.end ?? phrase.end)).includes('的')
}
