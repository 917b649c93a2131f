import { fits, matchAt } from '../../pattern.js'
import { ARABIC, BIG, isLatin, kindAt, OTHER, SMALL, skipBlanks, valueAt } from './alphabet.js'

/** A hedge inside or right behind a number: 三千余万, 3000多, 十来个. */
export interface InnerHedge {
  readonly end: number
  readonly qualifier: 'over' | 'about'
}

/** 一百来美元; in 三百来美访问 they come to America. */
const CURRENCY = /美[元金圆圓]|欧元|歐元|港[元币幣]|日[元圆圓]|英[镑鎊]|[卢盧]布/y

/** Counters that stand behind 来: 十来个. Elsewhere it begins the next word: 300来自各地的. */
const COUNTERS =
  '个個名人位户戶家所间間次天年月岁歲元块塊里分项項件套批座棵斤公吨噸亩畝种種部条條场場支台张張辆輛本只隻头頭口份号號'

/** 余, 多 or 来 at `at`, over a blank, or + right there: 500+名, 3亿+元; not 5+2. */
export function innerHedgeAt(text: string, at: number): InnerHedge | null {
  const start = skipBlanks(text, at)
  const character = text[start] ?? ' '
  if (character === '+' && start === at && kindAt(text, at + 1) !== ARABIC && !isLatin(text.charCodeAt(at + 1)))
    return { end: at + 1, qualifier: 'over' }
  if (character === '把' && start === at && isScaleAlone(text, at) && COUNTERS.includes(text[at + 1] ?? ' '))
    return { end: at + 1, qualifier: 'about' }
  if ('余餘多'.includes(character)) return { end: start + 1 + littleMore(text, start), qualifier: 'over' }
  if (!'来來'.includes(character) || !isRound(text, at)) return null
  // 600 来人
  if (start > at && text[start + 1] !== '人') return null
  const next = start + 1
  const isCounted = COUNTERS.includes(text[next] ?? ' ') || fits(CURRENCY, text, next)
  return kindAt(text, next) === BIG || isCounted ? { end: next, qualifier: 'about' } : null
}

/** Length of what says in speech how little 多 is: 五个亿多|一点, 两千多|一些. */
function littleMore(text: string, at: number): number {
  if (text[at] !== '多') return 0
  return matchAt(/一[点點些][儿兒]?(?=[吧呢啊]|[^\p{L}]|$)/uy, text, at + 1)?.[0].length ?? 0
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
