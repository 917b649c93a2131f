import nodejieba from 'nodejieba'
import { segmenterWords } from '../lexicon/words.js'
import type { Token } from '../model.js'

let loaded = false

/**
 * Words and tags of a text. The dictionary (0.9 s, 250 MB) is loaded by the first call, so that documents without
 * figures never pay for it.
 */
export function tagged(text: string, offset: number): readonly Token[] {
  if (!loaded) {
    nodejieba.load()
    for (const { word, tag } of segmenterWords()) nodejieba.insertWord(word, tag)
    loaded = true
  }
  let at = offset
  return nodejieba.tag(text).map(({ word, tag }) => {
    const start = at
    at += word.length
    return { text: word, tag, start, end: at }
  })
}
