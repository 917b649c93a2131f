import { remembered } from '../lazy.js'
import type { Fact, Tell, Theme } from './weigh.js'

/** How much is spoken for an answer, in log odds. */
export type Scales = (speak: (tell: Tell) => void) => number

/** The scales of a table of weights, which `bench/learn.mjs` makes from annotated documents. */
export function scales(weights: ReadonlyMap<string, number>): Scales {
  const rows = rowsOf(weights)
  const tables = remembered((theme: Theme) => tableOf(theme, rows))
  let sum = 0
  const tell: Tell = (theme, ...facts) => {
    sum += weightOf(tables(theme), facts)
  }
  return (speak) => {
    sum = 0
    speak(tell)
    return sum
  }
}

/** The weights of a theme, laid out by numbers, so that nothing told of an answer is joined to look it up. */
interface Table {
  /** For each fact the numbers of what it may say; 0 is for what no weight knows. */
  readonly numbers: readonly Map<string, number>[]
  readonly features: readonly Feature[]
  /** What was told last, and its numbers: of two answers much is alike. */
  readonly last: (Fact | undefined)[]
  readonly told: Int32Array
}

/** A feature: the facts that it joins, how far apart the weights of what one of them says lie, and the weights. */
interface Feature {
  readonly joined: readonly number[]
  readonly strides: readonly number[]
  readonly weights: Float64Array
}

function weightOf({ numbers, features, last, told }: Table, facts: readonly Fact[]): number {
  for (let i = 0; i < told.length; i++) {
    const fact = facts[i]
    if (fact === last[i]) continue
    last[i] = fact
    told[i] = numbers[i]?.get(typeof fact === 'string' ? fact : String(fact)) ?? 0
  }
  let sum = 0
  for (const { joined, strides, weights } of features) {
    let at = 0
    for (let k = 0; k < joined.length; k++) at += (told[joined[k] as number] as number) * (strides[k] as number)
    sum += weights[at] as number
  }
  return sum
}

/** A weight with what each of the facts of its feature says. */
interface Row {
  readonly said: readonly string[]
  readonly weight: number
}

/** The weights of each feature. A fact may have a comma of its own, so facts that are joined by commas are parted in each way. */
function rowsOf(weights: ReadonlyMap<string, number>): ReadonlyMap<string, readonly Row[]> {
  const rows = new Map<string, Row[]>()
  for (const [feature, weight] of weights) {
    const at = feature.indexOf('=')
    const name = feature.slice(0, at)
    const list = rows.get(name) ?? []
    rows.set(name, list)
    for (const said of partings(feature.slice(at + 1), name.split('+').length)) list.push({ said, weight })
  }
  return rows
}

function partings(joined: string, count: number): readonly (readonly string[])[] {
  if (count === 1) return [[joined]]
  const found: (readonly string[])[] = []
  for (let at = joined.indexOf(','); at >= 0; at = joined.indexOf(',', at + 1))
    for (const others of partings(joined.slice(at + 1), count - 1)) found.push([joined.slice(0, at), ...others])
  return found
}

function tableOf({ facts, features }: Theme, rows: ReadonlyMap<string, readonly Row[]>): Table {
  const numbers = facts.map(() => new Map<string, number>())
  const numbered = features.map(([name, joined]) => ({
    joined,
    rows: (rows.get(name) ?? []).map(({ said, weight }) => ({
      weight,
      numbers: joined.map((fact, k) => numberOf(said[k] as string, numbers[fact] as Map<string, number>)),
    })),
  }))
  const laidOut = numbered.map(({ joined, rows }) => {
    const sizes = joined.map((fact) => (numbers[fact] as Map<string, number>).size + 1)
    const strides = sizes.map((_, k) => product(sizes.slice(0, k)))
    const weights = new Float64Array(product(sizes))
    for (const { numbers, weight } of rows)
      weights[numbers.reduce((at, number, k) => at + number * (strides[k] as number), 0)] = weight
    return { joined, strides, weights }
  })
  return { numbers, features: laidOut, last: facts.map(() => undefined), told: new Int32Array(facts.length) }
}

function numberOf(said: string, numbers: Map<string, number>): number {
  const number = numbers.get(said) ?? numbers.size + 1
  numbers.set(said, number)
  return number
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, one) => all * one, 1)
}
