import { add, compare, type Decimal, decimal } from '../decimal.js'
import { currencyNames, currencyPrefixes } from '../lexicon/currencies.js'
import { hedgeWords } from '../lexicon/hedges.js'
import { unitWords } from '../lexicon/units.js'
import type { Token } from '../model.js'
import { fits, matchAt } from '../pattern.js'
import type { Span } from '../span.js'
import { isHedgedBehind, isHedgedInFront } from './hedge.js'
import { BUILDS, cueBefore, isMoneyNoun, isPaid } from './money-implied.js'
import { namesBody, nounPhraseBefore } from './noun-phrase.js'
import { valueAt } from './numeral/alphabet.js'
import type { Candidate, Reason, Slot } from './slot.js'
import { cutsWord } from './unit.js'

/** 角 and 分 behind 元: 四角, 零伍角, 8毛5分, 五分; not 赠款100万元|一分为二. */
const SMALL_MONEY =
  /[零又]?(?:([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])[角毛](?:[零又]?([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])(?:分|(?=[,;。!?、)]|$)))?|([一二两三四五六七八九壹贰叁肆伍陆柒捌玖\d])美?分)(?![之不都也为])/y
/** 整 or 正 closes an amount written out in full: 壹拾壹圆正. */
const WHOLE = /[整正](?![个在式常是确体])/y
/** Behind a year or a small Chinese number 元 begins a word: 2024元旦, 二元月. */
const NOT_YUAN = /^[素旦宵月老首帅勋件]/
/** Behind a small Chinese number 元 belongs to a name: 二元结构, 三元桥, 一元化. */
const NOT_YUAN_SMALL = /^(?:[化论制结方次桥店区复镇乡村]|二(?![角毛分]))/
/** 块 is money where no noun of a thing follows: 三块钱, 捐了20块, 30块以上; not 两块牌子. */
const PIECE_OF_MONEY =
  /^(?:[,;。!?、()”的半整呢吧啊呀啦嘛]|$|[至到变涨降]|[我你他她咱][\d几一二三四五六七八九十]|[^\p{L}\p{N}:“‘「『《〈]|[一二两三四五六七八九\d](?:[角毛分]|一\p{Script=Han}|(?![\p{Script=Han}\d]))|一[瓶斤个碗张盒只条包本天晚次份度]|不到|[多余够])/u
/** Behind a bare scale word these make 亿元 a size, not an amount: 亿元级产业, 百亿元村. */
const SIZE_WORD = /[级园户]|产业|俱乐部|大关/y

/** An amount with its currency: 22.29亿元, 人民币近2万元, US$500万, 二千一百三十六块四角, 3万元港币. */
export function moneyWithCurrency(slot: Slot): Candidate | Reason | null {
  const { text, numeral, after } = slot
  const name = currencyNames().at(text, after)
  // (单位:人民币万元): a scale word without a hedge is no amount behind a currency either
  const isWhole = numeral.form !== 'scale' || isAmountOfScale(slot, after + (name?.word.length ?? 0))
  const prefix = isWhole ? prefixBefore(slot) : null
  const named = name && isCurrencyHere(slot, name.word) ? name : undefined
  const bracketed = named || prefix ? null : bracketedCurrency(text, after)
  if (bracketed && numeral.scale >= 4)
    return {
      kind: 'money',
      unit: bracketed.code,
      start: numeral.start,
      end: bracketed.end,
      noun: null,
      rule: 'money/currency in brackets',
    }
  if (!named && !prefix) return null
  if (isRateOfExchange(slot, named?.word ?? '', prefix)) return 'rate of exchange'
  const small = named && /[元圆块]$/.test(named.word) ? smallMoney(text, after + named.word.length) : null
  let end = small?.end ?? (named ? after + named.word.length : numeral.end)
  if (fits(WHOLE, text, end)) end++
  const other = named && (bracketedCurrency(text, end) ?? currencyBehindYuan(text, named.word, end))
  if (other) end = other.end
  const yuan = named && /^[元圆块](?:钱)?$/.test(named.word)
  const unit = prefix?.code ?? other?.code ?? (yuan ? slot.currency() : (named?.code as string))
  const candidate = {
    kind: 'money',
    unit,
    start: prefix?.start ?? numeral.start,
    end,
    noun: null,
    rule: 'money/currency',
    ...(prefix && prefix.end < numeral.start ? { behindPrefix: numeral.start } : null),
  }
  return small ? { ...candidate, plus: small.value } : candidate
}

