import { remembered } from '../lazy.js'
import type { Weights } from '../lexicon/weights.js'
import type { Fact, Tell, Theme } from './weigh.js'

/** How much is spoken for an answer, in log odds. */
export type Scales = (speak: (tell: Tell) => void) => number

/** The scales of a table of weights, which `bench/learn.mjs` makes from annotated documents. */
export function scales(weights: Weights): Scales {
  const numbersOf = remembered((fact: string) => numbered(weights.facts[fact] ?? []))
  const tables: Table[] = []
  let sum = 0
  const tell: Tell = (theme, ...facts) => {
    tables[theme.number] ??= tableOf(theme, weights, numbersOf)
    sum += weightOf(tables[theme.number] as Table, facts)
  }
  return (speak) => {
    sum = 0
    speak(tell)
    return sum
  }
}

/** Of a feature that no weight knows. */
const NONE = new Int16Array()

type Numbers = ReadonlyMap<string, number>

function numbered(words: readonly string[]): Numbers {
  const numbers = new Map<string, number>()
  for (const word of words) numbers.set(word, numbers.size + 1)
  return numbers
}

/** The weights of a theme, laid out by numbers, so that nothing told of an answer is joined to look it up. */
interface Table {
  /** For each fact the numbers of what it may say; 0 is for what no weight knows. */
  readonly numbers: readonly Numbers[]
  readonly features: readonly Feature[]
  /** What was told last, its numbers and its weight: of two answers much is alike. */
  readonly last: (Fact | undefined)[]
  readonly told: Int32Array
  weight: number
}

/** A feature: the facts that it joins, how far apart the weights of what one of them says lie, and the weights. */
interface Feature {
  readonly joined: readonly number[]
  readonly strides: readonly number[]
  readonly hundredths: Int16Array
  /** Of many, of which most would be 0, only those are held that are not: the place of each, or `EMPTY`; else null. */
  readonly places: Int32Array | null
}

/** So many weights are held whatever they are. */
const DENSE = 1 << 14
const EMPTY = -1
/** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): spreads numbers that lie side by side. */
const SPREAD = 0x9e3779b1

function weightOf(table: Table, facts: readonly Fact[]): number {
  const { numbers, features, last, told } = table
  let isNew = false
  for (let i = 0; i < told.length; i++) {
    const fact = facts[i]
    if (fact === last[i]) continue
    last[i] = fact
    const number = numbers[i]?.get(typeof fact === 'string' ? fact : String(fact)) ?? 0
    isNew ||= number !== told[i]
    told[i] = number
  }
  if (!isNew) return table.weight
  let sum = 0
  for (const { joined, strides, hundredths, places } of features) {
    let at = 0
    for (let k = 0; k < joined.length; k++) at += (told[joined[k] as number] as number) * (strides[k] as number)
    sum += (hundredths[places ? slotOf(places, at) : at] as number) / 100
  }
  table.weight = sum
  return sum
}

function tableOf({ facts, features }: Theme, weights: Weights, numbersOf: (fact: string) => Numbers): Table {
  const numbers = facts.map(numbersOf)
  const laidOut = features.map(([name, joined]) => {
    const sizes = joined.map((fact) => (numbers[fact] as Numbers).size + 1)
    const strides = sizes.map((_, k) => product(sizes.slice(0, k)))
    return { joined, strides, ...weightsIn(weights.features[name] ?? NONE, strides, product(sizes)) }
  })
  // with nothing told yet, no number fits
  const told = new Int32Array(facts.length).fill(-1)
  return { numbers, features: laidOut, last: facts.map(() => undefined), told, weight: 0 }
}

/** The weights of a feature where the numbers of what its facts say lead to. */
function weightsIn(rows: Int16Array, strides: readonly number[], size: number): Pick<Feature, 'hundredths' | 'places'> {
  const each = strides.length + 1
  // twice as many slots as weights, and a power of two
  const slots = 2 ** Math.max(1, Math.ceil(Math.log2((2 * rows.length) / each + 1)))
  const places = size > DENSE ? new Int32Array(slots).fill(EMPTY) : null
  const hundredths = new Int16Array(places ? slots : size)
  for (let row = 0; row < rows.length; row += each) {
    const at = strides.reduce((sum, stride, k) => sum + stride * (rows[row + k] as number), 0)
    const slot = places ? slotOf(places, at) : at
    if (places) places[slot] = at
    hundredths[slot] = rows[row + strides.length] as number
  }
  return { hundredths, places }
}

/** Where the weight of a place is held, or would be. */
function slotOf(places: Int32Array, at: number): number {
  const last = places.length - 1
  let slot = Math.imul(at, SPREAD) >>> Math.clz32(last)
  while (places[slot] !== at && places[slot] !== EMPTY) slot = (slot + 1) & last
  return slot
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, one) => all * one, 1)
}
