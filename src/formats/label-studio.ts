import { ASKED, type TaskData } from '../decisions/label-studio.js'
import { KINDS, ROLES } from '../model.js'
import { articleText } from './article-text.js'
import type { DocumentResult } from './format.js'
import { jsonArray } from './json.js'
import type { TextFormat } from './text-format.js'

/**
 * Label Studio tasks: an article each, its figures as predictions. A region's id is the record's; sentences and figures
 * stand in the task's data too, so that what people make of them comes back as decisions. Offsets count code points, as
 * Label Studio does. `labelStudioConfig` is the project's interface.
 */
export const labelStudio: TextFormat = {
  ...jsonArray,
  piece: (result) => jsonArray.piece(task(result)),
}

function task({ article, records }: DocumentResult): readonly object[] {
  const { text, spanOf, sentences } = articleText(article)
  const { source, title, published, publisher, url } = article
  const figures = records.flatMap((record) => {
    const span = spanOf(record)
    if (span === null) return []
    const { id, kind, value, unit, per, label, role, donor, recipient } = record
    return [{ id, ...span, kind, value, unit, per, label, role, donor, recipient }]
  })
  const regions = figures.flatMap((figure) => {
    const { id, start, end } = figure
    const at = { start, end, text: [...text].slice(start, end).join('') }
    return ASKED.flatMap((name) => {
      const type = TYPES[name] ?? 'textarea'
      const said = figure[name]
      if (said === null) return []
      return [{ id, from_name: name, to_name: 'text', type, value: { ...at, [KEYS[type]]: [String(said)] } }]
    })
  })
  const about = { title, published, publisher, url }
  const data: TaskData = { text, doc: source.doc, sha256: source.sha256, ...about, sentences: sentences(), figures }
  return text === '' ? [] : [{ data, predictions: [{ model_version: 'aid-extract', result: regions }] }]
}

/** How a column is asked for, where it is no free text; and where an answer of such a sort stands. */
const TYPES: Readonly<Partial<Record<(typeof ASKED)[number], 'labels' | 'choices'>>> = {
  kind: 'labels',
  role: 'choices',
}
const KEYS = { labels: 'labels', choices: 'choices', textarea: 'text' } as const

/** The labelling interface that the tasks are made for. */
export function labelStudioConfig(): string {
  const labels = KINDS.map((kind) => `    <Label value="${kind}"/>`)
  const choices = ROLES.map((role) => `    <Choice value="${role}"/>`)
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
${ASKED.filter((name) => !(name in TYPES))
  .map(area)
  .join('\n')}
</View>
`
}
