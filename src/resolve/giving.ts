import { actsIn } from '../lexicon/acts.js'

const GIVING: ReadonlySet<string> = new Set(['gives', 'gift', 'bestows', 'remits'])

/** True for a text with a word of giving: so a text without a word of aid tells of a transfer. */
export function tellsGiving(text: string): boolean {
  return actsIn(text).some((act) => GIVING.has(act.class))
}
