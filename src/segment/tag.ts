import nodejieba from 'nodejieba'
import { lazy } from '../lazy.js'
import { segmenterWords } from '../lexicon/words.js'
import type { Token } from '../model.js'

/** The dictionary takes 0.9 s and 250 MB to load: documents without figures never pay for it. */
const segmenter = lazy(() => {
  nodejieba.load()
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
