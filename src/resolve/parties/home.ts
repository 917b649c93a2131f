import type { Outline } from '../../layout/outline.js'
import { institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import type { Document } from '../../model.js'
import { bodies } from '../places/bodies.js'
import { findPlaces, type PlaceContext } from '../places/places.js'

/** Behind its place's name, who speaks: 昌都市|人民政府, 固原某县|人民政府, 阿勒泰地区|林草局. */
const OFFICE =
  /^(?:[\u4e00-\u9fff]{0,8}(?:局|厅|委员会|办公室|融媒体中心)$|人民政府|政府|人大|人民代表大会|党委|[市县区州省]?委)/
/** A page names who runs it in its first lines. */
const LINES = 12
const PAGE_HEAD = 20_000

/** The place in the publisher's name, be it a government's or a newspaper's; else null. */
export function placeOfPublisher({ plain }: Document, context: PlaceContext): Place | null {
  return findPlaces(plain.article.publisher ?? '', context).named[0]?.place ?? null
}

/** The place whose government speaks in a document, as its publisher or the head of its page names it; else null. */
export function homeOf({ plain }: Document, context: PlaceContext): Place | null {
  const { article } = plain
  const first = Math.min(...article.blocks.map(({ map }) => map.start[0] ?? 0))
  const head = article.dropped.filter(({ start }) => start < first).slice(0, LINES)
  const page = /<title>([^<]{0,200})/i.exec(article.source.text.slice(0, PAGE_HEAD))?.[1] ?? ''
  for (const text of [article.publisher ?? '', page, ...head.map(({ text }) => text.slice(0, 200))]) {
    const { named } = findPlaces(text, context)
    const found = named.find(({ end }) => OFFICE.test(text.slice(end, end + 16)))
    if (found) return found.place
  }
  return null
}

/** A signature stands in the last lines, and is short. */
const SIGNED = 5
const SIGNATURE = 30

/** The body that speaks in a document: its publisher, who signs it, or whom its headline names; else null. */
export function speakerOf({ document, parts }: Outline): string | null {
  const { publisher } = document.plain.article
  const lines = parts.map(({ block }) => block.text.trim())
  const heads = parts.flatMap(({ kind, block }) => (kind === 'headline' ? [block.text] : []))
  const signed = lines.slice(-SIGNED).filter((line) => line.length <= SIGNATURE)
  const titled = heads.map((line) => line.replace(/(?:关于|收支|接收|接受|捐赠|募捐|公告|公示|年报|年度).*/, ''))
  for (const line of [publisher ?? '', ...signed, ...titled]) {
    const found = bodies(line.trim()).find(
      ({ kind, start, end }) => kind === 'body' && start === 0 && end >= line.trim().length - 2,
    )
    if (found && (found.name.length >= 4 || institutionOf(found.name) === 'charity')) return found.name
  }
  return null
}
