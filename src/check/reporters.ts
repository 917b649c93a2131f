import { jsonLine } from '../formats/json-line.js'
import { printable } from '../printable.js'
import type { Difference } from './compare.js'
import { type Paint, reportDifferences } from './report.js'

/** What a check found of one document. */
export interface Checked {
  readonly doc: string
  /** The document's file, from the folder in which the check runs: where an annotation is shown. */
  readonly document: string
  readonly records: number
  readonly differences: readonly Difference[]
  /** Why there is nothing to compare: it cannot be read, nothing says what is expected. */
  readonly errors: readonly string[]
}

/** How a check is told: document by document, then all in all. */
export interface Reporter {
  readonly document: (checked: Checked) => string
  readonly end: (all: readonly Checked[]) => string
  /** For the summary of a step, where the system that runs the check shows one. */
  readonly summary?: (all: readonly Checked[]) => string
}

export type ReporterName = 'text' | 'github' | 'junit' | 'json'

export function reporter(name: ReporterName, paint: Paint): Reporter {
  switch (name) {
    case 'text':
      return {
        document: ({ doc, differences }) =>
          differences.length === 0 ? '' : reportDifferences(doc, differences, paint),
        end: (all) => `${sentence(all)}\n`,
      }
    case 'github':
      return { document: githubLines, end: (all) => `${sentence(all)}\n`, summary: githubSummary }
    case 'junit':
      return { document: () => '', end: junit }
    case 'json':
      return { document: () => '', end: (all) => `${jsonLine({ asExpected: all.every(isGood), documents: all })}\n` }
  }
}

function isGood({ differences, errors }: Checked): boolean {
  return differences.length === 0 && errors.length === 0
}

function sentence(all: readonly Checked[]): string {
  const records = all.reduce((sum, one) => sum + one.records, 0)
  return `${all.length} documents, ${records} records: ${all.every(isGood) ? 'as expected' : 'not as expected'}`
}

/** A difference in one line: what changed, was lost or is new. */
function said({ type, record, changes }: Difference): string {
  const what = `${record.kind} ${record.raw}`
  if (type !== 'changed') return `${type}: ${what} = ${record.value} ${record.unit}, ${record.role}`
  const fields = changes.map(({ field, was, is }) => `${field} ${JSON.stringify(was)} → ${JSON.stringify(is)}`)
  return `${what}: ${fields.join('; ')}`
}

/** Workflow commands of GitHub Actions: an annotation on the line of the document. */
function githubLines({ document, differences, errors }: Checked): string {
  const at = (line: number, text: string) =>
    `::error file=${property(document)},line=${line},title=aid-extract::${data(text)}\n`
  return [...errors.map((error) => at(1, error)), ...differences.map((one) => at(one.record.line, said(one)))].join('')
}

function data(text: string): string {
  return printable(text).replace(/%/g, '%25').replace(/\n/g, '%0A')
}

function property(text: string): string {
  return data(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}

function githubSummary(all: readonly Checked[]): string {
  const cell = (text: string) => printable(text).replace(/[|\\]/g, '\\$&').replace(/\s+/g, ' ')
  const rows = all.flatMap(({ doc, differences, errors }) => [
    ...errors.map((error) => `| ${cell(doc)} | | ${cell(error)} |`),
    ...differences.map((one) => `| ${cell(doc)} | ${one.record.line} | ${cell(said(one))} |`),
  ])
  const table = rows.length === 0 ? [] : ['', '| document | line | difference |', '| --- | --: | --- |', ...rows]
  return `${['### aid-extract check', '', sentence(all), ...table].join('\n')}\n`
}

/** JUnit XML: a test case a document. */
function junit(all: readonly Checked[]): string {
  const failures = all.filter(({ differences, errors }) => differences.length > 0 && errors.length === 0).length
  const errors = all.filter((one) => one.errors.length > 0).length
  const cases = all.map(({ doc, differences, errors: told }) => {
    const body = [
      ...told.map((text) => `<error message="${xml(text)}"/>`),
      ...(differences.length > 0 && told.length === 0
        ? [
            `<failure message="${differences.length} differences">${xml(differences.map((one) => `line ${one.record.line}: ${said(one)}`).join('\n'))}</failure>`,
          ]
        : []),
    ].join('')
    return `    <testcase classname="aid-extract" name="${xml(doc)}">${body}</testcase>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="aid-extract check" tests="${all.length}" failures="${failures}" errors="${errors}">
${cases.join('\n')}
  </testsuite>
</testsuites>
`
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text and attributes of XML, without the control characters that it cannot hold. */
function xml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  return text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (sign) => ESCAPED[sign] ?? sign)
}
