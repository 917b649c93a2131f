import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

/** Where the words of a frame's condition stand. */
export const FRAME_STRETCHES = ['noun', 'lead', 'next', 'before', 'behind', 'reach', 'told', 'rest', 'heading'] as const
/** What is asked of the figure itself; who gave it and what it was taken for are known only behind the parties. */
export const FRAME_FACTS = [
  'unit',
  'counter',
  'label',
  'per',
  'role',
  'giver',
  'goes',
  'counted',
  'after',
  'followed',
  'whole',
] as const
export type FrameStretch = (typeof FRAME_STRETCHES)[number]
export type FrameFact = (typeof FRAME_FACTS)[number]

export type RoleFrame = TableRow<'role-frames'>

const isLate = ({ when }: RoleFrame) => when.some(({ where }) => where === 'role' || where === 'giver')

/** What figures do where several things stand together, in the order in which they are tried. */
export const roleFrames = lazy(() => readTable('role-frames').filter((frame) => !isLate(frame)))
/** What they do by who gave and what they were taken for: read when the parties are known. */
export const giverFrames = lazy(() => readTable('role-frames').filter(isLate))
