// What is tried: for each target inputs, and a check that throws where something does not hold. Inputs can be written as JSON, so that what
// was found can be kept.
import fc from 'fast-check'
import { formats, reading } from './carried.mjs'
import { plan, write } from './document.mjs'
import { checkAmount, holds, readSoundly } from './invariants.mjs'
import { MORPHEMES } from './words.mjs'
import { written } from './written-numbers.mjs'

/** Writings of one document that must give the same records but for their places, and those that must give the same amounts. */
const SAME_RECORDS = ['crlf', 'bom', 'trailing', 'attributes', 'wrapper', 'emoji', 'decorated']
const SAME_AMOUNTS = ['wide', 'traditional']

const wholes = fc.oneof(
  fc.integer({ min: 1, max: 20_000 }),
  fc.integer({ min: 1, max: 999_999_999_999 }),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 999 }))
    .map(([head, power, rest]) => head * 10 ** power + rest),
)
const WAYS = Object.keys(written(1))

const QUALIFIER = {
  约: 'about',
  近: 'nearly',
  将近: 'nearly',
  超过: 'over',
  突破: 'over',
  至少: 'at_least',
  不超过: 'at_most',
  左右: 'about',
  上下: 'about',
  以上: 'over',
  以下: 'at_most',
}

/** One digit as cheques have it is a character of names and of other words. */
const isName = (number) => /^[壹贰貳叁參肆伍陆陸柒捌玖]$/.test(number)

/** 2亿15个: two figures with their blank left out, the rules say; nobody writes 200,000,015 so. */
const isTwo = (number, unit) => unit === '个' && /(?:[万萬]\d{1,2}|[亿億]\d{1,4})$/.test(number)

