// Which rows of the word lists that src/recognise reads, and which alternatives of its patterns, no text at hand needs: each is taken
// away, and every text that holds its words is read again; what was idle stays away, so that of two that say the same one is kept.
// Compared are all figures of fixtures/ (the set that is kept unread aside) and of the sets beside the project, with all their columns.
//   npm run build && nice node bench/idle.mjs rows [TABLE…]        behind each row: how many texts hold its word
//   nice node bench/idle.mjs patterns [FILE…]                      the pattern, the alternative or the character of a class, as above
//   node bench/idle.mjs count                                      how many Chinese words there are in the code and how many rows
// That nothing here needs a row is no proof: a whole class (all currencies, all provinces) stays; a row that others cover goes.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseSync } from 'oxc-parser'
import { alternatives } from './sweep/pieces.mjs'
import { sourcesOf, textReader } from './sweep/texts.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const HAN = /\p{Script=Han}/u
/** The tables of src/recognise, but for the words of roles, which are the business of src/resolve/role.ts. */
const TABLES = ['countables', 'currencies', 'currency-symbols', 'hedges', 'label-words', 'localities', 'money-cues']
TABLES.push('number-names', 'number-words', 'people', 'projects', 'units')

/** Those that src/resolve reads too. */
const RESOLVED = ['label-words', 'money-cues', 'people', 'projects']

/** Where a row could tell, for every row of a table: what others cover comes out even here. */
const PROBES = {
  'number-words': [
    '人',
    '名',
    '位',
    '户',
    '个',
    '项',
    '元',
    '块',
    '毛',
    '员工',
    '学生',
    '教师',
    '干部',
    '市民',
    '农牧民',
    '家庭',
    '项目',
    '工程',
  ]
    .flatMap((noun) => [`共有W${noun}参加。`, `W${noun}，`])
    .concat(
      ['三百人', '3名', '两千元', '3.6万元', '一千二', '百名'].flatMap((next) => [
        `在W${next}参加。`,
        `我们W${next}。`,
      ]),
    )
    .concat(
      ['三', '两', '3', '百'].flatMap((before) => [`援建${before}W人。`, `援建${before}W元。`, `${before}W个项目`]),
    ),
  'label-words': [
    '援建项目W36个。',
    '援疆教师W36名。',
    '到位资金W3亿元。',
    '项目清单公布,我县W36个。',
    '完成W36个项目。',
    '36名W援疆教师。',
    '36名援疆教师W新学期。',
    '3亿元W资金。',
    '3亿元W项目建设资金。',
    '3亿元援疆资金W项目。',
    'W贷款3亿元。',
    '某社W贷款3亿元。',
    '某县W教师36名。',
    '学校里W教师36名。',
    '36个W民生项目。',
  ],
  hedges: [
    '资金W3亿元。',
    '来了W36名教师。',
    '资金3亿元W。',
    '资金3亿W，',
    '共36名W参加。',
    '36个W项目',
    '每县至少W36名',
    '不W36名',
    '36万W人',
  ],
  units: [
    '共36W。',
    '36W学生',
    '36W项目',
    '有36万W，',
    '水利工程36W',
    '资金36万W。',
    '36W元',
    '三W教师参加',
    '捐款36W',
  ],
  'money-cues': [
    'W3亿。',
    'W了3亿，',
    'W达3.6亿。',
    '3亿W。',
    '3亿的W',
    '某县W，共3亿。',
    'W为五千万。',
    '捐款3亿元，W5万。',
    'W一千二。',
    'W超百亿。',
  ],
  people: [
    '36个W。',
    '36个W参加',
    '36个某W。',
    '36个W宿舍',
    '1.2万W。',
    '1.2万某W',
    'W36个。',
    '某W36个',
    'W1.2万。',
    '十几个W',
    '36户W。',
    'W1200',
    // what people have: 5个学生宿舍, 妇女联合会8个
    '5个学生W',
    '12个儿童W。',
    '妇女W8个',
    '一个W出了36名教师',
    'W捐款36万元',
  ],
  projects: [
    '36个项目W。',
    '36个项目W开工',
    '36个W项目。',
    '36个W、5个民生项目。',
    '36个W工程',
    '援建项目52个，W36个。',
    '项目W公布，我市36个。',
    '工程W36项',
  ],
  countables: [
    '36个W培训干部',
    '36个W的学生',
    '为36个W实施项目',
    '36个W。',
    '36个某W干部参加',
    '36个W贫困户',
    'W36个吸纳就业',
    '36个W项目',
    '项目W36个',
  ],
}

