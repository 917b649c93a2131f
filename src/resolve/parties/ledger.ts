import { cueBetween } from '../../lexicon/agents.js'
import type { Sentence } from '../../model.js'
import { nameIn } from './open.js'

/** A line of a list of gifts: its number or day, who gave, then in further columns what: 6. 陈国栋(个人)  20万元. */
const LINE =
  /^\s*(?:\(?\d{1,3}[.、)]|(?:\d{4}年)?\d{1,2}月\d{1,2}日\s|[①-⑳•·●◆■.-])?\s*([^\s\d:,;。()][^\s:,;。()]{1,24})(?:\([^)]{1,8}\))?(?:\s+|:\s*)(?=\S)/
/** … or nothing between the name and the amount: (2)青岩县三味酱园120000元. */
const GLUED = /^\s*(?:\(?\d{1,3}[.、)]|[①-⑳•·●◆■-])\s*([^\s\d:,;。()]{2,24})[0-9][0-9.,]*[万亿]?元/
/** Sums, and what a line is about, are nobody. */
const NOBODY =
  /^第|合计|共计|总计|小计|以上|其中|折款|折价|合同|资金|款|项目|计划|[一二三四五六七八九十]是|单位:|金额|[了把]/

/** Who gave by the first column of a line: the line has no verb, and the figure stands in a later column. */
export function lineGiver({ block, start: from }: Sentence, start: number): string | null {
  const name = (GLUED.exec(block.text) ?? LINE.exec(block.text))?.[1]
  if (!name || NOBODY.test(name) || isProse(block.text)) return null
  // 某协会 120万元(某寺|60万元、…): a bracket tells whose it was
  if (block.text.lastIndexOf('(', from + start) > block.text.lastIndexOf(')', from + start)) return null
  return name.replace(/(?:及其|等[0-9一二三四五六七八九十]|[0-9]+[余多]?[人名]$).*$/, '')
}

/** Sentences, though a short title may open them: ■商界 某集团捐一千万元。 */
function isProse(text: string): boolean {
  const stop = text.indexOf('。')
  return (
    stop >= 0 &&
    (stop < text.length - 1 || cueBetween('bestows', text, 0, stop) || cueBetween('collects', text, 0, stop))
  )
}

/** Between the entries of a list: A 1亿元、B 200万日元. */
const PARTED = /[;,、:。(]|其中/g

/** Who gave by the form of a list: the entry that holds the figure is a name and nothing else. */
export function entryGiver(sentence: Sentence, start: number, previousEnd: number): string | null {
  const { text } = sentence
  let from = previousEnd
  for (const mark of text.slice(previousEnd, start).matchAll(PARTED)) from = previousEnd + mark.index + mark[0].length
  return from > 0 ? nameIn(sentence, from, start) : null
}
