// What a row of each word list must be. Read when the project is built and by tests, never by a run: a run reads what the
// build made of the lists, plain data, and zod with its 12,000 checks would be a tenth of its start.
import { z } from 'zod'
import { KINDS, MONEY_ROLES, PERSONNEL_ROLES, PROJECT_ROLES, QUALIFIERS, ROLES } from '../model.js'
import { CUES } from './agents.js'
import { CHROME_CLASSES } from './chrome.js'
import { HIDDEN_UNITS } from './hidden-units.js'
import { NUMERAL_CHARACTER } from './number-words.js'
import { PERIOD_CUE_SORTS, PERIOD_WORD_SORTS } from './period-words.js'
import { PLACE_LEVELS } from './places.js'
import { FRAME_FACTS, FRAME_STRETCHES, type FrameFact, type FrameStretch } from './role-frames.js'
import { parseSelector, type Selector, SITE_USES } from './sites.js'

const word = z.string().min(1)
const several = (separator: string) =>
  z.string().transform((cell) => cell.split(separator).filter((part) => part !== ''))
const monthDay = z.string().regex(/^\d\d-\d\d$/)
/** In whole hundredths, as which they are kept. */
const weight = z
  .string()
  .regex(/^-?\d+(?:\.\d\d?)?$/)
  .transform(Number)
/** What is spoken to each hidden unit, a byte each, in base64; nothing where it is 0 to all. */
const units = z
  .string()
  .transform((cell) => (cell === '' ? new Int8Array(HIDDEN_UNITS) : Int8Array.from(Buffer.from(cell, 'base64'))))
  .refine(({ length }) => length === HIDDEN_UNITS, { error: `must hold ${HIDDEN_UNITS} bytes` })
const weights = z.strictObject({ feature: word, weight, units })
const currency = z.strictObject({ word, code: z.string().regex(/^[A-Z]{3}$/) })

/** `behind:gives`: a word of a class stands somewhere; `!behind:gives`: none does; `unit:person`: a fact of the figure. */
const CONDITION = new RegExp(`^!?(?:${[...FRAME_STRETCHES, ...FRAME_FACTS].join('|')}):[a-z_-]+$`)
const conditionIn = (cell: string) => {
  const [where = '', what = ''] = cell.replace('!', '').split(':')
  return { where: where as FrameStretch | FrameFact, what, holds: !cell.startsWith('!') }
}

