import { dateIn, dayOf, type WrittenDate } from './dates.js'
import type { ClassedLine, LineClass } from './line-class.js'
import type { Line } from './page.js'
import type { Body } from './prose.js'
import { publisherIn } from './publisher.js'
import { SIGNATURE_REACH } from './region.js'

/** When and by whom an article was published, by its own lines. */
export interface Dateline {
  /** `yyyy-mm-dd` */
  readonly published: string | null
  readonly publisher: string | null
}

const DATED: ReadonlySet<LineClass> = new Set<LineClass>(['date', 'meta', 'nav', 'field'])
const SOURCED: ReadonlySet<LineClass> = new Set<LineClass>(['meta', 'source', 'field', 'editor'])
/** Best first. */
const DAY_LABELS: readonly RegExp[] = [
  /(?:成文|印发|签发|发文)(?:日期|时间|日)\s{0,2}:\s{0,3}/,
  /(?:发布|发表|公布|公开|刊发|发稿|生成)(?:日期|时间|日)\s{0,2}:\s{0,3}/,
  /(?:时间|日期|更新|发布|发表|date)\s{0,2}:\s{0,3}/i,
]
/** 统计时间:1月27日—3月15日: a stretch is no day of printing. */
const STRETCH = /日\s?[—–~至到-]{1,2}\s?(?:\d{4}年)?\d{1,2}月/
/** Lines above the title that may say when and by whom: a bulletin's head. */
const ABOVE_TITLE = 3
/** Lines at the top of a text that may be its head; farther down a ledger has its own days. */
const HEAD_LINES = 8
/** The line below a bulletin's name. */
const ISSUE = /第\s{0,2}[\d一二三四五六七八九十百〇○]{1,5}\s{0,2}期|总第|编印|主办\s|A\d{1,2}版|第\d{1,2}版/
const OFFICE = /(?:局|厅|委|办|府|部|会|院|社|所|处|站|中心|公司|组|署|学校|大学|指挥部|室)(?:\s?[(（]\S{0,4}章[)）])?$/
/** The source behind the last sentence: 。(来源:某报) */
const SOURCE_BEHIND = /(?:来源|稿源)\s{0,2}:\s{0,2}[^\s,。:;]{2,20}[\s|)】\]]{0,6}$/
/** Han characters of the office that signs; longer is an item of a chronicle, with the day of the next one below. */
const LONGEST_OFFICE = 30
/** Lines below the text in which a field with its day is its own. */
const LABEL_REACH = 12

/** Reads the lines between title and text, then those below the text, then the address. */
export function datelineOf(lines: readonly ClassedLine[], body: Body, title: number, url: string | null): Dateline {
  const above = readAbove(lines, body, title)
  const below = readBelow(lines, body)
  return {
    published: above.published ?? signedDay(lines, body) ?? below.published ?? dayInAddress(url),
    publisher: above.publisher ?? below.publisher,
  }
}

function readAbove(lines: readonly ClassedLine[], body: Body, title: number): Dateline {
  const from = Math.max(0, Math.min(title < 0 ? body.first : title, body.first) - ABOVE_TITLE)
  let published: WrittenDate | null = null
  let publisher: string | null = null
  for (let i = from; i < proseStart(lines, body); i++) {
    const { date: first, line, class: name } = lines[i] as ClassedLine
    if (SOURCED.has(name)) publisher ??= publisherOf(line, line.text, first?.end ?? 0)
    if (STRETCH.test(line.text)) continue
    const labelled = name === 'strong' ? null : labelledDay(line.text)
    const issue = name !== 'strong' && ISSUE.test(line.text)
    const date = labelled ?? first
    if (date === null || !(labelled !== null || issue || (DATED.has(name) && body.anchor >= 0))) continue
    // of several days that with a time of day is the posting's
    if (published === null || (date.time && !published.time)) published = date
  }
  return { published: published?.day ?? null, publisher }
}

/** Where the text begins below what heads it: a body that is whole may begin with its title. */
export function proseStart(lines: readonly ClassedLine[], body: Body): number {
  let i = body.first
  while (body.whole && i < Math.min(body.last, body.first + HEAD_LINES) && lines[i]?.class !== 'strong') i++
  return i
}

/** The day behind a label that says what it dates: of several the day of the document, not of its posting. */
function labelledDay(line: string): WrittenDate | null {
  for (const label of DAY_LABELS) {
    const match = label.exec(line)
    const date = match === null ? null : dateIn(line.slice(match.index + match[0].length))
    if (date !== null) return date
  }
  return null
}

/** The day below the office that signs a notice, wherever an annex follows. */
function signedDay(lines: readonly ClassedLine[], body: Body): string | null {
  for (let i = Math.min(body.last + SIGNATURE_REACH, lines.length - 1); i > body.first; i--) {
    const { class: name, date } = lines[i] as ClassedLine
    const above = lines[i - 1] as ClassedLine
    const office = OFFICE.test(above.line.text) && above.line.han <= LONGEST_OFFICE
    if (name === 'date' && date !== null && !date.time && office) return date.day
  }
  return null
}

function readBelow(lines: readonly ClassedLine[], body: Body): Dateline {
  let published: string | null = null
  let publisher: string | null = null
  let signed = true
  const closing = SOURCE_BEHIND.exec((lines[body.last] as ClassedLine).line.text)
  if (closing !== null) publisher = publisherOf((lines[body.last] as ClassedLine).line, closing[0], 0)
  for (let i = body.last + 1; i < Math.min(lines.length, body.last + LABEL_REACH); i++) {
    const { date, line, class: name } = lines[i] as ClassedLine
    if (name === 'source' || name === 'meta' || name === 'editor') publisher ??= publisherOf(line, line.text, 0)
    // the site's own days: since when it is registered or copyrighted
    if (date === null || name === 'foot' || name === 'beside') {
      signed &&= name === 'short' || name === 'weak' || name === 'box'
      continue
    }
    // a notice is signed with office and day
    const signature = signed && name === 'date' && i <= body.last + SIGNATURE_REACH
    if (signature || /发布|日期|时间|更新/.test(line.text)) published ??= date.day
    signed = false
  }
  return { published, publisher }
}

/** The publisher that a piece of a line names, in the line's own script. */
function publisherOf(line: Line, piece: string, dateEnd: number): string | null {
  const name = publisherIn(piece, dateEnd)
  if (name === null || line.written === undefined || line.parts !== undefined) return name
  const at = line.text.lastIndexOf(name)
  return at < 0 ? name : line.written.slice(at, at + name.length)
}

function dayInAddress(url: string | null): string | null {
  const match = url === null ? null : /[/_t]((?:19|20)\d\d)[-/_]?(\d\d)[-/_]?(\d\d)(?!\d{1,3}[/_.])/.exec(url)
  return match === null ? null : dayOf(`${match[1]}-${match[2]}-${match[3]}`)
}
