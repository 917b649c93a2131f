import { parseTable, type TableName, type TableRow } from '../lexicon/tables.js'
import type { MadeRoleWeights, Weights } from '../lexicon/weights.js'
import type { Kind } from '../model.js'

/** What is made of a word list as text, and the numbers that are kept beside it: in the text stands how many there are. */
interface Parted {
  readonly text: string
  readonly numbers: Buffer
}

/** A run takes numbers up as they lie in a file (`lexicon/table.ts`): in JSON they would be ten times as large while it is read. */
export function parted(made: unknown): Parted {
  const all: Buffer[] = []
  const text = JSON.stringify(made, (_, value) => {
    if (!(value instanceof Int16Array || value instanceof Int8Array)) return value
    all.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength), Buffer.alloc(value.byteLength % 2))
    return value.length
  })
  return { text, numbers: Buffer.concat(all) }
}

/**
 * What a run reads of a word list: its rows; of weights, of which there are some ten thousand, numbers without names.
 * @throws Error in one line where a row is not valid
 */
export function madeFrom(name: TableName, text: string): unknown {
  switch (name) {
    case 'donor-weights':
    case 'recipient-weights':
    case 'label-weights':
    case 'period-weights':
      return weightsFrom(parseTable(name, text))
    case 'role-weights':
      return roleWeightsFrom(parseTable(name, text))
    default:
      return parseTable(name, text)
  }
}

function weightsFrom(rows: readonly TableRow<'donor-weights'>[]): Weights {
  const numbers = new Map<string, Map<string, number>>()
  const features = new Map<string, { readonly said: number[]; readonly own: number[]; readonly units: number[] }>()
  for (const { feature, weight, units } of rows) {
    const at = feature.indexOf('=')
    const name = feature.slice(0, at)
    const facts = name.split('+')
    const list = features.get(name) ?? { said: [], own: [], units: [] }
    features.set(name, list)
    for (const said of partings(feature.slice(at + 1), facts.length)) {
      list.said.push(...facts.map((fact, k) => numberOf(fact, said[k] as string)))
      list.own.push(hundredths(weight))
      list.units.push(...units)
    }
  }
  const facts = [...numbers].map(([fact, known]) => [fact, [...known.keys()]])
  const told = [...features].map(([name, { said, own, units }]) => [
    name,
    { said: Int16Array.from(said), own: Int16Array.from(own), units: Int8Array.from(units) },
  ])
  return { facts: Object.fromEntries(facts), features: Object.fromEntries(told) }

  function numberOf(fact: string, said: string): number {
    const known = numbers.get(fact) ?? new Map<string, number>()
    numbers.set(fact, known)
    const number = known.get(said) ?? known.size + 1
    known.set(said, number)
    return number
  }
}

/** A fact may have a comma of its own, so facts that are joined by commas are parted in each way. */
function partings(joined: string, count: number): readonly (readonly string[])[] {
  if (count === 1) return [[joined]]
  const found: (readonly string[])[] = []
  for (let at = joined.indexOf(','); at >= 0; at = joined.indexOf(',', at + 1))
    for (const others of partings(joined.slice(at + 1), count - 1)) found.push([joined.slice(0, at), ...others])
  return found
}

function roleWeightsFrom(rows: readonly TableRow<'role-weights'>[]): MadeRoleWeights {
  const of = (kind: Kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const spoken = own.flatMap(({ weights }) => weights.map(hundredths))
    return { clues: own.map(({ clue }) => clue), hundredths: Int16Array.from(spoken) }
  }
  return { money: of('money'), personnel: of('personnel'), project: of('project') }
}

function hundredths(weight: number): number {
  return Math.round(100 * weight)
}
