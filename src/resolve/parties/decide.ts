import type { Scope } from '../../model.js'
import type { Actor } from './actors.js'

/** Who a step found: with the actors that were named, or a word that stands for them. */
export type Cited = { readonly name: string; readonly actors: readonly Actor[] } | string | null

/** A place to look for a party: how far it lies from the figure, the step's name, and the look itself. */
export type Step = readonly [scope: Scope, name: string, find: () => Cited]

/** Who was found, how far off, by which step. */
export interface Found {
  readonly name: string
  readonly scope: Scope
  readonly step: string
  readonly actors: readonly Actor[]
  /** Whom the later steps would have found instead: looked for only when asked, for `explain`. */
  readonly over: () => readonly Lost[]
}

/** A candidate that lost to an earlier step. */
export interface Lost {
  readonly name: string
  readonly scope: Scope
  readonly by: string
}

/** ▲, ●, ❤: marks in front of a name. */
const MARKS = /^[^\p{L}\p{N}“《]+/u
/** A particle, a preposition (but for 补给 and 给水), an amount, a verb of giving or of sending somewhere (汇往|某会) in front: no name holds these. */
const NO_NAME =
  /^$|[了把被着\p{Extended_Pictographic}]|(?<![补自供])给(?![水排])|[0-9一二三四五六七八九十百千万亿][港美澳欧日]?元|^(?:拨付|下拨|捐赠|投入|援助|资助|选派|[汇送派运拨转寄发捐交][往给向到])/u

/** What may be a name, without marks in front: 12个国家 and 七家企业 are, 了托喀依乡 is none. */
export function nameIn(told: string): string | null {
  const name = told.replace(MARKS, '')
  return NO_NAME.test(name) ? null : name
}

/** What the first step finds that finds anybody. */
export function decide(steps: readonly Step[]): Found | null {
  for (const [i, [scope, step, find]] of steps.entries()) {
    const found = find()
    if (!found) continue
    const { name: told, actors } = typeof found === 'string' ? { name: found, actors: [] } : found
    const name = nameIn(told)
    if (name === null) continue
    return { name, actors, scope, step, over: () => losers(steps.slice(i + 1), name) }
  }
  return null
}

function losers(steps: readonly Step[], winner: string): readonly Lost[] {
  const seen = new Set([winner])
  return steps.flatMap(([scope, by, find]) => {
    const found = find()
    const name = typeof found === 'string' ? found : found?.name
    if (!name || seen.has(name)) return []
    seen.add(name)
    return [{ name, scope, by }]
  })
}