const filesIn = (folder, ending) =>
  readdirSync(folder, { recursive: true }).flatMap((name) => (name.endsWith(ending) ? [join(folder, name)] : []))

/** All nodes of a file that hold words: patterns, strings and the fixed parts of templates. */
function literals(file) {
  const found = []
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return
    if (node.regex || typeof node.value === 'string' || node.type === 'TemplateElement') found.push(node)
    else if (!String(node.type).startsWith('Import')) for (const child of Object.values(node)) visit(child)
  }
  visit(parseSync(file, readFileSync(file, 'utf8')).program)
  return found
}

const [what = '', ...names] = process.argv.slice(2)
if (what === 'count') {
  const code = filesIn(join(root, 'src/recognise'), '.ts').flatMap(literals)
  const runs = code.flatMap(
    (node) => (node.regex?.pattern ?? node.value?.raw ?? node.value).match(/\p{Script=Han}+/gu) ?? [],
  )
  console.log(`code: ${runs.length} runs of Chinese characters in patterns and strings, ${new Set(runs).size} distinct`)
  const rows = TABLES.map((name) => JSON.parse(readFileSync(join(root, `dist/lexicon/${name}.json`), 'utf8')).length)
  const told = TABLES.map((name, i) => `${name} ${rows[i]}`).join(', ')
  console.log(`rows: ${rows.reduce((sum, count) => sum + count, 0)} (${told})`)
  process.exit()
}

/** What is left away: rows by table; the patterns as they are read, by the place where they stand. `turn` counts the changes. */
const idle = { turn: 0, without: new Map(TABLES.map((name) => [name, new Set()])), patterns: new Map(), frames: [] }
idle.rows = (name, rows) => {
  for (const frame of idle.frames) frame.add(name)
  return rows.filter((_, i) => !idle.without.get(name)?.has(i))
}
idle.pattern = (place, pattern) => {
  if (!idle.patterns.has(place)) idle.patterns.set(place, pattern)
  return idle.patterns.get(place)
}
idle.changed = new Map()
globalThis.idle = idle

/** A value made of rows is made again where they have changed since; all else, as the segmenter's dictionary, is kept. */
const LAZY = `export function lazy(make) {
  let made
  return () => {
    const { idle } = globalThis
    if (made === undefined || [...made.tables].some((name) => (idle.changed.get(name) ?? 0) > made.turn)) {
      const tables = new Set()
      idle.frames.push(tables)
      try { made = { value: make(), tables, turn: idle.turn } } finally { idle.frames.pop() }
    }
    for (const frame of idle.frames) for (const name of made.tables) frame.add(name)
    return made.value
  }
}`

