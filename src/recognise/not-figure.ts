import { currencyNames } from '../lexicon/currencies.js'
import { isProjectNoun } from '../lexicon/projects.js'
import type { Token } from '../model.js'
import { fits } from '../pattern.js'
import { isSaid } from '../quotation.js'
import type { Span } from '../span.js'
import { isScope, namesBody, peopleWord, startsPeopleNoun } from './noun-phrase.js'
import { isCounter, isOfWorks } from './projects.js'
import { isInSorts } from './projects-left-out.js'
import type { Candidate, Reason, Slot } from './slot.js'
import { cutsWord } from './unit.js'

/** What stands around a number, cut out once for all guards; `before` and `behind` are anchored at it. */
interface Around {
  readonly before: string
  readonly behind: string
  readonly digits: string
  readonly form: Slot['numeral']['form']
  readonly slot: Slot
}

/** A rule that says that a number is no figure, whatever stands around it. */
interface Guard {
  readonly name: Reason
  readonly holds: (around: Around) => boolean
}

/** How far a guard looks to either side. */
const REACH = 8

const GUARDS: readonly Guard[] = [
  { name: 'decimal places', holds: ({ before }) => /小数点后$/.test(before) },
  {
    name: 'list number',
    holds: ({ before, behind }) => /(?:^|[;。:]) ?[(（]?$/.test(before) && /^(?:[.、)]|:(?!\d))(?!\d)/.test(behind),
  },
  {
    name: 'ordinal',
    holds: ({ before }) => /第 ?(?:[\d一二三四五六七八九十]{1,3}[、和及与至]){0,3}$/.test(before),
  },
  { name: 'rank', holds: isRank },
  // 前移7位, 排名后3位
  {
    name: 'rank',
    holds: ({ before, behind }) =>
      /(?:[前后][移进退]|升|下[滑降]|名[后末]|倒数)[了至到]?$/.test(before) &&
      /^ ?位(?!\p{Script=Han}{0,2}[员者师生人])/u.test(behind),
  },
  { name: 'rank', holds: ({ before }) => /(?:排[名在]|[名位]列|[位高]居)(?:全\p{Script=Han})?$/u.test(before) },
  {
    name: 'rate',
    holds: ({ before, behind, form }) =>
      form === 'fraction' || /^ ?(?:%|‰|个?百分点|分之)/.test(behind) || /分之$/.test(before),
  },
  { name: 'rate', holds: ({ before, behind }) => /每 ?$/.test(before) && !/^(?:[年月天季周]|日(?!元))/.test(behind) },
  // 120人/平方公里, 3.2人/千人, 每千人配医师3.2人: so many for so much or so many are no count
  { name: 'rate', holds: ({ behind }) => DENSITY.test(behind) },
  { name: 'rate', holds: ({ before, behind }) => /[人名例张件个台]\/ ?$/.test(before) && /^ ?[人户]/.test(behind) },
  {
    name: 'rate',
    holds: ({ slot: { text, clause, numeral, unit } }) =>
      unit?.class === 'personnel' && /每 ?[十百千万]{1,2}[人名户]/.test(text.slice(clause.start, numeral.start)),
  },
  {
    name: 'formula',
    holds: ({ before, behind }) =>
      /(?:[\da-zA-Z] ?[+/=×^]|[\da-zA-Z] ?± ?|[\da-zA-Z)]\*)$/.test(before) ||
      /^(?:[+×^=]|\*(?!\*)| ?± ?)\d/.test(behind),
  },
  { name: 'digits in front of a blank', holds: ({ slot }) => followsDigits(slot) },
  {
    name: 'unit in brackets',
    holds: ({ before, behind, form }) =>
      form === 'scale' && /[(]$/.test(before) && /^(?:[美欧日港]?元|人次?|户)?[)]/.test(behind),
  },
  {
    name: 'article',
    holds: (around) => isArticle(around) && !isOnePerson(around) && !isOneProject(around),
  },
  {
    name: 'reduplication',
    holds: ({ behind, form }) => form === 'chinese' && /^([个项批名户件人])\1/.test(behind),
  },
  {
    name: 'document number',
    holds: ({ before, behind }) =>
      /[〔[][\d ]*[〕\]](?:第)?$/.test(before) || (/[〔[]$/.test(before) && /^[〕\]]/.test(behind)),
  },
  { name: 'telephone', holds: ({ before, digits }) => /\d-$/.test(before) && digits.length >= 7 },
  {
    name: 'age',
    holds: ({ before, digits }) => /年龄$/.test(before) || (digits === '半百' && /年[过近逾届]$/.test(before)),
  },
  { name: 'name in quotation marks', holds: ({ slot }) => inNamedQuote(slot) },
  { name: 'title', holds: ({ slot }) => inBookTitle(slot) },
]

const DENSITY = /^ ?[人名户] ?[/·] ?(?:[kh]?m|k?㎡|㎢|平方|公里|公顷|亩|[十百千万]{1,2}[人户])/

