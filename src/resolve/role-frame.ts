import { clauseBehindColon, clauseEnd, clauseStart } from '../clause.js'
import { actBefore, actWords } from '../lexicon/acts.js'
import type { FrameFact, FrameStretch, RoleFrame } from '../lexicon/role-frames.js'
import type { Mention, Role } from '../model.js'
import { giverSort } from './giver-sort.js'
import { arePeopleOf } from './households.js'

/** So far from its number a noun still is the one that is counted. */
const BESIDE = 6
/** Longer stretches around a figure say nothing of it. */
const REACH = 80

/** A figure with what stands around it. */
export interface Framed {
  readonly mention: Mention
  readonly previous: Mention | undefined
  readonly next: Mention | undefined
  /** The figure of its kind in front of the words (其中) that tell of parts; unknown where nobody asks. */
  readonly whole?: Mention | undefined
  /** What stands above its part. */
  readonly heading: string
}

type Stretches = Readonly<Record<FrameStretch, string>>
type Condition = RoleFrame['when'][number]

/** The role that the first frame gives which fits the figure, and the words that made it fit; null where none does. */
export function framedRole(
  figure: Framed,
  frames: readonly RoleFrame[],
): { readonly role: Role; readonly why: string } | null {
  const word = wordsOf(stretchesOf(figure))
  const isSo = ({ where, what, holds }: Condition) =>
    (isFact(where) ? FACTS[where](figure, what) : word(where, what) !== undefined) === holds
  for (const { kind, role, when } of frames) {
    if (kind !== figure.mention.kind || !when.every(isSo)) continue
    const found = when.flatMap(({ where, what, holds }) => (holds && !isFact(where) ? word(where, what) : []))
    return { role, why: found.join(' ') || 'by what is known of it' }
  }
  return null
}

function stretchesOf({ mention: { label, sentence, start, end }, previous, next, heading }: Framed): Stretches {
  const { text } = sentence
  const floor = previous?.sentence === sentence ? previous.end : 0
  const ceiling = next?.sentence === sentence ? next.start : text.length
  const from = Math.max(clauseBehindColon(text, start), floor, start - REACH)
  const to = Math.min(clauseEnd(text, end), ceiling, end + REACH)
  const at = label ? text.lastIndexOf(label, start) : -1
  const isInFront = label !== null && at >= from && start - at - label.length <= BESIDE
  const open = Math.max(...[';', ':', '。'].map((mark) => text.lastIndexOf(mark, start - 1))) + 1
  const close = text.indexOf(';', end)
  return {
    noun: label ?? '',
    lead: text.slice(from, isInFront ? at : start),
    next: text.slice(from, start),
    before: text.slice(from, start),
    behind: text.slice(end, to),
    reach: text.slice(Math.max(open, start - REACH), start),
    told: text.slice(0, start),
    rest: text.slice(end, Math.min(close < 0 ? text.length : close, end + REACH)),
    heading,
  }
}

/** The same, each looked up once: frames ask for the same words again and again. */
function wordsOf(stretches: Stretches): (where: FrameStretch, what: string) => string | undefined {
  const known = new Map<FrameStretch, Map<string, string | undefined>>()
  return (where, what) => {
    const words = known.get(where) ?? new Map<string, string | undefined>()
    known.set(where, words)
    if (!words.has(what)) words.set(what, wordOf(stretches, where, what))
    return words.get(what)
  }
}

/** The word of a class that a stretch holds; in `lead` and `next` the one that ends it. */
function wordOf(stretches: Stretches, where: FrameStretch, what: string): string | undefined {
  const words = actWords(what)
  const text = stretches[where]
  if (where === 'lead' || where === 'next') {
    const row = words.before(text, text.length)
    return row?.class === what ? row.word : undefined
  }
  for (let at = 0; at < text.length; at++) {
    const row = words.at(text, at)
    if (row?.class === what && !(what === 'done' && isAhead(text, at))) return row.word
    at += (row?.word.length ?? 1) - 1
  }
  return undefined
}

