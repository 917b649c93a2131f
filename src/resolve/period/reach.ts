import type { Reading } from './context.js'
import type { Phrase } from './form.js'
import { type Clause, figureIn, holding, type Layout } from './layout.js'
import type { Dated } from './scope.js'

const LEAD_REACH = 24
const SEGMENT_REACH = 80

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
  const compared = cueBefore('compare', start)
  const told = text[clause.end] === ':' || figureIn(layout, end, clause.end) !== undefined
  const point = grain === 'day' || grain === 'month'
  const inner = holding(layout.speech, start) ?? holding(layout.brackets, start) ?? null
  const out = (reach: Dated['reach']) => ({ initial, reach, compared, within: inner })
  if (cueBefore('own', start)) return out('own')
  if (!told && attributive(text.slice(end, clause.end), initial)) return out('own')
  // 十月的河畔,… paints the scene.
  if (!told && point && text[end] === '的') return out('own')
  if (arrival(layout, start, clause)) return out('own')
  if (!told && !initial && nominal(layout, end, clause)) return out('own')
  if (form.sort === 'whole-year' && !initial) return out('own')
  // 2022年4月|开工,总投资…: a date that goes with the verb alone goes on in its sentence
  if (!told && !initial && point) return out(isVerbAlone(text.slice(end, clause.end)) ? 'sentence' : 'own')
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
  return out(initial || told ? 'paragraph' : 'sentence')
}

/** True where nothing but marks and words such as 其中, 截至 stand before the date in its clause. */
function opens(lead: string, { cueIn }: Layout, start: number): boolean {
  // (11月1日讯)10月中旬,…
  const bare = lead.replace(/^[^\p{Script=Han}]*[(【〖][^)】〗]*[)】〗]/u, '').replace(/^[^\p{Script=Han}]+/u, '')
  if (bare === '') return true
  return bare.length <= 4 && cueIn('lead', start - bare.length, start - bare.length + 1)
}

/** 由2015年的1.9万元增加到2020年的3.5万元: the year of arrival dates what stands with it. */
function arrival({ text }: Layout, start: number, clause: Clause): boolean {
  return (
    /[到至为]$/.test(text.slice(clause.start, start)) && /[由从](?:19|20)\d\d年的/.test(text.slice(clause.start, start))
  )
}

/** What has begun, ended or opened: the clause says no more than that and when. */
function isVerbAlone(rest: string): boolean {
  return /^(?:已|正式|全面|建成|竣工|完工|开工|动工|开学|开业|开馆|投产|投用|启用|启动|落成|交付|使用|投入|运营|通车)+$/.test(
    rest,
  )
}

/** 去年到账的钱, 2016年建成的厂房: the date belongs to the noun behind 的, unless that is a setting (会上, 期间). */
function attributive(rest: string, initial: boolean): boolean {
  const at = rest.slice(0, 16).indexOf('的')
  if (at < 1 || at === rest.length - 1) return false
  return !(initial && /[上中时后间]$/.test(rest))
}

/** The clause ends in a noun that the date only names: 2017年脱贫摘帽任务. */
function nominal({ cueIn }: Layout, end: number, clause: Clause): boolean {
  for (let length = 2; length <= 3; length++) {
    if (clause.end - length >= end && cueIn('nominal', clause.end - length, clause.end - length + 1)) return true
  }
  return false
}
