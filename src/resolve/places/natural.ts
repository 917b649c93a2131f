import { fits } from '../../pattern.js'
import type { Told } from './introduced.js'

/** What a stretch of land is by its rivers and hills, and by where in the country it lies. */
const HEAD =
  /流域|沿线|沿岸|上游|下游|河谷|库区|山区|牧区|林区|高原|平原|盆地|三角洲|半岛|草原|群岛|(?<=华[东北中南])地区/g
/** … of which these may stand behind a province as a part of it (云南|山区), or by themselves. */
const PART = /沿线|沿岸|河谷|库区|山区|牧区|林区|草原/y
/** So many characters hold its name. */
const LONGEST = 6
const NAME = /^(?:ns|nz|x)$/
const BODY = /^[\u4e00-\u9fff]{0,6}?(?:大学|学院|中学|小学|医院|公司|集团|协会)/
const HAN = /^[\u4e00-\u9fff]{2,5}$/

/** The natural regions that a document names, by the head of their name: 长江|流域, 秦巴|山区. */
export function naturalRegions(texts: readonly Told[]): readonly string[] {
  const found = new Set<string>()
  for (const { text, names, tag } of texts) {
    if (!tag) continue
    for (const { index, 0: head } of text.matchAll(HEAD)) {
      const end = index + head.length
      // 青海高原|学院: the name of a body
      if (BODY.test(text.slice(end))) continue
      const words = tag(Math.max(0, index - LONGEST), Math.min(text.length, end + 2))
      // 大别山区|域医疗中心
      if (!words.some((word) => word.end === end)) continue
      const own = words.findIndex((word) => word.end > index)
      // 太行山区 is one word, 黄河|沿线 two, and of 武陵山|区 the first half is cut off
      const first = words[own]?.start === index ? words[own - 1] : words[own]
      if (!first || !NAME.test(first.tag) || !HAN.test(first.text) || first.start === index) continue
      const isOfPlace = names.some((name) => !name.weak && name.end === index) && fits(PART, text, index)
      // 金|山区: the end of another name
      const isAnother = names.some((name) => !name.weak && name.start < end && name.end > index)
      if (isOfPlace || isAnother) continue
      found.add(text.slice(first.start, end))
    }
  }
  return [...found]
}
