import { compare } from '../../decimal.js'
import { institutionOf } from '../../lexicon/institutions.js'
import { moneyCuesAfter, moneyCuesBefore } from '../../lexicon/money-cues.js'
import { isPeopleAct, peopleNoun } from '../../lexicon/people.js'
import type { Mention } from '../../model.js'
import { pairsIn } from '../character-pairs.js'
import { countsSame } from '../counts-same.js'
import { arePeopleOf } from '../households.js'
import { step, type Tell, theme } from '../weigh.js'
import type { Name } from './options.js'
import type { Phrase, Word } from './phrases.js'
import { deedBetween, deedOf, prepositionOf } from './setting.js'

/** What stands round a figure. */
export interface Around {
  readonly mention: Mention
  /** What it counts: money, people, households, turns, projects. */
  readonly kind: string
  readonly per: string
  /** The last character of its number's words: 名, 元, of a bare number a digit. */
  readonly counter: string
  /** What stands right behind it. */
  readonly next: string
  /** Those of its sentence. */
  readonly words: readonly Word[]
}

const PLACE = theme('place kind distance', 'place+distance+kind')
const HEAD = theme('head last kind side', 'head+side last+kind')
/** The words beside it. */
const BORDER = theme('before behind side', 'before+side behind+side')
const BETWEEN = theme('between side', 'between+side')
/** How it stands to the noun by which the recogniser knew the figure. */
const SEEN = theme('seen place kind', 'seen+place seen+kind')
/** What it is called by, and what follows it. */
const COUNTER = theme('place counter next form', 'place+counter place+next form+next')
/** How the last figure before that has this label stands to the figure. */
const EARLIER = theme(
  'alike where kind size continues place between',
  'alike+where+kind alike+where+size alike+continues+place alike+place+where between+alike',
)
const FORM = theme('length words form kind', 'length+kind words+form length+form')
const RATE = theme('per sort kind', 'per+sort+kind')
/** Its first word and its last. */
const ENDS = theme('opening tag form kind', 'opening+form tag+form+kind')
/** Of which class the verb is that stands nearest to it on the way to the figure. */
const DEED = theme('deed side kind', 'deed+side+kind')
/** Of which class the verb is that it ends with. */
const VERB = theme('act place kind', 'act+place act+kind')
/** The preposition in front. */
const FRONT = theme('preposition side sort', 'preposition+side+sort')
/** A character of the name. */
const CHARACTER = theme('character kind', 'character+kind')
/** Two characters of it that stand side by side, and its first. */
const PAIR = theme('pair', 'pair')
const FIRST = theme('first', 'first')
/** How often its sentence has it. */
const OFTEN = theme('often side', 'often+side')

/** So short is what says by itself how a phrase belongs to its figure. */
const SHORT = 4
/** What a sentence has so often it speaks of again and again. */
const OFTEN_ENOUGH = 3

/** What stands round a figure, as far as all its names have it in common. */
export function around(mention: Mention, words: readonly Word[]): Around {
  const { kind, unit, per, sentence, end } = mention
  return {
    mention,
    kind: unit === 'household' || unit === 'person_time' ? unit : kind,
    per: per?.split('/')[0] ?? '',
    counter: sentence.text.charAt(end - 1),
    next: sentence.text.charAt(end),
    words,
  }
}

