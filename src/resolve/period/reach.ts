import type { Reading } from './context.js'
import type { Phrase } from './form.js'
import { type Clause, endsInVerb, figureIn, holding, isBehindVerb, type Layout } from './layout.js'
import type { Dated } from './scope.js'

const LEAD_REACH = 24
const SEGMENT_REACH = 80
/** 完成全年目标的80%, 全年捐款任务7000万元 */
const GOAL = /^.{0,4}(?:目标|任务)/

/** 6月的一个夜里, 5月的一天: it only says when. */
const ONE_DAY = /^的(?:一|某|有)个?(?:[天日夜晚早]|清晨|上午|下午|傍晚|深夜)/

/** 5月(2018年): what stands in front of a bracket that says which it is. */
const DATE = /[年月日天]$/

/** How far a phrase reaches by itself, before any figure is looked at. */
export function reachOf(
  { start, end, form }: Phrase,
  { grain }: Reading,
  clause: Clause,
  layout: Layout,
): Pick<Dated, 'initial' | 'reach' | 'compared' | 'within'> {
  const { text, cueIn, cueBefore } = layout
  const from = Math.max(clause.start, start - LEAD_REACH)
  const lead = text.slice(from, start)
  const initial = from === clause.start && opens(lead, layout, start)
  // 由2015年的1.9万元增加到2020年的3.5万元: with 的 right in front of a figure a year is of that one only
  const isTerminus = /[由从到至]$/.test(text.slice(clause.start, start)) && figureIn(layout, end, end + 2) !== undefined
  const compared = cueBefore('compare', start) || (grain === 'year' && text[end] === '的' && isTerminus)
  const told = text[clause.end] === ':' || figureIn(layout, end, clause.end) !== undefined
  const point = grain === 'day' || grain === 'month'
  const bracket = holding(layout.brackets, start)
  // 收到捐款4亿元(截至1.28),拨付…: a bracket that is a cutoff and nothing else is of the sentence around it
  // 第一批(1995—1998年)援助…: a bracket that is a date and nothing else dates the clause around it
  const isWhole = bracket?.start === start - 1 && bracket.end === end + 1 && !DATE.test(text.slice(from, start - 1))
  const inner = holding(layout.speech, start) ?? (isWhole ? undefined : bracket) ?? null
  const out = (reach: Dated['reach']) => ({ initial, reach, compared, within: inner })
  if (isWhole && form.sort !== 'until') return out('own')
  if (cueBefore('own', start)) return out('own')
  if (!told && attributive(layout, { start, end, form }, clause, initial)) return out('own')
  if (!told && !initial && nominal(layout, start, end, clause)) return out('own')
  // 十月的河畔,… paints the scene.
  if (!told && point && text[end] === '的' && !ONE_DAY.test(text.slice(end, end + 6))) return out('own')

  if (form.sort === 'whole-year' && ((!initial && !told) || GOAL.test(text.slice(end, clause.end)))) return out('own')
  if (form.sort === 'whole-year' && !initial) return out('sentence')
  // 组合屋去年11月底完工,入住灾民620户: what has no subject of its own goes on with the verb; 发言人昨日回复时说 only tells
  if (!told && !initial && point) return out(cueIn('report', end, clause.end) ? 'own' : 'segment')
  // 始建于1984年, ends the matter; 于2019年投入 goes on.
  if (!initial && end === clause.end && /\S于$/.test(lead)) return out('own')
  if (form.sort === 'since' && !initial && !told && figureIn(layout, clause.start, start) !== undefined)
    return out('own')
  // 其中:2021年…、2022年…
  if (cueIn('part', text[clause.start - 1] === ':' ? clause.since : clause.start, start)) return out('segment')
  if (form.sort === 'duration' && form.way === 'total') return out('sentence')
  if (clause.segment > 0) return out(point ? 'segment' : 'sentence')
  // 个别县截至9月底支出率低;二是…: inside a clause a cutoff holds as far as the semicolon.
  if (!initial && text.slice(end, end + SEGMENT_REACH).includes(';') && grain === 'until') return out('segment')
  // 公司在5月3日捐出5000万元;一名教师…: what has a subject in front of its date is told of that subject
  if (!initial && point) return out('segment')
  if (initial || told) return out('paragraph')
  // 某校2021年建成,…;58名教师…: behind a semicolon the subject is another
  return out(grain === 'year' ? 'segment' : 'sentence')
}

/** True where nothing but marks and words such as 其中, 截至 stand before the date in its clause. */
function opens(lead: string, { cueIn }: Layout, start: number): boolean {
  // (11月1日讯)10月中旬,…
  const bare = lead
    .replace(/^[^\p{Script=Han}]*[(【〖][^)】〗]*[)】〗]/u, '')
    .replace(/^[一二三四五六七八九十]{1,3}、/, '')
    .replace(/^[^\p{Script=Han}]+/u, '')
  if (bare === '') return true
  return bare.length <= 4 && cueIn('lead', start - bare.length, start - bare.length + 1)
}

/**
 * 去年到账的钱, 2016年建成的厂房: the date belongs to the noun behind 的 where the verb in front of 的 is the date's, unless
 * that is a setting (会上, 期间). 上周五|村里的老人…: what stands between is the noun's own.
 */
function attributive(layout: Layout, { end, form }: Phrase, clause: Clause, initial: boolean): boolean {
  const rest = layout.text.slice(end, clause.end)
  // 5月12日发生的地震,使4697人遇难: what happened is told by its noun
  if (rest.startsWith('发生的')) return false
  const at = rest.slice(0, 16).indexOf('的')
  if (at < 1 || at === rest.length - 1) return false
  // 体验当年老兵的行程
  const isThen = !initial && form.sort === 'moment' && form.moment.year?.base === 'paragraph'
  if (!isThen && !endsInVerb(layout, end, end + at)) return false
  return !(initial && /[上中时后间]$/.test(rest))
}

/** The clause ends in a noun that the date only names, right in front of it or in the object of a verb: 今年4月地震, 聚焦2017年脱贫摘帽任务. */
function nominal(layout: Layout, start: number, end: number, clause: Clause): boolean {
  const noun = [2, 3]
    .map((length) => clause.end - length)
    .find((at) => at >= end && layout.cueIn('nominal', at, at + 1))
  return noun !== undefined && (noun === end || isBehindVerb(layout, clause.start, start))
}
