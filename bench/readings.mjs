// What the program makes of every text that may be read, figure by figure with the rules that it came by, and of every number that is none,
// beside what it made of it when the tables of fixtures/readings were written: tells any change that nobody meant, whether a score moves or not.
//
//   node bench/readings.mjs [SET…]            prints what differs: text, figure, column: was → is
//   node bench/readings.mjs [SET…] --update   prints the same and writes it down
//
// The tables are no gold: what stands in them is what was read, right or wrong. tests/readings.hard.ts holds them, bench/mutate.mjs reads them.
// Of texts that nobody wrote (readings/probes.mjs) only a digest is kept. Sets whose errors nobody has read (sweep/unread.mjs) are left out, and so is what lies beside the checkout.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { readingSets } from './readings/sets.mjs'

const TOLD = fileURLToPath(new URL('../fixtures/readings', import.meta.url))

/** Of a figure: where it stands, what its record says, how that was found. Of a number that is none only its place and, as rule, why. */
const COLUMNS = [
  ...['at', 'line', 'start', 'end', 'raw', 'kind', 'value', 'unit', 'qualifier', 'min', 'max', 'per', 'label', 'role'],
  ...['donor', 'recipient', 'period', 'period_start', 'period_end', 'part_of', 'flags', 'context'],
  ...['label_by', 'donor_by', 'recipient_by', 'period_from', 'rules'],
]
/** Rules that tell what has a column of its own. */
const OWN_COLUMN = /^(?:label\/|donor: |recipient: )/
/** A line that opens a text: its name or its words, then what was read of it as a whole. */
const HEAD = '# '

/** What a program makes of a text: a line that opens it, and one for each of its numbers in their order. */
export function linesOf({ name, read, hasPage = false, isProbe = false }, app) {
  const { document, mentions, rejections, records } = read(app)
  const rows = [
    ...mentions.map((mention, i) => ({ of: mention, cells: figureCells(mention, records[i], records) })),
    ...rejections.map((rejection) => ({
      of: rejection,
      cells: { raw: rejection.sentence.text.slice(rejection.start, rejection.end), rules: rejection.reason },
    })),
  ].sort((a, b) => a.of.sentence.index - b.of.sentence.index || a.of.start - b.of.start)
  const lines = rows.map(({ of, cells }) =>
    [`${of.sentence.index + 1}:${of.start}`, ...COLUMNS.slice(1).map((column) => cell(cells[column]))].join('\t'),
  )
  if (isProbe) return [`${HEAD}${cell(name)}\t${sum(lines)}`]
  const head = [name, ...(hasPage ? pageCells(document.plain.article) : [])]
  return [`${HEAD}${head.map(cell).join('\t')}`, ...lines]
}

const cell = (value) => (value ?? '').toString().toWellFormed().replace(/\s/g, ' ')

function figureCells({ evidence, trace }, record, records) {
  const whole = records.findIndex(({ id }) => id === record.part_of)
  return {
    ...record,
    part_of: whole < 0 ? '' : records[whole].raw,
    flags: record.flags.join(' '),
    label_by: evidence.label,
    donor_by: found(evidence.donor),
    recipient_by: found(evidence.recipient),
    rules: trace.filter((rule) => !OWN_COLUMN.test(rule)).join('; '),
  }
}

/** By which step, in which scope, with the codes of its places, and whom later steps would have found. */
function found(party) {
  if (party === null) return ''
  const { by, scope, places, over } = party
  const lost = over().map((one) => `${one.name} ${one.by} ${one.scope}`)
  return [`${by} ${scope}`, places.flatMap(({ code }) => code ?? []).join(' '), ...lost].join('; ')
}

/** What the page was read to be: what it says of itself, how many blocks with where each character of them stands, what was dropped. */
function pageCells({ title, published, publisher, url, blocks, dropped }) {
  const held = blocks.map(({ kind, text, doubtful, map, cells }) => [kind, text, doubtful, ...placesOf(map), cells])
  return [title, published, publisher, url, sum(held), sum(dropped)]
}

