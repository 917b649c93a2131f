// Checks every word list when the project is built and makes plain data of it, which a run loads without a check.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { TABLES, type TableName } from '../lexicon/tables.js'
import { packageFile } from '../package-file.js'
import { writeMade } from './made-file.js'
import { cluesIn, madeFrom, numbersOf, parted } from './made-from.js'

const source = packageFile('src/lexicon/')
const hash = createHash('sha256')
const tables = new Map<TableName, string>()
for (const file of readdirSync(source)
  .filter((name) => /\.(?:tsv|utf8)$/.test(name))
  .sort()) {
  const text = readFileSync(new URL(file, source), 'utf8')
  hash.update(`${file}\n`).update(text)
  if (!file.endsWith('.tsv')) {
    writeMade(`lexicon/${file}`, text)
    continue
  }
  const name = file.replace(/\.tsv$/, '')
  if (!(name in TABLES)) throw new Error(`lexicon/${file}: say in tables.ts what its rows are`)
  tables.set(name as TableName, text)
}
const clues = cluesIn(tables)
writeMade('lexicon/clues.json', JSON.stringify(clues))
const numberOfClue = numbersOf(clues)
for (const [name, text] of tables) {
  const { text: json, numbers } = parted(madeFrom(name, text, numberOfClue))
  writeMade(`lexicon/${name}.json`, json)
  if (numbers.length > 0) writeMade(`lexicon/${name}.bin`, numbers)
}
writeMade('lexicon/version.json', JSON.stringify(hash.digest('hex')))
