import type { DocumentResult } from '../formats/format.js'
import { across } from './across.js'

/**
 * The results with `same_as` on each record: the id of the first record that tells the same figure in another document,
 * else null. Holds all of them, since an earlier article may come last.
 */
export async function* linked(results: AsyncIterable<DocumentResult>): AsyncIterable<DocumentResult> {
  const all: DocumentResult[] = []
  for await (const result of results) all.push(result)
  const { links } = across(all.flatMap(({ records }) => records))
  for (const result of all) {
    const records = result.records.map((record) => ({ ...record, same_as: links.get(record)?.first.id ?? null }))
    yield { ...result, records }
  }
}
