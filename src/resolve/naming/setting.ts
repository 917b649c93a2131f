import { remembered } from '../../lazy.js'
import { actAt } from '../../lexicon/acts.js'
import { isPassedOver } from '../../lexicon/label-words.js'
import type { Span } from '../../span.js'
import { isVerb, type Phrase, type Word } from './phrases.js'

/** What is done to or with what is counted, by classes of `acts.tsv`. */
const DEEDS = [
  'builds',
  'buys',
  'bestows',
  'gives',
  'pays',
  'pays-to',
  'spends',
  'collects',
  'deals',
  'sends',
  'trains',
  'serves',
  'brings',
  'sells',
  'puts-in',
  'relieves',
  'learns',
  'enrols',
  'earns',
  'costs',
  'moves',
  'amounts-to',
  'there-is',
  'tells',
] as const

/** The verbs between a phrase and its figure: how many, and of which class the nearest to the phrase is. */
export function bridgeOf(phrase: Phrase, figure: Span, words: readonly Word[]): Bridge {
  const isInFront = phrase.end <= figure.start
  const [from, to] = isInFront ? [phrase.end, figure.start] : [figure.end, phrase.start]
  const verbs = words.filter((word) => word.start >= from && word.end <= to && isVerb(word) && !isPassedOver(word.text))
  const nearest = (isInFront ? verbs[0] : verbs.at(-1))?.text ?? ''
  return { verbs: verbs.length, deed: deedOf(nearest) }
}

interface Bridge {
  readonly verbs: number
  readonly deed: string
}

const deedOf = remembered((verb: string): string =>
  verb === '' ? '' : (DEEDS.find((deed) => actAt(deed, verb, 0) !== '') ?? 'other'),
)

/** What leads to a phrase: the preposition in front of it, no verb between, or the beginning of its clause. */
export function frontOf({ at, length }: Phrase, words: readonly Word[]): Front {
  const first = at - length + 1
  for (let i = first - 1; ; i--) {
    const word = words[i]
    if (!word || word.gap !== words[at]?.gap || MARK.test(word.text)) return { preposition: '', opens: i === first - 1 }
    if (/^p/.test(word.tag)) return { preposition: word.text, opens: false }
    if (isVerb(word)) return { preposition: '', opens: false }
  }
}

interface Front {
  readonly preposition: string
  readonly opens: boolean
}

const MARK = /^[,;:。() ]/