/** No more hedges stand between a currency and its number. */
const MOST_BETWEEN = 2

/** The currency word or sign in front of the number, with hedges between them at most: 人民币|20亿, 人民币|近20亿. */
function prefixBefore(slot: Slot): { start: number; end: number; code: string } | null {
  const { text, numeral, unit, sentence, after, previous } = slot
  let end = behindBlank(text, numeral.start)
  let prefix = currencyPrefixes().before(text, end)
  for (let i = 0; i < MOST_BETWEEN && prefix === undefined; i++) {
    const { before, between } = hedgeWords()
    const hedge = before.before(text, end) ?? between.before(text, end)
    if (hedge === undefined) return null
    end = behindBlank(text, end - hedge.word.length)
    prefix = currencyPrefixes().before(text, end)
    // 人民币为5个: a word of the language in front of a hedge is the currency of an amount only
    if (prefix && !isAmount(slot)) return null
  }
  if (!prefix) return null
  const start = end - prefix.word.length
  const isWord = /^\p{Script=Han}/u.test(prefix.word)
  const latin = /^[A-Za-z]/.test(prefix.word) && /[A-Za-z]/.test(text[start - 1] ?? '')
  // in 一万元人民币一千 the word is the figure's before, in 4人民币5美元 the first currency has its own number
  const owned = (previous !== undefined && start < previous.end) || /[\d万亿千百十]/.test(text[start - 1] ?? '')
  // 加兰特4日: the number has a unit of its own, the word is the end of a name
  const hasUnit = isWord && unit !== undefined && !currencyNames().at(text, after) && isUnitOfItsOwn(unit, numeral)
  if (latin || owned || hasUnit || (isWord && isInName(slot, start))) return null
  const isLocalDollar = prefix.word === '$' && DOLLARS.has(slot.currency())
  return { start, end, code: isLocalDollar ? slot.currency() : prefix.code }

  function isInName({ clause }: Slot, at: number): boolean {
    const from = Math.max(clause.start, at - 4)
    return sentence.tag(from, end).some((token) => token.start < at && token.end > at && /^(?:nr|x)/.test(token.tag))
  }
}

/** True for a unit other than a counter, and for 個 behind a small number: Hong Kong says 港幣九個六毫. */
function isUnitOfItsOwn(unit: { word: string; class: string }, { scale }: { scale: number }): boolean {
  return unit.class !== 'counter' || (unit.word === '个' && scale < 4)
}

/** Currencies that are written with a bare $ at home. */
const DOLLARS: ReadonlySet<string> = new Set(['HKD', 'TWD', 'MOP'])

/** Over the blanks that part a currency and its number in forms and ledgers: ￥  650.00. */
function behindBlank(text: string, at: number): number {
  let end = at
  while (end > at - MOST_BLANKS && text[end - 1] === ' ') end--
  return end
}

const MOST_BLANKS = 3

function isAmount({ text, numeral, after }: Slot): boolean {
  return numeral.scale >= 4 || currencyNames().at(text, after) !== undefined
}

function isCurrencyHere(slot: Slot, word: string): boolean {
  const { sentence, text, numeral, after } = slot
  const end = after + word.length
  const behind = text.slice(end, end + 4)
  const digits = text.slice(numeral.start, numeral.end)
  const isSmall = numeral.form === 'chinese' && digits.length === 1
  // 李四人民币: a digit that ends a name; four yuan are 四元
  if (isSmall && !/[元圆块镑]/.test(word)) return false
  if (numeral.form === 'scale' && !isAmountOfScale(slot, end)) return false
  // 9日圆满, 4日元旦: a day, and a word behind it
  const shorter = word.length > 1 ? unitWords().at(text.slice(0, end - 1), after) : undefined
  if (shorter && cutsWord(sentence, after + shorter.word.length, end)) return false
  if (word === '元' || word === '圆') {
    const isYear = /^(?:19|20)\d\d$/.test(digits)
    if ((isYear || isSmall || /^素/.test(behind)) && NOT_YUAN.test(behind)) return false
    // 李三元|300元, 二元|一次方程: right behind an amount no other number begins
    const isRun = isSmall && slot.following[0]?.start === end && !/^.[角毛分,;。!?、)]|^.$/u.test(behind)
    return !isSmall || !(isRun || NOT_YUAN_SMALL.test(behind) || isNameWithYuan(slot, end))
  }
  return word !== '块' || currencyBehindYuan(text, word, end) !== null || isPieceOfMoney(slot, behind)
}

