// One contender of bench.mjs in a process of its own, so that heaps, caches and compiled code of others do not weigh on it:
// reads its material each time it is told to, and says what that cost.
import v8 from 'node:v8'
import vm from 'node:vm'
import { MATERIAL } from './material.mjs'
import { limits } from './unlimited.mjs'

const [name, set, size, folder = '..'] = process.argv.slice(2)

const ours = async (file) => import(new URL(`${folder}/dist/${file}`, import.meta.url).href)

/** A package of bench/package.json, which the project's own does not know. */
const installed = (name) => import(name)

/** From the documents of a set to what is timed: a run over all of them, which says how much it found. */
const CONTENDERS = {
  extract: async (texts) => {
    const { extract } = await ours('index.js')
    return () => sum(texts, (text) => extract(text, { limits }).records.length)
  },
  article: async (texts) => {
    const { readArticle } = await ours('index.js')
    return () => sum(texts, (text) => readArticle(text, { limits }).blocks.length)
  },
  recognise: async (texts) => {
    const { recognise } = await ours('recognise/recognise.js')
    const documents = await segmented(texts)
    return () => sum(documents, (document) => recognise(document).mentions.length)
  },
  'tag of every sentence': async (texts) => {
    const sentences = (await segmented(texts)).flatMap((document) => document.sentences)
    return () => sum(sentences, ({ tag, text }) => tag(0, text.length).length)
  },
  'one pass of a union of patterns': (texts) => () => sum(texts, (text) => text.match(UNION)?.length ?? 0),
  'Recognizers-Text, currency': async (texts) => {
    const { recognizeCurrency } = await installed('@microsoft/recognizers-text-number-with-unit')
    return () => sum(texts, (text) => recognizeCurrency(text, 'zh-cn').length)
  },
  'cheerio/slim load': async (pages) => {
    const { load } = await import('cheerio/slim')
    return () => sum(pages, (page) => load(page).root().children().length)
  },
  'Readability on linkedom': async (pages) => {
    const { Readability } = await installed('@mozilla/readability')
    const { parseHTML } = await installed('linkedom')
    return () => sum(pages, (page) => (new Readability(parseHTML(page).document).parse() === null ? 0 : 1))
  },
  extractus: async (pages) => {
    const { extractFromHtml } = await installed('@extractus/article-extractor')
    return async () => {
      let found = 0
      for (const page of pages) {
        if ((await extractFromHtml(page, 'https://example.org/a.html')) !== null) found++
      }
      return found
    }
  },
}

/** Numerals with their hedges and units, as one would first write them. */
const UNION =
  /(?:近|约|超过?|逾|至少|不足)?(?:\d[\d,]*(?:\.\d+)?|[一二三四五六七八九十百千两]+)(?:多|余|几)?[十百千万亿]*(?:多|余)?(?:元|美元|人次|人|名|位|户|个|项|批)/g

const sum = (list, count) => list.reduce((total, item) => total + count(item), 0)

async function segmented(texts) {
  const { extract } = await ours('index.js')
  const { normalise } = await ours('normalise/normalise.js')
  const { segment } = await ours('segment/segment.js')
  return texts.map((text) => {
    const plain = normalise(extract(text, { limits }).article)
    return { plain, sentences: segment(plain) }
  })
}

v8.setFlagsFromString('--expose-gc')
// as the command line sets it (src/cli/engine.ts), and for all contenders
v8.setFlagsFromString('--no-allocation-site-pretenuring')
const collect = vm.runInNewContext('gc')

const documents = MATERIAL[set](...(size === '' ? [] : [Number(size)]))
const bytes = documents.reduce((total, text) => total + Buffer.byteLength(text), 0)
let run
try {
  run = await CONTENDERS[name](documents)
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  process.send({ missing: error.message.split('\n')[0] })
  process.exit()
}
process.on('message', async () => {
  collect()
  const before = process.cpuUsage()
  const found = await run()
  const { user, system } = process.cpuUsage(before)
  process.send({ seconds: (user + system) / 1e6, found, bytes, peak: process.resourceUsage().maxRSS / 1024 })
})
process.send({ ready: true })
