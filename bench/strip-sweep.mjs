// What the values of the thresholds of src/strip do to the pages beside the project (whole, and with the five first and last lines
// of the dumps cut off), to the documents of the field set, to fixtures/pages and to the figures of fixtures/annotated. A threshold
// is the middle of the widest run of best values; one that no value moves goes. strip-thresholds.tsv keeps what was tried and shown.
//   npm run build && node bench/strip-sweep.mjs region PAGE_SIGNS 1 2 3 4 6 8
//   node bench/strip-sweep.mjs prose PARTED.bullets 3 6 12        one of several in an object
//   node bench/strip-sweep.mjs --all [NAME]                       all rows of the table, or those of a file or a threshold
import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { readArticle } from '../dist/pipeline.js'
import { sourceFromBytes } from '../dist/read/source.js'
import { goldDocuments, readGold, score } from './score.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '../shared')
/** Sets whose errors are not read are no guide. */
const UNREAD = ['c', 'd']

const TABLE = join(root, 'bench/strip-thresholds.tsv')
const [first, ...others] = process.argv.slice(2)
const rows =
  first === '--all'
    ? readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t'))
        .filter(([file, constant]) => others.length === 0 || others.includes(file) || others.includes(constant))
    : [[first, others[0], others.slice(1).join(' ')]]
if (!rows[0]?.[2]) {
  console.error('usage: node bench/strip-sweep.mjs FILE CONSTANT VALUE… | --all [NAME]')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'strip-sweep-'))
