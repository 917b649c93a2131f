// The texts of all sets that may be read, for idle.mjs: cut into sentences once, so that to read one again is to recognise and resolve it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { goldDocuments } from '../score.mjs'
import { UNREAD } from './unread.mjs'

const filesIn = (folder, ending = '') =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
        .map((entry) => join(entry.parentPath, entry.name))
    : []
const lines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** The rule that a figure is by may be another where the figure is the same. */
const plainly = (key, value) =>
  key === 'rules' || key === 'trace' ? undefined : typeof value === 'bigint' ? String(value) : value

/**
 * What makes of a source its text as a whole and what reads its figures, all columns in one string, with and without what the resolvers
 * say; `app` imports a module of the program that is to read.
 */
export async function textReader(app) {
  const [{ strip }, { normalise }] = [await app('strip/article.js'), await app('normalise/normalise.js')]
  const [{ segment }, { recognise }] = [await app('segment/segment.js'), await app('recognise/recognise.js')]
  const [{ resolvers }, { layOut }] = [await app('resolve/resolve.js'), await app('layout/outline.js')]
  const { ground } = await app('ground/ground.js')
  return (source) => {
    const plain = normalise(strip(source, {}))
    const document = { plain, sentences: segment(plain) }
    const recognised = () => {
      const { mentions } = recognise(document)
      return JSON.stringify(
        mentions.map(({ sentence, ...mention }) => ({ ...mention, sentence: sentence.index })),
        plainly,
      )
    }
    const read = () => {
      const { mentions } = recognise(document)
      if (mentions.length === 0) return '[]'
      const outline = layOut(document, mentions)
      const resolved = resolvers.reduce((now, { resolve }) => resolve(now, outline), mentions)
      return JSON.stringify(ground(resolved, document), plainly)
    }
    return { whole: `${plain.blocks.map(({ text }) => text).join('\n')}\n${plain.around}`, recognised, read }
  }
}

/** The sources of all sets that may be read. */
export function sourcesOf(root, { sourceFromBytes, sourceFromText }) {
  const shared = join(root, '../shared')
  const annotated = join(root, 'fixtures/annotated')
  const sets = readdirSync(annotated).filter((name) => !UNREAD.has(name) && existsSync(join(annotated, name, 'gold')))
  const documents = [
    ...sets.flatMap((name) => {
      const [docs, gold] = ['docs', 'gold'].map((part) => join(annotated, name, part))
      return goldDocuments(gold, docs).map((doc) => join(docs, doc))
    }),
    ...filesIn(join(root, 'seeds')),
    ...filesIn(join(root, 'fixtures/pages')).filter((file) => /\/source\.[^/]+$/.test(file)),
    ...filesIn(join(shared, 'dev/docs')),
    ...filesIn(join(shared, 'real/docs')),
    ...filesIn(join(shared, 'field/pages')).filter((file) => !file.includes('.expect.')),
  ]
  const jsonl = [
    ...['sentences', 'questions']
      .flatMap((folder) => filesIn(join(root, 'fixtures', folder), '.jsonl'))
      .filter((file) => !UNREAD.has(relative(join(root, 'fixtures'), file))),
    ...filesIn(join(shared, 'field'), '.jsonl'),
    ...filesIn(join(shared, 'cases'), '.jsonl'),
  ]
  const corpora = filesIn(join(root, 'fixtures/corpus'), '.tsv').flatMap((file) => {
    const isMarked = lines(file)[0].startsWith('published')
    const cells = lines(file)
      .slice(1)
      .map((line) => line.split('\t')[isMarked ? 1 : 0])
    return isMarked ? cells.map((cell) => cell.replace(/\{!?([^{}|]+)(?:\|[^{}]*)?\}/g, '$1')) : cells
  })
  const written = [
    ...corpora.map((cell) => cell.replaceAll('¶', '\n')),
    ...jsonl.flatMap((file) =>
      lines(file).flatMap((line) => {
        const { text, input } = JSON.parse(line)
        return text ?? input ?? []
      }),
    ),
  ]
  return [
    ...documents.map((file) => sourceFromBytes(file, readFileSync(file))),
    ...[...new Set(written)].map((text) => sourceFromText('text', text)),
  ]
}