/**
 * In front of 前 these make it a place in a ranking, as places, bodies and verbs of one character do (全省前, 列前): verbs of coming to a
 * place, and what places are taken in, which is a closed class: rankings, marks, matches, and a class of pupils.
 */
const RANKED = /(?:[进闯杀]入|跻身|入围|排[名行]|成绩|考[核试]|[分榜级赛]|世界|全球)$/

/** 全省前3名, 进入前10名; in 年底前36个, 此前36名, 疫情前120名 a time, a thing or a deed in front of 前 says when. */
function isRank({ behind, slot }: Around): boolean {
  const { sentence, text, numeral, clause } = slot
  const to = numeral.start - (text[numeral.start - 1] === ' ' ? 2 : 1)
  if (text[to] !== '前' || !/^ ?[名位个强]/.test(behind)) return false
  if (/^强/.test(behind) || to <= clause.start) return true
  const [word] = sentence.tag(Math.max(clause.start, to - 8), to + 1).slice(-1)
  // 此前, 之前, 目前, 支前: one word
  if (word === undefined || (word.start < to && word.tag !== 'x')) return false
  const [what] = sentence.tag(Math.max(clause.start, to - 8), to).slice(-1)
  return (
    what === undefined ||
    !/^\p{L}/u.test(what.text) ||
    !/^(?:[ntvgjisxm]|ul|zg)/.test(what.tag) ||
    (what.text.length === 1 && /^v/.test(what.tag)) ||
    RANKED.test(what.text) ||
    isScope(what) ||
    namesBody(what.text)
  )
}

/** What is numbered, and what such a number does not belong to: 图5 320名. */
const NUMBERED = '第图表条章节号题件'

/** 12 36名, 1, 234人: the digits in front may belong to the number, so that it would be its last part: no figure. */
function followsDigits({ text, numeral, cell, sentence }: Slot): boolean {
  if (!fits(/\d/y, text, numeral.start)) return false
  const lead = /(\D?)\d{1,12}(,?) $/.exec(text.slice(Math.max(0, numeral.start - 16), numeral.start))
  if (lead === null || NUMBERED.includes(lead[1] || ' ')) return false
  if (lead[2] && !fits(/\d{3}(?!\d)/y, text, numeral.start)) return false
  return cell === undefined || cell.start < sentence.start + numeral.start
}

/** 一 as an article: 一名家庭妇女, 一个项目, 一户一策. Arabic 1 is a count. */
function isArticle({ digits, slot: { unit } }: Around): boolean {
  return digits === '一' && (unit?.class === 'personnel' || isCounter(unit))
}

/** 其中一人, 共有一户, 只有一名代课老师: one as a count, not as an article. */
function isOnePerson({ before, behind }: Around): boolean {
  if (/^[名位](?!一)/.test(behind)) return /(?:仅有?|只有|唯一的?)$/.test(before)
  return (
    /^[人户](?!一)/.test(behind) && /(?:其中|共有?|仅|只有|另有?|[亡伤难踪]|最\p{Script=Han}{1,2}的)$/u.test(before)
  )
}

/** 引水工程三项、道路工程|一项: behind its noun and in front of a mark one is a count. */
function isOneProject({ before, behind }: Around): boolean {
  return isProjectNoun(before) && /^[个项](?:$|[^\p{L}\p{N}])/u.test(behind)
}

/** The name of the first rule that says that the number is no figure. */
export function notFigure(slot: Slot): Reason | null {
  const { text, numeral } = slot
  const around = {
    before: text.slice(Math.max(0, numeral.start - REACH), numeral.start),
    behind: text.slice(numeral.end, numeral.end + REACH),
    digits: text.slice(numeral.start, numeral.end),
    form: numeral.form,
    slot,
  }
  return GUARDS.find(({ holds }) => holds(around))?.name ?? null
}

const NAME = /^(?:nr|ns|nt|nz)/

/**
 * True where a Chinese number lies inside a name that the segmenter knows or makes out (陆兆福, 李四) or begins a word of the dictionary
 * that goes on behind the figure (二人转, 千人一面). Asked of figures only, because it costs a cut of its own.
 */
export function isPartOfName(slot: Slot, figure: Pick<Candidate, 'kind' | 'start' | 'end'>): boolean {
  const { sentence, numeral, clause, unit } = slot
  if (numeral.form !== 'chinese' && numeral.form !== 'scale') return false
  const [word, next] = sentence.tag(numeral.start, numeral.end + 6)
  if (word && !/^[xm]/.test(word.tag) && word.end > figure.end) return true
  if ((!unit && isNamed(word, next, numeral)) || isGivenName(slot, figure)) return true
  // behind a counter or a currency the number is one: 张三二人
  if (unit || figure.kind === 'money') return false
  const from = Math.max(clause.start, numeral.start - 8)
  return sentence
    .tag(from, numeral.end + 4)
    .some(
      ({ start, end, tag }) =>
        start < numeral.start && end >= numeral.end && (NAME.test(tag) || (tag === 'x' && end > figure.end)),
    )
}