try {
  const sets = setsOf()
  const before = await scoresWith(sets, null)
  console.log(`${'as it is'.padEnd(44)} ${before}`)
  for (const [file, constant, values] of rows) {
    for (const value of values.split(' ')) {
      const said = await scoresWith(sets, { file, constant, value })
      console.log(`${`${file} ${constant} = ${value}`.padEnd(44)} ${said === before ? 'the same' : said}`)
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** All documents by set, each with its source; what a set scores of them. */
function setsOf() {
  const sets = []
  const add = (name, files, score, change = (bytes) => bytes) => {
    const documents = files.map((file) => ({ file, source: sourceFromBytes(file, change(readFileSync(file))) }))
    sets.push({ name, documents, score, known: new Map() })
  }
  const filesIn = (folder, ending) =>
    readdirSync(folder)
      .filter((entry) => ending.test(entry))
      .map((entry) => join(folder, entry))
  if (existsSync(join(shared, 'pages'))) {
    const [html, text] = ['html', 'text'].map((folder) => join(shared, 'pages', folder))
    add('html', filesIn(html, /\.html$/), (documents) => pageScore(html, documents))
    add('text', filesIn(text, /\.txt$/), (documents) => pageScore(text, documents))
    add('cut', filesIn(text, /\.txt$/), (documents) => pageScore(text, documents), cutEnds)
    const field = join(shared, 'field/pages')
    const single = filesIn(field, /(?<!\.expect)\.(?:txt|html|md)$/)
    add('field', single, (_, app) => fieldScore(field, app))
  }
  const pages = join(root, 'fixtures/pages')
  const folders = readdirSync(pages, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  // files of several documents have their own test
  const sources = folders.flatMap(({ name }) => filesIn(join(pages, name), /^source\./))
  add('fixtures', sources, (documents) => `wrong ${documents.filter(isWrong).length}`)
  const annotated = join(root, 'fixtures/annotated')
  for (const { name } of readdirSync(annotated, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (UNREAD.includes(name)) continue
    const [docs, gold] = ['docs', 'gold'].map((part) => join(annotated, name, part))
    const files = goldDocuments(gold, docs).map((doc) => join(docs, doc))
    add(name, files, (documents) => figuresScore(docs, gold, documents))
  }
  return sets
}

/** What the sets score with one constant of the strip stage changed; only documents whose article changes are read on. */
async function scoresWith(sets, change) {
  const app = mkdtempSync(join(work, 'app-'))
  mkdirSync(join(app, 'dist'))
  // all but the stage itself and what leads to it is the project's own, loaded once
  for (const entry of readdirSync(join(root, 'dist'))) {
    const isCopied = entry === 'strip' || entry.endsWith('.js')
    if (isCopied) cpSync(join(root, 'dist', entry), join(app, 'dist', entry), { recursive: true })
    else symlinkSync(join(root, 'dist', entry), join(app, 'dist', entry))
  }
  cpSync(join(root, 'package.json'), join(app, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'))
  if (change !== null) setConstant(join(app, 'dist/strip', `${change.file}.js`), change)
  const { strip } = await import(pathToFileURL(join(app, 'dist/strip/article.js')).href)
  const figures = { missed: 0, invented: 0 }
  const said = []
  for (const { name, documents, score, known } of sets) {
    let isSame = change !== null
    const now = documents.map((document) => {
      const article = strip(document.source)
      const { title, published, blocks } = article
      const key = JSON.stringify([title, published, blocks.map(({ kind, text, cells }) => [kind, text, cells])])
      const own = known.get(document.file)
      if (change === null) known.set(document.file, { key, document: { ...document, article } })
      if (own?.key === key) return own.document
      isSame = false
      return { ...document, article }
    })
    const result = isSame ? known.get('') : score(now, app)
    if (change === null) known.set('', result)
    if (typeof result === 'string') said.push(`${name} ${result}`)
    else for (const key of Object.keys(figures)) figures[key] += result[key]
  }
  rmSync(app, { recursive: true, force: true })
  return [...said, `figures missed ${figures.missed} invented ${figures.invented}`].join(' · ')
}

function setConstant(target, { file, constant, value }) {
  const code = readFileSync(target, 'utf8')
  const [name, key] = constant.split('.')
  const declared = new RegExp(
    key === undefined ? `(const ${name} = )[^;]+(?=;)` : `(const ${name} = \\{[^}]*?\\b${key}: )[^,}]+?(?=[,\\s}])`,
  )
  if (!declared.test(code)) throw new Error(`${file} declares no const ${constant}`)
  writeFileSync(target, code.replace(declared, `$1${value}`))
}

function pageScore(folder, documents) {
  const articles = documents.map(({ file, article: { title, published, blocks } }) => {
    const text = blocks.filter(({ kind }) => kind !== 'headline').map((block) => block.text)
    return JSON.stringify({ doc: file, title, published, text: text.join('\n') })
  })
  mkdirSync(work, { recursive: true })
  const list = join(work, 'articles.jsonl')
  writeFileSync(list, articles.join('\n'))
  const line = scored('pages.mjs', ['--pages', folder, '--articles', list])
  return `${/f1 ([\d.]+)/.exec(line)?.[1]} title ${/title ([\d.]+)/.exec(line)?.[1]}`
}

function fieldScore(folder, app) {
  return /(\d+) of/.exec(scored('page-cases.mjs', ['--cases', folder, '--app', app]))?.[1]
}

function scored(script, options) {
  return execFileSync(process.execPath, [join(shared, 'score', script), ...options], { encoding: 'utf8' })
}

/** True for a fixture that does not give what its page.json says. */
function isWrong(document) {
  const page = JSON.parse(readFileSync(join(document.file, '../page.json'), 'utf8'))
  const { title, published } = document.article
  const plain = (text) => text.replace(/[\s\u3000]+/g, '')
  const found = recordsOf(document).map(({ raw }) => plain(raw))
  return title !== page.title || published !== page.published || found.join() !== page.figures.map(plain).join()
}

function figuresScore(docs, gold, documents) {
  const records = documents.flatMap((document) => {
    const doc = document.file.slice(docs.length + 1)
    return recordsOf(document).map((record) => ({ ...record, doc }))
  })
  const { all } = score(readGold(gold), docs, records).kinds
  return { missed: all.gold - all.tp, invented: all.fp }
}

/** The records of a document, read once for each article of it. */
function recordsOf(document) {
  document.records ??= readArticle(document.article).records
  return document.records
}

/** A dump as somebody copies it who misses its ends. */
function cutEnds(bytes) {
  const lines = bytes.toString('latin1').split('\n')
  const full = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]))
  return full.length <= 12 ? bytes : Buffer.from(lines.slice(full[5], full[full.length - 5]).join('\n'), 'latin1')
}
