import { periodCues } from '../../lexicon/period-words.js'
import type { Sentence } from '../../model.js'
import type { Span } from '../../span.js'
import type { Days } from './days.js'
import { governs, isAlone, isParted, isPoint, LOOK_BACK, runsOn } from './governs.js'
import { type Clause, figureIn, isBeforeVerb, type Layout, lastStarting } from './layout.js'
import { namesFirst, pairedYear, share } from './pairs.js'
import type { Dated } from './scope.js'

/** A verb of being so many, not of an event. */
const STATE = /累计|达|共|已有|总数|还剩|余额|存|人口|在[校岗编册读]|拥有|有$|为$/

export type Step =
  | 'clause'
  | 'earlier in sentence'
  | 'behind in clause'
  | 'earlier in paragraph'
  | 'table'
  | 'lead-in'
  | 'section'
  | 'headline'

/** The words that date a figure and where they stand; null: something in the text says that none do. */
export type Answer = (Days & { readonly text: string; readonly step: Step }) | null

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
  const next = phrases[first + 1]
  const behind =
    next !== undefined && datesBehind(layout, next, figure, own)
      ? answer(next.text, next.event, 'behind in clause')
      : null
  let undated: Answer = null
  for (let i = first; i >= 0 && i > first - LOOK_BACK; i--) {
    const phrase = phrases[i] as Dated
    const verdict = governs(layout, phrase, figure, own, opener)
    if (verdict === 'stop') return null
    if (verdict === 'no') continue
    if (i > 0 && namesFirst(layout, phrase, phrases[i + 1], figure)) continue
    if (phrase.grain === 'none') {
      if (isApart(phrase.text) && isParted(layout, phrase, own)) continue
      undated ??= answer(phrase.text, phrase.days, phrase.clause === own ? 'clause' : 'earlier in sentence')
      continue
    }
    // 7月12日启动计划,首批120名教师8月赴济南: the clause's own date comes first
    if (behind !== null && next?.form.sort !== 'since' && next?.clause === own && phrase.clause !== own) return behind
    // 2016年建成后
    const joined = phrases[i + 1]?.grain === 'none' && (phrases[i + 1]?.start ?? 0) - phrase.end <= 1
    if (undated !== null && !(runsOn(phrase) && !isApart(undated.text)) && !joined) return undated
    const previous = phrases.slice(Math.max(0, i - LOOK_BACK), i).findLast(({ grain }) => grain !== 'none')
    const dealt = share(layout, phrase, figure)
    if (dealt === null && i > 0 && isDealtOut(layout, phrase, figure)) continue
    let days = dealt ?? toDate(layout, phrase, previous, own) ?? phrase.days
    if (isState(layout, phrase, figure)) days = { start: null, end: days.end }
    return answer(phrase.text, days, phrase.clause === own ? 'clause' : 'earlier in sentence')
  }
  if (undated !== null && !(handed && runsOn(handed) && !isApart(undated.text))) return undated
  if (behind !== null) return behind
  if (handed === undefined || handed === null) return handed
  const { start: since } = layout.sentences[lastStarting(layout.sentences, figure.start)] as Sentence
  const apart = layout.cueIn('state', since, figure.start)
  return isPoint(handed) && apart ? null : answer(handed.text, handed.days, 'earlier in paragraph')
}

/** 眼下, 日前: a time of its own, which stands in no stretch that the text has named before. */
function isApart(words: string): boolean {
  return periodCues('contrast').includes(words)
}

function answer(text: string, { start, end }: Days, step: Step): Answer {
  return { text, start, end, step }
}

