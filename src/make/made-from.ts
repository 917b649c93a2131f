import type { MadeClues } from '../lexicon/clue-numbers.js'
import { parseTable, type TableName, type TableRow } from '../lexicon/tables.js'
import type { MadeRoleWeights, Weights, WeightsOfFeature } from '../lexicon/weights.js'
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

/** The number of a clue among those that tables of weights know: 捐 of `before`, as they write it `before=捐`. */
type NumberOfClue = (clue: string) => number

/** How tables of weights mark what is known whatever the answer. */
const CLUE = 'clue'

/**
 * What a run reads of a word list: its rows; of weights, of which there are some ten thousand, numbers without names.
 * @throws Error in one line where a row is not valid
 */
export function madeFrom(name: TableName, text: string, numberOfClue: NumberOfClue): unknown {
  switch (name) {
    case 'donor-weights':
    case 'recipient-weights':
    case 'label-weights':
    case 'period-weights':
      return weightsFrom(parseTable(name, text), numberOfClue)
    case 'role-weights':
      return roleWeightsFrom(parseTable(name, text), numberOfClue)
    default:
      return parseTable(name, text)
  }
}

/** All clues that tables of weights know, by name. Of each the first columns of its line say which it is. */
export function cluesIn(tables: ReadonlyMap<string, string>): MadeClues {
  const all = new Map<string, Set<string>>()
  for (const [name, text] of tables)
    for (const [, clue = '', said = ''] of text.matchAll(name === 'role-weights' ? CLUE_OF_ROLES : CLUE_OF_ANSWERS)) {
      const own = all.get(clue) ?? new Set<string>()
      all.set(clue, own.add(said))
    }
  return Object.fromEntries([...all].map(([clue, said]) => [clue, [...said]]))
}

const CLUE_OF_ANSWERS = /^clue=([^=\t\n]+)=([^\t\n]*)\t/gm
const CLUE_OF_ROLES = /^(?:money|personnel|project)\t([^=\t\n]+)=([^\t\n]*)\t/gm

/** The number of each: its place. */
export function numbersOf(clues: MadeClues): NumberOfClue {
  const names = Object.entries(clues).flatMap(([name, all]) => all.map((said) => `${name}=${said}`))
  const numbers = new Map(names.map((name, i) => [name, i]))
  return (clue) => {
    const number = numbers.get(clue)
    if (number === undefined) throw new Error(`lexicon: ${clue} is not written as a clue`)
    return number
  }
}

interface Listed {
  readonly said: number[]
  readonly own: number[]
  readonly units: number[]
}

function weightsFrom(rows: readonly TableRow<'donor-weights'>[], numberOfClue: NumberOfClue): Weights {
  const numbers = new Map<string, Map<string, number>>()
  const features = new Map<string, Listed>()
  const clues: Listed = { said: [], own: [], units: [] }
  for (const { feature, weight, units } of rows) {
    const at = feature.indexOf('=')
    const [name, told] = [feature.slice(0, at), feature.slice(at + 1)]
    if (name === CLUE) {
      list(clues, [numberOfClue(told)], weight, units)
      continue
    }
    const facts = name.split('+')
    const own = features.get(name) ?? { said: [], own: [], units: [] }
    features.set(name, own)
    for (const said of partings(told, facts.length))
      list(
        own,
        facts.map((fact, k) => numberOf(fact, said[k] as string)),
        weight,
        units,
      )
  }
  return {
    facts: Object.fromEntries([...numbers].map(([fact, known]) => [fact, [...known.keys()]])),
    features: Object.fromEntries([...features].map(([name, own]) => [name, laid(own)])),
    clues: laid(clues),
  }

  function numberOf(fact: string, said: string): number {
    const known = numbers.get(fact) ?? new Map<string, number>()
    numbers.set(fact, known)
    const number = known.get(said) ?? known.size + 1
    known.set(said, number)
    return number
  }
}

function list(own: Listed, said: readonly number[], weight: number, units: Int8Array): void {
  own.said.push(...said)
  own.own.push(hundredths(weight))
  own.units.push(...units)
}

function laid({ said, own, units }: Listed): WeightsOfFeature {
  return { said: Int16Array.from(said), own: Int16Array.from(own), units: Int8Array.from(units) }
}

/** A fact may have a comma of its own, so facts that are joined by commas are parted in each way. */
function partings(joined: string, count: number): readonly (readonly string[])[] {
  if (count === 1) return [[joined]]
  const found: (readonly string[])[] = []
  for (let at = joined.indexOf(','); at >= 0; at = joined.indexOf(',', at + 1))
    for (const others of partings(joined.slice(at + 1), count - 1)) found.push([joined.slice(0, at), ...others])
  return found
}

function roleWeightsFrom(rows: readonly TableRow<'role-weights'>[], numberOfClue: NumberOfClue): MadeRoleWeights {
  const of = (kind: Kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const spoken = own.flatMap(({ weights }) => weights.map(hundredths))
    return { clues: Int16Array.from(own, ({ clue }) => numberOfClue(clue)), hundredths: Int16Array.from(spoken) }
  }
  return { money: of('money'), personnel: of('personnel'), project: of('project') }
}

function hundredths(weight: number): number {
  return Math.round(100 * weight)
}
