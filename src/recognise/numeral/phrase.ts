import { decimal, shift } from '../../decimal.js'
import { fits } from '../../pattern.js'
import { BIG, kindAt, OTHER, SMALL, valueAt } from './alphabet.js'
import { exactly, foundAmount, foundReading, hedgedBy, scaleBefore } from './found.js'
import { readNumber } from './grammar.js'
import type { Found } from './numeral.js'

/** Not 以上百, 网上千, 超过万: the end of another word. */
const OF_ITSELF = /上(?<![以网網線线马馬早晚加]上)|[过過](?<![超通经經不越跨走度渡胜勝][过過])/y

/** Numbers that begin with a word of another sort: 上千, 过万, 好几百, 成百上千, 数以百计, 半数. Null where none begins at `at`. */
export function beginPhrase(text: string, at: number): Found | null {
  switch (text[at]) {
    case '上':
    case '过':
    case '過':
      return isScaleAt(text, at + 1) && fits(OF_ITSELF, text, at) ? prefixed(text, at) : null
    case '好':
      return fits(/[几幾]/y, text, at + 1) ? prefixed(text, at) : null
    case '成':
      return hundreds(text, at)
    case '数':
    case '數':
      return text[at + 1] === '以' ? counted(text, at) : null
    case '半':
    case '一':
      return half(text, at)
    default:
      return null
  }
}

/** 上千 and 过百 are over, 好几百 as vague as 几百. */
function prefixed(text: string, at: number): Found {
  const reading = readNumber(text, at + 1)
  if (reading.low === null) return { numeral: null, end: reading.end }
  const hedge = text[at] !== '好' && reading.hedge === 'exact' ? 'over' : reading.hedge
  return foundReading(text, at, { ...reading, hedge })
}

/** True at 百, 千, 万, 亿 and 十万. */
function isScaleAt(text: string, at: number): boolean {
  const kind = kindAt(text, at)
  if (kind === SMALL && valueAt(text, at) === 1) return kindAt(text, at + 1) === BIG
  return kind === SMALL || kind === BIG
}

/** 成百上千, 成千上万: from one of the lower scale to ten of the higher. */
function hundreds(text: string, at: number): Found | null {
  if (!fits(/成[百千万萬][上成累][百千万萬亿億]/y, text, at)) return null
  const [lower, higher] = [valueAt(text, at + 1), valueAt(text, at + 3)]
  const [low, high] = [shift(decimal(1), lower), shift(decimal(1), higher + 1)]
  return foundAmount(at, at + 4, hedgedBy({ low, high, hedge: 'vague' }), higher, 'scale')
}

/** 数以百计, 数以百万计. */
function counted(text: string, at: number): Found | null {
  const { low, end } = readNumber(text, at + 2)
  if (low === null || !fits(/[计計]/y, text, end)) return null
  const quantity = hedgedBy({ low, high: shift(low, 1), hedge: 'vague' })
  return foundAmount(at, end + 1, quantity, scaleBefore(text, end), 'scale')
}

/** 半数, 一半, 半百, 半个亿. */
function half(text: string, at: number): Found | null {
  if (fits(/半[数數]|一半/y, text, at)) return foundAmount(at, at + 2, exactly(decimal('0.5')), 0, 'fraction')
  if (fits(/半[个個][亿億]/y, text, at)) return foundAmount(at, at + 3, exactly(shift(decimal(5), 7)), 8, 'chinese')
  const isFifty = fits(/半百(?!分)/y, text, at) && kindAt(text, at + 2) === OTHER
  return isFifty ? foundAmount(at, at + 2, exactly(decimal(50)), 2, 'chinese') : null
}
