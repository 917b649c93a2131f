// Whole documents: a plan that can be written as a text or as a page, in ways that must not change what is read in it.
import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'
import {
  AFTER,
  BEFORE,
  CHROME,
  CURRENCIES,
  DECOYS,
  FOOTER,
  GIVERS,
  MONEY_NOUNS,
  MONEY_VERBS,
  PEOPLE,
  PEOPLE_UNITS,
  PEOPLE_VERBS,
  PLAIN,
  PROJECT_VERBS,
  PROJECTS,
  RECEIVERS,
  TIMES,
} from './words.mjs'
import { written } from './written-numbers.mjs'

const one = (words) => fc.constantFrom(...words)
const WAYS = ['plain', 'grouped', 'simplified', 'mixed']

/** A number as newspapers write it. */
const number = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 2, max: 9999 }).map(String) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99 }), one(['万', '亿']))
      .map(([a, b, c]) => `${a}.${b}${c}`),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.integer({ min: 2, max: 99_999_999 }), one(WAYS)).map(([n, way]) => written(n)[way]),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 1, max: 8 }), one(['百', '千', '万']))
      .map(([n, scale]) => `${'一二三四五六七八九'.slice(n, n + 2)}${scale}`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.integer({ min: 10, max: 400 }), fc.integer({ min: 1, max: 400 }), one(['至', '—', '-', '到']))
      .map(([a, b, to]) => `${a}${to}${a + b}`),
  },
)

const clause = fc.oneof(
  fc
    .tuple(
      one(TIMES),
      one(GIVERS),
      one(MONEY_VERBS),
      one(BEFORE),
      number,
      one(CURRENCIES),
      one(AFTER),
      one(MONEY_NOUNS),
    )
    .map(
      ([time, giver, verb, before, n, unit, after, noun]) =>
        `${time}${giver}${verb}${noun}${before}${n}${unit}${after}`,
    ),
  fc
    .tuple(one(GIVERS), one(RECEIVERS), one(PEOPLE_VERBS), one(BEFORE), number, one(PEOPLE_UNITS), one(PEOPLE))
    .map(([giver, receiver, verb, before, n, unit, noun]) => `${giver}为${receiver}${verb}${before}${n}${unit}${noun}`),
  fc
    .tuple(one(TIMES), one(RECEIVERS), one(PROJECT_VERBS), one(BEFORE), number, one(['个', '项']), one(PROJECTS))
    .map(([time, receiver, verb, before, n, unit, noun]) => `${time}${receiver}${verb}${noun}${before}${n}${unit}`),
  fc.tuple(number, one(CURRENCIES), number, one(CURRENCIES)).map(([a, b, c, d]) => `其中教育${a}${b}、医疗${c}${d}`),
  one(DECOYS),
  one(PLAIN),
)
const sentence = fc.array(clause, { minLength: 2, maxLength: 5 }).map((clauses) => `${clauses.join('，')}。`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 3 }).map((sentences) => sentences.join(''))

/** Ways to write the same words: around one character, or in between two. */
const INLINE = [
  (c) => `<b>${c}</b >`,
  (c) => `<span class="x" title="<5元>">${c}</span\n>`,
  (c) => `&#${c.codePointAt(0)};`,
  (c) => `&#x${c.codePointAt(0).toString(16)}`.concat(';'),
  (c) => `<!-- 9亿元 -->${c}`,
  (c) => `<font color=red>${c}</font>`,
  (c) => `${c}</i>`,
  (c) => `<![CDATA[${c}]]>`,
  (c) => `<?x 7元?>${c}`,
  (c) => `<a name='x' />${c}</a>`,
]

