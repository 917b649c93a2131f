import { lazy } from '../lazy.js'
import type { Kind, Role } from '../model.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** How far a figure looks for its giver: the file says what each means. */
export type Reach = TableRow<'reach'>['donor']

export const reaches = lazy(() => readTable('reach'))

const byRole = lazy(() => new Map(reaches().map(({ kind, role, donor }) => [`${kind} ${role}`, donor])))

/** How far a figure of this kind and role looks for its giver. */
export function donorReach(kind: Kind, role: Role): Reach {
  return byRole().get(`${kind} ${role}`) ?? 'none'
}
