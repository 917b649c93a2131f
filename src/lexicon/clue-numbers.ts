import { lazy } from '../lazy.js'
import { madeOf } from './table.js'

/** What the tables of weights know of each clue's name, as the build lists it (`make/made-from.ts`): 捐, 赠 of `before`. */
export type MadeClues = Readonly<Record<string, readonly string[]>>

/** A clue by its name and what it says, 捐 of `before`. Its number is its place. */
type Clue = readonly [name: string, said: string]

interface Numbered {
  readonly clues: Clue[]
  readonly numbers: Map<string, Map<string, number>>
}

/** All tables of weights number clues alike, so that a clue is looked up once for all of them. */
const known = lazy((): Numbered => {
  const numbered: Numbered = { clues: [], numbers: new Map() }
  for (const [name, all] of Object.entries(madeOf<MadeClues>('clues')))
    for (const said of all) add(numbered, name, said)
  return numbered
})

let areAllNumbered = false

/** The number of a clue, or undefined where no table knows it. */
export function clueNumber(name: string, said: string): number | undefined {
  return known().numbers.get(name)?.get(said) ?? (areAllNumbered ? add(known(), name, said) : undefined)
}

/** The clue that has a number. */
export function clueAt(number: number): Clue {
  return known().clues[number] as Clue
}

/**
 * Clues that no table knows are numbered too from now on.
 * @public `bench/learn.mjs` learns from them
 */
export function numberAllClues(): void {
  areAllNumbered = true
}

function add({ clues, numbers }: Numbered, name: string, said: string): number {
  const own = numbers.get(name) ?? new Map<string, number>()
  numbers.set(name, own)
  own.set(said, clues.length)
  return clues.push([name, said]) - 1
}
