import { latest, remembered } from '../lazy.js'
import { addUnits, HIDDEN_UNITS, LANES, spoken } from '../lexicon/hidden-units.js'
import { NO_ROW, rowsBy, type Weights, type WeightsOfFeature } from '../lexicon/weights.js'
import type { Fact, Tell, Theme } from './weigh.js'

/** With what is known of a question whatever the answer: how much what is told of one speaks for it, in log odds. */
export type Scales = (clues: Iterable<number>) => (speak: (tell: Tell) => void) => number

/**
 * The scales of a table of weights, which `bench/learn.mjs` makes from annotated documents: a sum of weights, and a layer of hidden
 * units. In hundredths, whose sums are the same in whatever order they are told.
 */
export function scales(weights: Weights): Scales {
  const numbersOf = remembered((fact: string) => numbered(weights.facts[fact] ?? []))
  const tables: Table[] = []
  const tableOf = (theme: Theme): Table => {
    tables[theme.number] ??= laidOut(theme, weights, numbersOf)
    return tables[theme.number] as Table
  }
  const rowsOfClues = rowsBy(weights.clues.said)
  const [known, all] = [new Int32Array(WIDTH), new Int32Array(WIDTH)]
  const shared = new WeakMap<object, Int32Array>()
  let sum = all
  const tell: Tell = Object.assign(
    (theme: Theme, ...facts: readonly Fact[]) => add(spokenBy(tableOf(theme), facts), 0, sum),
    {
      row(theme: Theme, row: readonly string[], from: number) {
        if (from < row.length) add(tableOf(theme).spokenFrom(row), from * WIDTH, sum)
      },
      shared(by: object, speak: (tell: Tell) => void) {
        const own = shared.get(by) ?? apart(speak)
        shared.set(by, own)
        add(own, 0, sum)
      },
    },
  )
  const apart = (speak: (tell: Tell) => void): Int32Array => {
    const outer = sum
    const own = new Int32Array(WIDTH)
    sum = own
    speak(tell)
    sum = outer
    return own
  }
  return (clues) => {
    known.fill(0)
    for (const clue of clues) addRow(weights.clues, rowsOfClues[clue] ?? NO_ROW, known)
    return (speak) => {
      all.set(known)
      // what a text that ended in an error left begun is not gone on with
      sum = all
      speak(tell)
      return ((all[LANES] as number) + spoken(all)) / 100
    }
  }
}

/** What a feature speaks: to the units, and behind them its weight. */
const WIDTH = LANES + 1

function add(own: Int32Array, from: number, sum: Int32Array): void {
  for (let i = 0; i < WIDTH; i++) sum[i] = (sum[i] as number) + (own[from + i] as number)
}

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
  /** What was told last, its numbers and what it speaks: of two answers much is alike. */
  readonly last: (Fact | undefined)[]
  readonly told: Int32Array
  readonly own: Int32Array
  /** … and what each row that was told speaks from each of its places on. */
  readonly spokenFrom: (row: readonly string[]) => Int32Array
}

/** A feature: the facts that it joins, how far apart the weights of what one of them says lie, and the weights. */
interface Feature {
  readonly joined: readonly number[]
  readonly strides: readonly number[]
  /** The number of each pair's weights, one more than their place among them, 0 for none. Of many pairs, of which most have none, only others are held. */
  readonly rows: Int32Array
  /** … and by the place of each, or `EMPTY`; null where all are held. */
  readonly places: Int32Array | null
  readonly weights: WeightsOfFeature
}

/** So many pairs are held whatever they are. */
const DENSE = 1 << 14
const EMPTY = -1
/** Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): spreads numbers that lie side by side. */
const SPREAD = 0x9e3779b1