/** The row of each list: its columns by name, as text, to what the modules read. */
export const TABLES = {
  acts: z.strictObject({ word, class: z.string().min(1) }),
  agents: z.strictObject({ word, cue: z.enum(CUES) }),
  bodies: z.strictObject({ word, kind: z.enum(['body', 'people', 'group', 'short']), cite: z.string() }),
  chrome: z.strictObject({
    class: z.enum(CHROME_CLASSES),
    place: z.enum(['whole', 'start', 'colon', 'in', 'end']),
    cue: z
      .string()
      .min(1)
      .transform((cues) => cues.split('|')),
  }),
  codebook: z.strictObject({
    column: z.string().min(1),
    value: z.string(),
    zh: z.string().min(1),
    zh_meaning: z.string().min(1),
    en_meaning: z.string().default(''),
  }),
  countables: z.strictObject({ word }),
  currencies: currency,
  'currency-symbols': currency,
  'donor-weights': weights,
  festivals: z.strictObject({
    year: z.string().regex(/^\d{4}$/),
    spring: monthDay,
    lantern: monthDay,
    dragon_boat: monthDay,
    mid_autumn: monthDay,
    double_ninth: monthDay,
  }),
  hedges: z.strictObject({
    word,
    side: z.enum(['before', 'after', 'between', 'verb', 'around']),
    qualifier: z.enum([...QUALIFIERS, '']),
    unless: several(' '),
    only: z.string(),
  }),
  institutions: z.strictObject({
    word,
    sort: z.enum([
      'firm',
      'trade',
      'charity',
      'club',
      'office',
      'school',
      'university',
      'hospital',
      'home',
      'lender',
      'person',
    ]),
  }),
  'label-weights': weights,
  'period-weights': weights,
  'label-words': z.strictObject({ word, how: z.enum(['quantity', 'light', 'stop']) }),
  localities: z.strictObject({
    word: z.string().min(2),
    code: z.enum(['HKD', 'MOP', 'TWD', 'CNY']),
    how: z.enum(['home', 'place', 'town']),
  }),
  'money-cues': z.strictObject({ word, side: z.enum(['before', 'after', 'both', 'no', 'verb']) }),
  'number-names': z.strictObject({ word: z.string().regex(/^\d+$/) }),
  'number-words': z.strictObject({
    word: z.string().min(2).regex(NUMERAL_CHARACTER, 'holds no character of a numeral'),
  }),
  pairs: z.strictObject({ programme: z.string().min(1), donor: z.string().min(2), recipient: z.string().min(2) }),
  people: z.strictObject({ word, how: z.enum(['noun', 'suffix', 'not', 'household', 'thing', 'act']) }),
  per: z.strictObject({ word: z.string().min(2), part: z.enum(['who', 'when', 'both']), per: z.string().min(1) }),
  'period-cues': z.strictObject({ word, sort: z.enum(PERIOD_CUE_SORTS) }),
  'period-events': z.strictObject({ name: z.string().min(2), sort: z.enum(['since', 'quake']), date: z.iso.date() }),
  'period-words': z.strictObject({ word, sort: z.enum(PERIOD_WORD_SORTS), from: z.string(), to: z.string() }),
  places: z.strictObject({
    name: z.string().min(2),
    short: z.string().min(2),
    also: several('/'),
    weak: several('/'),
    abbr: several('/'),
    level: z.enum(PLACE_LEVELS),
    in: z.string(),
    not: several(' '),
    code: z.string().regex(/^(?:\d{6})?$/),
  }),
  plans: z.strictObject({
    name: z.string().min(2),
    ordinal: z.string().min(1),
    start: z.iso.date(),
    end: z.iso.date(),
    sure: z.enum(['yes', 'no']).transform((text) => text === 'yes'),
  }),
  projects: z.strictObject({ word, how: z.enum(['head', 'tail', 'sort', 'not', 'rest', 'list']) }),
  provinces: z.strictObject({ code: z.string().regex(/^\d{2}$/), name: z.string().min(2) }),
  reasons: z.strictObject({
    stage: z.enum(['figure', 'page']),
    reason: z.string().min(1),
    words: z.string().min(1),
    zh: z.string().min(1),
  }),
  'recipient-weights': weights,
  'role-frames': z.strictObject({
    kind: z.enum(KINDS),
    role: z.enum(ROLES),
    when: several(' ').pipe(z.array(z.string().regex(CONDITION).transform(conditionIn)).min(1)),
  }),
  'role-weights': z.strictObject({
    kind: z.enum(KINDS),
    clue: word,
    weights: several(' ').pipe(z.array(weight).min(1)),
  }),
  roles: z.strictObject({
    kind: z.enum(KINDS),
    role: z.enum([...new Set([...MONEY_ROLES, ...PERSONNEL_ROLES, ...PROJECT_ROLES])]),
    word,
    where: z.enum(['noun', 'near']),
    weight: z.string().regex(/^\d+$/).transform(Number),
  }),
  rules: z.strictObject({ name: z.string().min(1), en: z.string(), zh: z.string().min(1) }),
  sites: z.strictObject({
    family: z.string().min(1),
    use: z.enum(SITE_USES),
    selector: z.string().transform((text, context): Selector => {
      const selector = parseSelector(text)
      if (selector !== null) return selector
      context.addIssue(`not a selector of this list: ${text}`)
      return z.NEVER
    }),
    seen: z.string(),
  }),
  tex: z.strictObject({
    command: z.string().regex(/^[A-Za-z]+$/),
    shown: z.string().transform((cell) => cell.replace('␣', ' ')),
  }),
  units: z.strictObject({
    word,
    class: z.enum(['personnel', 'counter', 'works', 'time', 'rate', 'size', 'thing']),
    unit: z.enum(['person', 'person_time', 'household', '']),
  }),
  words: z.strictObject({ word: z.string().min(2), tag: z.string().min(1) }),
} as const satisfies Readonly<Record<string, z.ZodType>>

export type TableName = keyof typeof TABLES
export type TableRow<Name extends TableName> = Readonly<z.output<(typeof TABLES)[Name]>>

/**
 * The rows of a word list: tab-separated, first line the column names, `#` opens a comment line.
 * @throws Error in one line that names place and column where a row is not valid; `place` says where a line is
 */
export function parseTable<Name extends TableName>(
  name: Name,
  text: string,
  place = (line: number) => `lexicon/${name}.tsv:${line}`,
): readonly TableRow<Name>[] {
  const numbered = text.split('\n').map((line, i) => ({ line, number: i + 1 }))
  const [header, ...rows] = numbered.filter(({ line }) => line !== '' && !line.startsWith('#'))
  const columns = header?.line.split('\t') ?? []
  const row: z.ZodType = TABLES[name]
  return rows.map(({ line, number }) => {
    const cells = line.split('\t')
    if (cells.length > columns.length) throw new Error(`${place(number)}: more cells than columns`)
    const given = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
    const result = row.safeParse(given)
    if (!result.success) throw new Error(`${place(number)}: ${faultIn(result.error)}`)
    return result.data as TableRow<Name>
  })
}

function faultIn({ issues }: z.ZodError): string {
  return issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': ')).join('; ')
}
