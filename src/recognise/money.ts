import { add, type Decimal, decimal } from '../decimal.js'
import { currencyNames, currencyPrefixes } from '../lexicon/currencies.js'
import { cueBefore } from './money-implied.js'
import { nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

const DIGITS: ReadonlyMap<string, number> = new Map(
  ['零一二三四五六七八九', '零壹贰叁肆伍陆柒捌玖'].flatMap((row) => [...row].map((c, i) => [c, i] as const)),
)
/** 角 and 分 behind 元: 四角, 8毛5分, 五分. */
const SMALL_MONEY =
  /^(?:([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])[角毛](?:([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])分)?|[零又]?([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])美?分)(?![之不都也])/
/** 整 or 正 closes an amount written out in full: 壹拾壹圆正. */
const WHOLE = /^[整正](?![个在式常是确体])/
/** Behind a small Chinese number 元 is no unit in 二元结构, 三元桥, 一元化; behind any number not in 元素, 元旦. */
const NOT_YUAN = /^(?:素|旦|宵|月|老|首|帅|勋|件)/
const NOT_YUAN_SMALL = /^[化论制结方次桥店区复二]/
/** 块 is money where no noun of a thing follows: 三块钱, 捐了20块; not 两块牌子. */
const PIECE_OF_MONEY = /^(?:[,;:。!?、()“”的半]|$|[一二两三四五六七八九\d])/
/** Behind a bare scale word these make 亿元 a size, not an amount: 亿元级产业, 百亿元村. */
const SIZE_WORD = /^(?:级|村|镇|乡|县|园|产业|企业|俱乐部|大关|楼|户|以上)/

/** An amount with its currency: 22.29亿元, 人民币2万元, US$500万, 二千一百三十六块四角, 3万元港币. */
export function moneyWithCurrency(slot: Slot): Candidate | null {
  const { text, numeral, after } = slot
  const prefix = prefixBefore(text, numeral.start)
  const name = currencyNames().at(text, after)
  const named = name && isCurrencyHere(slot, name.word) ? name : undefined
  if (!named && !prefix) return null
  const small = named && /[元圆块]$/.test(named.word) ? smallMoney(text, after + named.word.length) : null
  let end = small?.end ?? (named ? after + named.word.length : numeral.end)
  if (WHOLE.test(text.slice(end, end + 2))) end++
  const bracket = named && bracketedCurrency(text, end)
  if (bracket) end = bracket.end
  const yuan = named && /^[元圆块](?:钱)?$/.test(named.word)
  const unit = prefix?.code ?? bracket?.code ?? (yuan ? slot.currency : (named?.code as string))
  const candidate = {
    kind: 'money',
    unit,
    start: prefix?.start ?? numeral.start,
    end,
    noun: null,
    rule: 'money/currency',
  }
  return small ? { ...candidate, plus: small.value } : candidate
}

/** The currency word or sign in front of the number, a space between at most. */
function prefixBefore(text: string, numeralStart: number): { start: number; code: string } | null {
  const end = text[numeralStart - 1] === ' ' ? numeralStart - 1 : numeralStart
  const prefix = currencyPrefixes().before(text, end)
  if (!prefix) return null
  const start = end - prefix.word.length
  const latin = /^[A-Za-z]/.test(prefix.word) && /[A-Za-z]/.test(text[start - 1] ?? '')
  // in 4人民币5美元 the first currency has its own number
  const owned = /[\d万亿千百十]/.test(text[start - 1] ?? '')
  return latin || owned ? null : { start, code: prefix.code }
}

function isCurrencyHere(slot: Slot, word: string): boolean {
  const { text, numeral, after } = slot
  const behind = text.slice(after + word.length, after + word.length + 4)
  if (word === '元' || word === '圆') {
    if (NOT_YUAN.test(behind)) return false
    if (
      numeral.form === 'chinese' &&
      text.length > 0 &&
      numeral.end - numeral.start === 1 &&
      NOT_YUAN_SMALL.test(behind)
    )
      return false
    return numeral.form !== 'scale' || isAmountOfScale(text, numeral.start, numeral.end, behind)
  }
  return word !== '块' || isPieceOfMoney(slot, behind)
}

/** 块 is a piece of something in 这一块, 一块去, 展板30块; money where nothing that comes in pieces stands beside it. */
function isPieceOfMoney({ sentence, text, numeral, clause, previousEnd }: Slot, behind: string): boolean {
  if (numeral.scale >= 4) return true
  if (!PIECE_OF_MONEY.test(behind)) return false
  if (/^[\d半]|^[一-九]/.test(behind)) return true
  if (text.slice(numeral.start, numeral.end) === '一') return false
  const from = Math.max(clause.start, previousEnd)
  const noun = nounPhraseBefore(sentence, numeral.start, from)
  return !noun?.adjacent || noun.counts !== 'other' || cueBefore(text, from, numeral.start) !== undefined
}

/** A scale word alone is an amount where a hedge stands before it (超亿元) or two scale words stand together (百亿元). */
function isAmountOfScale(text: string, start: number, end: number, behind: string): boolean {
  if (/[超逾近破约过上达]$/.test(text.slice(Math.max(0, start - 1), start))) return !/^(?:级|村|镇)/.test(behind)
  if (/^(?:左右|上下|多)/.test(behind)) return true
  return end - start > 1 && !SIZE_WORD.test(behind)
}

function smallMoney(text: string, at: number): { value: Decimal; end: number } | null {
  const match = SMALL_MONEY.exec(text.slice(at, at + 6))
  if (!match) {
    const spoken = /^([半一二两三四五六七八九\d])(?=[,;。!?、)]|$)/.exec(text.slice(at, at + 2))
    return spoken && text[at - 1] === '块'
      ? { value: decimal(`0.${spoken[1] === '半' ? 5 : digit(spoken[1])}`), end: at + 1 }
      : null
  }
  const [all, tenths, hundredths, alone] = match
  const value = add(decimal(`0.${digit(tenths)}`), decimal(`0.0${digit(hundredths ?? alone)}`))
  return { value, end: at + all.length }
}

function digit(character: string | undefined): number {
  if (character === undefined) return 0
  return character === '两' ? 2 : (DIGITS.get(character) ?? Number(character))
}

/** A currency in brackets behind the unit: 500元(人民币). */
function bracketedCurrency(text: string, at: number): { code: string; end: number } | null {
  if (text[at] !== '(') return null
  const name = currencyNames().at(text, at + 1)
  const end = at + 1 + (name?.word.length ?? 0)
  return name && text[end] === ')' ? { code: name.code, end: end + 1 } : null
}

const CHANGE = /^([角毛分])钱/

/** Small change by itself: 每度电补贴5分钱, 5角钱; 一分钱 is a way of speaking. */
export function moneySmallChange({ text, numeral, after }: Slot): Candidate | null {
  const unit = CHANGE.exec(text.slice(after, after + 2))?.[1]
  if (!unit || text.slice(numeral.start, numeral.end) === '一') return null
  const scale = unit === '分' ? -2 : -1
  return { kind: 'money', unit: 'CNY', start: numeral.start, end: after + 2, noun: null, scale, rule: 'money/change' }
}
