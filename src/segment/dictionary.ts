import { fileURLToPath } from 'node:url'

/** The file of the segmenter's dictionary, which `npm run build` makes; the path is right from `src` and from `dist`. */
export const DICTIONARY = fileURLToPath(new URL('../../dist/segment/dictionary.utf8', import.meta.url))