/** 一元爱心餐, 二元对立: behind one Chinese digit and 元 a noun that is not money has them in its name. */
function isNameWithYuan({ sentence, clause, nextStart }: Slot, end: number): boolean {
  const [first] = sentence.tag(end, Math.min(clause.end, nextStart, end + 6))
  return (
    first !== undefined && !/^[钱整]$/.test(first.text) && /^(?:n|vn|v$|b|j|l)/.test(first.tag) && !isMoneyNoun(first)
  )
}

/** What comes in pieces: the heads of the nouns that dictionaries of classifiers give to 块, a closed class. */
const IN_PIECES = /[板砖田地牌匾屏碑石表璃毯布皂池瓦糖饼肉木煤冰膜茶章域场馕]子?$/

/** 块 is a piece of something in 这一块, 一块去, 展板30块; money where nothing that comes in pieces stands beside it. */
function isPieceOfMoney(slot: Slot, behind: string): boolean {
  const { sentence, text, numeral, clause, previousEnd, after } = slot
  if (numeral.scale >= 4) return true
  // 一块|二毛钱
  if (/^[一二两三四五六七八九\d][角毛]/.test(behind)) return true
  const [first, ...rest] = sentence.tag(after + 1, Math.min(clause.end, after + 7))
  // 两块、三块|地凑: what goes on from money
  if (slot.previous?.kind === 'money' && /^[、,]$/.test(text.slice(slot.previous.end, numeral.start))) return true
  if (first && isMoneyNoun(first)) return true
  // 2600块|志愿补贴: its head
  const behindHead = rest.findIndex(({ tag }) => !/^(?:n|vn)/.test(tag))
  const head = (behindHead < 0 ? rest : rest.slice(0, behindHead)).at(-1)
  if (first && head && /^(?:n|vn|b)/.test(first.tag) && isMoneyNoun(head)) return true
  // 钱来自三块:会费、捐赠和利息
  const isMoney =
    PIECE_OF_MONEY.test(behind) ||
    isHedgedBehind(text, after + 1) ||
    (behind.startsWith(':') && numeral.form !== 'chinese')
  // 五千块|到底: an adverb is no noun that comes in pieces
  if (!isMoney && !(isSum(slot) && isSaidOf(slot, first))) return false
  // 每块砖认捐99元,已认捐6012块: what comes in pieces has been told
  if (isPieceOfBefore(text.slice(0, numeral.start))) return false
  // 改扩建分三块,第一块是: parts of a whole
  if (isDivided(slot)) return false
  if (/^[\d半一两二三四五六七八九]/.test(behind)) return true
  // 两毛钱能买一斤酱油,爹一次给我一块: behind money, and given
  if (text.slice(numeral.start, numeral.end) === '一')
    return slot.previous?.kind === 'money' && (isPaid(slot) || TO_WHOM.test(text.slice(clause.start, numeral.start)))
  const from = Math.max(clause.start, previousEnd)
  const noun = nounPhraseBefore(sentence, numeral.start, from)
  // 展板|30块; 寄回老家|五十块 and 一碗拌面|38块 are money
  if (!noun?.adjacent || !IN_PIECES.test(text.slice(noun.start, noun.end))) return true
  // 一张票也就|三五百块, 比往年多卖|十来块: an adverb or a verb stands between, which no count of pieces has
  return (
    cueBefore(text, from, numeral.start) !== undefined ||
    isPaid(slot) ||
    /[也才就只]$/.test(text.slice(from, numeral.start))
  )
}

