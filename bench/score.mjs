// Scores records against annotated mentions: fixtures/annotated, or whatever documents lie beside a gold folder.
//
//   node bench/score.mjs --gold DIR --docs DIR [--records FILE] [--errors]
//
// The gold folder holds one <document>.jsonl a document, in the keys of fixtures/annotated/README.md; FILE is what the tool
// wrote (json or jsonl); without it the documents are read now. `.ci/gate.mjs` holds the figures against the floors.
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const KINDS = ['money', 'personnel', 'project']

/** What a row must have right to be right in every column. */
const ROW = ['unit', 'qualifier', 'bounds', 'per', 'role', 'label', 'period', 'donor', 'recipient', 'part_of', 'repeat']

const num = (v) => (v === null || v === undefined || v === '' ? null : Number(v))
const same = (a, b) => num(a) === num(b)
const ratio = (a, b) => (b === 0 ? null : a / b)
/** Text without quotes and blanks, of one width. */
export const text = (s) => (s ?? '').normalize('NFKC').replace(/[\s“”"‘’'《》]/g, '')
const digits = (s) =>
  String(s)
    .normalize('NFKC')
    .replace(/[^0-9.〇零一二兩两三四五六七八九十百千万萬亿億壹贰叁肆伍陆柒捌玖拾佰仟半数數几幾]/g, '')

/** Character-overlap F1 of two short strings. */
function chars(a, b) {
  if (!a && !b) return 1
  if (!a || !b) return 0
  const bag = new Map()
  for (const c of a) bag.set(c, (bag.get(c) ?? 0) + 1)
  let both = 0
  for (const c of b) {
    if (!(bag.get(c) > 0)) continue
    both++
    bag.set(c, bag.get(c) - 1)
  }
  return (2 * both) / ([...a].length + [...b].length)
}

// Names of places and bodies: units, provinces in front, counts and the order of a list do not matter.
const UNIT =
  /(?:维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|地区|特别行政区|兄弟省市|省|市|县|区|州|盟|旗)$/
const ABBREVIATIONS = Object.fromEntries(
  (
    '沪上海 粤广东 京北京 津天津 苏江苏 浙浙江 鲁山东 闽福建 晋山西 冀河北 豫河南 鄂湖北 湘湖南 皖安徽 赣江西 川四川 ' +
    '渝重庆 黔贵州 滇云南 桂广西 陕陕西 甘甘肃 宁宁夏 青青海 疆新疆 藏西藏'
  )
    .split(' ')
    .map((row) => [row[0], row.slice(1)]),
)
const short = (name) => (name.length > 2 ? name.replace(UNIT, '') || name : name)
const names = (s) =>
  text(s)
    .replace(/第(?=[一二三四五六七八九十]+师)/g, '')
    .split(/[、,;和及与]/)
    .map((n) => ABBREVIATIONS[n] ?? n.replace(/个(?=省|市|地|援)|^对口|(?:援疆|援藏|支援)(?=省|市)|等(?=\d|$)/g, ''))
    .map(short)
    .filter(Boolean)
/** 新疆伊犁|伊宁县 and 伊宁县|吉里于孜镇 are one chain of places, told to different depths. */
function chain(x, y) {
  for (let k = Math.min(x.length, y.length) - 1; k >= 2; k--) {
    if (x.endsWith(y.slice(0, k)) || y.endsWith(x.slice(0, k))) return true
  }
  return false
}
const within = (x, y) => x.includes(y) || y.includes(x) || chain(x, y)
/** A name that holds a verb's particle, or a number with its counter, is no name. */
const BROKEN = /[了把被着]|\d个|个国家/
/** True where two names, or lists of names joined by 、, are of the same places and bodies, told to whatever depth. */
export function sameNames(a, b) {
  if (b && BROKEN.test(b) && !(a && BROKEN.test(a))) return false
  const [xs, ys] = [names(a), names(b)]
  if (xs.length === 0 || ys.length === 0) return xs.length === ys.length
  // one name for a list: the place that all of the list lie in
  if (xs.length > 1 && ys.length === 1) return xs[0].startsWith(ys[0]) || xs.every((n) => n.startsWith(ys[0]))
  return paired(xs, ys, within)
}

/** True for those that are told to one depth: 喀什 and 新疆喀什 are, 新疆 and 新疆喀什 are not. */
export function asDeep(a, b) {
  return paired(names(a), names(b), (x, y) => x.endsWith(y) || y.endsWith(x))
}

/** True for lists of one length in which each name has its like in the other. */
function paired(xs, ys, areLike) {
  const met = (list, others) => list.every((n) => others.some((m) => areLike(n, m)))
  return xs.length === ys.length && met(xs, ys) && met(ys, xs)
}

/** True where two labels share at least half of their characters. */
export function sameLabel(a, b) {
  return chars(text(a), text(b)) >= 0.5
}

/** How each field of a record `r` is held against that of an annotated mention `g`. */
const FIELDS = {
  unit: (g, r) => (g.unit ?? null) === (r.unit ?? null),
  qualifier: (g, r) => g.qualifier === r.qualifier,
  bounds: (g, r) => same(g.min, r.min) && same(g.max, r.max),
  per: (g, r) => (g.per ?? null) === (r.per ?? null),
  role: (g, r) => g.role === r.role,
  // a mention without a label takes any
  label: (g, r) => !g.label || sameLabel(g.label, r.label),
  period: (g, r) =>
    (g.period?.start ?? '') === (r.period_start ?? '') && (g.period?.end ?? '') === (r.period_end ?? ''),
  donor: (g, r) => sameNames(g.donor, r.donor),
  recipient: (g, r) => sameNames(g.recipient, r.recipient),
  part_of: (g, r, { wholeOf, goldOf }) => {
    if (g.part_of === undefined) return true // not annotated
    if (!g.part_of) return !r.part_of
    const whole = r.part_of && goldOf.get(`${r.doc} ${r.part_of}`)
    const want = wholeOf(g)
    // where the whole is printed twice either will do
    return Boolean(whole && want) && whole.kind === want.kind && same(whole.value, want.value)
  },
  repeat: (g, r) => (g.flags ?? []).includes('repeat') === (r.flags ?? []).includes('repeat'),
  sentence: (g, r) => typeof r.sentence === 'string' && text(r.sentence).includes(text(g.raw)),
}
const STRICT = ['unit', 'qualifier', 'bounds']
/** Some sets say what the mentions are and nothing of what they mean. */
const hasAttributes = (g) => g.role !== undefined
/** Careful people differ on this column, or nobody has said: it is left out of the shares. */
const unsure = (g, name) =>
  (g.lenient ?? []).includes(name) || (!hasAttributes(g) && !STRICT.includes(name) && name !== 'sentence')
/** Any answer passes in a row. Who differs on the flags differs on any of them, so `repeat` passes, but stays in its share. */
const lenient = (g, name) => unsure(g, name) || (name === 'repeat' && (g.lenient ?? []).includes('flags'))

/** What a value given is, in the gold and in a record, by field. */
const GIVEN = {
  label: [(g) => g.label, (r) => r.label],
  period: [(g) => g.period?.start || g.period?.end, (r) => r.period_start || r.period_end],
  donor: [(g) => g.donor, (r) => r.donor],
  recipient: [(g) => g.recipient, (r) => r.recipient],
  part_of: [(g) => g.part_of, (r) => r.part_of],
}

/** Columns that say how near the evidence for an answer stands, the nearest first. */
const FROM = { donor: 'donor_from', recipient: 'recipient_from', period: 'period_from' }
const SCOPES = ['clause', 'sentence', 'paragraph', 'heading', 'article']

/** The annotated mentions of a folder, document by document. */
export function readGold(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .sort()
    .flatMap((file) => jsonLines(readFileSync(join(folder, file), 'utf8')))
}

/** Every document of the folder that the gold speaks of; one with an empty gold file holds no figure. */
export function goldDocuments(goldFolder, docsFolder) {
  const stem = (file) => file.replace(/\.[^.]+$/, '')
  const known = new Set(readdirSync(goldFolder).map(stem))
  return readdirSync(docsFolder).filter((file) => known.has(stem(file)))
}

function jsonLines(content) {
  return content
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line))
}

