import { type ChromeClass, chromeCues } from '../lexicon/chrome.js'
import { dateIn, type WrittenDate } from './dates.js'
import { hanCount } from './fold.js'
import { otherVoices } from './other-voices.js'
import { isLink, type Line } from './page.js'
import { runningHeads } from './running-heads.js'
import type { Reason } from './verdict.js'

/**
 * What a line is by its own look. `strong` is prose; `weak`, `short` and `item` are article or chrome by where they
 * stand; `date` and `meta` head an article or a story in a list; the others are chrome.
 */
export type LineClass =
  | 'strong'
  | 'weak'
  | 'short'
  | 'item'
  | 'noise'
  | 'repeated'
  | 'image'
  | 'links'
  | 'teaser'
  | 'date'
  | 'meta'
  | 'answer'
  | 'beside'
  | Exclude<ChromeClass, 'watermark'>

export interface ClassedLine {
  readonly line: Line
  readonly class: LineClass
  readonly date: WrittenDate | null
  /** Why the line goes, where something else than its look told its class. */
  readonly reason?: Reason
}

const IMAGE = /^[\w .()%+-]{0,80}\.(?:jpe?g|png|gif|webp|bmp)(?:\s?\(\d{1,3}\))?$/i
// what a copied post or chat has in the place of a picture
const PLACEHOLDER = /^(?:图片|[[【(](?:图片|动图|视频|语音|表情|贴图)[\])】])$/
const LATIN = /^[^\u3400-\u9fff\uac00-\ud7af]*$/
const MARKS = /^[\s·•|>»《》【】[\]()<:■◆★☆●○⊙□▲△▼#*_=~→←↑↓∷∷※‧・-]{1,12}/
const TRUNCATED =
  /(?:\.\.\.|…|[[【(<](?:详细|详情|全文|详全文|查看详情|更多|阅读全文)[\])】>]|(?:详细|详情|更多)\s?>{1,2})[\])】]?$/
