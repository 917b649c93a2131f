import { clauseStart } from '../../clause.js'
import { institutionOf } from '../../lexicon/institutions.js'
import { isPassedOver } from '../../lexicon/label-words.js'
import { isPeopleAct, peopleNoun } from '../../lexicon/people.js'
import type { Mention, Token } from '../../model.js'
import { namesMoney } from '../label-phrases.js'
import { step, type Tell, theme } from '../weigh.js'
import type { Name } from './options.js'
import { isVerb, type Word } from './phrases.js'
import { bridgeOf, frontOf } from './setting.js'

/** What stands round a figure. */
export interface Around {
  readonly mention: Mention
  /** What it counts: money, people, households, turns, projects. */
  readonly kind: string
  readonly per: string
  /** Of what kind its block is. */
  readonly block: string
  /** The words beside it. */
  readonly lead: string
  readonly follow: string
  /** The verb of its clause, else `>` and the first behind it. */
  readonly verb: string
  /** What the rules answer, and by which step. */
  readonly ruled: string | null
  readonly by: string
  readonly ruledSort: string
  /** The figures beside it: how they stand to it, and what they count. */
  readonly beside: readonly (readonly [stands: string, label: string | null])[]
  /** Those of its sentence. */
  readonly words: readonly Word[]
  /** How many other figures of its kind count something with the head of a name. */
  readonly shared: (text: string) => number
}

const PLACE = theme('place kind distance rank sort', 'place+distance+kind place+rank+kind place+sort+kind')
const HEAD = theme('head last kind side sort', 'head+side last+kind last+kind+side sort+kind+side')
/** The words beside it. */
const BORDER = theme(
  'before before-tag behind behind-tag side sort',
  'before+side before-tag+side+sort behind+side behind-tag+side+sort',
)
const VERB = theme('verb place sort kind before-tag side', 'verb+place+kind verb+sort+kind verb+before-tag+side')
/** The words beside the figure. */
const LEAD = theme('lead follow place before-tag side', 'lead+place follow+place lead+before-tag+side')
const BETWEEN = theme('between side', 'between+side')
/** How it stands to what the rules answer. */
const RULED = theme(
  'ruled by kind place form sort ruled-sort',
  'ruled+by ruled+by+kind ruled+place ruled+form ruled+by+place ruled+by+form ruled+sort+ruled-sort+kind',
)
const FORM = theme('length words form kind', 'length+kind words+form length+form')
/** Whether it stands at a number of its own. */
const COUNTED = theme('counted kind sort', 'counted+kind+sort')
/** … and to what the figures beside it count. */
const BESIDE = theme('beside alike kind', 'beside+alike+kind')
const BLOCK = theme('block place kind per sort', 'block+place+kind block+sort+kind per+place+kind per+sort+kind')
/** Its first word and its last. */
const ENDS = theme('opening tag form kind sort', 'opening+form opening+sort+kind tag+form+kind')
/** How many verbs stand between it and the figure, and of which class the nearest to it is. */
const BRIDGE = theme('verbs deed side sort kind', 'verbs+side+sort+kind deed+side+sort deed+side+kind')
/** The preposition in front, and whether it opens a clause. */
const FRONT = theme('preposition opens side sort kind', 'preposition+side+sort opens+side+sort+kind')
/** What the figure does. */
const ROLE = theme('role sort head place form', 'role+sort role+head role+place role+sort+place role+form')
/** What other figures of its kind count. */
const SHARED = theme('shared place kind sort', 'shared+place+kind shared+sort+kind')
/** How many heads of its sort stand as near. */
const NEAREST = theme('nearest side sort kind', 'nearest+side+sort+kind')
/** That nothing names the figure. */
const NONE = theme('none kind block verb', 'none none+kind none+block none+verb')

/** So short is what says by itself how a phrase belongs to its figure. */
const SHORT = 4

