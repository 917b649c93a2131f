import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention } from '../../model.js'
import type { Resolver } from '../resolver.js'
import { scales } from '../scales.js'
import { preferred } from '../weigh.js'
import { isOfFigureBefore, type Name, names, whereOf } from './options.js'

const weighed = lazy(() => scales(weightsOf('label')))

/** Names what a figure counts or pays for: of all words of the text that may be its name those for which most speaks. */
export const label: Resolver = { name: 'label', resolve }

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const ballot = lazy(() => names(mentions, outline))
  const named: Mention[] = []
  // no rule answers, so none is favoured by a margin
  for (const mention of mentions) named.push(withName(mention, preferred(ballot()(mention, named), weighed(), 0)))
  return named
}

function withName(mention: Mention, name: Name | null): Mention {
  if (!name) return mention
  const where = whereOf(name)
  return changed(mention, {
    label: name.text,
    continues: mention.continues || isOfFigureBefore(name, mention),
    evidence: { ...mention.evidence, label: where },
    trace: [...mention.trace, `label/${where}`],
  })
}
