import { remembered } from '../../lazy.js'
import { actAt, actsIn } from '../../lexicon/acts.js'
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

/** Of the verbs between a phrase and its figure the class of that nearest to the phrase. */
export function deedBetween(phrase: Phrase, figure: Span, words: readonly Word[]): string {
  const isInFront = phrase.end <= figure.start
  const [from, to] = isInFront ? [phrase.end, figure.start] : [figure.end, phrase.start]
  const isBetween = (word: Word) => word.start >= from && word.end <= to && isVerb(word) && !isPassedOver(word.text)
  return deedOf((isInFront ? words.find(isBetween) : words.findLast(isBetween))?.text ?? '')
}

/** Words that say only how much there is, or that something is told. */
const SAYS_LITTLE: ReadonlySet<string> = new Set(['', 'other', 'amounts-to', 'there-is', 'tells'])

/** True for a word of what is done to or with what is counted. */
export const isDeed = (word: string): boolean => !SAYS_LITTLE.has(deedOf(word))

/** The words of a text that say what is done to or with what is counted, each once. */
export function deedsIn(text: string): readonly Span[] {
  const acts = actsIn(text)
  return acts.filter(({ start, end }, i) => acts[i - 1]?.start !== start && isDeed(text.slice(start, end)))
}

/** The class of a verb. */
export const deedOf = remembered((verb: string): string =>
  verb === '' ? '' : (DEEDS.find((deed) => actAt(deed, verb, 0) !== '') ?? 'other'),
)

/** The preposition in front of a phrase, no verb or mark between. */
export function prepositionOf({ at, length }: Phrase, words: readonly Word[]): string {
  for (let i = at - length; ; i--) {
    const word = words[i]
    if (!word || word.gap !== words[at]?.gap || MARK.test(word.text) || isVerb(word)) return ''
    if (/^p/.test(word.tag)) return word.text
  }
}

const MARK = /^[,;:。() ]/
