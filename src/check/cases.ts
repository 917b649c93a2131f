import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { documentName, documentPaths } from '../read/documents.js'

/** A document with the records that it must give. */
export interface Case {
  /** The document's name in its records and in the report: its path from the folder that holds the fixtures. */
  readonly doc: string
  readonly document: string
  /** The file of expected records. It need not exist yet. */
  readonly expected: string
}

export interface Cases {
  readonly cases: readonly Case[]
  /** Files of expected records whose document is gone. */
  readonly orphans: readonly string[]
}

const ENDING = /\.[^.]*$/
const EXPECTED = /^(?:.*\.)?expected\.json$/

/**
 * The cases of a fixtures folder. The documents that lie in it, each with its `<name>.expected.json` beside it; and for
 * each of its folders `set` two kinds: the documents of a folder `set` that lies beside the fixtures folder, each with
 * `<name>.expected.json`; and folders that hold a document `source.*` and `expected.json`.
 */
export async function findCases(folder: string): Promise<Cases> {
  const top = join(folder, '..')
  const cases: Case[] = []
  const files: string[] = []
  for (const document of await documents(folder)) {
    if (dirname(document) !== documentName(folder)) continue
    const own = basename(document).startsWith('source.') ? '' : `${basename(document).replace(ENDING, '')}.`
    cases.push({ doc: name(top, document), document, expected: join(folder, `${own}expected.json`) })
  }
  for (const set of folders(folder)) {
    const own = join(folder, set)
    const beside = join(top, set)
    for (const document of existsSync(beside) ? await documents(beside) : []) {
      const expected = join(own, `${relative(beside, document).replace(ENDING, '')}.expected.json`)
      cases.push({ doc: name(top, document), document, expected })
    }
    for (const document of await documents(own)) {
      if (!basename(document).startsWith('source.')) continue
      cases.push({ doc: name(top, document), document, expected: join(dirname(document), 'expected.json') })
    }
    files.push(...expectedFiles(own))
  }
  const claimed = new Set(cases.map(({ expected }) => expected))
  return { cases, orphans: files.filter((file) => !claimed.has(file)) }
}

function folders(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return entries.map((entry) => entry.name).sort()
}

async function documents(folder: string): Promise<readonly string[]> {
  const found: string[] = []
  for await (const document of documentPaths([folder])) if (!('error' in document)) found.push(document.path)
  return found
}

function expectedFiles(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    EXPECTED.test(basename(file)),
  )
  return files.sort().map((file) => join(folder, file))
}

function name(top: string, document: string): string {
  return relative(top, document).split(sep).join('/')
}
