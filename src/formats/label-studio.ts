import { KINDS, MONEY_ROLES, PERSONNEL_ROLES, PROJECT_ROLES } from '../model.js'
import { articleText } from './article-text.js'
import type { DocumentResult, Write } from './format.js'
import { json } from './json.js'

/**
 * Label Studio tasks: an article each, its figures as predictions. A region's id is the record's, so that what people make
 * of it can be led back. Offsets count code points, as Label Studio does. `labelStudioConfig` is the project's interface.
 */
export const labelStudio: Write = (results) => json(tasks(results))

async function* tasks(results: AsyncIterable<DocumentResult>) {
  for await (const { article, records } of results) {
    const { text, spanOf } = articleText(article)
    const { source, title, published, publisher, url } = article
    const regions = records.flatMap((record) => {
      const span = spanOf(record)
      if (span === null) return []
      const at = { ...span, text: [...text].slice(span.start, span.end).join('') }
      const region = (name: string, type: string, value: object) => ({
        id: record.id,
        from_name: name,
        to_name: 'text',
        type,
        value: { ...at, ...value },
      })
      const said = {
        value: String(record.value),
        label: record.label,
        donor: record.donor,
        recipient: record.recipient,
      }
      return [
        region('kind', 'labels', { labels: [record.kind] }),
        region('role', 'choices', { choices: [record.role] }),
        ...Object.entries(said).flatMap(([name, words]) =>
          words === null ? [] : [region(name, 'textarea', { text: [words] })],
        ),
      ]
    })
    const data = { text, doc: source.doc, title, published, publisher, url, sha256: source.sha256 }
    yield text === '' ? [] : [{ data, predictions: [{ model_version: 'aid-extract', result: regions }] }]
  }
}

/** The labelling interface that the tasks are made for. */
export function labelStudioConfig(): string {
  const roles = [...new Set([...MONEY_ROLES, ...PERSONNEL_ROLES, ...PROJECT_ROLES])]
  const labels = KINDS.map((kind) => `    <Label value="${kind}"/>`)
  const choices = roles.map((role) => `    <Choice value="${role}"/>`)
  const area = (name: string) => `  <TextArea name="${name}" toName="text" perRegion="true" placeholder="${name}"/>`
  return `<View>
  <Style>.htx-text { white-space: pre-wrap; }</Style>
  <Labels name="kind" toName="text">
${labels.join('\n')}
  </Labels>
  <Text name="text" value="$text"/>
  <Choices name="role" toName="text" perRegion="true" choice="single-radio">
${choices.join('\n')}
  </Choices>
${['value', 'label', 'donor', 'recipient'].map(area).join('\n')}
</View>
`
}
