// What the values of one threshold of src/strip do: the built project is copied, the constant set in the copy, and the copy
// scored on the pages beside the project (whole, and with the five first and last lines of the dumps cut off) and on the
// facts of fixtures/pages. Every threshold that names this script was chosen so: the middle of the widest run of best values.
//   npm run build && node bench/strip-sweep.mjs region.js PAGE_SIGNS 1 2 3 4 6 8
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

const root = fileURLToPath(new URL('..', import.meta.url))
const pages = join(root, '../shared/pages')
const scorer = join(root, '../shared/score/pages.mjs')

if (process.argv[2] === '--score') await score(process.argv[3])
else sweep(process.argv.slice(2))

function sweep([file, constant, ...values]) {
  if (values.length === 0) {
    console.error('usage: node bench/strip-sweep.mjs FILE.js CONSTANT VALUE…')
    process.exit(2)
  }
  const work = mkdtempSync(join(tmpdir(), 'strip-sweep-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'))
    cpSync(join(root, 'package.json'), join(work, 'package.json'))
    for (const value of values) {
      cpSync(join(root, 'dist'), join(work, 'dist'), { recursive: true })
      const target = join(work, 'dist/strip', file)
      const code = readFileSync(target, 'utf8')
      const declared = new RegExp(`const ${constant} = [^;]+;`)
      if (!declared.test(code)) throw new Error(`${file} declares no const ${constant}`)
      writeFileSync(target, code.replace(declared, `const ${constant} = ${value};`))
      const said = execFileSync(process.execPath, [fileURLToPath(import.meta.url), '--score', work], {
        encoding: 'utf8',
      })
      console.log(`${constant} = ${String(value).padEnd(6)} ${said.trim()}`)
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Prints the scores of a copy of the project, in a process of its own: modules are loaded once. */
async function score(work) {
  const { extract, readArticle } = await import(pathToFileURL(join(work, 'dist/index.js')).href)
  const said = []
  if (existsSync(scorer)) {
    const sets = [
      ['html', 'html', (bytes) => bytes],
      ['text', 'text', (bytes) => bytes],
      ['cut', 'text', cutEnds],
    ]
    for (const [name, folder, change] of sets) {
      const files = readdirSync(join(pages, folder)).filter((entry) => /\.(?:html|txt)$/.test(entry))
      const articles = files.map((entry) => {
        const { title, published, blocks } = readArticle(change(readFileSync(join(pages, folder, entry))))
        const text = blocks.filter(({ kind }) => kind !== 'headline').map((block) => block.text)
        return JSON.stringify({ doc: entry, title, published, text: text.join('\n') })
      })
      mkdirSync(join(work, 'scores'), { recursive: true })
      const list = join(work, 'scores', `${name}.jsonl`)
      writeFileSync(list, articles.join('\n'))
      const line = execFileSync(process.execPath, [scorer, '--pages', join(pages, folder), '--articles', list], {
        encoding: 'utf8',
      })
      said.push(`${name} ${/f1 ([\d.]+)/.exec(line)?.[1]} title ${/title ([\d.]+)/.exec(line)?.[1]}`)
    }
  }
  const fixtures = join(root, 'fixtures/pages')
  const wrong = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => {
    if (!entry.isDirectory()) return false
    const folder = join(fixtures, entry.name)
    const page = JSON.parse(readFileSync(join(folder, 'page.json'), 'utf8'))
    const source = readdirSync(folder).find((name) => name.startsWith('source.'))
    const { article, records } = extract(readFileSync(join(folder, source)))
    const plain = (text) => text.replace(/[\s\u3000]+/g, '')
    const found = records.map(({ raw }) => plain(raw)).join(' ')
    return (
      article.title !== page.title ||
      article.published !== page.published ||
      found !== page.figures.map(plain).join(' ')
    )
  })
  said.push(`fixtures wrong ${wrong.length}`)
  console.log(said.join(' · '))
}

/** A dump as somebody copies it who misses its ends. */
function cutEnds(bytes) {
  const lines = bytes.toString('latin1').split('\n')
  const full = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i]))
  return full.length <= 12 ? bytes : Buffer.from(lines.slice(full[5], full[full.length - 5]).join('\n'), 'latin1')
}
