import { cueAt, cueBefore } from '../../lexicon/agents.js'
import type { Span } from '../../span.js'

/** A receiver that the gazetteer does not list; `whole` where it is named only as the receiving side (受援地). */
export interface Target extends Span {
  readonly kind: 'counted' | 'small' | 'whole'
}

/** 两县一师, 三县一市, 54个国家: receiving places that a text names by number. */
const COUNTED = /[一两二三四五六七八九十][县州市区]{1,2}[一两二三四五][县师市州]|\d{1,3}个国家(?:和地区)?/g
/** The name between a word of direction and 乡, 村, 农场 … */
const SMALL =
  /[\u4e00-\u9fff]{1,6}?(?:开发区|农场|牧场|林场|煤矿|乡|镇|村)(?:[一二三四五六七八九十]{1,2}[队连村]|[0-9]{1,2}[队连村])?/y
/** Before a name that opens its clause, and behind it where what follows belongs to it: 扎古录镇|的敬老院. */
const OPENS = /^[,;:。!?\s(“]?$/
const OF = /[乡镇村场](?:的|小学|中学|卫生院|敬老院|幼儿园|村民|农户|群众|牧民|居民)/
const NOT_SMALL = /^(?:[各该当受农贫基薄扶乡一两几多全这那我本每]|.*[和与及的个等在了把被着]|.?[乡镇村]$|.*(?:城乡|下乡|家乡|返乡|故乡|水乡|城镇|农村|驻村|山村|新村)$|.*(?:区域|协调|统筹))/

/** The village, town or farm whose name begins at an offset. */
export function smallAt(text: string, at: number): Span | null {
  SMALL.lastIndex = at
  const small = SMALL.exec(text)?.[0]
  return small && !NOT_SMALL.test(small) ? { start: at, end: at + small.length } : null
}

/** The receivers of a text that have no entry in the gazetteer. */
export function targets(text: string): readonly Target[] {
  const found: Target[] = [...text.matchAll(COUNTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'counted',
  }))
  for (let i = 0; i < text.length; i++) {
    const whole = cueAt('whole', text, i)
    if (whole) found.push({ start: i, end: i + whole.length, kind: 'whole' })
    const opens = OPENS.test(text[i - 1] ?? '') && OF.test(text.slice(i + 1, i + 8))
    if (opens || (i > 0 && (cueBefore('to', text, i) || cueBefore('at', text, i)))) {
      const small = smallAt(text, i)
      if (small) found.push({ ...small, kind: 'small' })
    }
  }
  return found
}
