import { fileURLToPath } from 'node:url'
import { packageFile } from '../package-file.js'

const made = (name: string) => fileURLToPath(packageFile(`dist/segment/${name}.utf8`))

/** The files of the segmenter's dictionary, which `npm run build` makes: its words, and the characters that are none of several. */
export const DICTIONARY = made('dictionary')
export const CHARACTERS = made('characters')
