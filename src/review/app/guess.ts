import type { CorrectableFields } from '../../decisions/decision.js'
import { typedNumber } from '../../decisions/typed-number.js'
import type { Kind, Qualifier } from '../../model.js'
import type { Vocabulary } from '../page-data.js'

/** A row that a reviewer is writing: what the text does not tell is left for them to say. */
export type Draft = Omit<CorrectableFields, 'kind' | 'value'> & {
  readonly kind: Kind | null
  readonly value: number | null
}

/** What a figure nearby says of giver, receiver and time. */
export type Beside = Pick<CorrectableFields, 'donor' | 'recipient' | 'period' | 'period_start' | 'period_end'>

const NOTHING_BESIDE: Beside = { donor: null, recipient: null, period: null, period_start: null, period_end: null }

const MONEY = /[元圆块钱$¥€£]/
const PEOPLE = /人|名|位|户|口/
const PROJECTS = /项目|工程|项/

/** 600, 40余万, 3.5亿: digits, with what stands in them or behind them and says how exact they are. */
const NUMBER = /(\d[\d,]*(?:\.\d+)?)([余多来])?([万亿]?)([余多来])?/
const RANGE = /(\d[\d,]*(?:\.\d+)?)([万亿]?)[^\d]{0,3}?[-–—~至到](\d[\d,]*(?:\.\d+)?)([万亿]?)/
const INSIDE: Readonly<Record<string, Qualifier>> = { 余: 'over', 多: 'over', 来: 'about' }
const LOWER: ReadonlySet<Qualifier> = new Set(['over', 'at_least'])
const UPPER: ReadonlySet<Qualifier> = new Set(['nearly', 'at_most'])

/**
 * What a row begins with when a figure is added: what its own characters tell, and who and when as the figure nearest to it
 * in the sentence has it. They are rarely enough for the kind.
 */
export function firstGuess(raw: string, hedges: Vocabulary['hedges'], beside: Beside | null): Draft {
  const text = raw.normalize('NFKC').replace(/\s/g, '')
  const kind = MONEY.test(text) ? 'money' : PEOPLE.test(text) ? 'personnel' : PROJECTS.test(text) ? 'project' : null
  const { donor, recipient, period, period_start, period_end } = beside ?? NOTHING_BESIDE
  return {
    kind,
    unit: kind === 'money' ? currencyOf(text) : kind === 'personnel' ? peopleOf(text) : kind === null ? '' : 'project',
    ...quantityOf(text, hedges),
    per: null,
    label: null,
    role: 'other',
    ...{ donor, recipient, period, period_start, period_end },
    part_of: null,
    flags: [],
  }
}

function quantityOf(text: string, hedges: Vocabulary['hedges']): Pick<Draft, 'value' | 'qualifier' | 'min' | 'max'> {
  const [, low = '', lowScale = '', high = '', highScale = ''] = RANGE.exec(text) ?? []
  const min = typedNumber(low + (lowScale || highScale))
  const max = typedNumber(high + highScale)
  if (min !== null && max !== null && min < max) return { value: min, qualifier: 'range', min, max }
  const found = NUMBER.exec(text)
  const [all = '', digits = '', within = '', scale = '', behind = ''] = found ?? []
  const value = typedNumber(digits + scale)
  if (found === null || value === null) return { value: null, qualifier: 'exact', min: null, max: null }
  const qualifier =
    longest(hedges.before, (word) => text.slice(0, found.index).endsWith(word)) ??
    longest(hedges.after, (word) => text.slice(found.index + all.length).endsWith(word)) ??
    INSIDE[within || behind] ??
    'exact'
  return { value, qualifier, min: LOWER.has(qualifier) ? value : null, max: UPPER.has(qualifier) ? value : null }
}

function longest(words: Vocabulary['hedges']['before'], fits: (word: string) => boolean): Qualifier | undefined {
  return words.filter(([word]) => fits(word)).toSorted(([a], [b]) => b.length - a.length)[0]?.[1]
}

function currencyOf(text: string): string {
  if (/美[元金]|US\$/.test(text)) return 'USD'
  if (/欧元|歐元|€/.test(text)) return 'EUR'
  if (/港[元币幣]|HK\$/.test(text)) return 'HKD'
  if (/[日]元|[日]圆/.test(text)) return 'JPY'
  return /英镑|英鎊|£/.test(text) ? 'GBP' : 'CNY'
}

function peopleOf(text: string): string {
  return /人次/.test(text) ? 'person_time' : /户|戶/.test(text) ? 'household' : 'person'
}