/** 给我|一块 */
const TO_WHOM = /给[我你他她它咱]们?$/

/** So many pieces of anything are rarely counted. */
const LEAST_SUM = decimal(100)

function isSum({ numeral }: Slot): boolean {
  return compare(numeral.value, LEAST_SUM) >= 0
}

const PIECE_OF = /(?:每|[一二两三四五六七八九十\d])块(\p{Script=Han}{1,3})/gu

function isPieceOfBefore(text: string): boolean {
  return [...text.matchAll(PIECE_OF)].some(([, noun = '']) => [1, 2, 3].some((n) => IN_PIECES.test(noun.slice(0, n))))
}

/**
 * 五千块|到底, 六千块|还是七千块, 3000多块|给患儿买药, 100块|里, 花了三千来块|买牛犊: what follows is no noun that could come in pieces;
 * a verb may be said of pieces too (地砖800块|铺完), so there money must be spent in front, or kept.
 */
function isSaidOf(slot: Slot, next: Token | undefined): boolean {
  const { text, numeral, clause } = slot
  if (next && (/^[dcpr]/.test(next.tag) || /^[就还都也]/.test(next.text))) return true
  const isSpent = isPaid(slot) || /(?:[一每]个?[年月天]|[留剩]下?)$/.test(text.slice(clause.start, numeral.start))
  return isSpent && next !== undefined && (/^v(?!n)/.test(next.tag) || BUILDS.test(next.text))
}

/** 分|三块, 掰成|两块: into so many parts; each has its share in 每人分三块, and 凑成|五百块 is a sum. */
function isDivided({ text, numeral, clause }: Slot): boolean {
  const lead = text.slice(clause.start, numeral.start)
  return /(?:[分划切][为作]?|\p{Script=Han}(?<![凑换兑折涨降变])成)$/u.test(lead) && !/[每各]|分别/.test(lead)
}

/** A scale word alone is an amount where a hedge stands beside it (超亿元, 亿元以上) or two scale words stand together (百亿元). */
function isAmountOfScale({ sentence, text, numeral: { start, end } }: Slot, behind: number): boolean {
  if (isHedgedInFront(text, start)) return !fits(/[级村镇]/y, text, behind)
  if (isHedgedBehind(text, behind)) return true
  const [owner] = sentence.tag(behind, behind + 4)
  return end - start > 1 && !fits(SIZE_WORD, text, behind) && !(owner && namesBody(owner.text))
}

/** What says that one amount is worth another. */
const IS_WORTH = /^[可以约折能]{0,2}(?:兑换?|合|=|等于|≈|对)[成为约]?$/

/** In front of the currency of which one unit has a price. */
const PER_UNIT = /(?<=每 ?(?:1|100|一|一?百)? ?)/y

/** No unit of money is worth as much in another. */
const MOST_RATE = decimal(30_000)

/** 1美元兑159.28日元, 汇率为6.5元: what a unit of one currency is worth in another is no amount. */
function isRateOfExchange(
  { text, numeral, after, clause, following, previousEnd }: Slot,
  word: string,
  prefix: Span | null,
): boolean {
  const [next] = following
  const isUnit = (digits: string) => /^(?:1|100|一|一百)$/.test(digits)
  const own = text.slice(numeral.start, numeral.end)
  if (next && word !== '' && isUnit(own)) {
    const between = text.slice(after + word.length, next.start).trim()
    const other = currencyPrefixes().before(between, between.length)?.word.length ?? 0
    if (IS_WORTH.test(between.slice(0, between.length - other))) return true
  }
  const lead = text.slice(clause.start, numeral.start)
  // 折合每1美元|6.5元
  const priced = currencyNames().before(text, numeral.start)
  if (priced && fits(PER_UNIT, text, numeral.start - priced.word.length)) return true
  if (/汇率|[汇牌间]价/.test(lead) || namesTwoCurrencies(lead)) return compare(numeral.value, MOST_RATE) < 0
  return (
    /(?:^|\D)(?:1|100|一|一百) ?\p{Script=Han}{1,4}$/u.test(text.slice(Math.max(0, previousEnd - 8), previousEnd)) &&
    IS_WORTH.test(text.slice(previousEnd, prefix?.start ?? numeral.start).trim())
  )
}

