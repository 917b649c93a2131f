/** Characters of a publisher's name; what is longer says where a text is from. */
const LONGEST_NAME = 30
const CUE = /(?:来\s{0,3}源|稿\s{0,3}源|文章出处|出\s{0,3}处|信息来源|发布机构|发布单位)\s{0,3}:\s{0,3}/
const STOP =
  /[\s|,;。<>[\]【】]|作者|编辑|责编|责任|责任编辑|记者|发布|发表|时间|日期|浏览|阅读|点击|字号|字体|字级|评论|打印|列印|查看|举报|纠错|收藏|分享|扫码|微信|微博|大中小|访问|人气|关注|订阅|\d{4}[-/年.]/
const NO_NAME = /^(?:本站原创|原创|综合|网络|互联网|转载|未知|本站|不详|佚名|其他|其它)$/

/** Who published, from a folded date or source line: behind 来源: or right behind date and time; null where it does not say. */
export function publisherIn(line: string, dateEnd: number): string | null {
  const cue = CUE.exec(line)
  if (cue !== null) return name(line.slice(cue.index + cue[0].length))
  if (dateEnd <= 0) return null
  const rest = line.slice(dateEnd).replace(/^[\s\d:|()时分秒]{1,24}/, '')
  const after = name(rest)
  // a bare word behind the date must look like a medium
  return after !== null &&
    /(?:网|报|社|台|刊|周刊|杂志|时报|日报|晚报|频道|公众号|客户端|电视|电台|新闻|资讯|编译|局|厅|委|府|部|院|会)$/.test(
      after,
    )
    ? after
    : null
}

/** The publisher that a field of a document's data names; null where it says something else. */
export function publisherOf(field: string | null): string | null {
  return field !== null && /\p{Script=Han}/u.test(field) && field.length <= LONGEST_NAME ? field : null
}

function name(rest: string): string | null {
  const text = rest.trim()
  const stop = STOP.exec(text)
  const found = (stop === null ? text : text.slice(0, stop.index))
    .replace(/[(（][^)）]{0,30}[)）]?$/, '')
    .replace(/^[《“"(·•]+|[》”")·、—-]+$/g, '')
    .trim()
  if (/[:：]$/.test(found)) return null
  return found.length >= 2 && found.length <= LONGEST_NAME && !NO_NAME.test(found) && !/^[\d:./-]+$/.test(found)
    ? found
    : null
}
