import { add, compare, type Decimal, decimal, half } from '../decimal.js'
import { plainDigits } from '../formats/plain-digits.js'
import { KINDS, type Kind, ROLES, type Role } from '../model.js'
import { GROUP_KEYS, type GroupKey } from './group-keys.js'
import { type Link, leftOut, REASONS, type Reason, type Summable } from './left-out.js'

/** So many figures and what they come to. */
export interface Tally {
  readonly figures: number
  readonly sum: Decimal
}

/** Like figures: what they come to, and what was not added. `all` is `kept` and all of `leftOut`. */
export interface Group {
  /** By the keys asked for, in their order. */
  readonly keys: readonly (string | null)[]
  readonly kind: Kind
  readonly role: Role
  readonly unit: string
  readonly kept: Tally
  /** Of the figures kept; null where there are none. */
  readonly median: Decimal | null
  readonly smallest: Decimal | null
  readonly largest: Decimal | null
  readonly leftOut: Readonly<Record<Reason, Tally>>
  readonly all: Tally
}

export interface Summary {
  readonly by: readonly GroupKey[]
  /** Of one kind, role and unit side by side; years and documents in their order, names by what they come to. */
  readonly groups: readonly Group[]
}

const NOTHING: Tally = { figures: 0, sum: decimal(0) }

/** Adds up what can be added: only figures of one kind, role and unit, each amount once. */
export function summarise<Row extends Summable>(
  records: readonly Row[],
  by: readonly GroupKey[],
  links?: ReadonlyMap<Row, Link<Row>>,
): Summary {
  const reasons = leftOut(records, links)
  const sorted = new Map<string, Row[]>()
  for (const record of records) {
    const place = [record.kind, record.role, record.unit, ...by.map((key) => GROUP_KEYS[key](record) ?? '')].join('\n')
    const like = sorted.get(place)
    if (like) like.push(record)
    else sorted.set(place, [record])
  }
  const groups = [...sorted.values()].map((like) => group(like, by, reasons))
  return { by, groups: inOrder(groups, by) }
}

/** The sum of groups, without their keys: what the like figures of all of them come to. */
export function total(groups: readonly Group[]): Pick<Group, 'kept' | 'leftOut' | 'all'> {
  const reasons = Object.keys(REASONS) as Reason[]
  const over = (tally: (group: Group) => Tally) => groups.map(tally).reduce(together, NOTHING)
  const left = reasons.map((reason) => [reason, over((one) => one.leftOut[reason])] as const)
  return {
    kept: over(({ kept }) => kept),
    leftOut: Object.fromEntries(left) as Group['leftOut'],
    all: over(({ all }) => all),
  }
}

/** Groups of one kind, role and unit, block by block. */
export function blocks({ groups }: Summary): readonly (readonly Group[])[] {
  const byLikeness = new Map<string, Group[]>()
  for (const one of groups) {
    const like = [one.kind, one.role, one.unit].join()
    byLikeness.set(like, [...(byLikeness.get(like) ?? []), one])
  }
  return [...byLikeness.values()]
}

function group<Row extends Summable>(
  records: readonly Row[],
  by: readonly GroupKey[],
  reasons: ReadonlyMap<Row, Reason | null>,
): Group {
  const [{ kind, role, unit }] = records as readonly [Row]
  const of = (wanted: Reason | null) => records.filter((record) => reasons.get(record) === wanted).map(amount)
  const kept = of(null).sort(compare)
  const left = Object.keys(REASONS).map((reason) => [reason, tally(of(reason as Reason))])
  return {
    keys: by.map((key) => GROUP_KEYS[key](records[0] as Row)),
    kind,
    role,
    unit,
    kept: tally(kept),
    median: kept.length === 0 ? null : median(kept),
    smallest: kept[0] ?? null,
    largest: kept.at(-1) ?? null,
    leftOut: Object.fromEntries(left),
    all: tally(records.map(amount)),
  }
}

function amount({ value }: Summable): Decimal {
  return decimal(plainDigits(value))
}

function tally(amounts: readonly Decimal[]): Tally {
  return { figures: amounts.length, sum: amounts.reduce(add, NOTHING.sum) }
}

function together(a: Tally, b: Tally): Tally {
  return { figures: a.figures + b.figures, sum: add(a.sum, b.sum) }
}

/** Of an even number of amounts the mean of the two in the middle. */
function median(sorted: readonly Decimal[]): Decimal {
  const middle = sorted.length >> 1
  const upper = sorted[middle] as Decimal
  if (sorted.length % 2 === 1) return upper
  return half(add(sorted[middle - 1] as Decimal, upper))
}

/** Kinds and roles as the model has them; then key by key. */
function inOrder(groups: readonly Group[], by: readonly GroupKey[]): readonly Group[] {
  const prefix = (one: Group, length: number) => [one.kind, one.role, one.unit, ...one.keys.slice(0, length)].join('\n')
  const sums = new Map<string, Decimal>()
  for (const one of groups) {
    for (let i = 0; i <= by.length; i++) {
      const place = prefix(one, i)
      sums.set(place, add(sums.get(place) ?? NOTHING.sum, one.kept.sum))
    }
  }
  const sumOf = (one: Group, length: number) => sums.get(prefix(one, length)) as Decimal
  return [...groups].sort((a, b) => {
    const likeness =
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || roleRank(a.role) - roleRank(b.role) || ordinal(a.unit, b.unit)
    if (likeness !== 0) return likeness
    for (const [i, key] of by.entries()) {
      const [x, y] = [a.keys[i] ?? '', b.keys[i] ?? '']
      if (x === y) continue
      const inTurn = key === 'year' || key === 'doc'
      return (inTurn ? 0 : compare(sumOf(b, i + 1), sumOf(a, i + 1))) || ordinal(x, y)
    }
    return 0
  })
}

function roleRank(role: Role): number {
  return role === 'other' ? ROLES.length : ROLES.indexOf(role)
}

/** By code points, the same on every machine. */
function ordinal(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
