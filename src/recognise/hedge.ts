import type { Decimal } from '../decimal.js'
import { type Hedge, hedgeWords } from '../lexicon/hedges.js'
import type { Qualifier, Quantity } from '../model.js'
import { fits, matchAt } from '../pattern.js'
import type { Span } from '../span.js'

/** Words of one side; more than three hedges in a row are no phrase of the language. */
const MOST_HEDGES = 3

/** Words between a hedge and its number: 小于 或 等于100. */
const MOST_BETWEEN = 2

interface Found extends Span {
  readonly word: string
  readonly qualifier: Hedge['qualifier']
}

/**
 * Grows `span` (which holds numeral, currency and counter) over the hedges before and behind it and works out qualifier and
 * bounds. `behindPrefix` is where
 * the number begins if hedges stand between its currency and it: 人民币约340万元. Where several hedge one number:
 * 1. a range or a vague number stays what it is: 约二三十人, 近数百人;
 * 2. a bound wins over 约 and 左右: 约3000余人 is over;
 * 3. of two bounds the outer wins, in front before behind before inside: 不超过3000多元 is at most 3000.
 */
export function hedged(
  text: string,
  span: Span & { readonly behindPrefix?: number },
  quantity: Quantity,
): Span & Quantity & { readonly hedges: readonly string[] } {
  const around = hedgeAround(text, span)
  const inner = span.behindPrefix === undefined ? [] : hedgesBefore(text, span.behindPrefix)
  const before = around === null ? [...inner, ...hedgesBefore(text, span.start)] : [around.left]
  const after = around === null ? hedgesAfter(text, span.end) : [around.right]
  const start = Math.min(span.start, before.at(-1)?.start ?? span.start)
  const end = after.at(-1)?.end ?? span.end
  const distant = before.length + after.length > 0 ? null : hedgeBeforeVerb(text, span.start)
  const found = [...(distant ? [distant] : []), ...[...before].reverse(), ...[...after].reverse()]
  return {
    start,
    end,
    ...combine(quantity, found),
    hedges: [...before]
      .reverse()
      .concat(after)
      .map(({ word }) => word),
  }
}

const HAN = /\p{Script=Han}/u

/** True where a hedge or a word of reaching stands right in front of a scale word: 超|亿元, 达|百亿. A sign hedges digits only. */
export function isHedgedInFront(text: string, at: number): boolean {
  const [hedge] = hedgesBefore(text, at)
  return hedge === undefined ? fits(/(?<=[达上])/y, text, at) : HAN.test(hedge.word)
}

/** True where a hedge stands right behind a number: 亿元|以上. */
export function isHedgedBehind(text: string, at: number): boolean {
  return hedgesAfter(text, at).length > 0
}

/** From the number outwards. */
function hedgesBefore(text: string, start: number): readonly Found[] {
  const { before, between } = hedgeWords()
  const found: Found[] = []
  let end = start
  while (found.length < MOST_HEDGES) {
    let at = text[end - 1] === ' ' ? end - 1 : end
    let hedge = before.before(text, at)
    for (let i = 0; i < MOST_BETWEEN && hedge === undefined; i++) {
      const word = between.before(text, at)?.word
      if (word === undefined) break
      at -= word.length
      if (text[at - 1] === ' ') at--
      hedge = before.before(text, at)
    }
    if (hedge === undefined || hedge.unless.some((longer) => text.endsWith(longer, at))) break
    if (!mayStandBy(hedge, text[at - hedge.word.length - 1])) break
    end = at - hedge.word.length
    found.push({ start: end, end: at, word: hedge.word, qualifier: hedge.qualifier })
  }
  return found
}

function mayStandBy({ only }: Hedge, neighbour: string | undefined): boolean {
  return only === '' || neighbour === undefined || only.includes(neighbour)
}

function hedgesAfter(text: string, end: number): readonly Found[] {
  const { after } = hedgeWords()
  const found: Found[] = []
  let start = end
  while (found.length < MOST_HEDGES) {
    const at = behindInclusion(text, text[start] === ' ' ? start + 1 : start)
    const hedge = after.at(text, at)
    if (hedge === undefined || hedge.unless.some((longer) => text.startsWith(longer, at))) break
    if (!mayStandBy(hedge, text[at + hedge.word.length])) break
    start = at + hedge.word.length
    found.push({ start: at, end: start, word: hedge.word, qualifier: hedge.qualifier })
  }
  return found
}

const INCLUSION = /\(不?(?:含(?:本数)?|包[含括])\)/y

/** Offset behind （含） or （不含） at `at`, which say whether the bound itself belongs to the range: 50万元（含）以上. */
export function behindInclusion(text: string, at: number): number {
  return text[at] === '(' ? at + (matchAt(INCLUSION, text, at)?.[0].length ?? 0) : at
}

const HEDGES_VERBS: ReadonlySet<string> = new Set<Qualifier>(['at_least', 'at_most', 'about'])

/** 每县至少安排3个: the hedge is the verb's, but it bounds the number; the verb is no part of the mention. */
function hedgeBeforeVerb(text: string, start: number): Found | null {
  const { before, verbs } = hedgeWords()
  const at = text[start - 1] === ' ' ? start - 1 : start
  const verb = verbs.before(text, at)
  if (verb === undefined) return null
  const end = at - verb.word.length
  const hedge = before.before(text, end)
  if (hedge === undefined || !HEDGES_VERBS.has(hedge.qualifier) || hedge.word.length < 2) return null
  return { start: end - hedge.word.length, end, word: hedge.word, qualifier: hedge.qualifier }
}

/** 比三十大, 比 170 低. */
function hedgeAround(text: string, span: Span): { readonly left: Found; readonly right: Found } | null {
  const left = text[span.start - 1] === ' ' ? span.start - 1 : span.start
  const right = text[span.end] === ' ' ? span.end + 1 : span.end
  for (const { left: before, right: after, qualifier } of hedgeWords().around) {
    if (!text.endsWith(before, left) || !text.startsWith(after, right)) continue
    return {
      left: { start: left - before.length, end: left, word: before, qualifier },
      right: { start: right, end: right + after.length, word: after, qualifier },
    }
  }
  return null
}

/** `found` from the strongest to the weakest place. */
function combine(quantity: Quantity, found: readonly Found[]): Quantity {
  const { value, qualifier: inner, min, max } = quantity
  if (inner === 'range' || inner === 'vague') return { value, qualifier: inner, min, max }
  const qualifiers = [...found.map(({ qualifier }) => qualifier), inner]
  const bound = qualifiers.find((qualifier) => BOUNDS.has(qualifier))
  const qualifier = bound ?? qualifiers.find((one) => one === 'about') ?? inner
  return bounded(value, qualifier as Qualifier)
}

const BOUNDS: ReadonlySet<string> = new Set<Qualifier>(['nearly', 'over', 'at_most', 'at_least'])

function bounded(value: Decimal, qualifier: Qualifier): Quantity {
  const min = qualifier === 'over' || qualifier === 'at_least' ? value : null
  const max = qualifier === 'nearly' || qualifier === 'at_most' ? value : null
  return { value, qualifier, min, max }
}
