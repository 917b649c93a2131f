import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** What a reader sees of each command of TeX mathematics: `times` is ×; '' where it only says how what follows is set. */
export const texCommands = lazy(() => new Map(readTable('tex').map(({ command, shown }) => [command, shown])))