/** A plan for a document; at least five hundred characters, with figures. */
export const plan = fc
  .record({
    title: fc
      .tuple(one(GIVERS), one(RECEIVERS), number)
      .map(([giver, receiver, n]) => `${giver}对口支援${receiver}投入资金${n}元`),
    paragraphs: fc.array(paragraph, { minLength: 4, maxLength: 7 }),
    rows: fc.array(fc.tuple(one(RECEIVERS), fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 999 })), {
      maxLength: 5,
    }),
    page: fc.boolean(),
    /** Where inline markup, entities and comments go in: a position in the paragraph (per mille), and what. */
    inline: fc.array(fc.tuple(fc.nat(999), fc.nat(INLINE.length - 1)), { maxLength: 12 }),
    chrome: fc.boolean(),
  })
  .filter(
    ({ title, paragraphs }) =>
      title.length + paragraphs.join('').length >= 500 && paragraphs.join('').search(/\d/) >= 0,
  )

const toTraditional = Converter({ from: 'cn', to: 't' })

/** What may be asked of the writing; by default nothing. */
export function write(doc, asked = {}) {
  const { title, paragraphs, rows } = asked.traditional ? converted(doc) : doc
  const text = doc.page
    ? pageOf({ ...doc, title, paragraphs, rows }, asked)
    : [
        ...(asked.emoji ? ['😀'] : []),
        title,
        '',
        '2021-08-03 17:09 来源：某某日报',
        '',
        ...paragraphs.map((p) => `　　${p}`),
        '',
      ].join('\n')
  return ended(asked.wide ? wide(text, doc.page) : text, asked)
}

function ended(text, { crlf, bom, trailing }) {
  let written = text
  if (trailing) written = written.replaceAll('\n', '  \n')
  if (crlf) written = written.replaceAll('\n', '\r\n')
  return bom ? `\ufeff${written}` : written
}

function converted({ title, paragraphs, rows }) {
  return {
    title: toTraditional(title),
    paragraphs: paragraphs.map((paragraph) => toTraditional(paragraph)),
    rows: rows.map(([place, ...numbers]) => [toTraditional(place), ...numbers]),
  }
}

/** Full-width digits and punctuation; in a page only between tags. */
function wide(text, page) {
  const widened = (part) => part.replace(/[0-9,.%-]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
  return page
    ? text.replace(/(<p>)([^<]*)(?=<)/g, (_, tag, words) => tag + widened(words))
    : widened(text).replace(/２０２１－０８－０３ １７:０９/, '2021-08-03 17:09')
}

function pageOf({ title, paragraphs, rows, inline, chrome }, { decorated, attributes, wrapper, emoji }) {
  const tag = (name, given) => {
    const list = Object.entries(given).map(([key, value]) => `${key}="${value}"`)
    return `<${[name, ...(attributes ? list.reverse() : list)].join(' ')}>`
  }
  const words = decorated
    ? paragraphs.map((p, i) =>
        decorate(
          p,
          inline.filter((_, j) => j % paragraphs.length === i),
        ),
      )
    : paragraphs
  const table =
    rows.length < 2
      ? ''
      : `${tag('table', { id: 't', class: 'data', border: '1' })}\n<tr><th>地区</th><th>资金（万元）</th><th>项目（个）</th></tr>\n${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}\n</table>\n`
  const article = `${tag('div', { class: 'content', id: 'content', 'data-x': '1' })}\n<h1>${title}</h1>\n<div class="info">2021-08-03 17:09　来源：某某日报</div>\n${words.map((p) => `<p>${p}</p>`).join('\n')}\n${table}</div>`
  const above = chrome ? `<div class="nav">${CHROME[0]}</div>\n` : ''
  const below = chrome
    ? `\n<div class="hot"><h3>点击排行</h3>${CHROME[1]}</div>\n<div class="footer">${FOOTER}</div>`
    : ''
  const body = `${above}${article}${below}`
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8">${emoji ? '<!-- 😀 -->' : ''}<title>${title}</title></head>\n<body>\n${wrapper ? `<div>\n${body}\n</div>` : body}\n</body></html>\n`
}

function decorate(text, places) {
  const points = [...text]
  for (const [at, kind] of places) {
    const i = Math.floor((at * points.length) / 1000)
    if (points[i].length <= 2) points[i] = INLINE[kind](points[i])
  }
  return points.join('')
}
