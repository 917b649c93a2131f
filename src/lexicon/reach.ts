import { z } from 'zod'
import { lazy } from '../lazy.js'
import { KINDS, type Kind, ROLES, type Role } from '../model.js'
import { readTable } from './table.js'

const Row = z.strictObject({
  kind: z.enum(KINDS),
  role: z.enum(ROLES),
  donor: z.enum(['article', 'aided', 'helped', 'clause', 'none']),
})
/** How far a figure looks for its giver: the file says what each means. */
export type Reach = z.infer<typeof Row>['donor']

export const reaches = lazy(() => readTable('reach', Row))

const byRole = lazy(() => new Map(reaches().map(({ kind, role, donor }) => [`${kind} ${role}`, donor])))

/** How far a figure of this kind and role looks for its giver. */
export function donorReach(kind: Kind, role: Role): Reach {
  return byRole().get(`${kind} ${role}`) ?? 'none'
}