/**
 * Matches records with mentions by document, kind, overlapping place and equal value, and scores the fields of the matched.
 * @param gold mentions, as `readGold` gives them; they are not changed
 * @param docs folder of the documents
 * @param records of these documents alone
 */
export function score(gold, docs, records) {
  const spans = spansOf(gold, docs)
  const byDoc = Map.groupBy ? Map.groupBy(records, (r) => basename(r.doc)) : grouped(records, (r) => basename(r.doc))
  const [hits, near, taken] = [new Map(), new Map(), new Set()]
  for (const g of [...gold].sort((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false))) {
    const around = (byDoc.get(g.doc) ?? []).filter(
      (r) => !taken.has(r) && r.kind === g.kind && overlaps(g, r, spans.get(g)),
    )
    const hit = around.find((r) => same(r.value, g.value))
    if (hit) {
      taken.add(hit)
      hits.set(g, hit)
    } else if (around[0]) near.set(g, around[0])
  }
  const context = {
    goldOf: new Map([...hits].map(([g, r]) => [`${r.doc} ${r.id}`, g])),
    wholeOf: ({ doc, part_of: { raw, line, nth } }) =>
      gold.find(
        (w) => w.doc === doc && w.raw === raw && (w.line ?? null) === (line ?? null) && (w.nth ?? 1) === (nth ?? 1),
      ),
  }
  const right = (name, g, r) => FIELDS[name](g, r, context)
  const passes = (name, g, r) => lenient(g, name) || right(name, g, r)
  const required = [...hits].filter(([g]) => !g.optional)
  const full = required.filter(([g]) => hasAttributes(g))

  const counts = (kinds) => {
    const wanted = gold.filter((g) => kinds.includes(g.kind) && !g.optional)
    const tp = wanted.filter((g) => hits.has(g)).length
    const fp = records.filter((r) => kinds.includes(r.kind) && !taken.has(r)).length
    const fn = wanted.length - tp
    const strict = wanted.filter((g) => hits.has(g) && STRICT.every((name) => passes(name, g, hits.get(g)))).length
    const f1 = (found) => ratio(2 * found, 2 * tp + fp + fn)
    return {
      gold: wanted.length,
      tp,
      fp,
      fn,
      precision: ratio(tp, tp + fp),
      recall: ratio(tp, tp + fn),
      f1: f1(tp),
      strictF1: f1(strict),
    }
  }
  return {
    kinds: Object.fromEntries([...KINDS.map((kind) => [kind, counts([kind])]), ['all', counts(KINDS)]]),
    /** Of the matched mentions on whose field careful people agree, the share that is right. */
    agreed: Object.fromEntries(
      Object.keys(FIELDS).map((name) => {
        const sure = required.filter(([g]) => !unsure(g, name))
        return [name, ratio(sure.filter(([g, r]) => right(name, g, r)).length, sure.length)]
      }),
    ),
    /** Of the values that the records give: how many, the share that is right, and the share of the gold's that is given right. */
    given: Object.fromEntries(
      Object.entries(GIVEN).map(([name, [want, has]]) => {
        const sure = required.filter(([g]) => !unsure(g, name))
        const given = sure.filter(([g, r]) => has(r) && (name !== 'label' || want(g)))
        const good = given.filter(([g, r]) => want(g) && right(name, g, r)).length
        return [
          name,
          {
            given: given.length,
            precision: ratio(good, given.length),
            recall: ratio(good, sure.filter(([g]) => want(g)).length),
          },
        ]
      }),
    ),
    /** Of the parties and periods given, by how near their evidence stands: how many, and the share that is right. */
    near: Object.fromEntries(
      Object.entries(FROM).map(([name, from]) => {
        const [want, has] = GIVEN[name]
        const given = required.filter(([g, r]) => !unsure(g, name) && has(r))
        const isRight = ([g, r]) => Boolean(want(g)) && right(name, g, r)
        const at = SCOPES.map((scope) => [scope, given.filter(([, r]) => r[from] === scope)])
        return [
          name,
          Object.fromEntries(at.map(([scope, of]) => [scope, { given: of.length, right: of.filter(isRight).length }])),
        ]
      }),
    ),
    /** The share of records that are right in every column of ROW, lenient ones excused. */
    rows: ratio(full.filter(([g, r]) => ROW.every((name) => passes(name, g, r))).length, full.length),
    missed: gold.filter((g) => !hits.has(g) && !g.optional).map((g) => ({ ...g, got: near.get(g) })),
    wrong: records.filter((r) => !taken.has(r)),
    errors: required.flatMap(([g, r]) =>
      ROW.filter((name) => !passes(name, g, r)).map((field) => ({ gold: g, record: r, field })),
    ),
  }
}

