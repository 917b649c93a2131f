// What each resolver is worth: switches it off, scores the seeds and the development documents with the project's scorer and the
// corpus of short texts by itself, and prints Markdown tables. The hand-annotated documents lie beside the project (../shared) and are
// read from there, never copied; without them only the corpus is counted.
//   npm run build && node bench/ablation.mjs [--shared DIR] [--write docs/method.md]
// --write puts the tables between the page's `<!-- ablation: … -->` marks instead of printing them.
// Cells of the first row are per cent right; in the others the points that are lost (-) or won (+) with this part off.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ground } from '../dist/ground/ground.js'
import { layOut } from '../dist/layout/outline.js'
import { normalise } from '../dist/normalise/normalise.js'
import { sourceFromBytes, sourceFromText } from '../dist/read/source.js'
import { recognise } from '../dist/recognise/recognise.js'
import { resolvers } from '../dist/resolve/resolve.js'
import { segment } from '../dist/segment/segment.js'
import { identityMap } from '../dist/span.js'
import { strip } from '../dist/strip/article.js'
import { FIELD_NAMES, held, readCorpus, TABLES } from './corpus.mjs'

const beside = fileURLToPath(new URL('../../shared', import.meta.url))
const { values } = parseArgs({ options: { shared: { type: 'string', default: beside }, write: { type: 'string' } } })

/** A part that can be switched off: it makes the list of resolvers without it. */
const whole = resolvers.map(({ name }) => ({
  name: `\`${name}\``,
  without: () => resolvers.filter((resolver) => resolver.name !== name),
}))

/** Where labels stand, by their names in the trace, `label/<where>`; the others stand under "elsewhere". */
const PLACES = {
  'behind the figure': ['behind'],
  'in front of it': ['in front'],
  'of a figure before': ['as the figure before'],
}
const listed = Object.values(PLACES).flat()
const labelledBy = (mention) => mention.trace.find((rule) => rule.startsWith('label/'))?.slice('label/'.length)

/** Labels that stand in some places are taken away again, before the later resolvers see them. */
const labelPlaces = [
  ...Object.entries(PLACES).map(([name, places]) => [name, (place) => places.includes(place)]),
  ['elsewhere', (place) => !listed.includes(place)],
].map(([name, isOff]) => ({
  name: `\`label\`: ${name}`,
  without: () =>
    around(
      'label',
      ({ resolve }) =>
        (mentions, document) =>
          resolve(mentions, document).map((mention) => {
            const place = labelledBy(mention)
            return place !== undefined && isOff(place)
              ? { ...mention, label: null, trace: mention.trace.filter((rule) => !rule.startsWith('label/')) }
              : mention
          }),
    ),
}))

const roleEvidence = [
  {
    name: '`role`: the label',
    without: () =>
      around(
        'role',
        ({ resolve }) =>
          (mentions, document) =>
            resolve(
              mentions.map((mention) => ({ ...mention, label: null })),
              document,
            ).map((mention, i) => ({ ...mention, label: mentions[i].label })),
      ),
  },
  {
    name: '`role`: the words of the sentence',
    without: () =>
      around('role', ({ resolve }) => (mentions, document) => {
        const blanked = new Map()
        const blank = (sentence) => {
          const known = blanked.get(sentence) ?? { ...sentence, text: sentence.text.replace(/[^,;:()。]/g, ' ') }
          blanked.set(sentence, known)
          return known
        }
        return resolve(
          mentions.map((mention) => ({ ...mention, sentence: blank(mention.sentence) })),
          document,
        ).map((mention, i) => ({ ...mention, sentence: mentions[i].sentence }))
      }),
  },
  {
    name: '`role`: the figure before and what is usual',
    without: () =>
      around(
        'role',
        ({ resolve }) =>
          (mentions, document) =>
            resolve(mentions, document).map((mention) =>
              mention.trace.some((rule) =>
                /^role\/.*: (?:as the (?:figure|amount) before|nothing else said)$/.test(rule),
              )
                ? { ...mention, role: 'other' }
                : mention,
            ),
      ),
  },
]

function around(name, change) {
  return resolvers.map((resolver) => (resolver.name === name ? { ...resolver, resolve: change(resolver) } : resolver))
}

/** A document with its figures before any resolver has seen them. */
function figures(article) {
  const plain = normalise(article)
  const document = { plain, sentences: segment(plain) }
  const { mentions } = recognise(document)
  return { document, outline: layOut(document, mentions), mentions }
}

function records({ document, outline, mentions }, list) {
  return ground(
    list.reduce((current, { resolve }) => resolve(current, outline), mentions),
    document,
  )
}

