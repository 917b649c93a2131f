import type { Span } from '../../span.js'
import type { Base, Edge, FromEvent, Unit } from './atoms.js'

export interface Step {
  readonly base: Base
  readonly value: number
}

/** One point or stretch of the calendar as it is said, before anything is counted out. */
export interface Moment {
  readonly year?: Step | undefined
  readonly month?: Step | undefined
  readonly day?: Step | undefined
  /** Months of the year. */
  readonly part?: { readonly from: number; readonly to: number } | undefined
  readonly fixed?: { readonly from: string; readonly to: string } | undefined
  readonly festival?: { readonly name: string; readonly days: number } | undefined
  readonly edge?: Edge | undefined
}

/** How a phrase dates, before it is counted out. */
export type Form =
  | { readonly sort: 'moment'; readonly moment: Moment }
  | { readonly sort: 'range'; readonly from: Moment; readonly to: Moment }
  | { readonly sort: 'list'; readonly items: readonly Moment[] }
  /** open: 2018年之后, which does not say up to when. */
  | { readonly sort: 'since'; readonly from: Moment; readonly open?: true }
  | { readonly sort: 'until' | 'before'; readonly to: Moment }
  /** 2022/23年度: the year of accounts, from April on. */
  | { readonly sort: 'fiscal'; readonly from: number }
  | { readonly sort: 'years'; readonly from: number; readonly to: number }
  | {
      readonly sort: 'plan'
      readonly first: string | null
      readonly last: string | null
      readonly since: boolean
      readonly until: boolean
    }
  | { readonly sort: 'duration'; readonly count: number | null; readonly unit: Unit; readonly way: Way }
  | ({ readonly sort: 'event' } & FromEvent)
  /** So many weeks from the article's own. */
  | { readonly sort: 'week'; readonly value: number }
  | { readonly sort: 'whole-year' | 'until-now' | 'undated' | 'covered' }
  | { readonly sort: 'same'; readonly year?: Step | undefined }

/** back: up to now; prior: the whole years before this one; during: some stretch of that length; total: a sum over it; ahead: from now on; term: set for one thing; bare: nothing says so. */
export type Way = 'back' | 'prior' | 'during' | 'total' | 'ahead' | 'term' | 'later' | 'bare'

export interface Phrase extends Span {
  readonly form: Form
}
