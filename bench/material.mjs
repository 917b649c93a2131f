// What the benchmarks read, made from a seed out of our own fixtures (whose texts are invented) and of sentences without
// figures (ordinary.txt): the same on every machine and in every version, whatever the rules make of it.
import { readdirSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import { chromeHeavyPage } from './chrome-heavy.mjs'
import { random } from './random.mjs'

const fixture = (path) => new URL(`../fixtures/annotated/${path}`, import.meta.url)
/** Sets whose documents are prose in the main. */
const SETS = ['a', 'b', 'c', 'd', 'g']
/** Of ten sentences about aid so many hold a figure: some 12 records in a kilobyte. */
const WITH_FIGURE = 0.62
/** One document about aid in so many of a crawl. */
const CRAWL = 10
/** One document about aid in so many is in traditional script. */
const TRADITIONAL = 6
const PAGE_SIZES = [50_000, 100_000, 200_000, 350_000, 500_000]

const PLACES = '海州 清河 北江 临溪 东平 云台 安宁 长岭 平湖 青川'.split(' ')
const traditional = Converter({ from: 'cn', to: 't' })

/** Sets of documents by name: `{ texts }` or `{ pages }` to be read, and how large they are as UTF-8. */
export const MATERIAL = {
  dense: (size = 400_000) => documents(1, size, () => true),
  crawl: (size = 1_500_000) => documents(2, size, (i) => i % CRAWL === 0),
  pages: (count = 10) =>
    Array.from({ length: count }, (_, i) => chromeHeavyPage(i + 1, PAGE_SIZES[i % PAGE_SIZES.length]).html),
  /** One document of so many bytes, or as many small ones as make up enough to be timed. */
  single: (size) =>
    Array.from({ length: Math.max(1, Math.round(100_000 / size)) }, (_, i) => article(random(3 + i), size, true)),
}

function documents(seed, size, isAid) {
  const numbers = random(seed)
  const texts = []
  for (let length = 0; length < size; length += Buffer.byteLength(texts.at(-1))) {
    const text = article(numbers, numbers.number(1_000, 10_000), isAid(texts.length))
    texts.push(numbers.number(0, TRADITIONAL) === 0 ? traditional(text) : text)
  }
  return texts
}

/** A headline, the line under it, and paragraphs. */
function article({ next, pick, number }, size, isAid) {
  const { withFigure, without } = pool()
  const day = `${number(2012, 2024)}年${number(1, 12)}月${number(1, 28)}日`
  const title = isAid ? `对口支援${pick(PLACES)}工作纪实` : `${pick(PLACES)}见闻`
  const lines = [title, `${day} 来源：${pick(PLACES)}日报`]
  for (let length = 0; length < size; length += Buffer.byteLength(lines.at(-1))) {
    const sentence = () =>
      isAid ? pick(next() < WITH_FIGURE ? withFigure : without) : next() < 0.9 ? ordinary() : pick(without)
    lines.push(`　　${Array.from({ length: number(2, 7) }, sentence).join('')}`)
  }
  return `${lines.join('\n')}\n`

  function ordinary() {
    const slots = { place: () => pick(PLACES), month: () => number(1, 12), day: () => number(1, 28) }
    const others = { year: () => number(1985, 2024), n: () => number(2, 30) }
    return pick(pool().ordinary).replace(/\{(\w+)\}/g, (_, slot) => ({ ...slots, ...others })[slot]())
  }
}

let pooled
/** The sentences of our fixtures, with and without a figure by their gold. */
function pool() {
  pooled ??= gathered()
  return pooled
}

function gathered() {
  const [withFigure, without] = [new Set(), new Set()]
  for (const set of SETS) {
    for (const file of readdirSync(fixture(`${set}/docs`)).filter((name) => name.endsWith('.txt'))) {
      const gold = readLines(`${set}/gold/${file.replace('.txt', '.jsonl')}`).map((line) => JSON.parse(line))
      const lines = readFileSync(fixture(`${set}/docs/${file}`), 'utf8').split('\n')
      for (const [i, line] of lines.entries()) {
        const figures = gold.filter((mention) => mention.line === i + 1).map(({ raw }) => raw)
        for (const sentence of line.trim().match(/[^。！？；]{8,}[。！？；]/g) ?? []) {
          const holdsFigure = figures.some((raw) => sentence.includes(raw))
          ;(holdsFigure ? withFigure : without).add(sentence)
        }
      }
    }
  }
  const ordinary = readFileSync(new URL('ordinary.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  return { withFigure: [...withFigure], without: [...without], ordinary }
}

function readLines(path) {
  return readFileSync(fixture(path), 'utf8').split('\n').filter(Boolean)
}