const FIELDS = ['unit', 'label', 'role', 'per', 'period', 'donor', 'recipient']
const sets = [
  { gold: 'gold', docs: 'seeds' },
  { gold: 'dev/gold', docs: 'dev/docs' },
]
  .map(({ gold, docs }) => ({ gold: join(values.shared, gold), docs: join(values.shared, docs) }))
  .filter(({ gold, docs }) => existsSync(gold) && existsSync(docs))
  .map((set) => ({
    ...set,
    read: readdirSync(set.docs)
      .sort()
      .map((name) => figures(strip(sourceFromBytes(name, readFileSync(join(set.docs, name)), {})))),
  }))

const scratch = mkdtempSync(join(tmpdir(), 'ablation-'))

/** Shares right of each field over both sets, by the scorer. */
function documentScores(list) {
  const scored = sets.map(({ gold, docs, read }) => {
    const file = join(scratch, 'records.json')
    writeFileSync(file, JSON.stringify(read.flatMap((one) => records(one, list))))
    const scorer = join(values.shared, 'score/score.mjs')
    const args = [scorer, '--gold', gold, '--docs', docs, '--records', file, '--json']
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  })
  const found = scored.reduce((sum, { kinds }) => sum + kinds.all.tp, 0)
  return {
    scored,
    shares: FIELDS.map(
      (field) => scored.reduce((sum, { kinds, fields }) => sum + fields[field] * kinds.all.tp, 0) / found,
    ),
  }
}

const corpus = TABLES.flatMap(readCorpus).map((row) => ({ row, read: figures(articleOf(row)) }))

function articleOf({ text, blocks, published }) {
  return {
    source: sourceFromText('corpus', text, { format: 'text' }),
    title: blocks.find(({ kind }) => kind === 'headline')?.text ?? null,
    published,
    publisher: null,
    url: null,
    blocks: blocks.map(({ kind, text: words, start }) => {
      return { kind, text: words, map: identityMap(words.length, start), doubtful: false }
    }),
    dropped: [],
    diagnostics: [],
  }
}

/** Shares right of each field where the corpus speaks of it, those that it holds for unmet among the wrong. */
function corpusScores(list) {
  const told = corpus.flatMap(({ row, read }) => held(row, records(read, list)).flatMap(({ fields }) => fields))
  return FIELD_NAMES.map((field) => {
    const some = told.filter(({ name }) => name === field)
    return some.filter(({ isMet }) => isMet).length / some.length
  })
}

const percent = (share) => (100 * share).toFixed(1)

/** Points lost or won; nothing where nothing changes. */
function change(share, before) {
  const points = percent(share - before)
  if (Number(points) === 0) return ''
  return share < before ? points.replace('-', '−') : `+${points}`
}

function table(columns, scores) {
  const all = scores(resolvers)
  const rows = [...whole, ...labelPlaces, ...roleEvidence].map(({ name, without }) => [name, scores(without())])
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(['off', ...columns]),
    line(['---', ...columns.map(() => '--:')]),
    line(['**nothing**', ...all.map(percent)]),
    ...rows
      .map(([name, shares]) => [name, ...shares.map((share, i) => change(share, all[i]))])
      .filter(([, ...changes]) => changes.some((points) => points !== ''))
      .map(line),
  ].join('\n')
}

/** How many figures are found, as the scorer counts them. */
function foundFigures() {
  const scored = documentScores(resolvers).scored.map(({ kinds }) => kinds)
  const sums = (kind) =>
    ['gold', 'tp', 'fp', 'fn'].map((count) => scored.reduce((sum, kinds) => sum + kinds[kind][count], 0))
  const f1 = (kind) => {
    const [, right, wrong, missed] = sums(kind)
    return percent((2 * right) / (2 * right + wrong + missed))
  }
  const [gold, right, wrong] = sums('all')
  const kinds = ['money', 'personnel', 'project'].map((kind) => `${kind} ${f1(kind)}`)
  return `Of ${gold} figures ${right} are found, and ${wrong} that are none. F1 in per cent: ${kinds.join(', ')}.`
}

const parts = {
  ...(sets.length > 0 && {
    found: foundFigures(),
    documents: table(FIELDS, (list) => documentScores(list).shares),
  }),
  corpus: `${corpus.flatMap(({ row }) => row.figures).length} figures of ${corpus.length} texts:\n\n${table(FIELD_NAMES, corpusScores)}`,
}
rmSync(scratch, { recursive: true })
if (values.write === undefined) console.log(Object.values(parts).join('\n\n'))
else writeFileSync(values.write, Object.entries(parts).reduce(put, readFileSync(values.write, 'utf8')))

function put(page, [name, text]) {
  const [open, close] = [`<!-- ablation: ${name} -->`, '<!-- /ablation -->']
  const from = page.indexOf(open)
  const to = page.indexOf(close, from)
  if (from < 0 || to < 0) throw new Error(`${values.write} has no marks for ${name}`)
  return `${page.slice(0, from + open.length)}\n${text}\n${page.slice(to)}`
}
