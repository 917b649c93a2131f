import { extname } from 'node:path'

/** What a file or stream holds: one document, or many. */
export type InputKind = 'document' | 'jsonl' | 'warc'

/** How many bytes are enough to tell. */
export const SNIFFED = 1 << 16

const KINDS: readonly (readonly [InputKind, readonly string[]])[] = [
  [
    'document',
    [
      '.txt',
      '.text',
      '.html',
      '.htm',
      '.xhtml',
      '.shtml',
      '.docx',
      '.pdf',
      '.mhtml',
      '.mht',
      '.eml',
      '.mbox',
      '.md',
      '.markdown',
      '.rss',
      '.atom',
    ],
  ],
  ['jsonl', ['.jsonl', '.ndjson']],
  ['warc', ['.warc', '.wet']],
]
/** All endings by which files are looked for in folders; each may have `.gz` behind it. */
export const ENDINGS = KINDS.flatMap(([, endings]) => endings)

const JSON_OBJECT = /^\s{0,100}\{/
const DOCUMENT_KEY = /"(?:html|text)"\s{0,10}:\s{0,10}"/

/** A file's ending in lower case, without `.gz`. */
export function endingOf(name: string): string {
  return extname(name.toLowerCase().replace(/\.gz$/, ''))
}

/** What a name's ending says that a file holds; null where it says nothing. */
export function kindByName(name: string): InputKind | null {
  const ending = endingOf(name)
  return KINDS.find(([, endings]) => endings.includes(ending))?.[0] ?? null
}

/** What the first bytes say, unpacked; null where they say nothing. A page or a text looks like neither of the others. */
export function kindByContent(head: Buffer): InputKind | null {
  if (head.subarray(0, 5).toString('latin1') === 'WARC/') return 'warc'
  const text = head.toString('utf8').replace(/^\ufeff/, '')
  const line = text.slice(0, `${text}\n`.indexOf('\n', 1))
  return JSON_OBJECT.test(line) && DOCUMENT_KEY.test(line) ? 'jsonl' : null
}

/** Columns that only the records of an earlier run have, and annotated mentions. */
const RECORD_KEYS = ['kind', 'raw', 'value'] as const

/** True where the first line is a JSON object with Chinese text in a column, whatever its name, and no record of an earlier run. */
export function holdsRows(head: Buffer): boolean {
  const text = head.toString('utf8').replace(/^\ufeff/, '')
  try {
    const row: unknown = JSON.parse(text.slice(0, `${text}\n`.indexOf('\n', 1)))
    if (typeof row !== 'object' || row === null || Array.isArray(row)) return false
    if (RECORD_KEYS.every((key) => key in row)) return false
    return Object.values(row).some((value) => typeof value === 'string' && /\p{Script=Han}/u.test(value))
  } catch {
    return false
  }
}