/** 拟|开工, 将新|开工: what stands right behind a word of the future is not done; behind 将 may stand other adverbs. */
function isAhead(text: string, at: number): boolean {
  return actBefore('future', text, at) !== '' || WILL.test(text.slice(Math.max(0, at - 3), at))
}
const WILL = /将(?:新|再|陆续|相继|全面|集中|全部)$/

const isFact = (where: FrameStretch | FrameFact): where is FrameFact => where in FACTS

const HEADS = /^(?:person|household)\b/
const WAGE = /^(?:person\/)?(?:day|month)$/

/** 学生714名、教职工48人: two figures of a kind in one list. */
function areListed(previous: Mention, { sentence, start }: Mention): boolean {
  return previous.sentence === sentence && !sentence.text.slice(previous.end, start).includes(';')
}

/** Counters by what they count: the mouths of a household are 五口, 七口人. */
const COUNTERS: Readonly<Record<string, RegExp>> = { mouths: /口人?$/ }

const hasCounter = ({ sentence, start, end }: Mention, what: string): boolean =>
  COUNTERS[what]?.test(sentence.text.slice(start, end)) === true

/** 塔玛乡现有|1136户, 县里有农户|2317户, 镇上|2.1万人里: people of whom the clause says nothing but where they are. */
const PLACE = '(?:[村镇县乡寨省州旗岛]|[村镇县乡寨](?:上|里))'
const IN_PLACE = new RegExp(`${PLACE}(?:现|共|总共|只|如今)?有(?:农户|居民|人口|村民|农牧民|住户)?$`)
const AT_PLACE = new RegExp(`${PLACE}$`)
const NO_NOUN = /^(?:人家)?(?:[,。;、\d]|$)/
const AMONG = /^(?:人家|[里中](?:[,。]|$))/

function isOfPlace({
  mention: {
    sentence: { text },
    start,
    end,
  },
}: Framed): boolean {
  const [before, behind] = [text.slice(0, start), text.slice(end, end + 4)]
  return (IN_PLACE.test(before) && NO_NOUN.test(behind)) || (AT_PLACE.test(before) && AMONG.test(behind))
}

/** Whether a fact of the figure is `what`. */
const FACTS: Readonly<Record<FrameFact, (figure: Framed, what: string) => boolean>> = {
  unit: ({ mention }, what) => mention.unit === what,
  // 村里有72户、|286口人: households do what those do who live in them
  counter: ({ mention, next }, what) =>
    hasCounter(mention, what) || (next !== undefined && arePeopleOf(mention, next) && hasCounter(next, what)),
  label: ({ mention }) => mention.label === null,
  per: ({ mention }, what) => (what === 'wage' ? WAGE : HEADS).test(mention.per ?? ''),
  role: ({ mention }, what) => mention.role === what,
  giver: ({ mention }, what) => giverSort(mention) === what,
  goes: ({ mention }) => goesToGiver(mention),
  counted: (figure) => isOfPlace(figure),
  whole: ({ whole }, what) => whole?.role === what,
  followed: ({ mention: { sentence, end }, next }, what) =>
    next?.kind === what && next.sentence === sentence && next.start < clauseEnd(sentence.text, end),
  after: ({ mention, previous }, what) => previous?.role === what && areListed(previous, mention),
}

/** 到广东省|挂职, 送去上海|培训: to where those are who give. */
function goesToGiver({ donor, sentence: { text }, start, end }: Mention): boolean {
  const clause = text.slice(clauseStart(text, start), clauseEnd(text, end))
  return (donor ?? '').split('、').some((name) => {
    const at = name.length < 2 ? -1 : clause.indexOf(name.slice(0, 2))
    return at > 0 && /[到赴去往]$/.test(clause.slice(0, at))
  })
}
