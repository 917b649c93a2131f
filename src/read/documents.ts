import { type Dirent, promises as fs } from 'node:fs'
import path from 'node:path'
import { isFeed } from './feed.js'
import { ENDINGS, endingOf, holdsRows, kindByContent, kindByName, SNIFFED } from './input-kind.js'

/** A document found, by the path to open and to name it by; or a path of the user's that gives none, and why. */
export type DocumentPath = { readonly path: string } | { readonly path: string; readonly error: string }

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
        if (await isNew(seen, given)) yield { path: name }
        continue
      }
    } catch (error) {
      yield { path: name, error: reason(error) }
      continue
    }
    for await (const entry of walk(name)) {
      found = true
      if ('error' in entry || (await isNew(seen, entry.path))) yield entry
    }
    if (!found) {
      const endings = ENDINGS.join(' ')
      const looked = `${endings}, these with .gz, and text files without ending`
      yield { path: name, error: `no documents in this directory: looked for ${looked}` }
    }
  }
}

async function* walk(directory: string): AsyncIterable<DocumentPath> {
  let entries: Dirent[]
  try {
    entries = await fs.readdir(directory, { withFileTypes: true })
  } catch (error) {
    yield { path: directory, error: reason(error) }
    return
  }
  const visible = entries.filter((entry) => !entry.name.startsWith('.'))
  visible.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)))
  for (const entry of visible) {
    const child = documentName(`${directory}/${entry.name}`)
    // a link to a directory could lead back here
    if (entry.isDirectory()) yield* walk(child)
    else if (await isDocument(child, entry.name)) yield { path: child }
  }
}

async function isDocument(file: string, name: string): Promise<boolean> {
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
async function headOf(file: string): Promise<Buffer | 'no file' | 'unreadable'> {
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
async function isNoFile(file: string): Promise<boolean> {
  return fs.stat(file).then(
    (stat) => !stat.isFile(),
    () => false,
  )
}

/** Whether a file has not been given yet, by whatever links it is reached. */
async function isNew(seen: Set<string>, file: string): Promise<boolean> {
  const real = await fs.realpath(file).catch(() => path.resolve(file))
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