/** Where in the source each character of a block begins and ends. */
function placesOf({ length, runs }) {
  const [starts, ends] = [[], []]
  runs.forEach(({ at, start, end }, i) => {
    const size = (runs[i + 1]?.at ?? length) - at
    for (let k = 0; k < size; k++) {
      starts.push(end === null ? start + k : start)
      ends.push(end ?? start + k + 1)
    }
  })
  return [starts, ends]
}

function sum(all) {
  return `${all.length} ${createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 12)}`
}

/** The lines of a set as they were written down, by the line's text that opens them; none where it was never written. */
export function toldOf(set) {
  const file = join(TOLD, `${set}.tsv`)
  return existsSync(file) ? byText(readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) : new Map()
}

/** Lines by the name of their text. */
export function byText(all) {
  const texts = new Map()
  let own
  for (const line of all) {
    if (line.startsWith(HEAD)) {
      own = []
      texts.set(nameOf(line), own)
    }
    own.push(line)
  }
  return texts
}

/** The name of the text that a line opens. */
export const nameOf = (head) => head.slice(HEAD.length).split('\t')[0]

/** How what a set's texts are read as differs from what they were: a line for each text, figure and column. */
export function differences(was, is) {
  const names = new Set([...is.keys(), ...was.keys()])
  return [...names].flatMap((name) => {
    const [before, now] = [was, is].map((texts) => texts.get(name))
    if (before === undefined) return [`+ ${name}`]
    if (now === undefined) return [`- ${name}`]
    const found = changes(before, now)
    return found.length === 0 ? [] : [`  ${name}`, ...found.map((line) => `    ${line}`)]
  })
}

function changes([head, ...before], [newHead, ...now]) {
  const [old, fresh] = [before, now].map((rows) => new Map(rows.map((row) => [keyOf(row), row.split('\t')])))
  return [
    ...(head === newHead ? [] : [`${head} → ${newHead}`]),
    ...[...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
      const [was, is] = [old.get(key), fresh.get(key)]
      if (was === undefined) return [`+ ${is.filter(Boolean).join(' ')}`]
      if (is === undefined) return [`- ${was.filter(Boolean).join(' ')}`]
      const changed = COLUMNS.flatMap((column, i) => (was[i] === is[i] ? [] : [`${column}: ${was[i]} → ${is[i]}`]))
      return changed.length === 0 ? [] : [`${key} ${is[RAW]}: ${changed.join('; ')}`]
    }),
  ]
}

/** A number is the same one where it stands in the same place and is a figure as before. */
const RAW = COLUMNS.indexOf('raw')
const KIND = COLUMNS.indexOf('kind')
function keyOf(row) {
  const cells = row.split('\t')
  return `${cells[0]}${cells[KIND] === '' ? ' no figure' : ''}`
}

async function main() {
  const { values, positionals } = parseArgs({ options: { update: { type: 'boolean' } }, allowPositionals: true })
  const [program, pipeline, source, span] = await Promise.all(
    ['index', 'pipeline', 'read/source', 'span'].map((name) => import(`../dist/${name}.js`)),
  )
  const app = { ...program, ...source, ...span, readArticle: pipeline.readArticle }
  let count = 0
  for (const { name, texts } of readingSets()) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    const is = texts.flatMap((text) => linesOf(text, app))
    const told = differences(toldOf(name), byText(is))
    count += told.length
    if (told.length > 0) console.log([name, ...told].join('\n'))
    if (!values.update) continue
    mkdirSync(TOLD, { recursive: true })
    writeFileSync(join(TOLD, `${name}.tsv`), `${[COLUMNS.join('\t'), ...is].join('\n')}\n`)
  }
  if (count > 0 && !values.update) {
    console.log('Where each change is meant: node bench/readings.mjs --update')
    process.exitCode = 1
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
