import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { institutionOf } from '../../lexicon/institutions.js'
import { weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention } from '../../model.js'
import { placeNames } from '../places/names.js'
import type { Resolver } from '../resolver.js'
import { scales } from '../scales.js'
import { preferred } from '../weigh.js'
import { type Name, names } from './options.js'
import { isSettled } from './settled.js'

/** By so much more must speak for another name than for that of the rules, … */
const MARGIN = 0.25
/** … than for what words right at the figure, or the heads of its table, say, … */
const MARGIN_OF_SETTLED = 1
/** … and than for none where they find none: a wrong name is worse. */
const MARGIN_OF_NONE = 4

/** A figure takes its label from one of so many before. */
const FOLLOWED = 6

const weighed = lazy(() => scales(weightsOf('label')))

/** Names by another word of the text what a figure counts where much more speaks for that than for what the rules take. */
export const naming: Resolver = { name: 'naming', resolve }

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const ballot = lazy(() => names(mentions, outline))
  const named: Mention[] = []
  for (const [i, ruled] of mentions.entries()) {
    const mention = following(ruled, mentions.slice(Math.max(0, i - FOLLOWED), i), named)
    named.push(withName(mention, preferred(ballot()(mention, named), weighed(), marginOf(mention))))
  }
  return named
}

function marginOf(mention: Mention): number {
  if (!mention.label) return MARGIN_OF_NONE
  return isSettled(mention) ? MARGIN_OF_SETTLED : MARGIN
}

/** What counts what a figure before does counts it by its new name. */
function following(mention: Mention, before: readonly Mention[], named: readonly Mention[]): Mention {
  const followed = mention.continues && before.findLast(({ label }) => label === mention.label)
  const label = followed ? (named[followed.index] as Mention).label : mention.label
  return label === mention.label ? mention : changed(mention, { label })
}

function withName(mention: Mention, name: Name | null): Mention {
  if (!name || (mention.label && isSame(name.text, mention.label))) return mention
  return changed(mention, { label: name.text, trace: [...mention.trace, 'label/weighed'] })
}

/**
 * True for two names with one head, neither much longer: 技术人才 says no more than 专业技术人才; a longer one is another where it begins with
 * the name of a place or a body: 亚的斯亚贝巴|人口.
 */
function isSame(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const front = long.slice(0, -short.length)
  return long.endsWith(short) && (front.length <= short.length || !isNamed(front))
}

const isNamed = (text: string) => placeNames(text).length > 0 || institutionOf(text) !== null
