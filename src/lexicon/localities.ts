import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** Words that tell where a document is from, with the currency that a bare 元 is there. */
export const localWords = lazy(() => readTable('localities'))
