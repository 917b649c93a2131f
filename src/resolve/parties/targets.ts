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
  /[\u4e00-\u9fff]{2,7}?(?:开发区|农场|牧场|林场|煤矿|乡|镇|村)(?:[一二三四五六七八九十]{1,2}[队连村]|[0-9]{1,2}[队连村])?/y
const NOT_SMALL = /^(?:[各该当受农贫基薄扶乡一两几多全这那我本每]|.*[和与及的个等在]|.?[乡镇村]$)/

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
    if (i > 0 && (cueBefore('to', text, i) || cueBefore('at', text, i))) {
      SMALL.lastIndex = i
      const small = SMALL.exec(text)?.[0]
      if (small && !NOT_SMALL.test(small)) found.push({ start: i, end: i + small.length, kind: 'small' })
    }
  }
  return found
}