/** Tells what is known of a name for what a figure counts. */
export function speakFor({ text, place, phrase, distance, sort, earlier }: Name, near: Around, tell: Tell): void {
  const { mention, kind, per, counter, next, words } = near
  const form = phrase?.form ?? 'whole'
  const side = place.charAt(0)
  const head = phrase?.head.text ?? text.slice(-2)
  tell(PLACE, place, kind, step(distance))
  tell(HEAD, head, head.slice(-1), kind, side)
  if (phrase) {
    tell(BORDER, phrase.before?.text ?? '^', phrase.behind?.text ?? '$', side)
    tell(ENDS, phrase.opening, phrase.head.tag, form, kind)
    if (side === '<' || side === '>') {
      const [from, to] = side === '<' ? [phrase.end, mention.start] : [mention.end, phrase.start]
      if (to - from <= SHORT) tell(BETWEEN, mention.sentence.text.slice(from, to), side)
      tell(DEED, deedBetween(phrase, mention, words), side, kind)
      tell(FRONT, prepositionOf(phrase, words), side, sort)
    }
    if (/^v/.test(phrase.head.tag)) tell(VERB, deedOf(phrase.head.text), place, kind)
  }
  for (const character of new Set(text)) tell(CHARACTER, character, kind)
  for (const pair of new Set(pairsIn(text, { start: 0, end: text.length }).pairs)) tell(PAIR, pair)
  tell(FIRST, text.charAt(0))
  tell(OFTEN, Math.min(OFTEN_ENOUGH, mention.sentence.text.split(text).length - 1), side)
  tell(SEEN, seenIn(mention, text, place, phrase), place, kind)
  tell(COUNTER, place, counter, next, form)
  if (earlier) tell(EARLIER, ...standingOf(earlier, mention), place, leadOf(earlier, mention))
  tell(FORM, step(text.length), step(phrase?.length ?? 0), form, kind)
  tell(RATE, per, sort, kind)
}

/** What a name is of. */
export function sortOf(text: string, tag = ''): string {
  const people = peopleNoun(text)
  if (people) return isPeopleAct(text) ? 'act' : people
  if (namesMoney(text.slice(-2), tag)) return 'money'
  if (/(?:项目|工程)$/.test(text)) return 'project'
  if (institutionOf(text) !== null) return 'body'
  return /^v(?!n)/.test(tag) ? 'verb' : /^n[rst]/.test(tag) ? tag.slice(0, 2) : tag.slice(0, 1)
}

/** 拨款, 捐款 and 投资 are nouns though the segmenter's dictionary has them as verbs. */
function namesMoney(word: string, tag: string): boolean {
  if (word.length < 2) return false
  if (moneyCuesAfter().at(word, 0)?.word === word) return true
  return /^(?:$|[njl]|eng)/.test(tag) && moneyCuesBefore().before(word, word.length) !== undefined
}

/** How a name stands to the noun by which the recogniser knew the figure. */
function seenIn({ noun, sentence }: Mention, text: string, place: string, phrase: Phrase | null): string {
  if (!noun) return 'none'
  const own = sentence.text.slice(noun.start, noun.end)
  if (/^[<>]/.test(place) && phrase?.end === noun.end)
    return text === own ? 'same' : text.length > own.length ? 'longer' : 'end'
  return text === own ? 'again' : 'other'
}

/** How an earlier figure stands to one: whether they count alike, in one sentence or paragraph; which is larger; whether the noun is left out. */
function standingOf(earlier: Mention, mention: Mention) {
  const isNear = earlier.sentence.blockIndex === mention.sentence.blockIndex
  const where = earlier.sentence === mention.sentence ? 'sentence' : isNear ? 'block' : 'beyond'
  return [
    alikeIn(earlier, mention),
    where,
    mention.kind,
    compare(mention.value, earlier.value),
    mention.continues,
  ] as const
}

function alikeIn(earlier: Mention, mention: Mention): string {
  if (countsSame(earlier, mention)) return 'noun'
  if (arePeopleOf(earlier, mention)) return 'people'
  if (earlier.kind !== mention.kind) return 'no'
  return earlier.unit === mention.unit ? 'unit' : 'kind'
}

/** The characters by which what stands between an earlier figure and one opens: 其中, 、, ,比. */
function leadOf(earlier: Mention, { sentence, start }: Mention): string {
  const from = earlier.sentence === sentence ? earlier.end : 0
  return sentence.text.slice(from, Math.min(start, from + LEAD))
}
const LEAD = 2