function spokenBy(table: Table, facts: readonly Fact[]): Int32Array {
  const { numbers, features, last, told, own } = table
  let isNew = false
  for (let i = 0; i < told.length; i++) {
    const fact = facts[i]
    if (fact === last[i]) continue
    last[i] = fact
    const number = numbers[i]?.get(typeof fact === 'string' ? fact : String(fact)) ?? 0
    isNew ||= number !== told[i]
    told[i] = number
  }
  if (!isNew) return own
  for (let i = 0; i < WIDTH; i++) own[i] = 0
  for (const feature of features) {
    const { joined, strides } = feature
    let at = 0
    for (let k = 0; k < joined.length; k++) at += (told[joined[k] as number] as number) * (strides[k] as number)
    addFeature(feature, at, own)
  }
  return own
}

/** Adds what a fact speaks of a theme that has no other, and no feature but it. */
function addFact({ numbers, features }: Table, fact: string, sum: Int32Array): void {
  const [number, feature] = [numbers[0]?.get(fact), features[0]]
  if (number !== undefined && feature) addFeature(feature, number, sum)
}

function addFeature({ rows, places, weights }: Feature, at: number, sum: Int32Array): void {
  addRow(weights, (rows[places ? slotOf(places, at) : at] as number) - 1, sum)
}

function addRow({ units, own }: WeightsOfFeature, row: number, sum: Int32Array): void {
  if (row === NO_ROW) return
  addUnits(units, row * HIDDEN_UNITS, sum)
  sum[LANES] = (sum[LANES] as number) + (own[row] as number)
}

/** For each place of a row what it speaks from there on; what stands in it again speaks once. */
function spokenFrom(table: Table, row: readonly string[]): Int32Array {
  const sums = new Int32Array(row.length * WIDTH)
  const told = new Set<string>()
  const sum = new Int32Array(WIDTH)
  for (let i = row.length - 1; i >= 0; i--) {
    const fact = row[i] as string
    if (!told.has(fact)) addFact(table, fact, sum)
    told.add(fact)
    sums.set(sum, i * WIDTH)
  }
  return sums
}

function laidOut({ facts, features }: Theme, weights: Weights, numbersOf: (fact: string) => Numbers): Table {
  const numbers = facts.map(numbersOf)
  const found = features.flatMap(([name, joined]): readonly Feature[] => {
    const known = weights.features[name]
    if (!known) return []
    const sizes = joined.map((fact) => (numbers[fact] as Numbers).size + 1)
    const strides = sizes.map((_, k) => product(sizes.slice(0, k)))
    return [{ joined, strides, weights: known, ...placed(known, strides, product(sizes)) }]
  })
  // with nothing told yet, no number fits
  const told = new Int32Array(facts.length).fill(-1)
  const last = facts.map(() => undefined)
  const rows = new WeakMap<readonly string[], Int32Array>()
  const table: Table = {
    numbers,
    features: found,
    last,
    told,
    own: new Int32Array(WIDTH),
    // names of one figure are told the same row one behind the other
    spokenFrom: latest((row: readonly string[]) => {
      const sums = rows.get(row) ?? spokenFrom(table, row)
      rows.set(row, sums)
      return sums
    }),
  }
  return table
}

/** The weights of a feature where the numbers of what its facts say lead to. */
function placed(
  { said }: WeightsOfFeature,
  strides: readonly number[],
  size: number,
): Pick<Feature, 'rows' | 'places'> {
  const count = said.length / strides.length
  // twice as many slots as weights, and a power of two
  const slots = 2 ** Math.max(1, Math.ceil(Math.log2(2 * count + 1)))
  const places = size > DENSE ? new Int32Array(slots).fill(EMPTY) : null
  const rows = new Int32Array(places ? slots : size)
  for (let row = 0; row < count; row++) {
    const at = strides.reduce((sum, stride, k) => sum + stride * (said[row * strides.length + k] as number), 0)
    const slot = places ? slotOf(places, at) : at
    if (places) places[slot] = at
    rows[slot] = row + 1
  }
  return { rows, places }
}

/** Where the weights of a place are held, or would be. */
function slotOf(places: Int32Array, at: number): number {
  const last = places.length - 1
  let slot = Math.imul(at, SPREAD) >>> Math.clz32(last)
  while (places[slot] !== at && places[slot] !== EMPTY) slot = (slot + 1) & last
  return slot
}

function product(factors: readonly number[]): number {
  return factors.reduce((all, one) => all * one, 1)
}
