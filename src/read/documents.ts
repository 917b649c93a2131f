import { isUtf8 } from 'node:buffer'
import { type Dirent, promises as fs } from 'node:fs'
import path from 'node:path'
import { isFeed } from './feed.js'
import { ENDINGS, endingOf, holdsRows, kindByContent, kindByName, SNIFFED } from './input-kind.js'

/** A document found, by the path to name it by and the file to open; or a path of the user's that gives none, and why. */
export type DocumentPath =
  | { readonly path: string; readonly file: FileName }
  | { readonly path: string; readonly error: string }

/** A path as the system has it: names are bytes to it, which need not be UTF-8. */
export type FileName = string | Buffer

/**
 * What records and messages call a path: normalised, with `/`, without one at its end; `stdin` for standard input. Two
 * ways of writing a path give the same bytes.
 */
export function documentName(given: string): string {
  if (given === '-') return 'stdin'
  const name = path.normalize(given).split(path.sep).join('/')
  return name.length > 1 ? name.replace(/\/$/, '') : name
}

/**
 * The documents at some paths: a file is taken as it is, a directory walked to its depths in code-point order for
 * files with the ending of documents or of streams of them, and text files without one. Hidden files are left out, and
 * JSON Lines that hold something else; a file is given once.
 */
export async function* documentPaths(paths: readonly string[]): AsyncIterable<DocumentPath> {
  const seen = new Set<string>()
  for (const given of paths) {
    const name = documentName(given)
    let found = false
    try {
      if (!(await fs.stat(given)).isDirectory()) {
        await fs.access(given, fs.constants.R_OK)
        if (await isNew(seen, given)) yield { path: name, file: name }
        continue
      }
    } catch (error) {
      yield { path: name, error: name.includes('\ufffd') ? `${reason(error)}: ${NOT_UTF8}` : reason(error) }
      continue
    }
    for await (const entry of walk({ path: name, file: Buffer.from(name) })) {
      found = true
      if ('error' in entry || (await isNew(seen, entry.file))) yield entry
    }
    if (!found) {
      const endings = ENDINGS.join(' ')
      const looked = `${endings}, these with .gz, and text files without ending`
      yield { path: name, error: `no documents in this directory: looked for ${looked}` }
    }
  }
}

const NOT_UTF8 = 'of a file whose name is not UTF-8 give the folder that it lies in'
const SLASH = Buffer.from('/')

/** A folder or file within a walk. */
interface Entry {
  readonly path: string
  readonly file: Buffer
}

async function* walk(directory: Entry): AsyncIterable<DocumentPath> {
  let entries: Dirent<Buffer>[]
  try {
    entries = await fs.readdir(directory.file, { withFileTypes: true, encoding: 'buffer' })
  } catch (error) {
    yield { path: directory.path, error: reason(error) }
    return
  }
  entries.sort((a, b) => Buffer.compare(a.name, b.name))
  for (const entry of entries) {
    const name = written(entry.name)
    if (name.startsWith('.')) continue
    const path = documentName(`${directory.path}/${name}`)
    const file = Buffer.concat([directory.file, SLASH, entry.name])
    // a link to a directory could lead back here
    if (entry.isDirectory()) yield* walk({ path, file })
    else if (await isDocument(file, name)) yield { path, file }
  }
}

/** A name as text; one that is not UTF-8 with its other bytes as addresses have them (`%D5%E3.txt`): each has a name of its own. */
function written(name: Buffer): string {
  if (isUtf8(name)) return name.toString()
  const escaped = (character: string) =>
    character < '\x80' ? character : `%${character.charCodeAt(0).toString(16).toUpperCase()}`
  return Array.from(name.toString('latin1'), escaped).join('')
}

async function isDocument(file: Buffer, name: string): Promise<boolean> {
  const kind = kindByName(name)
  if (kind === 'jsonl' && !name.toLowerCase().endsWith('.gz')) {
    // a list of something else: a tool's settings, the records of an earlier run
    const head = await headOf(file)
    return typeof head === 'string' ? head === 'unreadable' : kindByContent(head) === 'jsonl' || holdsRows(head)
  }
  if (/^(?:readme|license|changelog|contributing)\.(?:md|markdown)$/i.test(name)) return false
  if (endingOf(name) === '.xml') {
    const head = await headOf(file)
    return typeof head === 'string' ? head === 'unreadable' : isFeed(head.toString('utf8'))
  }
  if (kind !== null || endingOf(name) !== '') return kind !== null && !(await isNoFile(file))
  if (/^(readme|license|changelog|makefile)$|\.gz$/i.test(name)) return false
  const head = await headOf(file)
  if (typeof head === 'string') return head === 'unreadable'
  return head.length > 0 && !head.subarray(0, 4096).includes(0)
}

/** The first bytes of a file. What cannot be opened or read is taken for a document: reading it will say why. */
async function headOf(file: Buffer): Promise<Buffer | 'no file' | 'unreadable'> {
  if (await isNoFile(file)) return 'no file'
  const handle = await fs.open(file).catch(() => null)
  if (handle === null) return 'unreadable'
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0)
    return buffer.subarray(0, bytesRead)
  } catch {
    return 'unreadable'
  } finally {
    await handle.close()
  }
}

/** True for links to folders, pipes and the like; a broken link is taken for a file: opening it will say so. */
async function isNoFile(file: Buffer): Promise<boolean> {
  return fs.stat(file).then(
    (stat) => !stat.isFile(),
    () => false,
  )
}

/** Whether a file has not been given yet, by whatever links it is reached. */
async function isNew(seen: Set<string>, file: FileName): Promise<boolean> {
  const real = await fs.realpath(file, 'latin1').catch(() => path.resolve(Buffer.from(file).toString('latin1')))
  if (seen.has(real)) return false
  seen.add(real)
  return true
}

function reason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'no such file or directory'
  if (code === 'EACCES' || code === 'EPERM') return 'no permission to read it'
  return error instanceof Error ? error.message : String(error)
}