function grouped(items, key) {
  const groups = new Map()
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}

/** Where each mention stands, in code points: for text documents; null for others, where raw and order decide. */
function spansOf(gold, docs) {
  const texts = new Map()
  return new Map(
    gold.map((g) => {
      // the offsets of a row's records are those of its text, not of the file
      if (g.line == null || g.doc.endsWith('.jsonl')) return [g, null]
      if (!texts.has(g.doc))
        texts.set(
          g.doc,
          decoded(
            readFileSync(join(docs, g.doc)),
            gold.filter((one) => one.doc === g.doc),
          ),
        )
      return [g, spanOf(g, texts.get(g.doc))]
    }),
  )
}

/** A document's text in the encoding in which most of its mentions stand in it. */
function decoded(bytes, mentions) {
  const texts = ['utf-8', 'gb18030', 'big5'].map((name) => new TextDecoder(name).decode(bytes))
  const found = texts.map((document) => mentions.filter(({ raw }) => document.includes(raw)).length)
  return texts[found.indexOf(Math.max(...found))]
}

function spanOf({ line, raw, nth = 1 }, document) {
  let at = 0
  for (let n = 1; n < line; n++) at = document.indexOf('\n', at) + 1
  at -= 1
  for (let n = 0; n < nth; n++) {
    at = document.indexOf(raw, at + 1)
    if (at < 0) return null
  }
  const points = (i) => [...document.slice(0, i)].length
  return [points(at), points(at + raw.length)]
}