const work = mkdtempSync(join(tmpdir(), 'idle-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
cpSync(join(root, 'dist'), join(work, 'dist'), { recursive: true })
cpSync(join(root, 'package.json'), join(work, 'package.json'))
symlinkSync(join(root, 'node_modules'), join(work, 'node_modules'))
const lazily = join(work, 'dist/lazy.js')
writeFileSync(lazily, readFileSync(lazily, 'utf8').replace(/export function lazy\([\s\S]*?\n\}/, LAZY))
const table = join(work, 'dist/lexicon/table.js')
const reads = readFileSync(table, 'utf8')
writeFileSync(table, reads.replace(/(const rows = )(.*);/, '$1globalThis.idle.rows(name, $2);'))
for (const file of filesIn(join(work, 'dist/recognise'), '.js')) {
  let code = readFileSync(file, 'utf8')
  for (const { start, end, raw } of literals(file)
    .filter(({ regex }) => regex)
    .sort((a, b) => b.start - a.start)) {
    const place = `${file.slice(work.length + '/dist/recognise/'.length, -'.js'.length)}:${start}`
    code = `${code.slice(0, start)}globalThis.idle.pattern('${place}', ${raw})${code.slice(end)}`
  }
  writeFileSync(file, code)
}

const app = (file) => import(pathToFileURL(join(work, 'dist', file)).href)
const sources = await app('read/source.js')
const textOf = await textReader(app)
const texts = sourcesOf(root, sources).map(textOf)
console.error(`${texts.length} texts`)
const isResolved = what === 'rows' && RESOLVED.some((name) => names.length === 0 || names.includes(name))
for (const text of texts) text.key = { recognised: text.recognised(), read: isResolved ? text.read() : '' }
texts.sort((a, b) => a.whole.length - b.whole.length)

/** True where no text comes out otherwise. */
const isIdle = (holds, how = 'recognised') => texts.every((text) => !holds(text.whole) || text[how]() === text.key[how])
const report = (cells) => console.log(cells.join('\t'))

function takeAwayRows(name) {
  const rows = JSON.parse(readFileSync(join(work, `dist/lexicon/${name}.json`), 'utf8'))
  const isFigureOnly = !RESOLVED.includes(name)
  const change = (act) => {
    act()
    idle.changed.set(name, ++idle.turn)
  }
  for (const [i, { word, ...rest }] of rows.entries()) {
    const probes = (PROBES[name] ?? []).map((probe) =>
      textOf(sources.sourceFromText('probe', probe.replaceAll('W', word))),
    )
    const how = isFigureOnly ? 'recognised' : 'read'
    const found = probes.map((probe) => probe[how]())
    const holds = (text) => word.split('…').every((part) => text.includes(part))
    change(() => idle.without.get(name).add(i))
    const isCovered = probes.every((probe, at) => probe[how]() === found[at])
    if (isCovered && isIdle(holds) && (isFigureOnly || isIdle(holds, 'read')))
      report([name, word, Object.values(rest).join(' '), texts.filter(({ whole }) => holds(whole)).length])
    else change(() => idle.without.get(name).delete(i))
  }
}

function takeAwayParts(place, pattern) {
  const { source, flags } = pattern
  const gone = []
  // a cut that lies in another is gone with it
  for (const { cut, text } of alternatives(source)) {
    if (gone.some(([from, to]) => cut[0] < to && from < cut[1])) continue
    const cuts = [...gone, cut].sort(([a], [b]) => b - a)
    pattern.compile(
      cuts.reduce((left, [from, to]) => left.slice(0, from) + left.slice(to), source),
      flags,
    )
    const words = /^\p{Script=Han}+$/u.test(text) ? [text] : [...text].filter((character) => HAN.test(character))
    const holds = (whole) => words.some((word) => whole.includes(word))
    if (isIdle(holds)) {
      gone.push(cut)
      report([place, source.slice(0, 40), text, texts.filter(({ whole }) => holds(whole)).length])
    }
  }
  pattern.compile(
    gone.sort(([a], [b]) => b - a).reduce((left, [from, to]) => left.slice(0, from) + left.slice(to), source),
    flags,
  )
}

if (what === 'rows') for (const name of names.length > 0 ? names : TABLES) takeAwayRows(name)
else if (what === 'patterns') {
  for (const [place, pattern] of idle.patterns)
    if (HAN.test(pattern.source) && (names.length === 0 || names.some((name) => place.startsWith(name))))
      takeAwayParts(place, pattern)
} else {
  console.error('usage: node bench/idle.mjs rows [TABLE…] | patterns [FILE…] | count')
  process.exitCode = 2
}
