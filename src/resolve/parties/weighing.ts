import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { type Question, weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention, Scope } from '../../model.js'
import type { Resolver } from '../resolver.js'
import { type Scales, scales } from '../scales.js'
import { type Ballot, type Option, preferred, type Tell } from '../weigh.js'
import { candidatesOf, isWide } from './candidates.js'
import { aroundOf, otherParty, type Party, type Ruled, speakFor, speakForNone, throughoutOf } from './evidence.js'
import { type Near, nearest } from './near.js'
import { type Stage, stageOf } from './scenes.js'
import { surroundings } from './scope.js'

/** By so much more must speak for another name than for that of the rules … */
const MARGIN = 1.5
/** … and than for nobody where they find nobody: a wrong name is worse than none. */
const MARGIN_OF_NONE = 3
const SAID: ReadonlySet<Scope | undefined> = new Set(['clause', 'sentence'])

/**
 * Gives a figure another donor or recipient than the rules do where much more speaks for that among all that the document names. It stands
 * behind the other resolvers: what they make of a figure's parties they make of those that the rules find.
 */
export const weighing: Resolver = { name: 'weighing', resolve }

const QUESTIONS: readonly Question[] = ['donor', 'recipient']
const SCALES: Readonly<Record<Question, () => Scales>> = {
  donor: lazy(() => scales(weightsOf('donor'))),
  recipient: lazy(() => scales(weightsOf('recipient'))),
}

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const stage = stageOf(outline)
  const parties = QUESTIONS.map((question) => {
    const ballot = lazy(() => balloting(mentions, stage, question))
    return mentions.map((mention, i) => {
      const ruled = ruledOf(mention, question)
      return isSettled(mention, stage, question)
        ? ruled
        : preferred(ballot()(i), SCALES[question](), ruled ? MARGIN : MARGIN_OF_NONE)
    })
  })
  return mentions.map((mention, i) =>
    QUESTIONS.reduce((current, question, k) => withParty(current, question, parties[k]?.[i] ?? null), mention),
  )
}

/** What a figure's own sentence says is not weighed: rules read it as well, and can say how. What a table says stands in its columns. */
function isSettled(mention: Mention, { kinds }: Stage, question: Question): boolean {
  const ruled = ruledOf(mention, question)
  // where the rules find no giver there is none: a wrong one is worse
  if (!ruled && question === 'donor') return true
  return SAID.has(ruled?.scope) || kinds[mention.sentence.blockIndex] === 'row'
}

function withParty(mention: Mention, question: Question, party: Party | null): Mention {
  const ruled = ruledOf(mention, question)
  if (party?.name === ruled?.name || (party && ruled && isDepthOnly(ruled.name, party.name))) return mention
  const over = ruled ? [{ name: ruled.name, scope: ruled.scope, by: ruled.by }] : []
  const evidence = party && { scope: party.scope, by: 'weighed', places: party.places, over: () => over }
  return changed(mention, {
    [question]: party?.name ?? null,
    evidence: { ...mention.evidence, [question]: evidence },
    trace: [...mention.trace, `${question}: weighed (${party?.scope ?? 'nobody'})`],
  })
}

/** 新疆 for 新疆喀什, 新疆喀什 for 新疆: the same told to another depth, which rules judge better; a town or a house says more. */
function isDepthOnly(ruled: string, other: string): boolean {
  return ruled.includes(other) || (other.startsWith(ruled) && isWide(other))
}

/**
 * For the figure at an index all names that may be its party, and nobody.
 * @public `bench/learn.mjs` learns from the same
 */
export function balloting(
  mentions: readonly Mention[],
  stage: Stage,
  question: Question,
): (index: number) => Ballot<Party | null> {
  const candidates = candidatesOf(
    stage,
    question,
    new Set(mentions.map(({ sentence }) => sentence)),
  )
  const document = throughoutOf(mentions, stage, question)
  return (i) => {
    const mention = mentions[i] as Mention
    const ruled = ruledOf(mention, question)
    const spans = surroundings(mention.sentence.text, mention)
    const other = otherParty(mention, question)
    // nobody gives himself
    const near = nearest(mention, spans, candidates, stage, ruled?.name ?? null).filter(
      ({ candidate: { name } }) => name !== other || name === ruled?.name,
    )
    const figure = aroundOf(i, near, spans, ruled, document)
    const named = near.map(
      (one, rank): Option<Party | null> => ({
        value: one.candidate.name === ruled?.name ? ruled : partyOf(one),
        speak: (tell) => speakFor(one, rank, figure, tell),
      }),
    )
    const options = [...named, { value: null, speak: (tell: Tell) => speakForNone(figure, tell) }]
    const standing = ruled === null ? named.length : near.findIndex(({ candidate }) => candidate.name === ruled.name)
    return { options, standing }
  }
}

/** What the rules answer. */
function ruledOf(mention: Mention, question: Question): Ruled | null {
  const [name, found] = [mention[question], mention.evidence[question]]
  if (name === null || found === null) return null
  const { scope, by, places } = found
  return { name, scope, by, places }
}

const SCOPES: readonly (readonly [start: string, scope: Scope])[] = [
  ['clause', 'clause'],
  ['over', 'clause'],
  ['segment', 'sentence'],
  ['sentence', 'sentence'],
  ['block', 'paragraph'],
  ['heading', 'heading'],
]

function partyOf({ candidate: { name }, at, place }: Near): Party {
  const scope = SCOPES.find(([start]) => place.startsWith(start))?.[1] ?? 'article'
  return { name, scope, places: at?.actor?.place ? [at.actor.place] : [] }
}
