// Every text that may be read, by set.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { articleOf, blocksOf, readCorpus, TABLES } from '../corpus.mjs'
import { OWN_SETS } from '../sets.mjs'
import { UNREAD } from '../sweep/unread.mjs'
import { probesOf } from './probes.mjs'

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const SIGNS = { paragraph: '', headline: '# ', subhead: '## ', caption: '^ ' }

/**
 * All sets: `{ name, texts }`, each text with its `name` and `read`, which gives what a program reads of it; `hasPage` where that was taken
 * apart first, `isProbe` where nobody wrote it.
 */
export function readingSets() {
  const pages = join(FIXTURES, 'pages')
  const phrasings = unique(
    CORPUS.flatMap((table) =>
      rowsIn(`corpus/${table}`)
        .slice(1)
        .map((row) => row.split('\t')[0]),
    ),
  )
  const cases = ['sentences', 'questions'].map((folder) => ({ name: folder, all: unique(casesIn(folder)) }))
  const tables = TABLES.map((table) => ({ name: table.replace('.tsv', ''), rows: readCorpus(table) }))
  const short = [
    ...[...phrasings, ...cases.flatMap(({ all }) => all)].map((text) => ({
      text: text.replaceAll('\n', '¶'),
      published: null,
    })),
    ...tables.flatMap(({ rows }) => rows.map((row) => ({ text: markedUp(row), published: row.published }))),
  ]
  return [
    ...OWN_SETS.filter(({ name }) => !UNREAD.has(name)).map(({ name, docs }) => ({
      name,
      texts: readdirSync(docs)
        .sort()
        .map((file) => page(docs, file)),
    })),
    { name: 'pages', texts: sourcesIn(pages).map((file) => page(pages, file)) },
    ...cases.map(({ name, all }) => ({
      name,
      texts: all.map((text) => ({ name: text, read: ({ explainDocument }) => explainDocument(text) })),
    })),
    {
      name: 'corpus',
      texts: phrasings.map((text) => ({ name: text, read: ({ explain }) => explain(text.replaceAll('¶', '\n')) })),
    },
    ...tables.map(({ name, rows }) => ({ name, texts: rows.map(article) })),
    {
      name: 'probes',
      texts: probesOf(short).map(({ text, published }) => ({
        ...article({ blocks: blocksOf(text).filter((block) => block.text !== ''), published }),
        isProbe: true,
      })),
    },
  ]
}

function page(folder, file) {
  return {
    name: file,
    hasPage: true,
    read: ({ explainDocument }) => explainDocument(readFileSync(join(folder, file))),
  }
}

function article(row) {
  return { name: `${row.published ?? '-'} ${markedUp(row)}`, read: (app) => app.readArticle(articleOf(app, row)) }
}

const markedUp = ({ blocks }) => blocks.map(({ kind, text }) => SIGNS[kind] + text).join('¶')

/** Their rows say which numbers are figures; those of TABLES mark them in the text. */
const CORPUS = readdirSync(join(FIXTURES, 'corpus')).filter((file) => file.endsWith('.tsv') && !TABLES.includes(file))

const rowsIn = (file) =>
  readFileSync(join(FIXTURES, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

const casesIn = (folder) =>
  readdirSync(join(FIXTURES, folder))
    .map((file) => `${folder}/${file}`)
    .filter((file) => file.endsWith('.jsonl') && !UNREAD.has(file))
    .flatMap((file) => rowsIn(file).flatMap((line) => JSON.parse(line).text ?? []))

const sourcesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((file) => /(?:^|\/)source\.[^/]+$/.test(file))
    .sort()

const unique = (all) => [...new Set(all)]
