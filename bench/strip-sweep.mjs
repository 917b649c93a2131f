// What the values of the thresholds of src/strip do to the pages beside the project (whole, and with the five first and last lines
// of the dumps cut off), to the documents of the field set, to fixtures/pages, to the documents in the tests of strip and to the figures of
// fixtures/annotated: how many documents come out otherwise, and what the scores of their sets then are. A threshold is the middle of
// the widest run of best values; one that no value moves goes. strip-thresholds.tsv says what is tried and, with --write, what was seen.
//   npm run build && node bench/strip-sweep.mjs region PAGE_SIGNS 1 2 3 4 6 8
//   node bench/strip-sweep.mjs prose PARTED.bullets 3 6 12        one of several in an object
//   node bench/strip-sweep.mjs --all [NAME…] [--write] [--scores]   all rows of the table, or those of a file or a threshold; with --scores
//                                                                 also what the scorers of pages and of the field set say
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
import { documentsOfTests } from './sweep/tests.mjs'
import { UNREAD } from './sweep/unread.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '../shared')

const TABLE = join(root, 'bench/strip-thresholds.tsv')
const given = process.argv.slice(2)
const [first, ...others] = given.filter((word) => word !== '--write' && word !== '--scores')
/** The scorers beside the project take most of the time: with many thresholds only where they are asked for. */
const hasScorers = first !== '--all' || given.includes('--scores')
const rows =
  first === '--all'
    ? readFileSync(TABLE, 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split('\t'))
        .filter(([file, name]) => others.length === 0 || others.includes(file) || others.includes(name))
    : [[first, others[0], others.slice(1).join(' ')]]
if (!rows[0]?.[2]) {
  console.error('usage: node bench/strip-sweep.mjs FILE CONSTANT VALUE… | --all [NAME] [--write]')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'strip-sweep-'))
