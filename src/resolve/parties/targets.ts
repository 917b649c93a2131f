import { cueAt, cueBefore } from '../../lexicon/agents.js'
import type { Span } from '../../span.js'

/** A receiver that the gazetteer does not list; `whole` where it is named only as the receiving side (受援地). */
export interface Target extends Span {
  readonly kind: 'counted' | 'whole'
}

/** 两县一师, 三县一市, 54个国家: receiving places that a text names by number. */
const COUNTED =
  /[一两二三四五六七八九十][县州市区]{1,2}[一两二三四五][县师市州]|\d{1,3}[多余]?个国家(?!级|乡村|重点|公园|储备)(?:和地区)?|(?:其他)?发展中国家/g
/** 对口帮扶|88家贫困县县级医院, 资助|11个村集体: bodies and villages that receive, by their number. */
const SEVERAL = /\d{1,4}[家所个](?:[\u4e00-\u9fff]{0,8}?)(?:医院|学校|高校|卫生院|村集体|示范村|贫困村|团场)/g
/** A name that begins where it is looked for and ends in 乡, 村, 农场 … */
const SMALL =
  /[\u4e00-\u9fff]{1,6}?(?:开发区|农场|牧场|林场|煤矿|乡|镇|村|社区|小区|街道)(?:[一二三四五六七八九十]{1,2}[队连村]|[0-9]{1,2}[队连村])?/y
const NOT_SMALL =
  /^(?:[各该当受农贫基薄扶乡一两几多全这那我本每]|.*[和与及的个等在了把被着]|.?[乡镇村]$|.*(?:城乡|下乡|家乡|返乡|故乡|水乡|城镇|农村|驻村|山村|新村)$|.*(?:区域|协调|统筹|抵达|赶到|来到|走进|进驻|前往|位于|地处|人员|群众|村民))/

/** The village, town or farm whose name begins at an offset. */
export function smallAt(text: string, at: number): Span | null {
  // 广州市|援建威州镇 gives to it, 小河村|获得社区发展基金 receives
  if ((['does', 'gives', 'acts', 'takes'] as const).some((cue) => cueAt(cue, text, at))) return null
  SMALL.lastIndex = at
  const small = SMALL.exec(text)?.[0]
  // 培训|乡村医生
  const cut = small?.endsWith('乡') && /[村亲土]/.test(text.charAt(at + small.length))
  return small && !cut && !NOT_SMALL.test(small) ? { start: at, end: at + small.length } : null
}

const TEAM = /(?<=[乡镇村])(?:[一二三四五六七八九十]{1,2}|[0-9]{1,2})[队连村]/y

/** The part of a town by its number that stands right behind its name: 托喀依乡|二队. */
export function teamAt(text: string, { end }: Span): Span | null {
  TEAM.lastIndex = end
  const team = TEAM.exec(text)?.[0]
  return team ? { start: end, end: end + team.length } : null
}

/** The receivers of a text that have no entry in the gazetteer. */
export function targets(text: string): readonly Target[] {
  const found: Target[] = [...text.matchAll(COUNTED)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'counted',
  }))
  for (const { index, 0: several } of text.matchAll(SEVERAL))
    if (cueBefore('to', text, index) || cueBefore('at', text, index))
      found.push({ start: index, end: index + several.length, kind: 'counted' })
  for (let i = 0; i < text.length; i++) {
    const whole = cueAt('whole', text, i)
    if (whole) found.push({ start: i, end: i + whole.length, kind: 'whole' })
  }
  return found
}
