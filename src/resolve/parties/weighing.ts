import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { type Question, weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Mention } from '../../model.js'
import { type Clues, cluesOf } from '../clues.js'
import type { Resolver } from '../resolver.js'
import { type Scales, scales } from '../scales.js'
import { type Ballot, type Option, ranked, type Tell, type Weighed } from '../weigh.js'
import { addressed } from './address.js'
import { candidatesOf } from './candidates.js'
import { aroundOf, type Party, type Ruled, speakFor, speakForNone, throughoutOf } from './evidence.js'
import { type Near, nearest, scopeOf } from './near.js'
import { type Stage, stageOf } from './scenes.js'
import { surroundings } from './scope.js'

/** By so much more must speak for another name than the rules': of receivers they are right oftener than in the texts that were learnt from. */
const MARGIN: Readonly<Record<Question, number>> = { donor: 0, recipient: 0.25 }
/** … and for a name where they find nobody: a wrong one is worse than none. */
const MARGIN_OF_NONE = 0.25

/**
 * Gives a figure another donor or recipient than the rules do where more speaks for that among all that the document names. It stands
 * behind the other resolvers: what they make of a figure's parties they make of those that the rules find.
 */
export const weighing: Resolver = { name: 'weighing', resolve }

type Answer = Weighed<Party | null>

const SCALES: Readonly<Record<Question, () => Scales>> = {
  donor: lazy(() => scales(weightsOf('donor'))),
  recipient: lazy(() => scales(weightsOf('recipient'))),
}

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const stage = stageOf(outline)
  const clues = cluesOf(mentions, outline)
  const ballots = lazy(() => ({
    donor: balloting(mentions, stage, 'donor', clues),
    recipient: balloting(mentions, stage, 'recipient', clues),
  }))
  return mentions.map((mention, i) => {
    if (inTable(mention, stage)) return mention
    const answers = (question: Question): readonly Answer[] =>
      ranked(ballots()[question](i), SCALES[question](), ruledOf(mention, question) ? MARGIN[question] : MARGIN_OF_NONE)
    const [donor, recipient] = apart(answers('donor'), answers('recipient'))
    return withParty(withParty(mention, 'donor', donor, stage), 'recipient', recipient, stage)
  })
}

/** For whom most speaks. Nobody gives himself: of a name that leads on both sides the side takes its second on which less is lost. */
export function apart(donors: readonly Answer[], recipients: readonly Answer[]): readonly [Party | null, Party | null] {
  // behind a name stands another answer at least: nobody
  const [donor, other] = donors as [Answer, Answer]
  const [recipient, another] = recipients as [Answer, Answer]
  if (donor.value === null || donor.value.name !== recipient.value?.name) return [donor.value, recipient.value]
  const isDonor = donor.sum - other.sum > recipient.sum - another.sum
  return isDonor ? [donor.value, another.value] : [other.value, recipient.value]
}

/** What a table says stands in its columns. */
function inTable({ sentence }: Mention, { kinds }: Stage): boolean {
  return kinds[sentence.blockIndex] === 'row'
}

function withParty(mention: Mention, question: Question, party: Party | null, { provinces }: Stage): Mention {
  const ruled = ruledOf(mention, question)
  if (party?.name === ruled?.name) return mention
  const over = ruled ? [{ name: ruled.name, scope: ruled.scope, by: ruled.by }] : []
  const evidence = party && { scope: party.scope, by: 'weighed', places: party.places, over: () => over }
  return changed(mention, {
    [question]: party && (party.outer ? addressed(party.name, party.outer, provinces) : party.name),
    evidence: { ...mention.evidence, [question]: evidence },
    trace: [...mention.trace, `${question}: weighed (${party?.scope ?? 'nobody'})`],
  })
}

/**
 * For the figure at an index all names that may be its party, and nobody.
 * @public `bench/learn.mjs` learns from the same
 */
export function balloting(
  mentions: readonly Mention[],
  stage: Stage,
  question: Question,
  { all: cluesOfFigure }: Clues,
): (index: number) => Ballot<Party | null> {
  const asked = new Set(mentions.map(({ sentence }) => sentence))
  const candidates = candidatesOf(stage, question, asked)
  const document = throughoutOf(mentions, stage, question)
  return (i) => {
    const mention = mentions[i] as Mention
    const ruled = ruledOf(mention, question)
    const spans = surroundings(mention.sentence.text, mention)
    const near = nearest(mention, spans, candidates, stage, ruled?.name ?? null)
    const figure = aroundOf(i, near, spans, ruled, document)
    const named = near.map(
      (one, rank): Option<Party | null> => ({
        value: one.candidate.name === ruled?.name ? ruled : partyOf(one),
        speak: (tell) => speakFor(one, rank, figure, tell),
      }),
    )
    const options = [...named, { value: null, speak: (tell: Tell) => speakForNone(figure, tell) }]
    const standing = ruled === null ? named.length : near.findIndex(({ candidate }) => candidate.name === ruled.name)
    return { clues: cluesOfFigure(i), options, standing }
  }
}

/** What the rules answer. */
function ruledOf(mention: Mention, question: Question): Ruled | null {
  const [name, found] = [mention[question], mention.evidence[question]]
  if (name === null || found === null) return null
  const { scope, by, places } = found
  return { name, scope, by, places, outer: null }
}

function partyOf({ candidate: { name, outer }, at, place }: Near): Party {
  return { name, scope: scopeOf(place), places: outer ? [outer] : (at?.places ?? []), outer }
}
