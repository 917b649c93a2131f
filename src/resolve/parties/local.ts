import { cueAt } from '../../lexicon/agents.js'
import type { Sentence, Token } from '../../model.js'
import type { Span } from '../../span.js'

/** A town, village, school or hospital that a text names, by its last word and by where it stands. */
export interface Local extends Span {
  readonly name: string
  /** `head`: it opens its clause. `object`: something is done for, at or with it. */
  readonly as: 'head' | 'object'
}

/** What such names end in, houses first. */
const LAST =
  /(?:(?:第?[一二三四五六七八九十]{1,2}|中心|实验|希望|民族|九年(?:一贯)?制|寄宿制|职业技术?|高级|人民|妇幼保健|中医|妇幼)?(?:小学|中学|学校|幼儿园|医院|卫生院|卫生室|保健[站院]|敬老院|福利院|孤儿院)|中心校|[职技]校|职中|[一二三四五六七八九十]{1,2}中|[镇乡村]|[社小]区|开发区|[农牧林]场|煤矿|街道)(?:(?<=[乡镇村场])[一二三四五六七八九十0-9]{1,2}[队连村])?/g
const TOWN = /[镇乡村场矿队连道]$|[社小发]区$/
/** A name is no longer in front of its last word. */
const LONGEST = 7
/** So many characters in front of a name tell where it begins. */
const BEFORE = 6
/** In front of a name that opens its clause. */
const MARK = /[,;:。!?“”"【】〖〗()、\s]/
/** Parts of speech that names are made of. */
const NAME = /^(?:[nxjsbgliokhz]|a$)/
/** … and behind which a name opens its clause: words of time, joining and pointing. */
const OPENS = /^(?:t|c|d|r|f)/
/** Parts of speech that no name is made of, but for what the segmenter glues together. */
const CLOSED = /^[pucrt]/
/** Verbs of one character that something is done with a name behind; others may begin it (拉|嘎乡). */
const TOWARDS = new Set('在到赴向给为对于驻往至帮抵援进')
/** … of which these stand at the head of a name only where they are no part of it, though the segmenter takes them for one. */
const GLUED = new Set('在到赴给为帮')
const FOREIGN =
  /\P{Script=Han}|[的了过是及与每各几个这那]|两家|[一二两三四五六七八九十][名位]|..化$|[修新改扩重援捐]建/u
/** Verbs and adverbs of one character, and what counts: other such words are read out of names that no dictionary has. */
const PLAIN =
  /^(?:[也还都只仅就已将又共均先再约近有是建修办任当去来捐送派带看让里内外前后]|[0-9一二三四五六七八九十百千万两几多余数]+)$/
/** 县|人民医院, 乡|卫生院: of the place that is spoken of. */
const LEVEL = /^(?:师市|[市县区州乡镇师])$/
const OF_PLACE = new RegExp(`^(?:师市|[市县区州乡镇师])(?:${LAST.source})$`)
/** Behind 乡 and 村 these make another word of it, or a sort. */
const ANOTHER = /^(?:[亲土愁音振兴镇村民庄寨落干委医务口级长情域里]|项目|工厂)/
/** 甲镇幼儿园、县医院病房楼|等9个项目建成: one of several things that are counted, not where all of them are. */
const AMONG_THINGS = /^[^,;。:()]{0,24}等[0-9一二三四五六七八九十]{1,4}[个项]?(?:重点|援[疆藏青建]|帮扶)?(?:项目|工程)/
/** What belongs to a town or village. */
const OF = /[乡镇村场](?:的|小学|中学|卫生院|敬老院|幼儿园|村民|农户|群众|牧民|居民)/
/** Behind a sort stands how many there are: 建设幼儿园|59所. */
const COUNTED = /^[0-9]+[余多]?[所个座间家处栋幢]/
/** What only says of which sort, or stands for no place by itself: 三甲医院, 受援学校, 全村, 城乡, 返乡. */
const SORT =
  /^(?:[三二一两几多][甲级等所家个地]?|[甲乙]等|[省市县区州乡镇村]级|省|基层|公立|综合|对口|定点|受援|支援|各类?|当地|本地|民办|帮扶|全|本|该|我|你|他|新|老|大|小|山|农|城|家|故|返|下|驻|入|进|贫困|脱贫|重点|示范|试点|美丽|行政|自然|特色|乡镇|城镇|偏远|所在|结对|友好|现代|寄宿制|希望|中心|中|高|职业技术?|职业|民族|普通|公办|特殊教育|技工|技师|高级|活动|板房|跟岗|双语|老旧|高标准|新型|移民|安置|搬迁)*$/
/** 全州|村集体, 全岛|公立医院: of the whole of a place. */
const ALL = /^全(?!福|胜)/
/** Classes of places, and where people come from. */
const CLASS = /(?:农村|城乡|县乡|[下同返偏]乡|乡村|贫困村|集镇|城镇|乡镇|[驻进]村|项目村|示范村|归村|万村)$/

/** True for what no village or town is called, but any of a class: 深度贫困村, 偏乡. */
export function isClassOfTowns(name: string): boolean {
  return CLASS.test(name)
}

/** The local names of a sentence, left to right; `places`: those that the gazetteer and the document know. */
export function locals(sentence: Pick<Sentence, 'text' | 'tag'>, places: readonly Span[]): readonly Local[] {
  const { text } = sentence
  const found: Local[] = []
  for (const match of text.matchAll(LAST)) {
    const end = match.index + match[0].length
    const behind = text.slice(end, end + 6)
    if (AMONG_THINGS.test(text.slice(end))) continue
    if (COUNTED.test(behind) || (TOWN.test(match[0]) && ANOTHER.test(behind))) continue
    const last = found.at(-1)
    const local = nameBefore(sentence, match.index, end, places, last)
    if (!local) continue
    // 王团镇|中心小学 is one name, the later word says what it is
    if (last && last.end >= local.start) found.pop()
    found.push(
      last && last.end === local.start
        ? { ...local, start: last.start, name: last.name + local.name, as: last.as }
        : local,
    )
  }
  return found
}

/** The name whose last word stands at these offsets, where its left end can be told; `last`: the one before it. */
function nameBefore(
  { text, tag }: Pick<Sentence, 'text' | 'tag'>,
  at: number,
  end: number,
  places: readonly Span[],
  last: Local | undefined,
): Local | null {
  let least = at
  const edge = last?.end ?? 0
  while (least > edge && at - least < LONGEST + BEFORE && !MARK.test(text.charAt(least - 1))) least--
  const words = tag(least, end)
  let i = words.findIndex((word) => word.end > at)
  const own = words[i]
  // 返|乡: no name
  if (!own || (own.start < at && !inName(own))) return null
  let start = Math.min(own.start, at)
  while (i > 0 && inName(words[i - 1] as Token)) start = (words[--i] as Token).start
  // 永新/d|村办, 骡马|口/q|小学: a name has two characters
  if (own.start >= at && at - start < 2 && i > 0 && !LEVEL.test(text.slice(start, at)) && isPart(words[i - 1] as Token))
    start = (words[--i] as Token).start
  while (i > 0 && inName(words[i - 1] as Token)) start = (words[--i] as Token).start
  let as = i > 0 ? asBehind(words, i) : asBehindMark(text, least, last)
  // 大化县的|北景镇: it lies there
  if (!as && places.some((place) => place.end === start - 1) && text.charAt(start - 1) === '的') as = 'object'
  // 向阳镇 is a name, 向|塘格木镇 is none
  if ((GLUED.has(text.charAt(start)) && at - start > 1) || (text.charAt(start) === '向' && at - start > 2))
    [start, as] = [start + 1, 'object']
  if (!as || (as === 'head' && cueAt('acts', text, start))) return null
  // 图为|布楞沟村: what the text names elsewhere begins there
  const told = places.find((place) => place.end === end && place.start > start)
  if (told && places.every((place) => place.end !== told.start))
    return { start: told.start, end, name: text.slice(told.start, end), as }
  // 岗巴县|小学 is of the place that it is named after, 塔洼县|东乡中心小学 lies there
  const house = !TOWN.test(text.slice(at, end))
  const outer = places.findLast((place) => place.start >= start && place.end <= (house ? at : at - 1))
  if (outer) start = outer.end
  const stem = text.slice(start, at)
  if (stem.length > LONGEST || FOREIGN.test(stem) || CLASS.test(text.slice(start, end))) return null
  if (!(house && stem === '' && outer && text.slice(at, end) !== '学校') && !isName(stem, text.slice(at, end)))
    return null
  if (house && outer) start = outer.start
  return { start, end, name: text.slice(start, end), as }
}

/** 在|甲镇, 乙镇|的敬老院, 到|县一中: a place that something is done for, at or with, or that belongs to the place spoken of. */
export function isServed(text: string, { as, name, end }: Local): boolean {
  return TOWN.test(name) ? as === 'object' || OF.test(text.slice(end - 1, end + 6)) : isOfPlace(name)
}

/** True for 县人民医院, which is of the place that is spoken of. */
function isOfPlace(name: string): boolean {
  return OF_PLACE.test(name)
}

/** True for a word that may be part of a name. */
function inName({ text, tag }: Token): boolean {
  return (
    NAME.test(tag) ||
    (/^[dmvf]/.test(tag) && (tag.startsWith('m') || text.length === 1) && !PLAIN.test(text) && !TOWARDS.has(text))
  )
}

/** True for what may stand in a name though it is no noun: a longer verb (听说|学校, 资助|村) is none of it. */
function isPart({ text, tag }: Token): boolean {
  return !CLOSED.test(tag) && !(tag.startsWith('v') && text.length > 1)
}

/** What a name is behind a word: 到|…, 建设|…, 建设的|…, 解决了|… something is done with it; null where it belongs to that word. */
function asBehind(words: readonly Token[], i: number): Local['as'] | null {
  const { text, tag } = words[i - 1] as Token
  if (tag.startsWith('p')) return 'object'
  if (tag.startsWith('v')) return text.length > 1 || TOWARDS.has(text) ? 'object' : null
  if (text === '的' || text === '了') return words[i - 2]?.tag.startsWith('v') ? 'object' : null
  return OPENS.test(tag) ? 'head' : null
}

/** … and behind a mark; in a list what the one before it is. */
function asBehindMark(text: string, start: number, last: Local | undefined): Local['as'] | null {
  if (last?.end === start || (last?.end === start - 1 && text[start - 1] === '、')) return last.as
  return start === 0 || (MARK.test(text.charAt(start - 1)) && text[start - 1] !== '、') ? 'head' : null
}

function isName(stem: string, last: string): boolean {
  if (ALL.test(stem)) return false
  if (TOWN.test(last)) return stem.length >= 2 && stem.length <= 5 && !SORT.test(stem)
  return LEVEL.test(stem) ? last !== '学校' : stem.length >= 2 && !SORT.test(stem)
}
