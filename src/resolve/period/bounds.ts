import { lazy } from '../../lazy.js'
import { periodCues } from '../../lexicon/period-words.js'
import type { Atom } from './atoms.js'
import type { Form, Moment, Phrase } from './form.js'
import { type Joined, momentAt } from './moment.js'

const CLAUSE_END = /[,;:。!?()“”]/
const SINCE_REACH = 32
/** 从2018年度协作资金中切出…: out of what is of that year. */
const AMONG = /^[^\d,;:。!?]{2,14}(?:中(?!国|央|心|小)|里)[^,;:。!?]/
/** What has happened, up to the word that says that the rest came after it: 3月签约后,…; 最后, 会后 are no such words. */
const HAPPENED =
  /^[^,;:。!?()\d]{0,16}(?:\d\.\d级)?[^,;:。!?()\d]{1,12}(?:(?:以|之)后|(?<![前先背幕身最会饭课午])后(?=[,以已]))/
/** What help comes after at once. */
const DISASTER = /^[^,;:。!?()]{0,14}(?:[地强]震|洪[水灾涝]|[飓台]风|泥石流|灾害)/
/** 2013年|结对起至|2020年, 9月|投产到|12月: what began then, up to another date. */
const BEGUN = lazy(() => new RegExp(`^[^,;:。!?()“”\\d]{0,8}(?:起|${periodCues('begins').join('|')})[至到]$`))

export interface Found {
  readonly phrase: Phrase
  readonly next: number
}

/** Adds what stands before and behind: 截至, 自, 以来, 前, 起, 为止, a year in brackets, 两年. */
export function bounded(
  text: string,
  atoms: readonly Atom[],
  start: number,
  { items, joined, ...last }: Joined,
): Found {
  let { end, next } = last
  // 国庆期间: here 期间 is no stretch named before.
  if (text.startsWith('期间', end)) {
    end += 2
    next++
  }
  const lead =
    /(?:截[至止]到?(?:[^\s\d,。;]{1,4}日)?|直到|(?<![达增升高降减回加得看见收遇感延提报翻领拿等拖熬跑])到|(?<![增升高降减扩涨延])至|自从?|从|打|早在)$/.exec(
      text.slice(Math.max(0, start - 8), start),
    )?.[0] ?? ''
  // 从2010年 begins there, at 到2010年 the date alone
  const opening = /^[自从打]/.test(lead) ? start - lead.length : start
  const done = (form: Form, from = start - lead.length): Found => ({ phrase: { start: from, end, form }, next })
  const [a, z] = [items[0] as Moment, items.at(-1) as Moment]
  if (joined === null && a.year !== undefined && text.startsWith('同期', end)) {
    end += 2
    next++
    return done({ sort: 'same', year: a.year }, start)
  }
  if (joined === 'list') {
    const span = /^(?:[两三四五]|\d)年/.exec(text.slice(end))
    if (span !== null) {
      end += span[0].length
      while ((atoms[next]?.start ?? Infinity) < end) next++
    }
    return done({ sort: 'list', items }, start)
  }
  if (joined === 'range') return done({ sort: 'range', from: a, to: z }, opening)
  const stated = /^\(((?:19|20)\d\d)年?\)/.exec(text.slice(end))
  const moment: Moment = stated === null ? a : { ...a, year: { base: 'number', value: Number(stated[1]) } }
  const other = atoms[next]
  if (other !== undefined && BEGUN().test(text.slice(end, Math.min(other.start, end + SINCE_REACH)))) {
    const last = momentAt(text, atoms, next, other.start)
    if (last !== null) {
      const form: Form = { sort: 'range', from: moment, to: last.moment }
      return { phrase: { start: opening, end: last.end, form }, next: last.next }
    }
  }
  // 12月18日某县发生地震后,…: from that day on
  const isCounted = moment.day !== undefined && moment.day.base !== 'number'
  // 2010年玉树地震后,…: help came that year
  const isYearOf =
    moment.month === undefined && moment.day === undefined && DISASTER.test(text.slice(end, end + SINCE_REACH))
  const happened = isCounted || isYearOf ? null : HAPPENED.exec(text.slice(end, end + SINCE_REACH))
  if (happened !== null) {
    end += happened[0].length
    return done({ sort: 'since', from: moment, open: true }, text[start - 1] === '“' ? start - 1 : start)
  }
  const since = sinceEnd(text, atoms, next, end)
  if (since !== null) {
    end = since
    return done({ sort: 'since', from: moment }, opening)
  }
  const behind =
    /^(?:以前|之前|前(?!后|往|来|期|方|沿|线|列|年|三季|两季|夕)|为止|截?止|(?:以|之)?后(?!备|方|勤|续|期|来)|起(?!来|伏|到|点|草|价|步|码|诉|因|源|义)|开始)/.exec(
      text.slice(end),
    )?.[0] ?? ''
  if (/^(?:以|之)?前/.test(behind)) {
    end += behind.length
    return done({ sort: 'before', to: moment }, start)
  }
  if (/止/.test(behind)) {
    end += behind.length
    return done({ sort: 'until', to: moment })
  }
  if (/^(?:(?:以|之)?后|起|开始)/.test(behind)) {
    end += behind.length
    return done({ sort: 'since', from: moment, ...(/后$/.test(behind) ? { open: true } : {}) }, opening)
  }
  // 从2010年的3000元 sets out from that year and does not run on.
  if (opening < start && text[end] !== '的' && !AMONG.test(text.slice(end)))
    return done({ sort: 'since', from: moment })
  // 涨到2020年的4.4亿元 arrives there.
  if (/^[到至]$/.test(lead) && text[end] === '的') return done({ sort: 'moment', moment }, start)
  if (/^(?:截|直|到|至)/.test(lead)) return done({ sort: 'until', to: moment })
  return done({ sort: 'moment', moment }, start)
}

/** Where a date runs on to 以来, 至今 or 算起 in its clause before another date stands: the end of that word. */
export function sinceEnd(text: string, atoms: readonly Atom[], next: number, from: number): number | null {
  const window = text.slice(from, from + SINCE_REACH)
  const stop = window.search(CLAUSE_END)
  const clause = stop < 0 ? window : window.slice(0, stop)
  const match = /以来|至今(?![年日天晨晚春夏秋冬])|(?<![截至止])[至到](?:现在|目前)|算起/.exec(clause)
  if (match === null) return null
  const other = atoms[next]
  if (other !== undefined && other.sort !== 'until-now' && other.start < from + match.index) return null
  return from + match.index + match[0].length
}
