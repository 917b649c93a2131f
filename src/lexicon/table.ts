import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'
import type { TableName, TableRow } from './tables.js'

/** The rows of a word list as the build has checked them (`tables.ts` says what each is). */
export function readTable<Name extends TableName>(name: Name): readonly TableRow<Name>[] {
  return JSON.parse(readFileSync(packageFile(`dist/lexicon/${name}.json`), 'utf8'))
}
