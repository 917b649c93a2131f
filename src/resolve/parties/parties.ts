import type { Outline } from '../../layout/outline.js'
import { lazy, remembered } from '../../lazy.js'
import { type Question, weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Found, Mention } from '../../model.js'
import { type Clues, cluesOf } from '../clues.js'
import { tellsGiving } from '../giving.js'
import type { Resolver } from '../resolver.js'
import { type Scales, scales } from '../scales.js'
import { type Ballot, type Option, ranked, type Weighed } from '../weigh.js'
import { addressed } from './address.js'
import { candidatesOf } from './candidates.js'
import { type Earlier, earlierAnswers } from './earlier.js'
import { aroundOf, speakFor, speakForNone, throughoutOf } from './evidence.js'
import { type Near, nearest, rangeOf, scopeOf } from './near.js'
import { type Stage, stageOf } from './scenes.js'
import { surroundings } from './scope.js'

/** By so much more must speak for a name than for nobody: a wrong one is worse than none … */
const MARGIN = 0.25
/**
 * … and by so much in a text without a word of aid, where the figure's sentence has no word of giving either: weights are learnt from texts about aid,
 * in which every figure is of some place, and would give those of the news to whatever stands near.
 */
const MARGIN_ELSEWHERE: Readonly<Record<Question, number>> = { donor: 1, recipient: 2 }
/** So many of those who lost are told. */
const LOST = 3

/** Who gave and who received what each figure counts: of all whom the document names, and nobody, those for whom most speaks. */
export const parties: Resolver = { name: 'parties', resolve }

type Answer = Weighed<Near | null>

const QUESTIONS: readonly Question[] = ['donor', 'recipient']

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
  const gives = remembered(tellsGiving)
  const earlier = { donor: earlierAnswers(), recipient: earlierAnswers() }
  return mentions.map((mention, i) => {
    const isTransfer = mention.evidence.context !== null || gives(mention.sentence.text)
    const answers = (question: Question): readonly Answer[] =>
      ranked(
        ballots()[question](i, earlier[question]),
        SCALES[question](),
        isTransfer ? MARGIN : MARGIN_ELSEWHERE[question],
      )
    const found = apart(answers('donor'), answers('recipient'))
    return QUESTIONS.reduce((current, question, side) => {
      const own = found[side] as readonly Answer[]
      earlier[question].add(mention, own[0]?.value?.candidate.name ?? null)
      return withParty(current, question, own, stage)
    }, mention)
  })
}

/**
 * The answers from the one that is given on. Nobody gives himself, nor to a list that he stands in: of a name that leads on both sides the side
 * takes its next answer on which less is lost.
 */
export function apart<Name extends { readonly candidate: { readonly name: string } } | null>(
  donors: readonly Weighed<Name>[],
  recipients: readonly Weighed<Name>[],
): readonly [donors: readonly Weighed<Name>[], recipients: readonly Weighed<Name>[]] {
  const [donor, recipient] = [donors[0]?.value, recipients[0]?.value]
  if (!donor || !recipient || !areMet(donor.candidate.name, recipient.candidate.name)) return [donors, recipients]
  return lead(donors) > lead(recipients) ? apart(donors, recipients.slice(1)) : apart(donors.slice(1), recipients)
}

/** True for two names, or lists of them, that have one in common. */
function areMet(one: string, other: string): boolean {
  const members = other.split('、')
  return one.split('、').some((name) => members.includes(name))
}

/** By how much the first answer leads; behind a name stands another at least: nobody. */
function lead([first, second]: readonly Weighed<unknown>[]): number {
  return (first as Weighed<unknown>).sum - (second as Weighed<unknown>).sum
}

function withParty(mention: Mention, question: Question, answers: readonly Answer[], stage: Stage): Mention {
  const near = answers[0]?.value
  if (!near) return mention
  const { candidate, at, place } = near
  const found: Found = {
    scope: scopeOf(place),
    by: kindOf(near),
    places: candidate.outer ? [candidate.outer] : (at?.places ?? []),
    over: () => answers.slice(1, 1 + LOST).flatMap(({ value }) => (value ? [lostOf(value, stage)] : [])),
  }
  return changed(mention, {
    [question]: nameOf(near, stage),
    evidence: { ...mention.evidence, [question]: found },
    trace: [...mention.trace, `${question}: ${found.by} (${found.scope})`],
  })
}

/** A name as a record has it: a part of a place behind that. */
function nameOf({ candidate: { name, outer } }: Near, { provinces }: Stage): string {
  return outer ? addressed(name, outer, provinces) : name
}

function lostOf(near: Near, stage: Stage): ReturnType<Found['over']>[number] {
  return { name: nameOf(near, stage), scope: scopeOf(near.place), by: kindOf(near) }
}

/** What a name is by how it was found; one that stands nowhere in the text is that of an imprint, or of the public. */
function kindOf({ at, place }: Near): string {
  return at?.kind ?? (place === 'imprint' ? 'imprint' : 'public')
}

/**
 * For the figure at an index all names that may be its party, and nobody; `earlier`: what was answered of the figures in front of it.
 * @public `bench/learn.mjs` learns from the same
 */
export function balloting(
  mentions: readonly Mention[],
  stage: Stage,
  question: Question,
  { all: cluesOfFigure }: Clues,
): (index: number, earlier: Earlier) => Ballot<Near | null> {
  const asked = new Set(mentions.map(({ sentence }) => sentence))
  const candidates = candidatesOf(stage, question, asked)
  const document = throughoutOf(mentions, stage, question)
  return (i, earlier) => {
    const mention = mentions[i] as Mention
    const spans = surroundings(mention.sentence.text, mention)
    const near = nearest(mention, spans, candidates, stage)
    const figure = aroundOf(mention, near, spans, document)
    const names = new Set(near.map(({ candidate }) => candidate.name))
    const speakOfEarlier = earlier.of(mention, spans, names)
    const named = near.map(
      (one, rank): Option<Near | null> => ({
        value: one,
        speak(tell) {
          speakFor(one, rank, figure, tell)
          speakOfEarlier(one.candidate.name, rangeOf(one.place), tell)
        },
      }),
    )
    const nobody: Option<null> = {
      value: null,
      speak(tell) {
        speakForNone(figure, tell)
        speakOfEarlier(null, '', tell)
      },
    }
    const options = [...named, nobody]
    return { clues: cluesOfFigure(i), options, standing: named.length }
  }
}
