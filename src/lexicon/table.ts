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

/** What the build has made of a word list. */
export function madeOf<Made>(name: TableName): Made {
  return JSON.parse(readFileSync(packageFile(`dist/lexicon/${name}.json`), 'utf8'))
}

/** The numbers of a table of weights that the build keeps beside it, so many at a time. */
export function numbersOf(name: WeightsName): (count: number) => Int16Array {
  const { buffer, byteOffset, length } = readFileSync(packageFile(`dist/lexicon/${name}.bin`))
  const all = new Int16Array(buffer, byteOffset, length / Int16Array.BYTES_PER_ELEMENT)
  let end = 0
  return (count) => {
    end += count
    return all.subarray(end - count, end)
  }
}
