import { cueAt } from '../../lexicon/agents.js'
import type { Span } from '../../span.js'

/** A town, village, school or hospital that a text names, by its last word and by where it stands. */
export interface Local extends Span {
  readonly name: string
  /** `head`: it opens its clause. `object`: something is done for, at or with it. */
  readonly as: 'head' | 'object'
}

/** What such names end in, houses first. */
const LAST =
  /(?:(?:第?[一二三四五六七八九十]{1,2}|中心|实验|希望|民族|九年制|寄宿制|职业技术?|高级|人民|妇幼保健|中医|妇幼)?(?:小学|中学|学校|幼儿园|医院|卫生院|卫生室|保健[站院]|敬老院|福利院)|[一二三四五六七八九十]中(?=[,。、;:!?()和的高教师学]|$)|[镇乡村]|社区|小区)/g
/** A name is no longer in front of its last word. */
const LONGEST = 7
/** In front of a name that opens its clause. */
const MARK = /[,;:。!?“”"【】〖〗()\s]/
/** In front of a name for which, at which or with which something is done. */
const OBJECT =
  /(?:[在到赴向给为对于驻往至帮抵]|坐诊|进驻|派驻|走进|来到|来自|家住|住在|位于|用于|拨付|下拨|资助|援建|捐建|修建|新建|改建|扩建|重建|兴建|建设|建成|帮扶|支援|捐助|对接|兴建的|援建的|捐建的)$/
/** Names hold none of these. */
const FOREIGN =
  /[的了在把被和与及等个名这那每各某有是为将并由从向给对到赴着过其该、使]|[0-9]|打造|[修新改扩重援捐]建|建设|建成|实施|支持|推进|推动|培训|改造|保障|用于|覆盖|加强|启动|加快|发放|新增|坐诊|确定|搞好|收益|专访/
/** What only says of which sort, or stands for no place by itself: 三甲医院, 受援学校, 全村, 城乡, 返乡. */
const SORT =
  /^(?:[三二一两几多][甲级等所家个]?|[省市县区州乡镇村]级|省|基层|公立|综合|对口|定点|受援|支援|各类?|当地|本地|民办|帮扶|全|本|该|我|你|他|新|老|大|小|山|农|城|家|故|返|下|驻|入|进|贫困|脱贫|重点|示范|试点|美丽|行政|自然|特色|乡镇|城镇|偏远|所在|结对|友好|现代|寄宿制|希望|中心|中|高|职业技术?|职业|民族|普通|公办|特殊教育|技工|技师|高级|活动|板房|跟岗|双语)*$/
/** Behind 乡 and 村 these make another word of it. */
const ANOTHER = /^[亲土愁音振兴镇民庄干委医务口级长情域里]/
const TOWN = /[镇乡村]$/
/** Classes of places, and where people come from. */
const CLASS = /(?:农村|城乡|县乡|[下同返]乡|乡村|贫困村|集镇|城镇|乡镇|驻村|项目村|示范村|归村|万村)$/

/** The local names of a text, left to right. Each word is looked at once, with a few characters in front of it. */
export function locals(text: string): readonly Local[] {
  const found: Local[] = []
  for (const match of text.matchAll(LAST)) {
    const end = match.index + match[0].length
    if (TOWN.test(match[0]) && ANOTHER.test(text.slice(end, end + 1))) continue
    const local = nameBefore(text, match.index, end)
    const last = found.at(-1)
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

/** The name whose last word stands at these offsets, where its left end can be told. */
function nameBefore(text: string, at: number, end: number): Local | null {
  for (let start = at; start >= Math.max(0, at - LONGEST); start--) {
    const stem = text.slice(start, at)
    if (FOREIGN.test(stem) || MARK.test(stem)) return null
    const as =
      start === 0 || MARK.test(text.charAt(start - 1))
        ? 'head'
        : OBJECT.test(text.slice(Math.max(0, start - 3), start))
          ? 'object'
          : null
    if (as === 'head' && (cueAt('acts', text, start) || cueAt('gives', text, start))) return null
    if (!as || CLASS.test(text.slice(start, end)) || !isName(stem, text.slice(at, end))) continue
    return { start, end, name: text.slice(start, end), as }
  }
  return null
}

function isName(stem: string, last: string): boolean {
  if (TOWN.test(last)) return stem.length >= 2 && stem.length <= 5 && !SORT.test(stem)
  // 县人民医院, 县第三小学: of the place that is spoken of
  return /^[市县区州乡镇]$/.test(stem)
    ? last.length > 2 || /医院|[一二三四五六七八九十]中/.test(last)
    : stem.length >= 2 && !SORT.test(stem)
}