const TERMINAL = /(?:[。!?;…][”"'’」』)\]】]{0,3}|(?:\[\d{1,3}\])+)$/
const STOP = /[。;…]|[!?](?=.)/g
const SEPARATORS = /[|>_·‖»→›丨｜┆┊│┃¦/\\-]+/
/** Han characters of prose: of a sentence that ends as one, and of clauses that do not. */
const SENTENCE_PROSE = 14
export const UNCLOSED_PROSE = 35
/** Characters of a line that its words alone tell; a longer one is the row of a table that has such a word in it. */
const LONGEST_CUED = 200
/** Of a disclaimer, which comes in sentences; longer is a document in one line that ends in one. */
const LONGEST_DISCLAIMER = 400
/** Han characters of a line of date and source; longer is a clause in which a moment is told. Of a story's head whose day has no year. */
const LONGEST_DATELINE = 45
const LONGEST_YEARLESS = 20
/** Han characters of a line with no label whose day stands at the end. */
const LONGEST_DAY_BEHIND = 10
/** Characters of a line in Latin letters with its day. */
const LONGEST_LATIN_DAY = 40
/** Han characters of a line with a site's address. */
const LONGEST_ADDRESS = 12
/** A bar of links: words, so many Han characters each; a trail of them: what marks part, of fewer than so many Han characters. */
const BAR = { words: 7, han: 4.2 }
const TRAIL = { marks: 3, han: 6 }

// For time: a day is looked for in lines of so many characters, and how a line ends in its last ones.
const LONGEST_DATED = 160
const TAIL = 30

const SOURCED = /来源|出处|稿源/
const SOURCE_FIELD = /(?:^|[\s\d|:)】\]日分秒])(?:来源|稿源)\s{0,2}:/
// a day without its year, as the head of a story has it
const YEARLESS = /^\d{1,2}(?:[-/.]\d{1,2}|月\d{1,2}日)\s{1,4}\d{1,2}:\d\d(?!\d)/
// what a board tells of who writes: 主题 211 | 积分 8903
const PANEL = /(?:主题|帖子|积分|威望|金钱|金币|精华|注册时间|在线时间|阅读权限):?\d/g
const AGO = /\d\s?(?:小时|分钟|天)前$/
/** Han characters of a promotion: anywhere, and among the last lines, where it may be longer. */
const SURE_PROMOTION = 60
const LONGEST_PROMOTION = 160
const LONGEST_ADVERT = 80
/** What counts those who comment; who takes part in something else has it behind: 1200人参与探访. */
const TOOK_PART = /\d{1,9}人参与(?:[,|(]|$)/
// a figure that counts something
const AMOUNT =
  /[\d一二三四五六七八九十百千][\d,.一二三四五六七八九十百千]{0,20}\s?[余多]?[万亿]?\s?(?:元|人|名|户|个|项)(?!月)/
/** An amount of money: no line of date and source holds one, a ledger's row does. */
const SUM = /\d\s?[余多]?[万亿]?\s?(?:元|rmb|cny|[美港欧]元|英镑)|[¥￥$]\s?\d/i
const ADDRESSES = /我们|您|你|欢迎|敬请|请|关注|扫|按赞/
// what stands before the day of an issue
const ISSUED_BY = /^[^\s,。;:!?]{3,28}[局办队组室会部委社府编印]\s{2,}$/
const OFFER = new RegExp(
  [
    // 满100元减50元
    String.raw`满\d{1,6}元?(?:立|即|再)?减\d`,
    // 套餐3.98万元起, 10万元起入住
    String.raw`\d[万千]?元起(?=$|[!,;、/]|[售卖购订租]|入住)`,
    // 存话费100元送200元, 限前500名, 域名仅需100元/年, 88元享全年
    String.raw`\d元?送\d{1,6}元|限前?\d{1,6}名|仅[需售]\d[\d.]{0,8}元\/|\d元(?:享|包月|包年)`,
  ].join('|'),
)
// the link that ends the head of a list: 浏览更多>>
const MORE = /^\S{0,12}(?:更多|more)\s{0,2}(?:>{1,3}|»|\.{3})$/i
const DOMAIN = /\b[\w-]{2,40}(?:\.[\w-]{2,40}){0,3}\.(?:com|cn|net|org|ca|tw|hk|cc|gov)\b/i
// <i> of subtitles
const MARKUP = /<\/?[a-z]{1,6}>/gi
const ADDRESS = /https?:\/\/[\w./?&=%#:~+-]{1,400}/g
type Place = 'whole' | 'start' | 'colon' | 'in'
const START: readonly Place[] = ['start']
const COLON: readonly Place[] = ['colon']
const IN: readonly Place[] = ['in']
const WHOLE_IN: readonly Place[] = ['whole', 'in']
const START_IN: readonly Place[] = ['start', 'in']
const COLON_IN: readonly Place[] = ['colon', 'in']
const ANYWHERE: readonly Place[] = ['whole', 'start', 'colon', 'in']
/** Classes that words alone tell, in order. */
const BY_WORDS = ['foot', 'nav', 'related', 'comment', 'editor', 'source', 'share', 'pager', 'player', 'promo'] as const
const BUTTONS = ['share', 'editor', 'related', 'nav', 'comment'] as const

/** Classes every line; repeated lines come out as what they look like, for later steps to drop, but for those at page ends. */
export function classLines(lines: readonly Line[]): ClassedLine[] {
  const running = runningHeads(lines)
  const others = otherVoices(lines)
  const chat = messages(lines)
  return lines.map((line, i) => {
    if (i >= others) return { line, class: 'answer', date: null }
    if (running.has(i)) return { line, class: 'repeated', date: null, reason: 'running head' }
    const date = line.text.length <= LONGEST_DATED ? dateIn(line.text) : null
    const name = chat.has(i) ? 'weak' : classOf(line, date)
    if (name === 'nav' && (holdsFigures(line.text) || isFramedRow(line.text))) return { line, class: 'short', date }
    // a caption that stands twice, as alternative text and below its picture, is no prose
    const twin = lines[i - 1]?.text === line.text || lines[i + 1]?.text === line.text
    return { line, class: twin && name === 'strong' ? 'weak' : name, date }
  })
}

/** A message of a group as its log keeps it: [2021/3/4 09:12:33] 王队: 物资到了. */
const MESSAGE =
  /^[[(]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?,?\s{0,2}\d{1,2}:\d\d(?::\d\d)?[\])]?(?:\s|-){0,3}([^\s:,。]{1,16})\s?:\s?\S/
/** So many lines with the same beginnings are a log; the head of an article is one. */
const LEAST_MESSAGES = 2

/** The lines that are messages of a log: who says what, behind the time of each. */
function messages(lines: readonly Line[]): ReadonlySet<number> {
  const found = new Set<number>()
  lines.forEach(({ text }, i) => {
    const name = MESSAGE.exec(text)?.[1]
    if (name !== undefined && !headerWords(name)) found.add(i)
  })
  return found.size < LEAST_MESSAGES ? new Set() : found
}

/** True for a line with a figure that counts something, as ledgers and lists of key and value have. */
export function holdsAmount(text: string): boolean {
  return AMOUNT.test(text)
}

/** True for a row that bars stand on both sides of, with a figure in it; menus have bars between their words alone. */
function isFramedRow(text: string): boolean {
  return /^[|｜│┃].*[|｜│┃]$/.test(text) && AMOUNT.test(text)
}

/** A cell that is a figure, with a word for it or none: 384人次, 支出￥57.60万, 援疆项目18个. */
const FIGURE_CELL = /^[^\d,。]{0,10}[¥￥]?\d[\d.,]{0,16}\s?[余多]?[万亿]?\s?(?:元|人次|人|名|户|个|项|万|亿)$/

/** A figure with its unit, behind which the word ends: 700名、450名), 50元  100元. */
const FIGURES =
  /[\d一二三四五六七八九十百千][余多]?\s?[万亿]?\s?(?:[美港]元|元|圆|人次|人|名|户|个?项目)(?=$|[\s|｜、,;:()[\]])/g
/** A cell that says what its content is: 招聘人数 6名, 学历: 本科. */
const KEYED_CELL = /^[^\s\d:]{2,8}(?:\s?:\s?|\s)\S/

/**
 * True for a row with two figures, in cells of their own or one behind the other, or with one among cells that each say what they hold;
 * menus hold at most one.
 */
function holdsFigures(text: string): boolean {
  const cells = text.split(/[|｜\t]/).map((cell) => cell.trim())
  if (cells.filter((cell) => FIGURE_CELL.test(cell)).length >= 2) return true
  const figures = text.match(FIGURES)?.length ?? 0
  return figures >= 2 || (figures === 1 && cells.every((cell) => KEYED_CELL.test(cell)))
}

function classOf(line: Line, date: WrittenDate | null): LineClass {
  const { text, han } = line
  if (han === 0 && LATIN.test(text)) return IMAGE.test(text) ? 'image' : latinClass(text, date)
  if (IMAGE.test(text) || PLACEHOLDER.test(text)) return 'image'
  const prose = isProse(line)
  const words = wordsOf(text)
  const { bare } = words
  if (matches('disclaimer', words, START_IN, LONGEST_DISCLAIMER)) return 'disclaimer'
  const last =
    date !== null && date.end === text.length && han <= LONGEST_DAY_BEHIND && !text.includes('年', date.start)
  const dated =
    date !== null &&
    han <= LONGEST_DATELINE &&
    !SUM.test(text) &&
    (date.time || last || isIssueLine(text, date) || byAuthor(text, date) || headerWords(bare)) &&
    !text.includes('。')
  if (prose && dated && date.time && headerWords(bare)) return 'meta'
  if (prose && han <= SURE_PROMOTION && isPromotion(line)) return 'promo'
  if (isAdvert(text, words)) return 'advert'
  const clauses = /[^,]{4},[^,]{4}/.test(text)
  if (prose && matches('comment', words, clauses ? START : START_IN)) return 'comment'
  if (prose) return 'strong'
  if (TOOK_PART.test(bare)) return 'comment'
  if (matches('field', words, IN)) return 'field'
  if (line.cells !== undefined) return isLink(line) ? 'links' : 'short'
  if (date !== null && dateOnly(text, date)) return 'date'
  if (date !== null && matches('foot', words, IN)) return 'foot'
  if (YEARLESS.test(text) && han <= LONGEST_YEARLESS && !line.bullet && !endsSentence(text)) return 'meta'
  if ((bare.match(PANEL)?.length ?? 0) >= 2) return 'field'
  const credit = creditOf(text)
  if (credit !== null) return credit
  if (isNav(text, han)) return date !== null && headerWords(bare) ? 'meta' : 'nav'
  if (line.bullet && date !== null && !/来源|发布/.test(bare)) return 'item'
  if (dated && SOURCED.test(bare) && !matches('editor', words, COLON)) return 'meta'
  if (matches('editor', words, COLON_IN) && !(date?.time ?? false)) return 'editor'
  if (dated) return 'meta'
  if (SOURCE_FIELD.test(text) && !AMOUNT.test(text)) return 'source'
  if (MORE.test(text)) return 'related'
  if (AGO.test(text) && !line.bullet) return 'meta'
  if (isButtons(text)) return 'share'
  if (DOMAIN.test(text) && han <= LONGEST_ADDRESS) return 'promo'
  for (const name of BY_WORDS) if (matches(name, words, ANYWHERE)) return name
  if (matches('field', words, COLON)) return 'field'
  if (isLink(line) && !endsSentence(text)) return 'links'
  if (TRUNCATED.test(text)) return 'teaser'
  if (matches('box', words, START)) return 'box'
  if (line.bullet) return 'item'
  return endsSentence(text) || /[,、:]$/.test(text) ? 'weak' : 'short'
}

/** What cues are looked for in: each made once for a line, and only if it is asked for. */
class Words {
  #whole: string | null = null
  #isSentence: boolean | null = null
  readonly bare: string

  constructor(bare: string) {
    this.bare = bare
  }

  /** Without the brackets around them. */
  get whole(): string {
    this.#whole ??= this.bare.replace(/^[[(【<]+|[\])】>:»]+$/g, '')
    return this.#whole
  }

  get isSentence(): boolean {
    this.#isSentence ??= this.bare.includes('。')
    return this.#isSentence
  }
}

/** A line without the marks that stand before it and the blanks in it. */
function wordsOf(text: string): Words {
  return new Words(text.replace(MARKS, '').replace(/[\s·]+/g, ''))
}

function latinClass(text: string, date: WrittenDate | null): LineClass {
  if (date !== null && text.length < LONGEST_LATIN_DAY) return 'date'
  if (/©|copyright|all rights reserved/i.test(text)) return 'foot'
  return 'noise'
}

/** ≥35 Han in clauses, or a sentence of ≥14 that ends as one. A bulleted line must end as a sentence does. */
function isProse(line: Line): boolean {
  const { text, han, bullet } = line
  const tail = text.slice(-TAIL)
  const closed = /(?:[。;][”"'’」』)\]】]{0,3}|(?:\[\d{1,3}\])+)$/.test(tail)
  if (bullet) return closed && han >= SENTENCE_PROSE
  if (han >= SENTENCE_PROSE && (closed || (/[)】]$/.test(tail) && /。[^。]{0,24}$/.test(tail)))) return true
  if (han < UNCLOSED_PROSE) return false
  return text.includes('。') || (text.match(/[,;。]/g)?.length ?? 0) >= 2
}

function matches(name: ChromeClass, words: Words, places: readonly Place[], longest = LONGEST_CUED): boolean {
  const { bare } = words
  if (bare.length > longest) return false
  const cues = chromeCues(name)
  for (const place of places) {
    const pattern = cues[place]
    if (pattern === null) continue
    // a clause that happens to begin like a heading is prose
    if (place === 'start' && name !== 'disclaimer' && words.isSentence) continue
    if (pattern.test(place === 'whole' ? words.whole : bare)) return true
  }
  return false
}

/** A bar of buttons: every word is one. */
function isButtons(text: string): boolean {
  const words = text.split(/[\s|·/、:()[\]【】]+/).filter((word) => word !== '')
  if (words.length < 2) return false
  return words.every(isButton)
}

function isButton(word: string): boolean {
  return BUTTONS.some((name) => chromeCues(name).whole?.test(word))
}

function headerWords(bare: string): boolean {
  return /来源|稿源|作者|出处|记者|发布|发表|更新|编辑|浏览|阅读|点击|字号|字体|时间|日期|评论|(?:[网报社]|在线|频道|卫视|融媒体?|观察|电台)$/.test(
    bare,
  )
}

/** What the site asks of its readers: to follow, to download, to scan. */
export function isPromotion({ text, han }: Line): boolean {
  return han <= LONGEST_PROMOTION && ADDRESSES.test(text) && (chromeCues('promo').in?.test(text) ?? false)
}

/** Goods and services on offer: a price cut, or the words of adverts in a line that is no plain sentence. */
export function isAdvert(text: string, words = wordsOf(text)): boolean {
  const { bare } = words
  if (bare.length > LONGEST_ADVERT) return false
  if (matches('advert', words, COLON, LONGEST_ADVERT)) return true
  if (/。[^。]{0,40}$/.test(text)) return false
  return OFFER.test(bare) || matches('advert', words, WHOLE_IN, LONGEST_ADVERT)
}

/** The class of `编辑|…`, `供稿|…` and `编辑 … 校对 …`, whose names stand behind a bar or a space; null for other lines. */
function creditOf(text: string): 'editor' | 'field' | null {
  const bar = /^([^|丨┃\s]{1,6})\s?[|丨┃]\s?\S/.exec(text)
  if (bar !== null) {
    const label = `${bar[1]}:`
    if (/[稿文图影者员]:$/.test(label) && matches('field', new Words(label), COLON)) return 'field'
    return matches('editor', new Words(label), COLON) ? 'editor' : null
  }
  const [first = '', ...others] = text.split(' ')
  const isEditor = (word: string): boolean => matches('editor', new Words(`${word}:`), COLON)
  return others.length > 0 && isEditor(first) && others.some(isEditor) ? 'editor' : null
}

/** True for `2020/10/08 由 …`, as blogs write it. */
function byAuthor(text: string, date: WrittenDate): boolean {
  return date.start === 0 && /^\s{0,4}(?:[|·•-]\s{0,2})?(?:由\s|by\s)/i.test(text.slice(date.end))
}

/** True for the office and the day below the head of a bulletin: 驻白水县工作组编      2020 年 5 月 20 日. */
function isIssueLine(text: string, date: WrittenDate): boolean {
  return date.end === text.length && ISSUED_BY.test(text.slice(0, date.start))
}

/** True for a day with nothing but its weekday, labels and buttons. */
function dateOnly(text: string, date: WrittenDate): boolean {
  const rest = (text.slice(0, date.start) + text.slice(date.end)).replace(
    /(?:星期|周|礼拜)[一二三四五六日天]|[上下]午|发布|更新|时间|日期/g,
    '',
  )
  if (hanCount(rest) <= 1) return true
  const words = rest.split(/[\s|·/、:()[\]【】+-]+/).filter((word) => hanCount(word) > 0)
  return words.every((word) => isButton(word.replace(/[a-z]$/i, '')))
}

/** Bars of links: many short words, or a trail of them. */
function isNav(line: string, han: number): boolean {
  if (line.includes('。') || han === 0) return false
  // the marks inside addresses, dates and scores part no words
  const plain = line.includes('http') || line.includes('<') ? line.replace(ADDRESS, '').replace(MARKUP, '') : line
  const numbered = plain.replace(/\d(?:[\d:/.-]|,(?=\d)){0,30}/g, '0')
  // nor do the blanks around a number: 2019 年第 7 期
  const text = numbered.includes(' ') ? numbered.replace(/(?<=[年月第共]) 0|0 (?=[年月日期号页届次])/g, '0') : numbered
  if (/[^>]>{1,2}[^>]{1,30}>|(?:首页)\s{0,2}(?:[>|»/→-]|>>)|>\s{0,2}正文/.test(text)) return true
  const words = text.split(/[\s|>·/、‖»→›丨┆┊│┃¦_-]+/).filter((word) => word !== '')
  if (words.length >= BAR.words && han / words.length <= BAR.han && !/[,;:]/.test(text)) return true
  const pieces = text.split(SEPARATORS).length - 1
  return pieces >= TRAIL.marks && han / (pieces + 1) < TRAIL.han && !/[,;]/.test(text)
}

/** True where the line ends as a sentence does. */
export function endsSentence(text: string): boolean {
  return TERMINAL.test(text.slice(-TAIL))
}

/** How many sentence stops a line holds. */
export function stops(text: string): number {
  return text.match(STOP)?.length ?? 0
}
