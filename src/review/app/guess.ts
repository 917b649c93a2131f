import type { CorrectableFields } from '../../decisions/decision.js'
import { typedNumber } from '../../decisions/typed-number.js'
import type { Kind } from '../../model.js'

/** A row that a reviewer is writing: what the text does not tell is left for them to say. */
export type Draft = Omit<CorrectableFields, 'kind' | 'value'> & {
  readonly kind: Kind | null
  readonly value: number | null
}

const MONEY = /[元圆块钱$¥€£]/
const PEOPLE = /人|名|位|户|口/
const PROJECTS = /项目|工程|项/

/** What a row begins with when a figure is added: what its own characters tell. They are rarely enough for the kind. */
export function firstGuess(raw: string): Draft {
  const text = raw.normalize('NFKC').replace(/\s/g, '')
  const typed = /\d[\d,]*(?:\.\d+)?[万亿]?/.exec(text)?.[0] ?? ''
  const kind = MONEY.test(text) ? 'money' : PEOPLE.test(text) ? 'personnel' : PROJECTS.test(text) ? 'project' : null
  return {
    kind,
    unit: kind === 'money' ? currencyOf(text) : kind === 'personnel' ? peopleOf(text) : kind === null ? '' : 'project',
    value: typedNumber(typed),
    qualifier: 'exact',
    min: null,
    max: null,
    per: null,
    label: null,
    role: 'other',
    donor: null,
    recipient: null,
    period: null,
    period_start: null,
    period_end: null,
    part_of: null,
    flags: [],
  }
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
