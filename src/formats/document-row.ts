import type { DocumentRow } from './document-schema.js'
import type { DocumentResult } from './format.js'

export type { DocumentRow }

export function documentRow({ article, records, diagnostics }: DocumentResult): DocumentRow {
  const { source, title, published, publisher, url } = article
  const count = (kind: string) => records.filter((record) => record.kind === kind).length
  const said = (wanted: string) => diagnostics.filter(({ level }) => level === wanted).map(({ message }) => message)
  const errors = said('error')
  return {
    doc: source.doc,
    title,
    published,
    publisher,
    url,
    crawled: source.crawled,
    records: records.length,
    money: count('money'),
    personnel: count('personnel'),
    project: count('project'),
    warnings: said('warning'),
    error: errors.length === 0 ? null : errors.join('; '),
    encoding: source.encoding.name,
    sha256: source.sha256,
  }
}
