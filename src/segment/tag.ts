import { fileURLToPath } from 'node:url'
import nodejieba from 'nodejieba'
import { lazy } from '../lazy.js'
import { segmenterWords } from '../lexicon/words.js'
import type { Token } from '../model.js'

const listed = (name: string) => fileURLToPath(new URL(`../lexicon/${name}.utf8`, import.meta.url))

/**
 * The dictionary takes 0.8 s and 235 MB to load: documents without figures never pay for it. The weights and stop words,
 * which only keyword extraction reads, are lists of one word: the segmenter's own take a tenth more.
 */
const segmenter = lazy(() => {
  nodejieba.load({ idfDict: listed('segmenter-weights'), stopWordDict: listed('segmenter-stop-words') })
  for (const { word, tag } of segmenterWords()) nodejieba.insertWord(word, tag)
  return nodejieba
})

/** Words and tags of a text that stands at `offset` of its sentence. */
export function tagged(text: string, offset: number): readonly Token[] {
  let at = offset
  return segmenter()
    .tag(text)
    .map(({ word, tag }) => {
      const start = at
      at += word.length
      return { text: word, tag, start, end: at }
    })
}
