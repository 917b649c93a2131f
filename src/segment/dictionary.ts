import { fileURLToPath } from 'node:url'
import { packageFile } from '../package-file.js'

/** The file of the segmenter's dictionary, which `npm run build` makes. */
export const DICTIONARY = fileURLToPath(packageFile('dist/segment/dictionary.utf8'))
