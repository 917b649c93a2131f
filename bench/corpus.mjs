// Reads the tables of fixtures/corpus whose figures carry what their records must say (the markup: fixtures/corpus/README.md), and holds
// records against them as the scorer does. Used by tests/attributes.test.ts and ablation.mjs.
import { readFileSync } from 'node:fs'
import { sameLabel, sameNames } from './score.mjs'

const folder = new URL('../fixtures/corpus/', import.meta.url)
export const TABLES = ['attributes.tsv', 'parties.tsv', 'period.tsv']

const HEADER = 'published\ttext\tnote'
const BLOCKS = { '# ': 'headline', '## ': 'subhead', '^ ': 'caption' }
const FIGURE = /\{(!?)([^{}|]+)(?:\|([^{}]*))?\}/g

const dates = ({ start, end }) => `${start ?? ''}..${end ?? ''}`
const sorted = (flags) => [...flags].sort().join(';')

/**
 * As the scorer compares names, which takes 和 for the mark of a list and cuts 和田 and the 州 of 博州 too: one name in the other is the same.
 */
function sameOf(want, got) {
  const isOne = [want, got].every((name) => name !== '' && !name.includes('、'))
  return sameNames(want, got) || (isOne && (want.includes(got) || got.includes(want)))
}

/** The fields that a figure may speak of: what its record gives, as it would be written, and whether that is what was wanted. */
const FIELDS = {
  label: { got: ({ label }) => label ?? '', isMet: (want, got) => (want === '' ? got === '' : sameLabel(want, got)) },
  role: { got: ({ role }) => role },
  per: { got: ({ per }) => per ?? '' },
  period: {
    got: ({ period_start, period_end }) => dates({ start: period_start, end: period_end }),
    isMet: (want, got) => dates(days(want)) === got,
  },
  donor: { got: ({ donor }) => donor ?? '', isMet: sameOf },
  recipient: { got: ({ recipient }) => recipient ?? '', isMet: sameOf },
  part_of: { got: ({ part_of }, records) => records.find(({ id }) => id === part_of)?.raw ?? '' },
  flags: { got: ({ flags }) => sorted(flags), isMet: (want, got) => sorted(want.split(';')) === got },
}
export const FIELD_NAMES = Object.keys(FIELDS)

/** The rows of a table of fixtures/corpus. */
export const readCorpus = (name) => rowsOf(readFileSync(new URL(name, folder), 'utf8'), name)

/**
 * The rows of a table: blocks of text, each with its offset in the text that the blocks make when each ends with a newline; and the
 * figures in them, with their span in code points of that text.
 * @throws Error that names table and line of a row that is not well formed
 */
export function rowsOf(table, name) {
  const [header, ...lines] = table
    .split('\n')
    .map((line, i) => ({ cells: line.split('\t'), line, where: `${name}:${i + 1}` }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
  if (header?.line !== HEADER) throw new Error(`${name}: the first line is not ${HEADER.replaceAll('\t', ', ')}`)
  let usual = []
  return lines.flatMap(({ cells: [published, text, ...rest], where }) => {
    if (text === undefined || rest.length > 1) throw new Error(`${where}: not published, text, note`)
    if (published === 'default') {
      usual = fieldsOf(text, where)
      return []
    }
    if (published !== '-' && !/^\d{4}-\d\d-\d\d$/.test(published)) {
      throw new Error(`${where}: published is a day, or - for an article without one`)
    }
    return [{ where, published: published === '-' ? null : published, ...marked(text, usual, where) }]
  })
}

/** The blocks of a text that ¶ parts: `# ` opens a headline, `## ` a subhead, `^ ` a caption. */
export function blocksOf(text) {
  return text.split('¶').map((part) => {
    const [mark = '', kind = 'paragraph'] = Object.entries(BLOCKS).find(([sign]) => part.startsWith(sign)) ?? []
    return { kind, text: part.slice(mark.length) }
  })
}

function marked(cell, usual, where) {
  const figures = []
  let text = ''
  const blocks = blocksOf(cell).map(({ kind, text: part }) => {
    const start = text.length
    let at = 0
    for (const match of part.matchAll(FIGURE)) {
      text += part.slice(at, match.index)
      const from = codePoints(text)
      const [whole, unmet, raw, written = ''] = match
      text += raw
      at = match.index + whole.length
      const own = fieldsOf(written, where)
      const fields = [...own, ...usual.filter(({ name }) => !own.some((field) => field.name === name))]
      if (fields.length === 0) throw new Error(`${where}: ${raw} says nothing`)
      figures.push({ raw, start: from, end: codePoints(text), isUnmet: unmet !== '', fields })
    }
    text += `${part.slice(at)}\n`
    return { kind, text: text.slice(start, -1), start }
  })
  if (figures.length === 0) throw new Error(`${where}: no figure`)
  if (/[{}]/.test(text)) throw new Error(`${where}: a brace without its partner`)
  return { text, blocks, figures }
}

const codePoints = (text) => [...text].length

function fieldsOf(written, where) {
  return written
    .split(' ')
    .filter((field) => field !== '')
    .map((field) => {
      const [, unmet, name, want] = /^(!?)([a-z_]+)=(.*)$/.exec(field) ?? []
      if (FIELDS[name] === undefined) {
        throw new Error(`${where}: ${field}: fields are written name=value, names are ${FIELD_NAMES.join(', ')}`)
      }
      if (name === 'period' && !isPeriod(want))
        throw new Error(`${where}: ${field}: write 2018, 2018-05..2019-06-30, ..2019`)
      return { name, want, isUnmet: unmet !== '' }
    })
}

const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/
const isPeriod = (written) =>
  written.split('..').length <= 2 && written.split('..').every((day) => day === '' || DATE.test(day))

/** The days of a written period: 2018 is its first to its last, 2018-05..2019 from 1 May to the year's end, nothing before .. is open. */
function days(written) {
  const [from, to = from] = written.split('..')
  const [, year, month, day] = DATE.exec(to) ?? []
  const last = () =>
    `${year}-${month ?? 12}-${day ?? new Date(Date.UTC(Number(year), Number(month ?? 12), 0)).getUTCDate()}`
  const [, ...first] = DATE.exec(from) ?? []
  return {
    start: from && [first[0], first[1] ?? '01', first[2] ?? '01'].join('-'),
    end: to && last(),
  }
}

/** The article of a row as the page's reader would give it, made by a program; its first headline is its title. */
export function articleOf({ identityMap, sourceFromText }, { blocks: given, published }) {
  let text = ''
  const blocks = given.map((block) => {
    const map = identityMap(block.text.length, text.length)
    text += `${block.text}\n`
    return { ...block, map, doubtful: false }
  })
  const title = blocks.find(({ kind }) => kind === 'headline')?.text ?? null
  const source = sourceFromText('text', text, { format: 'text' })
  return { source, title, published, publisher: null, url: null, blocks, dropped: [], diagnostics: [] }
}

/**
 * What the records of a row say of its figures: each figure with the record that lies in its place, undefined where none does, and for
 * each of its fields what is got and whether it is met.
 */
export function held({ figures }, records) {
  return figures.map((figure) => {
    const record = records.find(({ start, end }) => start < figure.end && figure.start < end)
    const fields = figure.fields.map((field) => {
      const { got, isMet = (want, has) => want === has } = FIELDS[field.name]
      const has = record && got(record, records)
      return { ...field, got: has, isMet: record !== undefined && isMet(field.want, has) }
    })
    return { figure, record, fields }
  })
}
