import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'
import { ownRows } from './own.js'
import type { TableName, TableRow } from './tables.js'

/** The rows of a word list as the build has checked them (`tables.ts` says what each is), and a user's own behind them. */
export function readTable<Name extends TableName>(name: Name): readonly TableRow<Name>[] {
  const rows: readonly TableRow<Name>[] = JSON.parse(readFileSync(packageFile(`dist/lexicon/${name}.json`), 'utf8'))
  const own = ownRows(name)
  return own.length === 0 ? rows : [...rows, ...own]
}
