import { cueAt, cueBefore } from '../../lexicon/agents.js'
import type { Span } from '../../span.js'
import { comesToLearn, goesToLearn, isWhereTheyLearn } from '../learning.js'

export type Side = 'donor' | 'recipient'

/** What the words beside a name say of it, and how strongly. */
export interface Said {
  readonly says: Side | null
  readonly weight: number
}

/** The weight of a cue that holds against everything else. */
export const SELF = 4

const INVESTMENT = /计划|总|完成|协议|意向|到位|资产$/
const CLAUSE = new Set(',;:。!?—】〗\n')
/** So far behind a name a verb of giving still belongs to it. */
const REACH = 14
/** The head of a clause is looked for no farther away. */
const HEAD = 24
/** 在上海的支持下: what follows 在 gives. */
const THANKS = /^(?:等地?)?的?(?:大力|倾力|无私|鼎力|全力|对口|倾情)?(?:支持|帮助|援助|支援|帮扶|协助)/
/** 希望小学|获300万元捐款, 石门村|共获江苏援助资金80万元: who gets it. */
const GETS =
  /^[共先后累计已喜各分别]{0,6}获得?(?![^,;:。]{0,6}[奖评称誉])[^,;:。]{0,12}?(?:捐|援助|资助|帮扶|资金|善款)/
/** 从浙江|引进教师, 从上海、江苏|聘请专家: what is done with those who come from there. */
const FETCHED = /^[^,;:。]{0,8}?(?:引进|引入|聘请|选聘|柔性引|请来|引来)/
/** 收到感谢信: thanks go to those who gave. */
const THANKED = /^[^,;。]{0,6}?(?:收到|接到|获赠|赢得|得到)[^,;。]{0,14}?(?:感谢|锦旗|好评|赞扬|表扬)/
/** 应福州|之邀, 受北京市教委|邀请; 徐汇|向我县发出邀请. */
const INVITED_BY = /(?:应|受|接到|收到|接受)$/
/** 向|某基金会|申请补助金: who is asked for money. */
const ASKED = /^申[请领][^,;:。]{0,10}?(?:[0-9]|[金款贷]|补助|补贴)/
const INVITATION = /^[\u4e00-\u9fff]{0,10}?(?:之邀|邀请|相邀)/
const INVITES = /^(?:[向给][\u4e00-\u9fff]{2,8})?发[出来]了?邀请/
/** Between a place and what says that it gives: 江苏省|第九批|对口支援, 上海市|普陀区|各级|财政. */
const BATCH =
  /^\)?(?:等地?|的|各地|各级|政府|第?[一二三四五六七八九十0-9]{1,3}批|[0-9一二三四五六七八九十两]{1,3}[个家]省?市?)?/
/** 安徽、江苏|两省|受灾最重 */
const COUNTED = /^[两二三四五六七八九十]{1,2}[省市县区州地国]{1,2}/
/** What stands between the head of a clause and its subject ends in one of these: 今年, 7月10日, 其中, 目前. */
const LEAD_END = new Set('年月日来间午底初末后时中前据仅共上内外')
/** 一位|网友, 今年有两家|企业: counted at the head of their clause. */
const COUNTED_LEAD = /^(.*?)(?:有|又有|还有)?[一二三四五六七八九十两几多数百千0-9余]{1,8}[家位名个批]$/
/** 一家企业,叫|虎豹集团,捐了…: told by its name in a clause of its own. */
const CALLED = /^(?:名?叫|名为)$/
/** 台东县|18日发生规模6.8强震: where disaster struck help goes. */
const STRUCK =
  /^[^,;:。、]{0,12}?(?:发生|遭遇|遭受|遭|爆发|突发|经历|出现)[^,;:。]{0,12}?(?:地震|强震|洪|水灾|内涝|旱|台风|飓风|气旋|暴雨|降雨|暴雪|冰冻|泥石流|滑坡|海啸|火山|疫情|灾)/
/** 前往距望江县40公里的|卡莎, 奔赴受灾最重的|银沙: where people go is the head of the phrase. */
const GOAL = /(前往|[奔赶开]赴)[^,;:。、的]{2,}的$/
const FISCAL_AID = /^财政(?:援助|帮扶|协作)/
/** 全部为|福州市财政援助资金: 为 says what it is, not for whom. */
const IS = /(?:全部|[均都皆系])为$/
/** People of a place who come to be treated or taught. */
const GUESTS = /^(?:籍|的)?(?:病患|病人|患者|伤员|学员|学生|留学生|师生)/
/** Of an item of a list. */
const NUMBERING = /^(?:\(\d{1,2}\)|\d{1,3}[.、]|[一二三四五六七八九十]{1,2}、|\([一二三四五六七八九十]{1,2}\)) */
/** What is called after counterpart aid. */
const NAMED_AFTER = /^(?:资金|项目|计划|工作|任务|协议|办)/
/** ■ 政府 |赈灾基金: what an entry is under, set off by a blank. */
const ENTRY = /^[■●◆▲]\s*[\u4e00-\u9fff]{2,6}\s$/
const OPENING = new Set('"“‘(【■· ')
const LEAD_LONGEST = 16

