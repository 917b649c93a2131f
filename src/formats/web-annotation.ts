import type { AidRecord } from '../model.js'
import { articleText } from './article-text.js'
import type { DocumentResult } from './format.js'
import { jsonArray } from './json.js'
import { jsonLine } from './json-line.js'
import { rowOf } from './rows.js'
import type { TextFormat } from './text-format.js'

/** How many characters before and behind a figure find its place again. */
const AROUND = 32
const PAGE = { '@context': 'http://www.w3.org/ns/anno.jsonld', id: 'urn:aid-extract:records', type: 'AnnotationPage' }

/**
 * W3C Web Annotation: one page of annotations, one a record. Tags are its kind and role; the columns asked for stand in a
 * body of their own. The target is the document's address, else its path. In a text a figure is found by its position in
 * code points and by its words; in an HTML page by its words alone, since a position would count the text without its tags.
 */
export const webAnnotation: TextFormat = {
  head: () => `${JSON.stringify(PAGE).slice(0, -1)},"items":[`,
  piece: (result, { columns }) => jsonArray.piece(annotations(result, columns)),
  between: ',',
  tail: '\n]}\n',
}

function annotations({ article, records }: DocumentResult, columns: readonly string[]): readonly object[] {
  const { source, url } = article
  const { text, spanOf } = articleText(article)
  const characters = [...(source.format === 'text' ? source.text : text)]
  const place = (record: AidRecord) => (source.format === 'text' ? record : spanOf(record))
  return records.map((record) => {
    const span = place(record)
    const words = span && {
      type: 'TextQuoteSelector',
      exact: characters.slice(span.start, span.end).join(''),
      prefix: characters.slice(Math.max(0, span.start - AROUND), span.start).join(''),
      suffix: characters.slice(span.end, span.end + AROUND).join(''),
    }
    const position = { type: 'TextPositionSelector', start: record.start, end: record.end }
    const selectors = [
      ...(source.format === 'text' ? [position] : []),
      words ?? { type: 'TextQuoteSelector', exact: record.raw },
    ]
    return {
      id: `urn:aid-extract:${record.sha256}:${record.id}`,
      type: 'Annotation',
      motivation: 'classifying',
      generator: { type: 'Software', name: 'aid-extract' },
      body: [
        ...[record.kind, record.role].map((value) => ({ type: 'TextualBody', purpose: 'tagging', value })),
        {
          type: 'TextualBody',
          purpose: 'describing',
          format: 'application/json',
          value: jsonLine(rowOf(record, columns)),
        },
      ],
      target: { source: url ?? encodeURI(source.doc), selector: selectors },
    }
  })
}