/** What stands round a figure, as far as all its names have it in common. */
export function around(
  mention: Mention,
  previous: Mention | undefined,
  next: Mention | undefined,
  words: readonly Word[],
  block: string,
  shared: (text: string) => number,
): Around {
  const { kind, unit, per, label, sentence, start, end, evidence } = mention
  const clause = clauseStart(sentence.text, start)
  const inFront = words.findLast((word) => word.end <= start)
  const verb = words.findLast(
    (word) => word.end <= start && word.start >= clause && isVerb(word) && !isPassedOver(word.text),
  )
  const behind = words.filter((word) => word.start >= end)
  const beside = [previous, next].flatMap((other, i) => {
    if (!other) return []
    const far = other.sentence === sentence ? 's' : other.sentence.blockIndex === sentence.blockIndex ? 'b' : 't'
    const same = other.kind !== kind ? '!' : other.unit === unit ? '=' : '~'
    return [[`${i}${far}${same}`, other.label] as const]
  })
  return {
    mention,
    kind: unit === 'household' || unit === 'person_time' ? unit : kind,
    per: per?.split('/')[0] ?? '',
    block,
    lead: inFront?.text ?? '^',
    follow: behind[0]?.text ?? '$',
    verb: verb?.text ?? `>${behind.find(isVerb)?.text ?? ''}`,
    ruled: label,
    by: evidence.label ?? '',
    ruledSort: label ? sortOf(label) : '',
    beside,
    words,
    shared,
  }
}

/** Tells what is known of a name for what a figure counts. */
export function speakFor({ text, place, phrase, distance, rank, sort, nearest }: Name, near: Around, tell: Tell): void {
  const { mention, kind, per, block, lead, follow, verb, ruled, by, ruledSort, beside, words } = near
  const form = phrase?.form ?? 'whole'
  const side = place.charAt(0)
  const head = phrase?.head.text ?? text.slice(-2)
  const beforeTag = phrase?.before?.tag ?? '^'
  tell(PLACE, place, kind, step(distance), step(rank), sort)
  tell(HEAD, head, head.slice(-1), kind, side, sort)
  if (phrase) {
    const { before, behind } = phrase
    tell(BORDER, before?.text ?? '^', beforeTag, behind?.text ?? '$', behind?.tag ?? '$', side, sort)
    const isApart = place.charAt(2) !== '0'
    tell(COUNTED, `${numberAt(before, isApart)}/${numberAt(behind, isApart)}`, kind, sort)
    const [from, to] = side === '<' ? [phrase.end, mention.start] : [mention.end, phrase.start]
    const isNear = (side === '<' || side === '>') && to - from <= SHORT
    if (isNear) tell(BETWEEN, mention.sentence.text.slice(from, to), side)
    tell(ENDS, phrase.opening, phrase.head.tag, form, kind, sort)
  }
  if (phrase && (side === '<' || side === '>')) {
    const { verbs, deed } = bridgeOf(phrase, mention, words)
    tell(BRIDGE, step(verbs), deed, side, sort, kind)
    const { preposition, opens } = frontOf(phrase, words)
    tell(FRONT, preposition, opens, side, sort, kind)
    tell(NEAREST, step(nearest), side, sort, kind)
  }
  tell(ROLE, mention.role, sort, head, place, form)
  tell(SHARED, step(near.shared(text)), place, kind, sort)
  tell(VERB, verb, place, sort, kind, beforeTag, side)
  tell(LEAD, lead, follow, place, beforeTag, side)
  tell(RULED, ruled ? kin(text, ruled) : 'none', by, kind, place, form, sort, ruledSort)
  tell(FORM, step(text.length), step(phrase?.length ?? 0), form, kind)
  tell(BLOCK, block, place, kind, per, sort)
  for (const [stands, label] of beside) tell(BESIDE, stands, label ? kin(text, label) : 'none', kind)
}

/** Tells what speaks for it that nothing names the figure. */
export function speakForNone({ kind, block, verb }: Around, tell: Tell): void {
  tell(NONE, '', kind, block, verb)
}

/** Whether a number stands beside a phrase: the end of its stretch, where that is not the figure's own, is another figure. */
function numberAt(word: Token | undefined, isApart: boolean): string {
  if (!word) return isApart ? 'figure' : ''
  return /^[mq]/.test(word.tag) || /\d/.test(word.text) ? 'number' : ''
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