/** What the cue words in front of and behind a name say of it. */
export function said(text: string, at: Span): Said {
  const copula = IS.test(text.slice(Math.max(0, at.start - 3), at.start))
  const to =
    (copula ? null : cueBefore('to', text, at.start)) ??
    GOAL.exec(text.slice(Math.max(0, at.start - HEAD), at.start))?.[1]
  const where = cueBefore('at', text, at.start)
  const by = cueBefore('by', text, at.start)
  const batch = (BATCH.exec(text.slice(at.end)) as RegExpExecArray)[0].length
  const doesAt = cueAt('does', text, at.end) ? at.end : at.end + batch
  const does = cueAt('does', text, doesAt)
  if (THANKED.test(text.slice(at.end))) return { says: null, weight: 0 }
  const counted = COUNTED.exec(text.slice(at.end))?.[0].length ?? 0
  if (
    cueAt('receives', text, at.end + counted) ||
    GETS.test(text.slice(at.end, at.end + 2 * HEAD)) ||
    STRUCK.test(text.slice(at.end, at.end + 2 * REACH))
  )
    return { says: 'recipient', weight: 2 }
  // 赴宁波|培训: those who teach are there
  if (isWhereTheyLearn(text, at.start, at.end)) return { says: null, weight: 0 }
  // 接受|帕劳|病患来就医: they are taken in
  if (by === '接受' && GUESTS.test(text.slice(at.end))) return { says: 'recipient', weight: 2 }
  if (comesToLearn(text, at.start, at.end)) return { says: 'recipient', weight: 2 }
  // who is asked gives
  if (to === '向' && ASKED.test(text.slice(at.end, at.end + HEAD))) return { says: 'donor', weight: 2 }
  if (to) return { says: 'recipient', weight: to.length > 1 ? 2 : 1 }
  const isInvited = INVITED_BY.test(text.slice(Math.max(0, at.start - 2), at.start))
  if ((isInvited ? INVITATION : INVITES).test(text.slice(at.end, at.end + HEAD))) return { says: 'donor', weight: 2 }
  // 在中国|内地
  if (/^(?:内地|大陆)/.test(text.slice(at.end))) return { says: 'recipient', weight: 1 }
  // 安排|我区|财政援助资金: dealt out to it, or of it (安排|浙江|援疆资金): what stands behind says nothing
  // 投入|定西市|财政援助资金: what stands behind a verb of giving is given to, if help is named behind it
  if (cueBefore('gives', text, at.start) && FISCAL_AID.test(text.slice(at.end, at.end + HEAD)))
    return { says: 'recipient', weight: 1 }
  if (cueBefore('deals', text, at.start)) return { says: null, weight: 0 }
  // 从浙江|引进教师: whence somebody is fetched sends him
  if (text[at.start - 1] === '从' && FETCHED.test(text.slice(at.end, at.end + HEAD)))
    return { says: 'donor', weight: 2 }
  if (where && THANKS.test(text.slice(at.end))) return { says: 'donor', weight: 2 }
  const verb = verbAhead(text, at.end, by || where ? 2 * REACH : REACH)
  if (verb === 'gives' && goesToLearn(text, at.end)) return { says: 'recipient', weight: 1 }
  if (verb === 'takes' && !where) return { says: 'recipient', weight: 2 }
  // 在伊宁县|援建的 is done there, not by it; 北川县|援建项目 may be either; 甘肃省|财政 is its own
  const there = cueAt('there', text, doesAt) === does
  // … and so is what went to a place: 到|巧家|的财政资金
  if (does && !(where && (there || text[at.end] === '的')))
    return { says: 'donor', weight: cueAt('self', text, doesAt) ? SELF : there ? 1.5 : 3 }
  // 由X投入 says that X gives, 由X实施 does not
  if (by && (by !== '由' || verb === 'gives')) return { says: 'donor', weight: 2 }
  // 推动如皋出资: what is moved gives
  const moved = cueBefore('moves', text, at.start) && verb === 'gives'
  if (where && !moved) return { says: 'recipient', weight: 0.3 }
  // 安排|我县|的资金, 投入|墨竹工卡县|3亿元: what is given to stands right behind the verb
  if (cueBefore('gives', text, at.start)) return { says: 'recipient', weight: 1 }
  if (verb === 'gives') return { says: 'donor', weight: initial(text, at.start) ? 1 : 0.5 }
  return verb === 'acts' ? { says: 'donor', weight: 0.2 } : { says: null, weight: 0 }
}

/** True where `at` is the head of a clause, but for the words of time and counting in front. */
export function initial(text: string, at: number): boolean {
  let from = at
  while (from > 0 && !CLAUSE.has(text[from - 1] as string) && at - from < HEAD) from--
  if (ENTRY.test(text.slice(from, at))) return true
  while (from < at && OPENING.has(text[from] as string)) from++
  from += NUMBERING.exec(text.slice(from, Math.min(at, from + 6)))?.[0].length ?? 0
  if (from === at) return true
  if (at - from > LEAD_LONGEST) return false
  const last = text[at - 1] as string
  const counted = COUNTED_LEAD.exec(text.slice(from, at))?.[1]
  return (
    LEAD_END.has(last) ||
    (counted !== undefined && (counted === '' || LEAD_END.has(counted.at(-1) as string))) ||
    CALLED.test(text.slice(from, at))
  )
}

/** 对口|支援资金计划: the name of the money or the work, whosever it is. */
function isNoun(text: string, at: number): boolean {
  return text.startsWith('对口', at - 2) && NAMED_AFTER.test(text.slice(at + 2, at + 4))
}

/** The first verb of giving, doing or receiving in the rest of the clause. */
function verbAhead(text: string, from: number, reach: number): 'gives' | 'acts' | 'takes' | null {
  let acts: 'acts' | null = null
  for (let i = from; i < Math.min(from + reach, text.length) && !CLAUSE.has(text[i] as string); i++) {
    // 民俗园工程计划|投资 is a noun, and so is what stands behind 的: 巴林左旗的|定点帮扶任务
    if (text[i - 1] === '的' || (text.startsWith('投资', i) && INVESTMENT.test(text.slice(i - 2, i)))) continue
    if (cueAt('takes', text, i)) return 'takes'
    if (cueAt('gives', text, i) && !isNoun(text, i)) return 'gives'
    if (cueAt('acts', text, i)) acts = 'acts'
  }
  return acts
}
