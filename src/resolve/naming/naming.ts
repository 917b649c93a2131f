import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention } from '../../model.js'
import type { Resolver } from '../resolver.js'
import { scales } from '../scales.js'
import { preferred } from '../weigh.js'
import { type Name, names } from './options.js'

/** By so much more must speak for another name than for that of the rules … */
const MARGIN = 1
/** … and than for none where they find none: a wrong name is worse. */
const MARGIN_OF_NONE = 5

/** A figure takes its label from one of so many before. */
const FOLLOWED = 6

/** What words right at a figure, or the heads of its table, name is not weighed: rules read them as well, and can say how. */
const SETTLED: ReadonlySet<string> = new Set([
  'noun behind',
  'noun seen',
  'sort in front',
  'money right in front',
  'money in front',
  'people behind',
  'people right in front',
  'people in front',
  'team behind',
  'team in front',
  'in brackets',
  'what is done for them',
  'verb in front',
  'spoken of',
  'as its households',
  'entry of a list',
  'heading',
  'column',
  'row',
])

const weighed = lazy(() => scales(weightsOf('label')))

/** Names by another word of the text what a figure counts where much more speaks for that than for what the rules take. */
export const naming: Resolver = { name: 'naming', resolve }

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const ballot = lazy(() => names(mentions, outline))
  const named: Mention[] = []
  for (const [i, ruled] of mentions.entries()) {
    const mention = following(ruled, mentions.slice(Math.max(0, i - FOLLOWED), i), named)
    const isSettled = SETTLED.has(mention.evidence.label ?? '')
    const margin = mention.label ? MARGIN : MARGIN_OF_NONE
    named.push(isSettled ? mention : withName(mention, preferred(ballot()(mention, named), weighed(), margin)))
  }
  return named
}

/** What counts what a figure before does counts it by its new name. */
function following(mention: Mention, before: readonly Mention[], named: readonly Mention[]): Mention {
  const followed = mention.continues && before.findLast(({ label }) => label === mention.label)
  const label = followed ? (named[followed.index] as Mention).label : mention.label
  return label === mention.label ? mention : changed(mention, { label })
}

function withName(mention: Mention, name: Name | null): Mention {
  if (!name || name.text === mention.label) return mention
  return changed(mention, { label: name.text, trace: [...mention.trace, 'label/weighed'] })
}
