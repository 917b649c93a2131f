import { clauseBehindColon, clauseEnd } from '../clause.js'
import type { Part } from '../layout/outline.js'
import { isAct } from '../lexicon/acts.js'
import { changed } from '../mention.js'
import type { Mention } from '../model.js'
import { arePeopleOf } from './households.js'
import {
  asHouseholds,
  carriedOrObject,
  compared,
  dealt,
  dealtNoun,
  forWhat,
  inCounter,
  mostAndLeast,
  ofThem,
  ofWhole,
  someOf,
  somewhere,
  spokenMoney,
  spokenOf,
  team,
  toldBefore,
  topic,
} from './label-before.js'
import { column, entry, gift, leadIn, listedBefore } from './label-lists.js'
import { firstOf, isNoun, isWhere, type Named } from './label-named.js'
import { nounEnd } from './label-phrases.js'
import { type Asked, built, LAST_RESORTS, plainVerb, sold, stepsFor, thing, worthOf } from './label-steps.js'
import type { Resolver } from './resolver.js'

/** How far around the number the counted noun may lie. */
const REACH = 40

/**
 * Names the noun that is counted or paid for: behind the number (350名|援疆干部人才, 6000元|资助, 3000元的|工资), else in
 * front of it (援疆资金|22.29亿元), else the verb that takes the number (接诊|3.65万人次, 1000多人|就业), else what the
 * figure before counts.
 */
export const label: Resolver = {
  name: 'label',
  resolve: (mentions, { parts }) => {
    const named: Mention[] = []
    for (const [i, mention] of mentions.entries()) {
      named.push(withLabel(mention, named, mentions[i + 1], parts))
    }
    return named
  },
}

/** A figure with all that may name it. */
interface Naming {
  readonly mention: Mention
  /** The figures before it, with their labels. */
  readonly before: readonly Mention[]
  readonly parts: readonly Part[]
  readonly asked: Asked
  /** What its table or the noun phrases of its clause say. */
  readonly said: Named
}

type Step<Figure> = (figure: Figure) => Named

/** What names a figure by itself, in order. */
const OWN: readonly Step<Naming>[] = [
  // 捐资50万元设立奖学金: what the money was for says more than that it was given
  ({ said, mention, asked }) => (isNoun(said, mention) && isAct('bestows', said.text) ? firstOf([thing], asked) : null),
  ({ said, mention }) => (isNoun(said, mention) ? said : null),
  ({ asked }) => firstOf([thing, plainVerb], asked),
]

/** What names it in the end, in order; `own` is what named it by itself. */
const STEPS: readonly Step<Naming & { readonly own: Named }>[] = [
  ({ mention, before }) => ofThem(mention, before.at(-1)),
  ({ mention, before }) => mostAndLeast(mention, before),
  ({ mention, own }) => team(mention, own),
  ({ own, mention, before }) => (isLeftOpen(own) ? toldBefore(mention, before, own) : null),
  ({ own, asked }) => (own && isAct('sums', own.text) ? firstOf([worthOf], asked) : null),
  ({ own, asked }) => (own && isAct('sells', own.text) ? firstOf([sold], asked) : null),
  ({ own, asked }) => (own && isAct('spends', own.text) ? firstOf([built], asked) : null),
  ({ own, mention, before }) => ofWhole(mention, before, own),
  ({ own, mention, asked }) => dealtNoun(mention, own, asked),
  ({ own, mention, before }) => dealt(mention, before, own),
  ({ own, mention, before }) => asHouseholds(mention, before.at(-1), own),
  ({ own, mention, before }) => someOf(mention, before, own),
  ({ own, mention, before, parts }) => somewhere(mention, before, own, parts),
  ({ mention, before }) => compared(mention, before),
  ({ own, mention, before, asked, parts }) => entry(mention, before, asked, own, parts),
  ({ own, mention, before }) => forWhat(mention, before, own),
  ({ own, mention, before }) => (own && isOfPlace(mention, own) ? spokenOf(mention, before) : null),
  ({ own }) => own,
  ({ mention, before }) => spokenOf(mention, before),
  ({ mention, before }) => spokenMoney(mention, before),
  ({ mention }) => topic(mention),
  ({ mention, before }) => leadIn(mention, before.at(-1)),
  ({ mention, before, asked }) => carriedOrObject(mention, before, asked),
  ({ mention, parts }) => gift(mention, parts),
  // those who give or get an amount
  ({ said }) => said,
  ({ mention, before, parts }) => listedBefore(mention, before, parts),
  ({ asked }) => firstOf([...stepsFor({ ...asked, isPart: false }), ...LAST_RESORTS], asked),
  ({ mention }) => inCounter(mention),
]

function firstNamed<Figure>(steps: readonly Step<Figure>[], figure: Figure): Named {
  for (const step of steps) {
    const found = step(figure)
    if (found) return found
  }
  return null
}

function withLabel(
  mention: Mention,
  before: readonly Mention[],
  next: Mention | undefined,
  parts: readonly Part[],
): Mention {
  const asked = ask(mention, before.at(-1), next, parts)
  const figure = { mention, before, parts, asked, said: column(mention) ?? firstOf(stepsFor(asked), asked) }
  const found = firstNamed(STEPS, { ...figure, own: firstNamed(OWN, figure) })
  if (!found) return mention
  const continues = mention.continues || found.continues === true
  const evidence = { ...mention.evidence, label: found.step }
  return changed(mention, { label: found.text, continues, evidence, trace: [...mention.trace, `label/${found.step}`] })
}

/** True for people who are named by where they are. */
const isOfPlace = ({ kind }: Mention, { text }: NonNullable<Named>) => kind === 'personnel' && isWhere(text)

/** True where nothing names the figure, or only what was done with it, or that it is a sum. */
const isLeftOpen = (own: Named) => own === null || isAct('deals', own.text) || isAct('sums', own.text)

function ask(
  mention: Mention,
  previous: Mention | undefined,
  next: Mention | undefined,
  parts: readonly Part[],
): Asked {
  const { sentence, start, end } = mention
  const { text } = sentence
  const from = Math.max(clauseOver(text, start), start - REACH, previous?.sentence === sentence ? previous.end : 0)
  // 213户566人实现脱贫: both count what stands behind the second
  const twin =
    next?.sentence === sentence && next.kind === mention.kind && (next.start === end || arePeopleOf(mention, next))
  const stop = next?.sentence === sentence && !twin ? next.start : text.length
  const to = Math.min(clauseEnd(text, end), end + REACH, stop)
  return {
    mention: twin ? changed(mention, { end: next.end }) : mention,
    from,
    to,
    nounEnd: nounEnd(mention, from),
    follows: previous?.sentence === sentence && previous.kind === mention.kind,
    isPart: previous !== undefined && arePartOf(previous, mention),
    isGift: gift(mention, parts)?.text === '捐款',
  }
}

/** 培训214人,其中|32人: some of those who were counted right before. */
function arePartOf(whole: Mention, { kind, unit, sentence, start }: Mention): boolean {
  if (kind !== 'personnel' || whole.unit !== unit || whole.sentence !== sentence) return false
  return /[其当]中|里[面头]|[里中],?有/.test(sentence.text.slice(whole.end, start))
}

/** 生产总值(GDP)|1724亿元: a short bracket parts a noun from its number no more than a word does. */
const BRACKET = /\([^()]{1,12}\)$/

function clauseOver(text: string, start: number): number {
  const from = clauseBehindColon(text, start)
  const bracket = BRACKET.exec(text.slice(Math.max(0, from - 14), from))?.[0].length ?? 0
  return bracket > 0 ? clauseBehindColon(text, from - bracket) : from
}
