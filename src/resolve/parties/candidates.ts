import { institutionOf } from '../../lexicon/institutions.js'
import type { Question } from '../../lexicon/weights.js'
import type { Span } from '../../span.js'
import type { Actor } from './actors.js'
import { nameIn } from './decide.js'
import { citedName, placedName } from './names.js'
import type { Stage } from './scenes.js'

/** A place in the text where a name stands; `start` and `end` are offsets into its sentence. */
export interface Occurrence extends Span {
  readonly candidate: Candidate
  /** The sentence's index. */
  readonly sentence: number
  /** Null for a town, village or house that nothing but its last word tells. */
  readonly actor: Actor | null
}

/** A name that the document has, with all that does not depend on a figure. */
export interface Candidate {
  readonly name: string
  /** What its last words tell: a firm, a hospital, a village, a short name. */
  readonly sort: string
  readonly occurrences: Occurrence[]
  /** How often the words round it say that it gives, and that it receives. */
  gives: number
  receives: number
  headline: boolean
  /** True where the first two sentences of running text name it. */
  opening: boolean
  /** In how many blocks it stands. */
  blocks: number
}

/** The names of a document, as a donor or as a recipient is cited. */
export interface Candidates {
  readonly byName: ReadonlyMap<string, Candidate>
  /** Where they stand, in the order of the text. */
  readonly occurrences: readonly Occurrence[]
  /** Those that any figure may go back to, however far off: of the headline, and the commonest. */
  readonly salient: readonly Candidate[]
}

/** So many names are kept in mind throughout a text. */
const SALIENT = 8
/** Sentences of running text that open it. */
const OPENING = 2

/** All names of a document with where they stand; how they are cited depends on the question. */
export function candidatesOf({ scenes, kinds, provinces }: Stage, question: Question): Candidates {
  const byName = new Map<string, Candidate>()
  const occurrences: Occurrence[] = []
  const first = scenes.findIndex(({ sentence }) => kinds[sentence.blockIndex] === 'prose')
  for (const { sentence, actors, locals } of scenes) {
    const { index, blockIndex } = sentence
    const isHeadline = kinds[blockIndex] === 'headline'
    const isOpening = first >= 0 && index >= first && index < first + OPENING
    const here: [name: string, at: Span, actor: Actor | null][] = actors
      .filter(({ kind, cite }) => kind !== 'deictic' || cite !== null)
      .map((actor) => [question === 'donor' ? citedName(actor) : placedName(actor, provinces), actor, actor])
    for (const local of locals())
      if (!actors.some(({ start, end }) => start <= local.start && local.end <= end))
        here.push([local.name, local, null])
    here.sort(([, a], [, b]) => a.start - b.start)
    for (const [told, { start, end }, actor] of here) {
      const name = nameIn(told)
      if (name === null) continue
      const candidate = byName.get(name) ?? fresh(name)
      byName.set(name, candidate)
      const last = candidate.occurrences.at(-1)
      if (!last || scenes[last.sentence]?.sentence.blockIndex !== blockIndex) candidate.blocks++
      const occurrence = { candidate, sentence: index, start, end, actor }
      candidate.occurrences.push(occurrence)
      occurrences.push(occurrence)
      candidate.headline ||= isHeadline
      candidate.opening ||= isOpening
      if (actor?.says === 'donor') candidate.gives++
      if (actor?.says === 'recipient') candidate.receives++
    }
  }
  const common = [...byName.values()].sort((a, b) => b.occurrences.length - a.occurrences.length)
  const salient = common.filter(({ headline }, i) => headline || i < SALIENT)
  return { byName, occurrences, salient }
}

/** A name that nobody has read yet. */
export function fresh(name: string): Candidate {
  return {
    name,
    sort: sortOf(name),
    occurrences: [],
    gives: 0,
    receives: 0,
    headline: false,
    opening: false,
    blocks: 0,
  }
}

const SMALL: readonly (readonly [string, RegExp])[] = [
  ['village', /(?:村|社区)$/],
  ['town', /(?:[镇乡]|街道)$/],
  ['county', /县$/],
]

/** Names of so many characters at most are short forms of places. */
const SHORT = 3

/** True for a name that no last word tells to be a town, a village or a house. */
export function isWide(name: string): boolean {
  const sort = sortOf(name)
  return sort === 'short' || sort === 'long' || sort === 'county'
}

function sortOf(name: string): string {
  if (name.includes('、')) return 'list'
  const small = SMALL.find(([, pattern]) => pattern.test(name))?.[0]
  return institutionOf(name) ?? small ?? (name.length <= SHORT ? 'short' : 'long')
}