/** 陆兆福|先生: characters that the segmenter joins to no word it knows, in front of people, are a name. */
function isNamed(word: Token | undefined, next: Token | undefined, { end }: Span): boolean {
  return word?.tag === 'x' && word.end > end && next !== undefined && next.start === word.end && !!peopleWord(next)
}

/** 经手:沈|三元: a surname begins what its number ends, and nothing goes on in front of the one or behind the other. */
function isGivenName({ sentence, text, numeral }: Slot, { end }: Span): boolean {
  const at = numeral.start - 1
  if (at < 0 || end - at > LONGEST_NAME || sentence.tag(at, numeral.start)[0]?.tag !== 'nr') return false
  // 特岗教师|杨三元|独自守着村小: what one is, the name, and no noun that could be paid for
  const [title] = isHan(text[at - 1]) ? sentence.tag(Math.max(0, at - REACH), at).slice(-1) : []
  if (title) return peopleWord(title) !== null && !/^[nm]/.test(sentence.tag(end, end + 6)[0]?.tag ?? 'x')
  return !isHan(text[end]) || fits(CREDIT, text, end)
}

const LONGEST_NAME = 3
/** What goes with the name of whoever made a picture or a text: 王三元|摄. */
const CREDIT = /(?:[摄供撰]?[摄影图文撰绘]|报道|整理)(?!\p{Script=Han})/uy

function isHan(character: string | undefined): boolean {
  return character !== undefined && /\p{Script=Han}/u.test(character)
}

/** The reason why a unit of time, size, rate or a thing owns the number; null where none stands behind it. */
export function ownedBy(slot: Slot): Reason | null {
  const { sentence, numeral, after, unit, topic } = slot
  if (!unit || unit.class === 'personnel' || unit.class === 'counter') return null
  // works are counted by 件: 工程27件,完工|9件; 实事工程分八大类34件
  if (isOfWorks(unit) && (topic === 'project' || topic === 'left out' || isInSorts(slot))) return null
  // 15亿|旅游收入: no unit of things begins a word behind so large a number
  if (unit.class === 'thing' && numeral.scale >= 4 && cutsWord(sentence, after, after + unit.word.length)) return null

  // 20师生, 120市民; no word for people begins with a unit of time
  if (unit.word.length === 1 && unit.class !== 'time' && startsPeopleNoun(sentence, after, 1)) return null
  // 100亿|分成三份: no mark of a test
  if (unit.word === '分' && cutsWord(sentence, after, after + 1)) return null
  return `${unit.class}: ${unit.word}`
}

/** A quotation this short is a name or a slogan, not somebody's words: “百校十万‘石榴籽’工程”, “万人帮万户,共同奔小康”. */
const NAME_LENGTH = 16
const OPENING = new Set('“「‘')
/** “百校十万‘石榴籽’”|工程: a noun behind quotation marks says what has the name, unless it is who says the words. */
function hasName(behind: Token | undefined): boolean {
  return behind !== undefined && /^(?:n|vn)/.test(behind.tag) && peopleWord(behind) === null
}

function inNamedQuote(slot: Slot): boolean {
  const { sentence, text, numeral } = slot
  const from = Math.max(0, numeral.start - NAME_LENGTH)
  let open = numeral.start
  while (open >= from && !OPENING.has(text[open] as string)) open--
  if (open < from) return false
  const close = [...text.slice(numeral.end, open + NAME_LENGTH + 2)].findIndex((c) => '”」’'.includes(c))
  if (close < 0 || /[”」]/.test(text.slice(open, numeral.start))) return false
  const at = numeral.end + close
  const inner = text.slice(open + 1, at)
  // no name has a particle: “捐了五百元”
  if (/[。!?;了吗呢吧]/.test(inner) || isSaid(text, open)) return false
  return (
    (hasName(sentence.tag(at + 1, at + 8)[0]) && !isAllOf(inner, slot)) ||
    numeral.form === 'scale' ||
    (inner.length <= 8 && numeral.form === 'chinese')
  )
}

/** “3万元”|补贴: what stands in quotation marks is the figure and no more. */
function isAllOf(inner: string, { text, numeral, after, unit }: Slot): boolean {
  const word = unit?.word ?? currencyNames().at(text, after)?.word ?? ''
  return inner === text.slice(numeral.start, after + word.length)
}

/** No title is longer. */
const TITLE_LENGTH = 60

function inBookTitle({ text, numeral }: Slot): boolean {
  const before = text.slice(Math.max(0, numeral.start - TITLE_LENGTH + 1), numeral.start)
  return before.lastIndexOf('《') > before.lastIndexOf('》') && text.includes('》')
}
