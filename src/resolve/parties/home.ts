import type { Outline } from '../../layout/outline.js'
import type { Place } from '../../lexicon/places.js'
import type { Document } from '../../model.js'
import { beginOf } from '../../span.js'
import { bodies } from '../places/bodies.js'
import { findPlaces, type PlaceContext } from '../places/places.js'

/** Behind its place's name, who speaks: 昌都市|人民政府, 固原某县|人民政府, 阿勒泰地区|林草局. */
const OFFICE =
  /^(?:[\u4e00-\u9fff]{0,8}(?:局|厅|委员会|办公室|融媒体中心)$|人民政府|政府|人大|人民代表大会|党委|[市县区州省]?委)/
/** Behind its place, an office that a line names and nothing else. */
const OFFICE_ALONE =
  /^[\u4e00-\u9fff]{0,16}(?:局|厅|委员会|办公室|人民政府|委|专班|指挥部|领导小组|工作组)(?:[\s编(]|$)/
/** … or a charity, but for one whose place the page withholds: that is told by what it is for. */
const CHARITY_ALONE = /^(?:慈善总会|红十字会)(?:[\s(]|$)/
/** 中共|雷山县委 */
const PARTY = /^(?:中共|中国共产党)/
/** Where a report was read out: 在某州|第十六届人民代表大会; or whose it is: 某市|政府工作报告. */
const ASSEMBLY = /^(?:第[一二三四五六七八九十0-9]{1,3}届(?:人民代表大会|人大|政协)|(?:人民)?政府工作报告)/
/** Behind who speaks in a headline, what of and to whom: 某市人民政府|关于…的报告, 某州人民政府|致某省的感谢信. */
const TOLD = /(?:关于|致).*/
/** A page names who runs it in its first lines. */
const LINES = 12
const PAGE_HEAD = 20_000

/** The place in the publisher's name, be it a government's or a newspaper's; else null. */
export function placeOfPublisher({ plain }: Document, context: PlaceContext): Place | null {
  return findPlaces(plain.article.publisher ?? '', context).named[0]?.place ?? null
}

/**
 * The place whose government speaks in a document, as its publisher, the head of its page or the office that its headline
 * or signature names tell it; else null.
 */
export function homeOf(outline: Outline, context: PlaceContext): Place | null {
  const { article } = outline.document.plain
  const first = Math.min(...article.blocks.map(({ map }) => beginOf(map)))
  const head = article.dropped.filter(({ start }) => start < first).slice(0, LINES)
  const page = /<title>([^<]{0,200})/i.exec(article.source.text.slice(0, PAGE_HEAD))?.[1] ?? ''
  for (const text of [article.publisher ?? '', page, ...head.map(({ text }) => text.slice(0, 200))]) {
    const { named } = findPlaces(text, context)
    const found = named.find(({ end }) => OFFICE.test(text.slice(end)))
    if (found) return found.place
  }
  const { heads, issued, signed } = linesOf(outline)
  const report = reportPlace(outline, context)
  if (report) return report
  for (const line of [...issued, ...signed, ...heads.map((head) => head.replace(TOLD, ''))]) {
    const found = officePlace(line, context)
    if (found) return found
  }
  return null
}

/** The place whose government tells in a report what it has done; else null. */
function reportPlace(outline: Outline, context: PlaceContext): Place | null {
  for (const line of linesOf(outline).heads) {
    const { named } = findPlaces(line, context)
    const found = named.find(({ end }) => ASSEMBLY.test(line.slice(end)))
    if (found) return found.place
  }
  return null
}

/** The place of the office that a line names and nothing else; else null. */
function officePlace(line: string, context: PlaceContext): Place | null {
  const text = line.replace(PARTY, '')
  const [first] = findPlaces(text, context).named
  if (first?.start !== 0) return null
  const rest = text.slice(first.end)
  const isTold = OFFICE_ALONE.test(rest) || (CHARITY_ALONE.test(rest) && !first.place.name.includes('某'))
  return isTold ? first.place : null
}

/** A signature stands in the last lines, and is short. */
const SIGNED = 5
const SIGNATURE = 30

/** Who speaks of itself so tells the text: 本会, 本处. */
const OWN_VOICE = /本(?:会|处|基金会|公司|集团)(?![议员长于理在])/
/** A masthead: the name up to a blank, a dash or a bracket; in the bracket may stand what it is called abroad. */
const MASTHEAD = /^([\u4e00-\u9fff]{4,16})(?:\(([A-Za-z][A-Za-z .&]+)\)|[\s—:(]|$)/
/** It is one of so many lines. */
const MASTHEADS = 3

/** What a document calls itself where it speaks in the first person: the last character of 本会, 本处; else null. */
export function voiceOf({ document: { sentences } }: Outline): string | null {
  for (const { text } of sentences) {
    const voice = OWN_VOICE.exec(text)?.[0].at(-1)
    if (voice) return voice
  }
  return null
}

/** The body that speaks in a document: its publisher, who signs it, or whom its headline or its masthead names; else null. */
export function speakerOf(outline: Outline, voice: string | null): string | null {
  const { publisher } = outline.document.plain.article
  const { heads, first, issued, signed } = linesOf(outline)
  const titled = heads.map((line) => line.replace(/(?:关于|收支|接收|接受|捐赠|募捐|公告|公示|年报|年度).*/, ''))
  const dated = issued.map((line) => line.replace(/\s.*/, ''))
  for (const line of [publisher ?? '', ...dated, ...signed, ...titled]) {
    const found = bodies(line).find(({ kind, start, end }) => kind === 'body' && start === 0 && end >= line.length - 2)
    if (found) return found.name
  }
  if (voice === null) return null
  for (const line of [...heads, ...first]) {
    const [, name = '', abroad] = MASTHEAD.exec(line) ?? []
    if (abroad || name.endsWith(voice)) return name
  }
  return null
}

/** The lines of the headline, and the short ones at the beginning and the end, where a document says whose it is. */
function linesOf({
  document,
  parts,
}: Outline): Readonly<Record<'heads' | 'first' | 'issued' | 'signed', readonly string[]>> {
  const lines = parts.map(({ block }) => block.text)
  // whose issue it is stands between headline and text: 布拖县协作办公室 2023年6月6日
  const body = beginOf(parts.find(({ kind }) => kind !== 'headline')?.block.block.map)
  const { dropped } = document.plain.article
  const below = dropped.findIndex(({ start }) => start >= body)
  const above = below < 0 ? dropped : dropped.slice(0, below)
  return {
    heads: parts.flatMap(({ kind, block }) => (kind === 'headline' ? [block.text] : [])),
    first: lines.slice(0, MASTHEADS),
    issued: above.map(({ text }) => text).filter((line) => line.length <= SIGNATURE),
    signed: lines.slice(-SIGNED).filter((line) => line.length <= SIGNATURE),
  }
}
