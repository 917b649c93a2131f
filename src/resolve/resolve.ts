import { context } from './context.js'
import { currency } from './currency.js'
import { dating } from './dating/dating.js'
import { flags } from './flags.js'
import { giverRole } from './giver-role.js'
import { label } from './label/label.js'
import { partOf } from './part-of.js'
import { partPeriod } from './part-period.js'
import { parties } from './parties/parties.js'
import { per } from './per.js'
import { period } from './period/period.js'
import { repeat } from './repeat.js'
import type { Resolver } from './resolver.js'
import { restated } from './restated.js'
import { role } from './role.js'
import { roleWeighing } from './role-weighing.js'

/** What rules say, and the label that is weighed, in order; each may use what those before it have set: role reads the label, repeat the role. */
export const rules: readonly Resolver[] = [
  context,
  currency,
  per,
  label,
  role,
  period,
  parties,
  giverRole,
  restated,
  partOf,
  partPeriod,
  flags,
  repeat,
]

/** … and what is weighed behind them, by weights that annotated documents teach. */
export const resolvers: readonly Resolver[] = [...rules, dating, roleWeighing]
