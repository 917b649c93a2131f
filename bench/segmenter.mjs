// Holds our segmenter against nodejieba's, which it is a port of: the same words and tags for every text, and how long each
// takes. nodejieba is here for its dictionary; its addon is made with `npm rebuild nodejieba`.
//   node bench/segmenter.mjs [FILE …]     files of text, line by line; without any, the texts of fixtures/corpus
//   node bench/segmenter.mjs --write      what nodejieba makes of every ninth of these, to fixtures/segmenter.jsonl
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { modelOf } from '../dist/make/model.js'
import { dictionaryOf } from '../dist/make/trie.js'
import { segmenterOf } from '../dist/segment/cut.js'

const { values, positionals } = parseArgs({ options: { write: { type: 'boolean' } }, allowPositionals: true })
const require = createRequire(import.meta.url)
const nodejieba = require('nodejieba')
const read = (name) => readFileSync(require.resolve(`nodejieba/submodules/cppjieba/dict/${name}.utf8`), 'utf8')

/** Enough of jieba's words that most texts have some that it knows and some that it does not. */
const counted = read('jieba.dict')
  .split('\n')
  .map((line) => line.split(' '))
  .filter(([, frequency]) => Number(frequency) >= 100)
  .map(([word, frequency, tag]) => ({ word, frequency: Number(frequency), tag }))
const work = mkdtempSync(join(tmpdir(), 'segmenter-'))
const dict = join(work, 'dict')
writeFileSync(dict, `${counted.map(({ word, frequency, tag }) => `${word} ${frequency} ${tag}`).join('\n')}\n`)
nodejieba.load({ dict })
rmSync(work, { recursive: true })
const { ends, tagOf } = segmenterOf({
  dictionary: dictionaryOf(counted, read('user.dict')),
  model: modelOf(read('hmm_model')),
})

const ODD = [
  '',
  ' ',
  '3',
  'x',
  '3.5.1',
  'a1b2',
  '1a',
  '-3%',
  '𠮷野家3个😀',
  '，。,.',
  '云计算、区块链与韩玉鉴赏',
  '蓝翔 蓝翔',
  '㐀㐁㐂',
]
const corpus = new URL('../fixtures/corpus/', import.meta.url)
const given =
  positionals.length > 0
    ? positionals
    : readdirSync(corpus)
        .filter((name) => name.endsWith('.tsv'))
        .map((name) => new URL(name, corpus))
const texts = [
  ...ODD,
  ...given.flatMap((file) => readFileSync(file, 'utf8').split('\n')).map((line) => line.split('\t')[0]),
]

if (values.write) {
  const lines = texts
    .filter((_, i) => i < ODD.length || i % 9 === 0)
    .map((text) => nodejieba.tag(text))
    .map((tokens) =>
      JSON.stringify({ words: tokens.map(({ word }) => word), tags: tokens.map(({ tag }) => tag).join(' ') }),
    )
  writeFileSync(new URL('../fixtures/segmenter.jsonl', import.meta.url), `${lines.join('\n')}\n`)
} else {
  let different = 0
  const spent = { theirs: 0, ours: 0 }
  for (const text of texts) {
    const began = performance.now()
    const theirs = nodejieba.tag(text)
    const between = performance.now()
    const ours = tagged(text)
    spent.theirs += between - began
    spent.ours += performance.now() - between
    if (JSON.stringify(ours) === JSON.stringify(theirs.map(({ word, tag }) => [word, tag]))) continue
    different++
    console.error(
      `${text}\n  theirs ${theirs.map(({ word, tag }) => `${word}/${tag}`).join(' ')}\n  ours   ${ours.map((word) => word.join('/')).join(' ')}`,
    )
  }
  const characters = texts.reduce((sum, text) => sum + text.length, 0)
  console.log(
    `${texts.length} texts, ${characters} characters, ${different} cut or tagged otherwise; nodejieba takes ${(spent.theirs / spent.ours).toFixed(1)} × our time`,
  )
  process.exitCode = different > 0 ? 1 : 0
}

function tagged(text) {
  const characters = Array.from(text)
  const codes = Uint32Array.from(characters, (character) => character.codePointAt(0))
  let from = 0
  return ends(codes).map((to) => {
    const token = [characters.slice(from, to).join(''), tagOf(codes, from, to)]
    from = to
    return token
  })
}