/** 新台币|兑|美元以32.1元作收, 1欧元|对|人民币7.75元: one currency is told in another. */
function namesTwoCurrencies(text: string): boolean {
  const names = currencyNames()
  return [...text.matchAll(/兑换?|对/g)].some(
    ({ 0: word, index }) => names.before(text, index) && names.at(text, index + word.length),
  )
}

function smallMoney(text: string, at: number): { value: Decimal; end: number } | null {
  const match = matchAt(SMALL_MONEY, text, at)
  if (!match) {
    const spoken = matchAt(/([半一二两三四五六七八九\d])(?=[,;。!?、)]|$|一\p{Script=Han})/uy, text, at)
    return spoken && text[at - 1] === '块'
      ? { value: decimal(`0.${spoken[1] === '半' ? 5 : digit(spoken[1])}`), end: at + 1 }
      : null
  }
  const [all, tenths, hundredths, alone] = match
  const value = add(decimal(`0.${digit(tenths)}`), decimal(`0.0${digit(hundredths ?? alone)}`))
  return { value, end: at + all.length }
}

/** Of one character; 0 without. */
function digit(character = '0'): number {
  return valueAt(character, 0)
}

/** A currency in brackets behind the unit: 500元(人民币). */
function bracketedCurrency(text: string, at: number): { code: string; end: number } | null {
  if (text[at] !== '(') return null
  const name = currencyNames().at(text, at + 1)
  const end = at + 1 + (name?.word.length ?? 0)
  return name && text[end] === ')' ? { code: name.code, end: end + 1 } : null
}

/** 3万元港币, 5000元美金: 元 is the unit of the currency that follows. */
function currencyBehindYuan(text: string, word: string, at: number): { code: string; end: number } | null {
  if (!/^[元圆块]$/.test(word)) return null
  const name = currencyNames().at(text, at)
  return name && !/^[元圆块]/.test(name.word) ? { code: name.code, end: at + name.word.length } : null
}

/** What follows small change that stands by itself: 钱, half of the next smaller unit (两毛|五), the end. */
const BY_ITSELF =
  /^(?:钱|([一二两三四五六七八九\d])分?钱?(?=[能就可够也]|[^\p{Script=Han}\d]|$)|(?=[,;。!?、)整正]|以[上下内]|左右|[至到—~-]|$))/u

/** 五分|一个, 七毛三|一斤: so much for one of them. */
const FOR_ONE = /^([一二两三四五六七八九\d])?钱?(?=一[瓶斤个碗张盒只条包本份度尺两])/

/** Something is told for each of its units: 每斤涨了, 每个鸡蛋; 每 right in front of the number tells of none (每一分钱). */
const FOR_EACH = /每[^,;。!?、]+$/

/**
 * Small change by itself: 每度电补贴5分钱, 5角钱, 两毛五; 四角 is a shape, 一毛钱 and 一分钱 are ways of speaking, where nothing is said of what
 * they are for (一毛钱一斤, 每斤涨了一毛钱).
 */
export function moneySmallChange({ text, numeral, after, clause }: Slot): Candidate | null {
  const unit = matchAt(/[角毛分]/y, text, after)?.[0]
  if (!unit) return null
  const behind = text.slice(after + 1, after + 4)
  const each = FOR_ONE.exec(behind)
  const rest = each ?? BY_ITSELF.exec(behind)
  const isOne = text.slice(numeral.start, numeral.end) === '一'
  if (
    !rest ||
    (unit === '分' && !each && !rest[0].endsWith('钱')) ||
    (unit === '角' && rest[0] === '') ||
    (isOne && !rest[1] && !each && (unit === '分' || !FOR_EACH.test(text.slice(clause.start, numeral.start))))
  )
    return null
  const scale = unit === '分' ? -2 : -1
  const end = after + 1 + rest[0].length
  const candidate = { kind: 'money', unit: 'CNY', start: numeral.start, end, noun: null, scale, rule: 'money/change' }
  return rest[1] ? { ...candidate, plus: decimal(`0.${digit(rest[1])}`) } : candidate
}
