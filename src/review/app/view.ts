import type { CorrectableField } from '../../decisions/decision.js'
import type { Range } from '../page-data.js'
import type { Figure } from './figures.js'
import type { Facet } from './filter.js'

/**
 * What is picked out: a figure, with the column at which its form begins where it is being corrected; a number that is none,
 * with as much text around it as would be added; or a place where the reviewer is adding a figure.
 */
export type Picked =
  | { readonly type: 'figure'; readonly figure: Figure; readonly editing: CorrectableField | null }
  | { readonly type: 'other'; readonly doc: number; readonly nth: number; readonly range: Range }
  | { readonly type: 'adding'; readonly doc: number; readonly sentence: number; readonly range: Range }

export interface View {
  readonly name: 'article' | 'table' | 'charts'
  readonly doc: number
  readonly picked: Picked | null
  readonly filter: Readonly<Partial<Record<Facet, string>>>
  readonly search: string
  readonly order: 'document' | 'doubt'
  /** Whether the numbers that are no figures are shown. */
  readonly others: boolean
}

let current: View = {
  name: 'article',
  doc: 0,
  picked: null,
  filter: {},
  search: '',
  order: 'document',
  others: false,
}
const listeners: ((before: View) => void)[] = []

export function view(): View {
  return current
}

/** Changes what is looked at and tells those who show it. */
export function show(change: Partial<View>): void {
  const before = current
  current = { ...current, ...change }
  for (const listener of listeners) listener(before)
}

export function onShow(listener: (before: View) => void): void {
  listeners.push(listener)
}
