import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import nodejieba from 'nodejieba'
import { lazy } from '../lazy.js'
import type { Token } from '../model.js'
import { packageFile } from '../package-file.js'
import { CHARACTERS, DICTIONARY } from './dictionary.js'

const listed = (name: string) => fileURLToPath(packageFile(`dist/lexicon/${name}.utf8`))

/**
 * Loaded by the first figure: documents without one never pay for it. The weights and stop words, which only keyword
 * extraction reads, are lists of one word: the segmenter's own take longer to load than the dictionary.
 * @throws Error with the code `NO_SEGMENTER` where the addon or the dictionary has not been made
 */
const segmenter = lazy(() => {
  // the addon ends the process without a word where the file is missing
  if (![CHARACTERS, DICTIONARY].every(existsSync))
    throw missing('its dictionary has not been made: run `npm run build`')
  try {
    nodejieba.load({
      dict: CHARACTERS,
      userDict: DICTIONARY,
      idfDict: listed('segmenter-weights'),
      stopWordDict: listed('segmenter-stop-words'),
    })
  } catch (error) {
    throw missing(
      'its addon has not been made for this machine: run `npm run native`, in a project of your own `node node_modules/aid-extract/bin/make-addon.js`',
      error,
    )
  }
  return nodejieba
})

function missing(why: string, cause?: unknown): Error {
  return Object.assign(new Error(`the word segmenter cannot be loaded, ${why}`, { cause }), { code: 'NO_SEGMENTER' })
}

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
