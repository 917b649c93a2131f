// What the values of the thresholds of src/strip do to the pages beside the project (whole, and with the five first and last lines
// of the dumps cut off), to the documents of the field set, to fixtures/pages, to the documents in the tests of strip and to the figures of
// fixtures/annotated: how many documents come out otherwise, and what the scores of their sets then are. A threshold is the middle of
// the widest run of best values; one that no value moves goes. strip-thresholds.tsv says what is tried and, with --write, what was seen.
//   npm run build && node bench/strip-sweep.mjs region PAGE_SIGNS 1 2 3 4 6 8
//   node bench/strip-sweep.mjs prose PARTED.bullets 3 6 12        one of several in an object
//   node bench/strip-sweep.mjs --all [NAME] [--write]             all rows of the table, or those of a file or a threshold
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

const root = fileURLToPath(new URL('..', import.meta.url))
const shared = join(root, '../shared')
/** Sets whose errors are not read are no guide. */
const UNREAD = ['u']

const TABLE = join(root, 'bench/strip-thresholds.tsv')
const [HEAD, ...table] = readFileSync(TABLE, 'utf8').trim().split('\n')
const given = process.argv.slice(2)
const [first, ...others] = given.filter((word) => word !== '--write')
const rows =
  first === '--all'
    ? table
        .map((row) => row.split('\t'))
        .filter(([file, name]) => others.length === 0 || others.includes(file) || others.includes(name))
    : [[first, others[0], others.slice(1).join(' ')]]
if (!rows[0]?.[2]) {
  console.error('usage: node bench/strip-sweep.mjs FILE CONSTANT VALUE… | --all [NAME] [--write]')
  process.exit(2)
}
const work = mkdtempSync(join(tmpdir(), 'strip-sweep-'))
const app = join(work, 'app')
try {
  const settable = copyProgram(rows)
  const { strip } = await import(pathToFileURL(join(app, 'dist/strip/article.js')).href)
  const sets = await setsOf()
  for (const set of sets) readSet(set, strip, null)
  console.log(sets.map(({ name, said }) => `${name} ${said}`).join(' · '))
  const found = new Map()
  for (const [file, constant, values] of rows) {
    const own = settable.get(`${file} ${constant}`)
    const told = []
    for (const value of values.split(' ')) {
      if (Number(value) === own.value) continue
      own.set(Number(value))
      told.push(`${value}: ${readSets(sets, strip, { file, constant, value })}`)
      own.set(own.value)
      console.log(`${`${file} ${constant}`.padEnd(44)} ${own.value} → ${told.at(-1)}`)
    }
    found.set(`${file}\t${constant}`, told.join('; '))
  }
  if (given.includes('--write')) writeTable(found)
} finally {
  rmSync(work, { recursive: true, force: true })
}

function writeTable(found) {
  const written = table.map((row) => {
    const [file, constant, values, before = ''] = row.split('\t')
    return [file, constant, values, found.get(`${file}\t${constant}`) ?? before].join('\t')
  })
  writeFileSync(TABLE, `${[HEAD, ...written].join('\n')}\n`)
}

/**
 * The program once more, all but the stage itself and what leads to it by links, so that it is loaded once; what its constants in `rows`
 * are, and how to set them.
 */
function copyProgram(rows) {
  mkdirSync(join(app, 'dist'), { recursive: true })
  for (const entry of readdirSync(join(root, 'dist'))) {
    const isCopied = entry === 'strip' || entry.endsWith('.js')
    if (isCopied) cpSync(join(root, 'dist', entry), join(app, 'dist', entry), { recursive: true })
    else symlinkSync(join(root, 'dist', entry), join(app, 'dist', entry))
  }
  cpSync(join(root, 'package.json'), join(app, 'package.json'))
  symlinkSync(join(root, 'node_modules'), join(app, 'node_modules'))
  const settable = new Map()
  for (const [file, constant] of rows) {
    const target = fileOf(file)
    const code = readFileSync(target, 'utf8')
    const { value } = declared(code, file, constant).groups
    const [name, key] = constant.split('.')
    const isFirst = key === undefined
    const made = isFirst ? code.replace(`const ${name} =`, `let ${name} =`) : code
    const set = `;(globalThis.__set ??= new Map()).set('${file} ${constant}', (value) => { ${constant} = value })\n`
    writeFileSync(target, made + set)
    settable.set(`${file} ${constant}`, {
      value: Number(value),
      set: (to) => globalThis.__set.get(`${file} ${constant}`)(to),
    })
  }
  return settable
}

function fileOf(file) {
  return join(app, 'dist/strip', `${file}.js`)
}

function declared(code, file, constant) {
  const [name, key] = constant.split('.')
  const pattern = new RegExp(
    key === undefined
      ? `(?<before>(?:const|let) ${name} = )(?<value>[^;]+)(?=;)`
      : `(?<before>const ${name} = \\{[^}]*?\\b${key}: )(?<value>[^,}]+?)(?=[,\\s}])`,
  )
  const match = pattern.exec(code)
  if (match === null) throw new Error(`${file} declares no const ${constant}`)
  return match
}

/** All documents by set, each with its source; what a set scores of them. */
async function setsOf() {
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
    add('html', filesIn(html, /\.html$/), (documents) => pageScore(html, documents))
    add('text', filesIn(text, /\.txt$/), (documents) => pageScore(text, documents))
    add('cut', filesIn(text, /\.txt$/), (documents) => pageScore(text, documents), cutEnds)
    const field = join(shared, 'field/pages')
    add('field', filesIn(field, /(?<!\.expect)\.(?:txt|html|md)$/), () => fieldScore(field))
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
    if (UNREAD.includes(name)) continue
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

/** What comes out otherwise in all sets, in words. */
function readSets(sets, strip, change) {
  const told = sets.map((set) => readSet(set, strip, change)).filter((words) => words !== '')
  return told.join(', ') || 'nothing'
}

/** How many documents of a set come out otherwise, with its score where that is another; only those are read on. */
function readSet(set, strip, change) {
  let changed = 0
  const now = set.documents.map((document) => {
    const article = strip(document.source, document.options)
    const { title, published, publisher, blocks } = article
    const key = JSON.stringify([title, published, publisher, blocks.map(keyOf)])
    if (change === null) Object.assign(document, { key, article })
    if (key === document.key) return document
    changed++
    return { file: document.file, article }
  })
  if (change === null) set.said = set.score(now)
  if (changed === 0) return ''
  const score = withConstant(change, () => set.score(now))
  return `${set.name} ${changed}${score === set.said ? '' : ` (${score})`}`
}

function keyOf({ kind, text, cells, doubtful }) {
  return [kind, text, cells, doubtful]
}

/** Runs with a constant written into the program, for scorers that start it anew. */
function withConstant({ file, constant, value }, run) {
  const target = fileOf(file)
  const code = readFileSync(target, 'utf8')
  const { index, 0: whole, groups } = declared(code, file, constant)
  writeFileSync(target, code.slice(0, index) + groups.before + value + code.slice(index + whole.length))
  const result = run()
  writeFileSync(target, code)
  return result
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

function fieldScore(folder) {
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