/** What the thresholds are now, and which of them the document came by that was read last; by their places in `rows`. */
const sweep = { values: [], read: new Uint8Array(rows.length) }
globalThis.sweep = sweep
try {
  const [settable, plain] = ['settable', 'plain'].map(copyProgram)
  rows.forEach(([file, constant], i) => {
    sweep.values[i] = makeSettable(settable, file, constant, i)
  })
  const { strip } = await import(pathToFileURL(join(settable, 'dist/strip/article.js')).href)
  const sets = await setsOf(plain)
  for (const set of sets) readSet(set, strip)
  console.log(sets.map(({ name, said }) => `${name} ${said}`).join(' · '))
  for (const [i, [file, constant, values]] of rows.entries()) {
    const own = sweep.values[i]
    const told = []
    for (const value of values.split(' ').filter((value) => Number(value) !== own)) {
      sweep.values[i] = Number(value)
      const target = fileOf(plain, file)
      const code = readFileSync(target, 'utf8')
      writeFileSync(target, withConstant(code, file, constant, value))
      told.push(`${value}: ${readSets(sets, strip, i)}`)
      writeFileSync(target, code)
      console.log(`${`${file} ${constant}`.padEnd(44)} ${own} → ${told.at(-1)}`)
    }
    sweep.values[i] = own
    if (given.includes('--write')) writeFound(file, constant, told.join('; '))
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** The table as it is by now, with what was found of one threshold. */
function writeFound(file, constant, found) {
  const written = readFileSync(TABLE, 'utf8')
    .split('\n')
    .map((row) => {
      const [name, threshold, values] = row.split('\t')
      return name === file && threshold === constant ? [file, constant, values, found].join('\t') : row
    })
  writeFileSync(TABLE, written.join('\n'))
}

/** The program once more, all but the stage itself and what leads to it by links, so that it is loaded once. */
function copyProgram(name) {
  const app = join(work, name)
  mkdirSync(join(app, 'dist'), { recursive: true })
  for (const entry of readdirSync(join(root, 'dist'))) {
    const isCopied = entry === 'strip' || entry.endsWith('.js')
    if (isCopied) cpSync(join(root, 'dist', entry), join(app, 'dist', entry), { recursive: true })
    else symlinkSync(join(root, 'dist', entry), join(app, 'dist', entry))
  }
  cpSync(join(root, 'package.json'), join(app, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'))
  return app
}

function fileOf(app, file) {
  return join(app, 'dist/strip', `${file}.js`)
}

function declared(code, file, constant) {
  const [name, key] = constant.split('.')
  const pattern = new RegExp(
    key === undefined
      ? `(?<before>const ${name} = )(?<value>[^;]+)(?=;)`
      : `(?<before>const ${name} = \\{[^}]*?\\b${key}: )(?<value>[^,}]+?)(?=[,\\s}])`,
  )
  const match = pattern.exec(code)
  if (match === null) throw new Error(`${file} declares no const ${constant}`)
  return match
}

function withConstant(code, file, constant, value) {
  const { index, 0: whole, groups } = declared(code, file, constant)
  return code.slice(0, index) + groups.before + value + code.slice(index + whole.length)
}

/** Makes every use of a constant one of `sweep`, which notes it. @returns its value */
function makeSettable(app, file, constant, i) {
  const name = constant.split('.')[0]
  const use = new RegExp(`(?<![\\w.])${constant.replace('.', '\\.')}(?!\\w)`, 'g')
  const noted = `(globalThis.sweep.read[${i}] = 1, globalThis.sweep.values[${i}])`
  const isLeft = new RegExp(`^(?:import\\b|(?:export )?const ${name} = )`)
  for (const other of readdirSync(join(app, 'dist/strip')).filter((entry) => entry.endsWith('.js'))) {
    const target = join(app, 'dist/strip', other)
    const code = readFileSync(target, 'utf8')
    const isImported = new RegExp(`\\b${name}\\b[^;]*from './${file}\\.js'`).test(code)
    if (other !== `${file}.js` && !isImported) continue
    const lines = code.split('\n').map((line) => (isLeft.test(line) ? line : line.replace(use, noted)))
    writeFileSync(target, lines.join('\n'))
  }
  return Number(declared(readFileSync(fileOf(app, file), 'utf8'), file, constant).groups.value)
}

/** All documents by set, each with its source; what a set scores of them. */
async function setsOf(app) {
  const sets = []
  const add = (name, files, score, change = (bytes) => bytes) => {
    const documents = files.map((file) => ({ file, source: sourceFromBytes(file, change(readFileSync(file))) }))
    sets.push({ name, documents, score, said: '' })
  }
  const filesIn = (folder, ending) =>
    readdirSync(folder)
      .filter((entry) => ending.test(entry))
      .map((entry) => join(folder, entry))
  if (existsSync(join(shared, 'pages'))) {
    const [html, text] = ['html', 'text'].map((folder) => join(shared, 'pages', folder))
    const scoreOf = (folder) => (hasScorers ? (documents) => pageScore(folder, documents) : () => '')
    add('html', filesIn(html, /\.html$/), scoreOf(html))
    add('text', filesIn(text, /\.txt$/), scoreOf(text))
    add('cut', filesIn(text, /\.txt$/), scoreOf(text), cutEnds)
    const field = join(shared, 'field/pages')
    add('field', filesIn(field, /(?<!\.expect)\.(?:txt|html|md)$/), () => (hasScorers ? fieldScore(field, app) : ''))
  }
  const pages = join(root, 'fixtures/pages')
  const folders = readdirSync(pages, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  // files of several documents have their own test
  const sources = folders.flatMap(({ name }) => filesIn(join(pages, name), /^source\./))
  add('fixtures', sources, (documents) => `wrong ${documents.filter(isWrong).length}`)
  // what a test says of its documents only the test knows
  sets.push({ name: 'tests', documents: await documentsOfTests(root, work), score: () => '', said: '' })
  const annotated = join(root, 'fixtures/annotated')
  const figures = []
  for (const { name } of readdirSync(annotated, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    if (UNREAD.has(name)) continue
    const [docs, gold] = ['docs', 'gold'].map((part) => join(annotated, name, part))
    const files = goldDocuments(gold, docs).map((doc) => join(docs, doc))
    figures.push({ docs, gold, files })
  }
  add(
    'annotated',
    figures.flatMap(({ files }) => files),
    (documents) => figuresScore(figures, documents),
  )
  return sets
}

/** What comes out otherwise in all sets with another value of the i-th threshold, in words. */
function readSets(sets, strip, i) {
  const told = sets.map((set) => readSet(set, strip, i)).filter((words) => words !== '')
  return told.join(', ') || 'nothing'
}

/** How many documents of a set come out otherwise, with its score where that is another; only those that may are read again. */
function readSet(set, strip, i = -1) {
  let changed = 0
  const now = set.documents.map((document) => {
    if (i >= 0 && document.read[i] === 0) return document
    sweep.read.fill(0)
    const article = strip(document.source, document.options)
    const { title, published, publisher, blocks, diagnostics } = article
    const key = JSON.stringify([title, published, publisher, blocks.map(keyOf), diagnostics])
    if (i < 0) Object.assign(document, { key, article, read: Uint8Array.from(sweep.read) })
    if (key === document.key) return document
    changed++
    return { file: document.file, article }
  })
  if (i < 0) set.said = set.score(now)
  if (changed === 0) return ''
  const score = set.score(now)
  return `${set.name} ${changed}${score === set.said ? '' : ` (${score})`}`
}

function keyOf({ kind, text, cells, doubtful }) {
  return [kind, text, cells, doubtful]
}

function pageScore(folder, documents) {
  const articles = documents.map(({ file, article: { title, published, blocks } }) => {
    const text = blocks.filter(({ kind }) => kind !== 'headline').map((block) => block.text)
    return JSON.stringify({ doc: file, title, published, text: text.join('\n') })
  })
  const list = join(work, 'articles.jsonl')
  writeFileSync(list, articles.join('\n'))
  const line = scored('pages.mjs', ['--pages', folder, '--articles', list])
  return `${/f1 ([\d.]+)/.exec(line)?.[1]} title ${/title ([\d.]+)/.exec(line)?.[1]}`
}

function fieldScore(folder, app) {
  return `right ${/(\d+) of/.exec(scored('page-cases.mjs', ['--cases', folder, '--app', app]))?.[1]}`
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

function figuresScore(figures, documents) {
  const byFile = new Map(documents.map((document) => [document.file, document]))
  let missed = 0
  let invented = 0
  for (const { docs, gold, files } of figures) {
    const records = files.flatMap((file) => {
      const doc = file.slice(docs.length + 1)
      return recordsOf(byFile.get(file)).map((record) => ({ ...record, doc }))
    })
    const { all } = score(readGold(gold), docs, records).kinds
    missed += all.gold - all.tp
    invented += all.fp
  }
  return `missed ${missed} invented ${invented}`
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
