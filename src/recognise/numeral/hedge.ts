import { fits, matchAt } from '../../pattern.js'
import { BIG, kindAt, OTHER, SMALL, skipBlanks, valueAt } from './alphabet.js'

/** A hedge inside or right behind a number: 三千余万, 3000多, 十来个. */
export interface InnerHedge {
  readonly end: number
  readonly qualifier: 'over' | 'about'
}

/** 500+名, 3亿+元; not 5+2. */
const PLUS = /\+(?![\p{Nd}\p{Script=Latin}])/uy

/** With what says in speech how little 多 is: 五个亿多一点, 两千多一些. */
const MORE = /[余餘]|多(?:一[点點些][儿兒]?(?=[吧呢啊]|[^\p{L}]|$))?/uy

const COUNTER =
  '个個名人位户戶家所间間次天年月岁歲元块塊里分项項件套批座棵斤公吨噸亩畝种種部条條场場支台张張辆輛本只隻头頭口份号號'

/** 百把人, 千把块 */
const SOME_OF = new RegExp(`把(?=[${COUNTER}])`, 'y')

/** 十来个, 一百来美元, 十来万. Elsewhere 来 begins the next word: 300来自各地的, 三百来美访问. */
const ABOUT = new RegExp(
  `[来來](?=[${COUNTER}万萬亿億兆]|美[元金圆圓]|欧元|歐元|港[元币幣]|日[元圆圓]|英[镑鎊]|[卢盧]布)`,
  'y',
)
/** 600 来人; 600 来年 is not the number's. */
const ABOUT_PEOPLE = /[来來]人/y

/** 余, 多 or 来 at `at`, over a blank, or + or 把 right there. */
export function innerHedgeAt(text: string, at: number): InnerHedge | null {
  if (fits(PLUS, text, at)) return { end: at + 1, qualifier: 'over' }
  if (isScaleAlone(text, at) && fits(SOME_OF, text, at)) return { end: at + 1, qualifier: 'about' }
  const start = skipBlanks(text, at)
  const more = matchAt(MORE, text, start)
  if (more !== null) return { end: start + more[0].length, qualifier: 'over' }
  const isAbout = isRound(text, at) && fits(start > at ? ABOUT_PEOPLE : ABOUT, text, start)
  return isAbout ? { end: start + 1, qualifier: 'about' } : null
}

/** True behind a scale or a round number: 十来, 20来. */
function isRound(text: string, end: number): boolean {
  const kind = kindAt(text, end - 1)
  return kind === SMALL || kind === BIG || valueAt(text, end - 1) === 0
}

/** 百把人, 千把块: one of the scale, more or less. */
function isScaleAlone(text: string, end: number): boolean {
  const kind = kindAt(text, end - 1)
  return (kind === SMALL || kind === BIG) && kindAt(text, end - 2) === OTHER
}
