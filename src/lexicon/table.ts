import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * Reads a word list that lies beside this file: tab-separated, first line the column names, `#` opens a comment line.
 * Each row is checked against its schema when the list is loaded.
 * @throws Error that names file, line and column where a row is not valid
 */
export function readTable<Row>(name: string, row: z.ZodType<Row>): readonly Row[] {
  const lines = readFileSync(new URL(`./${name}.tsv`, import.meta.url), 'utf8').split('\n')
  const numbered = lines.map((text, i) => ({ text, number: i + 1 }))
  const [header, ...rows] = numbered.filter(({ text }) => text !== '' && !text.startsWith('#'))
  const columns = header?.text.split('\t') ?? []
  return rows.map(({ text, number }) => {
    const cells = text.split('\t')
    if (cells.length > columns.length) throw new Error(`lexicon/${name}.tsv:${number}: more cells than columns`)
    const result = row.safeParse(Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ''])))
    if (!result.success) throw new Error(`lexicon/${name}.tsv:${number}: ${z.prettifyError(result.error)}`)
    return result.data
  })
}
