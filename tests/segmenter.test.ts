import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modelOf } from '../src/make/model.js'
import { dictionaryOf } from '../src/make/trie.js'
import { type Segmenter, segmenterOf } from '../src/segment/cut.js'
import { readSegmenterData, segmenterFile } from '../src/segment/dictionary.js'
import { tagged } from '../src/segment/tag.js'

/** What nodejieba made of texts of fixtures/corpus, with its words of frequency 100 and more: `node bench/segmenter.mjs --write`. */
const tokens = readFileSync(join(import.meta.dirname, '../fixtures/segmenter.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line): { readonly words: readonly string[]; readonly tags: string } => JSON.parse(line))

const { resolve } = createRequire(import.meta.url)
const ofJieba = (name: string) => readFileSync(resolve(`nodejieba/submodules/cppjieba/dict/${name}.utf8`), 'utf8')
const counted = ofJieba('jieba.dict')
  .split('\n')
  .map((line) => line.split(' '))
  .map(([word = '', frequency, tag = '']) => ({ word, frequency: Number(frequency), tag }))
  .filter(({ frequency }) => frequency >= 100)

function cut({ ends, tagOf }: Segmenter, text: string) {
  const characters = Array.from(text)
  const codes = Uint32Array.from(characters, (character) => character.codePointAt(0) as number)
  const found = ends(codes)
  const starts = [0, ...found]
  const words = found.map((end, i) => characters.slice(starts[i], end).join(''))
  return { words, tags: found.map((end, i) => tagOf(codes, starts[i] as number, end)).join(' ') }
}

test('words and tags are those of nodejieba', () => {
  const segmenter = segmenterOf({
    dictionary: dictionaryOf(counted, ofJieba('user.dict')),
    model: modelOf(ofJieba('hmm_model')),
  })
  expect(tokens.length).toBeGreaterThan(400)
  expect(tokens.map(({ words }) => cut(segmenter, words.join('')))).toEqual(tokens)
})

test('the file gives back what was put into it', () => {
  const data = readSegmenterData()
  const bytes = segmenterFile(data)
  expect(Buffer.from(bytes).equals(readFileSync(join(import.meta.dirname, '../dist/segment/dictionary.bin')))).toBe(
    true,
  )
  expect(data.dictionary.children.at(-1)).toBe(data.dictionary.weight.length)
})

test('tokens are told by their place in the sentence, in UTF-16', () => {
  expect(tagged('𠮷野家援疆', 5)).toEqual([
    { text: '𠮷', tag: 'x', start: 5, end: 7 },
    { text: '野', tag: 'n', start: 7, end: 8 },
    { text: '家', tag: 'q', start: 8, end: 9 },
    { text: '援疆', tag: 'vn', start: 9, end: 11 },
  ])
})
