import { z } from 'zod'
import { lazy } from '../lazy.js'
import { KINDS, type Kind, MONEY_ROLES, PERSONNEL_ROLES, PROJECT_ROLES } from '../model.js'
import { readTable } from './table.js'
import { type Vocabulary, vocabulary } from './vocabulary.js'

const Row = z.strictObject({
  kind: z.enum(KINDS),
  role: z.enum([...new Set([...MONEY_ROLES, ...PERSONNEL_ROLES, ...PROJECT_ROLES])]),
  word: z.string().min(1),
  where: z.enum(['noun', 'near']),
  weight: z.string().regex(/^\d+$/).transform(Number),
})
export type RoleCue = z.infer<typeof Row>

/** The cue words of one kind of figure, by where they stand. */
export interface RoleCues {
  readonly noun: Vocabulary<RoleCue>
  readonly near: Vocabulary<RoleCue>
}

const cues = lazy((): Readonly<Record<Kind, RoleCues>> => {
  const rows = readTable('roles', Row)
  const of = (kind: Kind, where: RoleCue['where']) =>
    vocabulary(rows.filter((row) => row.kind === kind && row.where === where))
  const pair = (kind: Kind) => ({ noun: of(kind, 'noun'), near: of(kind, 'near') })
  return { money: pair('money'), personnel: pair('personnel'), project: pair('project') }
})

/** Words that say what a number of some kind is doing. */
export function roleCues(kind: Kind): RoleCues {
  return cues()[kind]
}