/** 自1992年起,到今年10月底: a cutoff behind a beginning in its own sentence. */
function toDate(layout: Layout, phrase: Dated, previous: Dated | undefined, own: number): Days | null {
  if (
    phrase.form.sort === 'until-now' &&
    (/^(?:至今|迄今)$/.test(phrase.text) || (phrase.text.startsWith('到') && previous?.end === phrase.start))
  ) {
    // 2019年设立,至今…: from then on.
    // 一年来募得6.85亿元,迄今已拨付4.2亿元: a length up to now is no beginning, nor what is only compared with (与2015年相比,至今…)
    const isBeginning = previous !== undefined && !previous.compared && previous.form.sort !== 'duration'
    const from = isBeginning ? previous.event.start : null
    return from === null ? null : { start: from, end: phrase.days.end }
  }
  if (
    phrase.form.sort === 'until' &&
    phrase.days.start === null &&
    phrase.initial &&
    previous !== undefined &&
    ((previous.form.sort === 'since' && phrase.clause <= told(layout, previous) + 1) ||
      (tellsBeginning(layout, previous) && !isParted(layout, previous, phrase.clause)))
  ) {
    return { start: previous.event.start, end: phrase.days.end }
  }
  // 截至4月30日,今年到位…; 截至7月底,2022年度资金已到账,支出…: the cutoff says up to when, the year is of its noun or no beginning
  const isOfNoun = isThisYear(phrase) || (phrase.text.endsWith('年度') && phrase.clause !== own)
  if (isOfNoun && previous?.form.sort === 'until') return previous.days
  return null
}

/** 2018年|设立助学金,…截至2022年底…, 某月|与某县结对,至…: the clause tells when that began of which the cutoff tells. */
function tellsBeginning(layout: Layout, phrase: Dated): boolean {
  const { form, start, end } = phrase
  const to = layout.clauses[told(layout, phrase)]?.end ?? end
  const isOne = form.sort === 'moment' || form.sort === 'since'
  return isOne && layout.cueIn('begins', start, to)
}

/** The clause that a date dates: its own, or the one behind its comma. */
function told(layout: Layout, phrase: Dated): number {
  return phrase.clause + (isAlone(layout, phrase) ? 1 : 0)
}

/** 今年, 当年: a whole year that is named by a word. */
function isThisYear({ form, grain }: Dated): boolean {
  return grain === 'year' && form.sort === 'moment' && form.moment.year?.value === 0
}

/** 2017年以来安排9亿元,2017年、2018年分别为4亿元、5亿元,实施项目…: behind the last share the earlier date goes on. */
function isDealtOut({ text }: Layout, { form, end }: Dated, figure: Span): boolean {
  return form.sort === 'list' && text.slice(end, Math.min(figure.start, end + DEALT)).includes('分别')
}

/** 分别 stands so near behind the dates that it deals out. */
const DEALT = 40

/** 9月底累计达…: behind the end of a month a state, which began nobody knows when. */
function isState({ text }: Layout, { form, end }: Dated, figure: Span): boolean {
  const closes = form.sort === 'moment' && form.moment.edge === 'last'
  return closes && (text[end - 1] === '末' || STATE.test(text.slice(end, figure.start)))
}

/**
 * A clause that opens with a day or month and its verb (,2013年4月动工, ,已于6月3日到账) has the figure of the clause before for
 * its subject, unless that is only planned.
 */
function goesOn(layout: Layout, { clause, start, end, grain, form }: Dated): boolean {
  const { start: from, end: to } = layout.clauses[clause] as Clause
  const lead = layout.text.slice(from, start)
  if (/^(?:已|均|并|也|全部|均已)?(?:于|在)$/.test(lead)) return true
  if (lead !== '' || form.sort !== 'moment' || (grain !== 'day' && grain !== 'month')) return false
  if (layout.cueIn('ahead', (layout.clauses[clause - 1] as Clause).start, from)) return false
  return figureIn(layout, end, to) === undefined && (isBeforeVerb(layout, end) || to - end === 2)
}

/**
 * A phrase behind the figure dates it when it goes with the verb (350名干部去年12月进入; 500万元,已于6月3日到账), not with
 * another noun.
 */
function datesBehind(layout: Layout, phrase: Dated, figure: Span, own: number): boolean {
  const { text, clauses } = layout
  // 某公司  100万元,另捐棉衣  9月9日: the last column of a row.
  if (/\s{2,}$/.test(text.slice(Math.max(0, phrase.start - 2), phrase.start))) return phrase.grain !== 'none'
  const next = phrase.clause === own + 1 && goesOn(layout, phrase)
  if (phrase.clause !== own && !next) return false
  if (phrase.grain === 'none' || phrase.within !== null || phrase.compared) return false
  if (text.slice(figure.end, phrase.start).includes('】')) return false
  if (/(?:用于|用到|[为对向比的])$/.test(text.slice(Math.max(figure.end, phrase.start - 2), phrase.start))) return false
  const clause = clauses[phrase.clause]
  return !text.slice(phrase.end, Math.min(phrase.end + 16, clause?.end ?? phrase.end)).includes('的')
}
