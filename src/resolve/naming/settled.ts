import type { Mention } from '../../model.js'

/** The steps of the rules that take words right at a figure, or the heads of its table. */
const SETTLED: ReadonlySet<string> = new Set([
  'noun behind',
  'noun seen',
  'sort in front',
  'money right in front',
  'money in front',
  'people behind',
  'people right in front',
  'people in front',
  'team behind',
  'team in front',
  'in brackets',
  'what is done for them',
  'verb in front',
  'spoken of',
  'as its households',
  'entry of a list',
  'heading',
  'column',
  'row',
])

/** True for a figure that words right at it name, or the heads of its table. */
export const isSettled = ({ evidence }: Mention): boolean => SETTLED.has(evidence.label ?? '')
