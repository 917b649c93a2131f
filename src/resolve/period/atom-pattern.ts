import { periodCues, periodEvents } from '../../lexicon/period-words.js'
import { plans } from '../../lexicon/plans.js'

const JOIN = '[—–\\-~至到、和与]'
const NUMBER = '(?:\\d{1,3}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|半|几|数)'
const UNIT = '(?:年(?!级|制|龄|薪|货|轻)|个多?月|个多?世纪|(?<=[半几数])世纪|天|日(?=内)|个?星期|周(?!年|岁|边|围|转))'
/** Behind a year without its century: what makes of it so many years. */
const LENGTH = '[来间里内后前多余的代级版款]|之|以[内前后上]|累计|合计|总|共'
const EDGE = '(?:初(?!中|级|步)|底(?!气|线)|末|中旬|上旬|下旬|[上下]半月|中(?=[,。]))'

/** One pattern for all pieces of dates; `keys`: the words that date without a number. Each alternative is bounded in length. */
export function atomPattern(keys: readonly string[]): RegExp {
  // 至今 in 去年12月至今年3月 is no word, nor 本期 in 样本期内, nor 上周 in 上周五.
  const behind = [
    ['今', '年日天晨晚春夏秋冬'],
    ['周', '一二三四五六日天末刊报边'],
    ['星期', '一二三四五六日天'],
    ['期', '内'],
  ] as const
  const whole = (word: string) => {
    const other = behind.find(([end]) => word.endsWith(end))
    return other ? `${word}(?![${other[1]}])` : word
  }
  const longestFirst = (list: readonly string[]) =>
    [...list]
      .sort((a, b) => b.length - a.length)
      .map(whole)
      .join('|')
  const sure = plans().filter((plan) => plan.sure)
  const events = periodEvents().filter(({ sort }) => sort === 'since')
  const zero = '[〇○零O一二三四五六七八九]'
  // each alternative but 开展以来 begins with one of these: most characters of a text are none, and no alternative is tried there
  const firsts = [...events, ...plans()].map(({ name }) => name.charAt(0)).join('')
  const first = `[\\d〇零○O一二三四五六七八九十廿卅两半几数元第前头上中下本今昨明近过最这未此早晚凌清傍夜民月震灾地发“"${firsts}${keys.map((key) => key.charAt(0)).join('')}]`
  const alternatives = [
    `(?:(?<century>[上本]|20|21)(?:个)?世纪|19(?=\\d0年代)|20(?=\\d0年代))(?<decade>\\d0|[二三四五六七八九]十)年代`,
    `(?<![\\d.])(?<firstYear>(?:19|20)\\d\\d)(?<slash>[—–\\-/至])(?<lastYear>\\d\\d)年度`,
    `[今昨明]\\((?<statedDay>[12]\\d|3[01]|0?[1-9])\\)日`,
    `(?<![\\d.])(?<year>(?:19|20)\\d\\d) ?年度?(?<yearEdge>${EDGE})?(?!级|版|款)`,
    `(?<![\\d.])(?<openYear>(?:19|20)\\d\\d)(?= ?${JOIN}{1,2} ?(?:19|20)\\d\\d ?(?:年|[、—]|[两三四五]年)|[—–\\-~至到]\\d\\d年(?!${LENGTH})|[两三四五]年)`,
    `(?<=[·・|｜])(?<boxYear>(?:19|20)\\d\\d)(?=[】》」\\])])`,
    `(?<digitYear>[一二]${zero}{3})年(?<digitEdge>${EDGE})?`,
    `(?<![\\d.第])(?<lateYear>0\\d|(?<=(?:(?:19|20)\\d\\d|0\\d)年?[—–\\-~至到])\\d\\d(?=年(?!${LENGTH})))年度?(?<lateEdge>${EDGE})?(?!级|版|款)`,
    `(?<![\\d.第近满]|\\d,)(?<shortYear>(?:[4-9]\\d|1[0-3]\\d)(?=年(?:度|\\d{1,2}月|[初底末春夏秋冬]))|(?<=[自从])1[0-3]\\d(?=年(?:起|以来|开始))|[12]\\d(?=年\\d{1,2}月)|(?<=[自从于在]|[6-9][1-9]年[到至])[6-9]\\d(?=年(?!${LENGTH}))|(?<=^|[,、。;:“(])[6-9][1-46-9](?=年(?!${LENGTH})))年度?(?<shortEdge>${EDGE})?`,
    `(?<![\\d十百千〇零一二三四五六七八九近第])(?<spokenYear>[〇零○一四五六七八九][〇零○一二三四五六七八九])年(?=[初底末春夏秋冬]|十?[一二三四五六七八九十]月)(?<spokenEdge>${EDGE})?`,
    `(?<![\\d十百千〇零一二三四五六七八九近第])(?<spokenPlain>[〇零○四五六七八九][〇零○一二三四五六七八九])年(?=[,、,至到—]|以[来后]|[^多来间里内后前以之])(?<!(?:四五|五六|六七|七八|八九)年)`,
    `(?<![\\u4e00-\\u9fff\\d])前(?<firstYears>[一二两三四五六七八九十]|\\d{1,2})年(?!级|前|来|间)`,
    `民国(?<roc>\\d{1,3}|元|一${zero}{2}|[一二三四五六七八九十]{1,3})年`,
    `(?<=民国.{1,4}年[—–\\-~至到])(?<rocEnd>\\d{1,3}|[一二三四五六七八九十]{1,3})年`,
    `(?<event>震后|灾后|地震后|地震发生(?:以)?后|地震(?=第))(?:的|头)?(?<eventDay>第)?(?<eventCount>${NUMBER})(?<eventUnit>${UNIT}|个?月|个?小时)内?`,
    `(?<nextDay>(?:地震(?:发生)?|震后|(?<=级地震)发生)[次翌]日)`,
    `(?<=^|[,。;:“(\\s])(?<after>震后|灾后|地震后|地震发生(?:以)?后)(?=[,以])`,
    `(?<since>${longestFirst(events.map(({ name }) => name))})(?=.{0,6}(?:以来|之后|以后))`,
    `[“"](?<quotedPlan>${plans()
      .map(({ name }) => name)
      .join('|')})[”"](?:时期|期间|规划|计划)?`,
    `(?<plan>${longestFirst(sure.map(({ name }) => name))})(?:时期|期间|规划|计划)?`,
    `(?<unsurePlan>${plans()
      .filter((plan) => !plan.sure)
      .map(({ name }) => name)
      .join('|')})(?:时期|期间)`,
    `第(?<planNumber>[一二三四五六七八九十]{1,2})个五年(?:规划|计划)`,
    `(?<anyPlan>五年(?:规划|计划))`,
    `(?<word>${longestFirst(keys.filter((key) => key.length > 1))})(?<wordEdge>(?<=[年月])${EDGE})?`,
    `[前头](?<firstMonths>\\d{1,2}|[一二两三四五六七八九]|十[一二]?)个月`,
    `(?<before>近|过去的?|最近|这|未来|今后|此后|前后)?(?<![第每\\d.])(?<count>${NUMBER})(?<vague>[多余几来])?(?<unit>${UNIT})(?<more>[多余半])?(?<dir>以来|来(?!华|到|自)|之?间(?!接)|里(?!面)|之?内|中(?!国|央)|过去(?!的)|(?:之|以)?后|下来|(?:之|以)?前(?:的)?|累计|合计|总共|共计)?`,
    `(?<=截[至止]到?|[“"])(?<cutMonth>1[0-2]|0?[1-9])[.·](?=(?:[12]\\d|3[01]|0?[1-9])(?![\\d.万亿元%]))`,
    `(?<=(?:截[至止]到?|[“"])\\d{1,2}[.·])(?<cutDay>[12]\\d|3[01]|0?[1-9])(?![\\d.万亿元%])`,
    `(?<=^\\s{0,2})(?<slashMonth>1[0-2]|0?[1-9])\\/(?=(?:[12]\\d|3[01]|0?[1-9])\\s)`,
    `(?<=^\\s{0,2}\\d{1,2}\\/)(?<slashDay>[12]\\d|3[01]|0?[1-9])(?=\\s)`,
    `(?<![每个第\\d])(?<openMonth>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?= ?[—–\\-~至到、]{1,2} ?(?:\\d{1,2}|[一二三四五六七八九十]{1,2}) ?月)`,
    `(?<![每个第\\d.])(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元]) ?月(?:份)?(?<monthEdge>${EDGE})?(?!供|薪|嫂|球|饼|亮)`,
    `(?<![\\d.第])(?<openDay>[12]\\d|3[01]|0?[1-9])(?= ?[—–\\-~至到、]{1,2} ?\\d{1,2} ?日)`,
    `(?<![\\d.第每])(?<day>[12]\\d|3[01]|0?[1-9]|[一二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|(?<=月)[一二三四五六七八九]) ?(?:日|(?<=月.{0,4})号)(?!游|薪|常|报|元|线|楼|文|院|令|店|内|间|均)`,
    `(?<week>[上本这下])(?:一?个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])(?!刊|报|班|版)`,
    `(?<yesterday>昨)(?=[^天日晚夜晨早午年])`,
    `(?<clock>(?:凌晨|清晨|早晨|早上|一大早|上午|中午|下午|傍晚|晚上|晚间|晚|早|夜间)?(?:\\d{1,2}|[零一二三四五六七八九十]{1,2})(?:时|点|:\\d\\d)(?:\\d{1,2}分|半)?|凌晨|清晨|早晨|早上|一大早|上午|中午|下午|傍晚|晚上|晚间)`,
    `(?<=年)(?<season>[${keys.filter((key) => key.length === 1).join('')}])(?!耕|运|晚|蚕|风|芽|收|令)`,
    `(?<![\\d一二三四五六七八九十年半个每当本上下该同正腊闰元满岁])月(?<bareEdge>初(?![一二三四五六七八九十中级步])|底(?!气|线)|末|[上中下]旬)`,
  ].join('|')
  // 自国务院号召支援库区以来: from then on, whenever that was, unless it has a date by its name
  const unnamed = `自从?(?:(?![年月日天周前那]|${longestFirst([...events, ...plans()].map(({ name }) => name))})[\\u4e00-\\u9fff]){2,20}?`
  const begun = `(?<begun>(?:(?<=^|[,。;:“(\\s])(?:自从?)?(?:(?![年月日天周近]|期以)[\\u4e00-\\u9fff]){0,6}(?:${longestFirst([...periodCues('begins'), '开展', '实施', '开工'])})(?:帮扶|支援|工作)?|${unnamed})以来)(?=,)`
  return new RegExp(`(?=${first})(?:${alternatives})|${begun}`, 'g')
}
