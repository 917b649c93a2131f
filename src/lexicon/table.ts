import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'
import { ownRows } from './own.js'
import type { TableName, TableRow } from './tables.js'

/** Tables that the build lays out anew (`made-from.ts`). */
export type WeightsName = Extract<TableName, `${string}-weights`>

/** The rows of a word list as the build has checked them (`tables.ts` says what each is), and a user's own behind them. */
export function readTable<Name extends Exclude<TableName, WeightsName>>(name: Name): readonly TableRow<Name>[] {
  const rows: readonly TableRow<Name>[] = madeOf(name)
  const own = ownRows(name)
  return own.length === 0 ? rows : [...rows, ...own]
}

/** What the build has made of a word list, or of all that weigh. */
export function madeOf<Made>(name: TableName | 'clues'): Made {
  return JSON.parse(readFileSync(packageFile(`dist/lexicon/${name}.json`), 'utf8'))
}

/** Takes the numbers of a table of weights, so many at a time, in the order in which the build wrote them. */
export interface Numbers {
  readonly short: (count: number) => Int16Array
  readonly bytes: (count: number) => Int8Array
}

/** The numbers of a table of weights that the build keeps beside it. */
export function numbersOf(name: WeightsName): Numbers {
  const { buffer, byteOffset } = readFileSync(packageFile(`dist/lexicon/${name}.bin`))
  let at = byteOffset
  const next = (bytes: number): number => {
    const from = at
    // numbers of two bytes begin at even places
    at += bytes + (bytes % 2)
    return from
  }
  return {
    short: (count) => new Int16Array(buffer, next(count * Int16Array.BYTES_PER_ELEMENT), count),
    bytes: (count) => new Int8Array(buffer, next(count), count),
  }
}
