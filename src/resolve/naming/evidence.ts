import { institutionOf } from '../../lexicon/institutions.js'
import { isPeopleAct, peopleNoun } from '../../lexicon/people.js'
import type { Mention } from '../../model.js'
import { pairsIn } from '../character-pairs.js'
import { namesMoney } from '../label-phrases.js'
import { step, type Tell, theme } from '../weigh.js'
import type { Name } from './options.js'
import type { Word } from './phrases.js'
import { deedBetween, prepositionOf } from './setting.js'

/** What stands round a figure. */
export interface Around {
  readonly mention: Mention
  /** What it counts: money, people, households, turns, projects. */
  readonly kind: string
  readonly per: string
  /** What the rules answer, and by which step. */
  readonly ruled: string | null
  readonly by: string
  /** Those of its sentence. */
  readonly words: readonly Word[]
}

const PLACE = theme('place kind distance', 'place+distance+kind')
const HEAD = theme('head last kind side', 'head+side last+kind')
/** The words beside it. */
const BORDER = theme('before behind side', 'before+side behind+side')
const BETWEEN = theme('between side', 'between+side')
/** How it stands to what the rules answer. */
const RULED = theme('ruled by place form', 'ruled+by ruled+place ruled+form')
const FORM = theme('length words form kind', 'length+kind words+form length+form')
const RATE = theme('per sort kind', 'per+sort+kind')
/** Its first word and its last. */
const ENDS = theme('opening tag form kind', 'opening+form tag+form+kind')
/** Of which class the verb is that stands nearest to it on the way to the figure. */
const DEED = theme('deed side kind', 'deed+side+kind')
/** The preposition in front. */
const FRONT = theme('preposition side sort', 'preposition+side+sort')
/** A character of the name, with what the figure does. */
const CHARACTER = theme('character role', 'character+role')
/** Two characters of it that stand side by side, and its first. */
const PAIR = theme('pair', 'pair')
const FIRST = theme('first', 'first')
/** How often its sentence has it. */
const OFTEN = theme('often side', 'often+side')
/** That nothing names the figure. */
const NONE = theme('none', 'none')

/** So short is what says by itself how a phrase belongs to its figure. */
const SHORT = 4
/** What a sentence has so often it speaks of again and again. */
const OFTEN_ENOUGH = 3

/** What stands round a figure, as far as all its names have it in common. */
export function around(mention: Mention, words: readonly Word[]): Around {
  const { kind, unit, per, label, evidence } = mention
  return {
    mention,
    kind: unit === 'household' || unit === 'person_time' ? unit : kind,
    per: per?.split('/')[0] ?? '',
    ruled: label,
    by: evidence.label ?? '',
    words,
  }
}

/** Tells what is known of a name for what a figure counts. */
export function speakFor({ text, place, phrase, distance, sort }: Name, near: Around, tell: Tell): void {
  const { mention, kind, per, ruled, by, words } = near
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
  }
  for (const character of new Set(text)) tell(CHARACTER, character, mention.role)
  for (const pair of new Set(pairsIn(text, { start: 0, end: text.length }).pairs)) tell(PAIR, pair)
  tell(FIRST, text.charAt(0))
  tell(OFTEN, Math.min(OFTEN_ENOUGH, mention.sentence.text.split(text).length - 1), side)
  tell(RULED, ruled ? kin(text, ruled) : 'none', by, place, form)
  tell(FORM, step(text.length), step(phrase?.length ?? 0), form, kind)
  tell(RATE, per, sort, kind)
}

/** Tells what speaks for it that nothing names the figure. */
export function speakForNone(tell: Tell): void {
  tell(NONE, '')
}

/** What a name is of. */
export function sortOf(text: string, tag = ''): string {
  const people = peopleNoun(text)
  if (people) return isPeopleAct(text) ? 'act' : people
  if (namesMoney({ text: text.slice(-2), tag: tag || 'n', start: 0, end: 2 })) return 'money'
  if (/(?:项目|工程)$/.test(text)) return 'project'
  if (institutionOf(text) !== null) return 'body'
  return /^v(?!n)/.test(tag) ? 'verb' : /^n[rst]/.test(tag) ? tag.slice(0, 2) : tag.slice(0, 1)
}

/** How a name stands to another. */
function kin(name: string, other: string): string {
  if (name === other) return 'same'
  if (other.includes(name)) return other.endsWith(name) ? 'end' : 'part'
  if (name.includes(other)) return name.endsWith(other) ? 'longer' : 'wider'
  return [...name].some((character) => other.includes(character)) ? 'some' : 'no'
}