/** Odd pieces that are put into whole documents. */
const noise = fc.array(
  fc.record({
    at: fc.nat(9999),
    cut: fc.oneof(fc.nat(3), fc.nat(60)),
    put: fc.oneof(
      fc.constantFrom(
        '',
        ...MORPHEMES,
        '<',
        '>',
        '</',
        '<p>',
        '</p >',
        '</div>',
        '<td>',
        '<!--',
        '-->',
        '&',
        '&#',
        '<![CDATA[',
        ']]>',
        '<script>',
        '"',
        "'",
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
  }),
  { minLength: 1, maxLength: 12 },
)

/** The targets, over a program: its functions and formats by their names. */
export function targets(app) {
  const { explain, scanNumerals, joinRanges, toText, AidRecord } = app
  return {
    /** A number in every way of writing it is that number. */
    numerals: {
      share: 1,
      inputs: fc.tuple(wholes, fc.constantFrom(...WAYS), fc.constantFrom('元', '人', '个', '亩')),
      check: ([n, way, unit]) => {
        const number = written(n)[way]
        if (isName(number) || isTwo(number, unit)) return
        const found = joinRanges(`共${number}${unit}`, scanNumerals(`共${number}${unit}`), () => 0)
        holds(found.length === 1, () => `${number}: ${found.length} numerals`)
        const [{ start, end, value, qualifier }] = found
        holds(
          start === 1 && end === 1 + number.length && toText(value) === String(n) && qualifier === 'exact',
          () => `${number} is ${toText(value)}, ${qualifier}, ${start}–${end}`,
        )
      },
    },
    /** A figure with its hedges is one record with their qualifier. */
    figures: {
      share: 2,
      inputs: fc.record({
        before: fc.constantFrom('', ...Object.keys(QUALIFIER).slice(0, 7)),
        n: wholes.filter((n) => n > 1),
        way: fc.constantFrom(...WAYS),
        unit: fc.constantFrom('元', '人', '名', '户'),
        after: fc.constantFrom('', '', ...Object.keys(QUALIFIER).slice(7)),
      }),
      check: ({ before, n, way, unit, after }) => {
        if ((before !== '' && after !== '') || isName(written(n)[way])) return
        const text = `浙江省为当地${unit === '元' ? '安排援疆资金' : unit === '户' ? '帮扶贫困户' : '培训教师'}${before}${written(n)[way]}${unit}${after}。`
        const { records } = explain(text)
        const [figure] = records
        holds(records.length === 1, () => `${text}: ${records.length} records`)
        const qualifier = QUALIFIER[before] ?? QUALIFIER[after] ?? 'exact'
        holds(
          figure.value === n && figure.qualifier === qualifier,
          () => `${text}: ${figure.value}, ${figure.qualifier}`,
        )
        checkAmount(figure)
      },
    },
    /** Morphemes of figures in any order. */
    mentions: {
      share: 4,
      inputs: fc.array(fc.constantFrom(...MORPHEMES), { minLength: 1, maxLength: 16 }),
      check: (morphemes) => {
        const text = `浙江省投入${morphemes.join('')}，选派教师3名。`
        const { records, mentions, rejections } = explain(text)
        const points = [...text]
        let last = 0
        for (const [i, record] of records.entries()) {
          checkAmount(record)
          holds(AidRecord.safeParse(record).success, () => 'not of its schema')
          holds(record.start >= last && record.end > record.start, () => `${record.raw} overlaps the one before`)
          last = record.end
          holds(points.slice(record.start, record.end).join('') === record.raw, () => `slice is not raw ${record.raw}`)
          const { numeral, start, end } = mentions[i]
          holds(numeral.start >= start && numeral.end <= end, () => `numeral outside ${record.raw}`)
        }
        for (const { start, end, sentence } of rejections)
          holds(start < end && end <= sentence.text.length, () => 'rejection outside its sentence')
      },
    },
    /** Whole documents, written otherwise. */
    documents: {
      share: 8,
      inputs: fc.record({
        doc: plan,
        asked: fc.subarray([...SAME_RECORDS, ...SAME_AMOUNTS], { minLength: 2, maxLength: 2 }),
      }),
      check: ({ doc, asked }) => {
        const plain = readSoundly(app, bytes(write(doc)))
        holds(plain.records.length > 0, () => 'no figures')
        for (const one of asked) {
          const other = readSoundly(app, bytes(write(doc, { [one]: true })), false)
          const view = SAME_AMOUNTS.includes(one) ? amounts : records
          const difference = firstDifference(view(plain), view(other))
          holds(difference === null, () => `${one}: ${difference}`)
        }
      },
    },
    /** Whole documents with odd pieces in them. */
    mutants: {
      share: 4,
      inputs: fc.record({
        doc: plan,
        asked: fc.subarray(['crlf', 'bom', 'decorated', 'traditional', 'wide'], { maxLength: 2 }),
        noise,
      }),
      check: ({ doc, asked, noise }) => {
        const text = noise.reduce(
          (text, { at, cut, put }) => {
            const from = Math.floor((at * text.length) / 10_000)
            return text.slice(0, from) + put + text.slice(from + cut)
          },
          write(doc, Object.fromEntries(asked.map((one) => [one, true]))),
        )
        readSoundly(app, bytes(text))
        readSoundly(app, text, false)
      },
    },
    reading: reading(app),
    formats: formats(app),
  }
}

const bytes = (text) => new TextEncoder().encode(text)

const PLACED = new Set(['doc', 'line', 'start', 'end', 'id', 'sha256', 'title'])

/** Records without their places; `part_of` by the position of the whole. */
function records({ records }) {
  const at = new Map(records.map(({ id }, i) => [id, i]))
  return records.map((record) =>
    JSON.stringify(
      Object.fromEntries(
        Object.entries(record).flatMap(([key, value]) => {
          if (PLACED.has(key)) return []
          if (key === 'part_of') return [[key, value === null ? null : at.get(value)]]
          return [[key, typeof value === 'string' ? value.replace(/😀/g, '') : value]]
        }),
      ),
    ),
  )
}

function amounts({ records }) {
  return records.map(({ kind, value, unit, qualifier, min, max }) =>
    JSON.stringify({ kind, value, unit, qualifier, min, max }),
  )
}

function firstDifference(before, after) {
  const i = before.findIndex((one, j) => one !== after[j])
  if (i >= 0) return `${before[i]} is ${after[i]}`
  return after.length > before.length ? `only there: ${after[before.length]}` : null
}