function overlaps(g, r, span) {
  if (span && Number.isInteger(r.start) && Number.isInteger(r.end)) return r.start < span[1] && span[0] < r.end
  const [a, b] = [digits(g.raw), digits(r.raw)]
  return a !== '' && (a.includes(b) || b.includes(a))
}

/** The records that documents of a folder give now. */
export async function extracted(docs, files) {
  const { sources, extract } = await import('../dist/index.js')
  const records = []
  for (const file of files) {
    for await (const { source } of sources([join(docs, file)])) {
      // a stream's documents have names of their own: what they give is told by their file
      if (source) records.push(...extract(source).records.map((record) => ({ ...record, doc: file })))
    }
  }
  return records
}

function report({ kinds, agreed, given, near, rows, missed, wrong, errors }, withErrors) {
  const pct = (x) => (x === null ? '–' : (100 * x).toFixed(1)).padStart(6)
  const row = (o) =>
    Object.entries(o)
      .map(([name, value]) => `${name} ${pct(value).trim()}`)
      .join(' · ')
  const lines = ['kind       gold found wrong missed precision recall     F1 strict']
  for (const [kind, c] of Object.entries(kinds)) {
    const figures = [c.gold, c.tp, c.fp, c.fn].map((n) => String(n).padStart(6)).join('')
    lines.push(`${kind.padEnd(9)}${figures}   ${[c.precision, c.recall, c.f1, c.strictF1].map(pct).join(' ')}`)
  }
  lines.push(`where people agree: ${row(agreed)}`)
  const told = Object.entries(given).map(
    ([name, g]) => `${name} ${g.given} ${pct(g.precision).trim()} ${pct(g.recall).trim()}`,
  )
  lines.push(`given, of these right, of the gold's found: ${told.join(' · ')}`)
  const share = ([scope, n]) =>
    n.given === 0 ? [] : [`${scope} ${n.right}/${n.given} ${pct(n.right / n.given).trim()}`]
  for (const [name, scopes] of Object.entries(near))
    lines.push(`${name} given by evidence in its: ${Object.entries(scopes).flatMap(share).join(' · ')}`)
  lines.push(`rows right in every column: ${pct(rows).trim()}`)
  if (!withErrors) return lines.join('\n')
  const where = (g) => `${g.doc}${g.line == null ? '' : `:${g.line}`}`
  const shown = (name, x) =>
    name === 'bounds'
      ? `${x.min ?? ''}..${x.max ?? ''}`
      : name === 'period'
        ? `${x.period_start ?? x.period?.start ?? ''}..${x.period_end ?? x.period?.end ?? ''}`
        : JSON.stringify(x[name] ?? null)
  for (const g of missed)
    lines.push(`missed ${where(g)} ${g.kind} ${g.raw} = ${g.value}${g.got ? ` (got ${g.got.value})` : ''}`)
  for (const r of wrong) lines.push(`wrong  ${r.doc} ${r.kind} ${r.raw} = ${r.value}: ${r.sentence.slice(0, 60)}`)
  for (const { gold, record, field } of errors) {
    lines.push(`field  ${where(gold)} ${gold.raw} ${field}: want ${shown(field, gold)} got ${shown(field, record)}`)
  }
  return lines.join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({
    options: {
      gold: { type: 'string' },
      docs: { type: 'string' },
      records: { type: 'string' },
      errors: { type: 'boolean', default: false },
    },
  })
  if (!values.gold || !values.docs)
    throw new Error('usage: score.mjs --gold DIR --docs DIR [--records FILE] [--errors]')
  const files = goldDocuments(values.gold, values.docs)
  const records = values.records
    ? readRecords(values.records).filter((r) => files.includes(basename(r.doc)))
    : await extracted(values.docs, files)
  console.log(report(score(readGold(values.gold), values.docs, records), values.errors))
}

function readRecords(file) {
  const content = readFileSync(file, 'utf8')
  return content.trimStart().startsWith('[') ? JSON.parse(content) : jsonLines(content)
}
