import { compare } from '../decimal.js'
import type { Mention } from '../model.js'

/** An index of a part and that of its whole. */
type Link = readonly [number, number]

/** So many figures of a sentence at most stand between a count and that of some of them. */
const REACH = 6
/** In front of those who were picked out of the people or projects before: 筛查214人,|查出|患儿9名. */
const FOUND = /(?:发现|查出|检出|筛出|选出|选送)[^,;。\d]{0,12}$/
/** People as a whole, by what they are called. */
const ALL = /^(?:总|常住|户籍|全[村乡镇县州市省区])?人口$|^(?:在校)?学生$|^在校生$/

/** Part and whole where the nouns tell: 总人口213.5万人,农村人口168万人; 学生1870名,寄宿生1500人; and who was found among those looked at. */
export function bySort(mentions: readonly Mention[]): readonly Link[] {
  return mentions.flatMap((part, i) => {
    const { kind, unit, sentence, start, value, per } = part
    if (kind === 'money' || per) return []
    const whole = mentions
      .slice(Math.max(0, i - REACH), i)
      .findLast((one) => one.sentence === sentence && one.kind === kind && one.unit === unit && !one.per)
    if (!whole || compare(whole.value, value) <= 0) return []
    const between = sentence.text.slice(whole.end, start)
    const isFound = !between.includes(';') && FOUND.test(between)
    return isFound || (isSortOf(part, whole) && /^,[^,;。\d]{0,12}$/.test(between))
      ? [[part.index, whole.index] as const]
      : []
  })
}

/** True for a noun that names some of those whom the other names all: 农村人口 and 总人口, 寄宿生 and 学生. */
function isSortOf({ label }: Mention, whole: Mention): boolean {
  if (!label || !whole.label || !ALL.test(whole.label) || ALL.test(label)) return false
  return whole.label.endsWith('人口') ? label.endsWith('人口') : /.[生童]$/.test(label)
}
