import { firstAt } from '../../first-at.js'
import type { Mention, Scope } from '../../model.js'
import type { Candidate, Candidates, Occurrence } from './candidates.js'
import { PUBLIC } from './names.js'
import type { Scene, Stage } from './scenes.js'
import type { Surroundings } from './scope.js'

/** So many names may be the party of a figure, those that stand nearest, with those that any figure may go back to: of 8,000 annotated figures ten have a giver among the others, two a receiver. */
const NEAREST = 16
/** … among so many in front of it, and behind it, … */
const BEFORE = 30
const BEHIND = 6
/** … and so many that stand there, phrases too: the time stays in proportion to the text. */
const SEEN = 600

/** Where a name stands as seen from a figure: `<` in front of it, `>` behind. */
export type Place =
  | `${'clause' | 'segment' | 'sentence'}${'<' | '>'}`
  | 'over'
  | `block-${1 | 2 | 3}`
  | 'block+'
  | 'heading'
  | 'headline'
  | `text-${'near' | 'mid' | 'far'}`
  | 'text+'
  | 'imprint'
  | 'nowhere'

/** A name with the occurrence of it that is nearest to a figure. */
export interface Near {
  readonly candidate: Candidate
  readonly at: Occurrence | null
  readonly place: Place
  /** Grows with how far off it stands; orders the names. */
  readonly distance: number
}

/** The names round a figure, nearest first, each with its nearest occurrence. */
export function nearest(
  mention: Mention,
  spans: Surroundings,
  { occurrences, salient }: Candidates,
  stage: Stage,
): readonly Near[] {
  const { sentence, start } = mention
  const at = firstBehind(occurrences, sentence.index, start)
  const found = new Map<Candidate, Near>()
  const add = (candidate: Candidate, occurrence: Occurrence | null): void => {
    const near = nearOf(candidate, occurrence, mention, spans, stage)
    const known = found.get(candidate)
    if (!known || near.distance < known.distance) found.set(candidate, near)
  }
  const around = (step: 1 | -1, most: number): void => {
    let named = 0
    const from = step < 0 ? at - 1 : at
    for (let i = from; named < most && Math.abs(i - from) < SEEN && occurrences[i]; i += step) {
      const one = occurrences[i] as Occurrence
      if (!isPassing(one, sentence, stage)) add(one.candidate, one)
      if (!isPhrase(one)) named++
    }
  }
  around(-1, BEFORE)
  around(1, BEHIND)
  const { headingAt } = stage.scenes[sentence.index] as Scene
  const heading = firstBehind(occurrences, headingAt, -1)
  for (let i = heading; occurrences[i]?.sentence === headingAt; i++)
    add((occurrences[i] as Occurrence).candidate, occurrences[i] as Occurrence)
  const everywhere = salient.filter((candidate) => mayGive(candidate, mention))
  for (const candidate of everywhere) if (!found.has(candidate)) add(candidate, lastBefore(candidate, sentence.index))
  const kept = new Set(everywhere)
  const inOrder = [...found.values()].sort((a, b) => a.distance - b.distance)
  return inOrder.filter(({ candidate }, i) => i < NEAREST || kept.has(candidate))
}

/** False for the public where the text does not name it and nothing is donated. */
function mayGive({ name, occurrences }: Candidate, { role }: Mention): boolean {
  return name !== PUBLIC || occurrences.length > 0 || role === 'donation'
}

/** Phrases whose last word says that they are a name. */
const TOLD = new Set<Occurrence['kind']>(['body', 'town'])

function isPhrase({ actor, kind }: Occurrence): boolean {
  return actor === null && kind !== 'local' && !TOLD.has(kind)
}

/** True for a phrase that another paragraph has once. */
function isPassing(one: Occurrence, { blockIndex }: Mention['sentence'], { scenes }: Stage): boolean {
  const { candidate, sentence } = one
  return isPhrase(one) && candidate.occurrences.length === 1 && scenes[sentence]?.sentence.blockIndex !== blockIndex
}

/** The index of the first occurrence behind a place in the text. */
function firstBehind(occurrences: readonly Occurrence[], sentence: number, start: number): number {
  return firstAt(occurrences.length, (i) => {
    const one = occurrences[i] as Occurrence
    return one.sentence > sentence || (one.sentence === sentence && one.start >= start)
  })
}

function lastBefore({ occurrences }: Candidate, sentence: number): Occurrence | null {
  return occurrences[firstBehind(occurrences, sentence + 1, 0) - 1] ?? occurrences[0] ?? null
}

function nearOf(
  candidate: Candidate,
  at: Occurrence | null,
  mention: Mention,
  { clause, segment }: Surroundings,
  { scenes, kinds }: Stage,
): Near {
  const near = (place: Place, distance: number): Near => ({ candidate, at, place, distance })
  if (!at) return near(candidate.imprint ? 'imprint' : 'nowhere', candidate.imprint ? 9e5 : 1e6)
  const { index, blockIndex } = mention.sentence
  const off = index - at.sentence
  if (off === 0) {
    if (at.start < mention.end && mention.start < at.end) return near('over', 0)
    const isBefore = at.end <= mention.start
    const [from, to] = isBefore ? [at.start, mention.start] : [mention.end, at.end]
    const range =
      from >= clause.start && to <= clause.end
        ? 'clause'
        : from >= segment.start && to <= segment.end
          ? 'segment'
          : 'sentence'
    return isBefore ? near(`${range}<`, mention.start - at.end) : near(`${range}>`, at.start - mention.end + 3)
  }
  const block = scenes[at.sentence]?.sentence.blockIndex as number
  if (block === blockIndex)
    return off > 0 ? near(`block-${Math.min(3, off) as 1 | 2 | 3}`, 1000 + off * 100) : near('block+', 1000 - off * 150)
  if (at.sentence === scenes[index]?.headingAt) return near('heading', 3000)
  if (kinds[block] === 'headline') return near('headline', 4000 + off * 5)
  return off > 0
    ? near(`text-${off <= 2 ? 'near' : off <= 6 ? 'mid' : 'far'}`, 5000 + off * 10)
    : near('text+', 9000 - off * 10)
}

const SCOPES: readonly (readonly [start: string, scope: Scope])[] = [
  ['clause', 'clause'],
  ['over', 'clause'],
  ['segment', 'sentence'],
  ['sentence', 'sentence'],
  ['block', 'paragraph'],
  ['heading', 'heading'],
]

/** … as a record tells it. */
export function scopeOf(place: Place): Scope {
  return SCOPES.find(([start]) => place.startsWith(start))?.[1] ?? 'article'
}

/** Where a name stands, without how far off or on which side. */
export function rangeOf(place: Place): string {
  return RANGES[place]
}

const RANGES: Readonly<Record<Place, string>> = {
  'clause<': 'clause',
  'clause>': 'clause',
  'segment<': 'segment',
  'segment>': 'segment',
  'sentence<': 'sentence',
  'sentence>': 'sentence',
  over: 'over',
  'block-1': 'block',
  'block-2': 'block',
  'block-3': 'block',
  'block+': 'block',
  heading: 'heading',
  headline: 'headline',
  'text-near': 'text',
  'text-mid': 'text',
  'text-far': 'text',
  'text+': 'text',
  imprint: 'imprint',
  nowhere: 'nowhere',
}
