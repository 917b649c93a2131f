import { lazy } from '../lazy.js'
import type { Kind } from '../model.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

export type RoleCue = TableRow<'roles'>

/** The cue words of one kind of figure, by where they stand. */
export interface RoleCues {
  readonly noun: Vocabulary<RoleCue>
  readonly near: Vocabulary<RoleCue>
}

const cues = lazy((): Readonly<Record<Kind, RoleCues>> => {
  const rows = readTable('roles')
  const of = (kind: Kind, where: RoleCue['where']) =>
    vocabulary(rows.filter((row) => row.kind === kind && row.where === where))
  const pair = (kind: Kind) => ({ noun: of(kind, 'noun'), near: of(kind, 'near') })
  return { money: pair('money'), personnel: pair('personnel'), project: pair('project') }
})

/** Words that say what a number of some kind is doing. */
export function roleCues(kind: Kind): RoleCues {
  return cues()[kind]
}
