import { actsIn } from '../../lexicon/acts.js'
import { institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import type { Question } from '../../lexicon/weights.js'
import type { Sentence } from '../../model.js'
import type { Span } from '../../span.js'
import { pairsIn } from '../character-pairs.js'
import type { Actor } from './actors.js'
import { placeAround } from './address.js'
import { isClassOfTowns } from './local.js'
import { citedList, citedName, nameIn, PUBLIC, placedName, placeForm } from './names.js'
import { namesTown, type Phrase, phrases } from './phrases.js'
import type { Scene, Stage } from './scenes.js'

/** A place in the text where a name stands; `start` and `end` are offsets into its sentence. */
export interface Occurrence extends Span {
  readonly candidate: Candidate
  /** The sentence's index. */
  readonly sentence: number
  /** Null for what no list has: a town, village or house by its last word, and a phrase. */
  readonly actor: Actor | null
  /** The places that it is, several of a list. */
  readonly places: readonly Place[]
  /** What it is by how it was found. */
  readonly kind: Actor['kind'] | 'local' | 'list' | 'doubtful' | 'shared' | Phrase['form']
  /** The row in which it stands, or which it is; null for a name alone. */
  readonly row: Row | null
}

/** Names that stand in a row: 甘肃、青海. */
export interface Row extends Span {
  /** Where each of them begins. */
  readonly members: readonly number[]
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
  /** True where a line that says whose a text is names it: 来源：某市财政局. */
  imprint: boolean
  /** How many names stand oftener, and how many stood before it did. */
  fame: number
  debut: number
  /** The place that it is; null for all else. */
  place: Place | null
  /** The place in which it lies, of a town, a village or a house that no list has; else null. */
  outer: Place | null
  /** The pairs of characters in it. */
  readonly pairs: readonly string[]
}

/** The names of a document, as a donor or as a recipient is cited. */
export interface Candidates {
  /** Where they stand, in the order of the text. */
  readonly occurrences: readonly Occurrence[]
  /** Those that any figure may go back to, however far off: of the headline, and the commonest. */
  readonly salient: readonly Candidate[]
}

/** A name as a sentence has it. */
interface Found extends Pick<Occurrence, 'actor' | 'kind' | 'places'> {
  readonly name: string
  readonly at: Span
  readonly row?: Row | undefined
}

/** So many names are kept in mind throughout a text. */
const SALIENT = 8
/** Sentences of running text that open it. */
const OPENING = 2
/** Of the phrases those that may give, and those that may receive: a person is who is counted, no receiver. */
const FORMS: Readonly<Record<Question, ReadonlySet<Phrase['form']>>> = {
  donor: new Set(['body', 'people', 'person', 'coined', 'unnamed']),
  recipient: new Set(['body', 'town', 'site', 'spot', 'region']),
}

function isParty({ form, name }: Phrase, question: Question): boolean {
  if (question === 'donor' || form !== 'body') return true
  // 援建|学校: what is built is the figure's object
  return !actsIn(name).some((act) => act.class === 'builds')
}

/** All names of a document with where they stand; how they are cited depends on the question. `asked`: the sentences of figures. */
export function candidatesOf(stage: Stage, question: Question, asked: ReadonlySet<Sentence>): Candidates {
  const { scenes, kinds, provinces } = stage
  const byName = new Map<string, Candidate>()
  const occurrences: Occurrence[] = []
  const blocks = new Set([...asked].map(({ blockIndex }) => blockIndex))
  const named = (name: string): Candidate => {
    const candidate = byName.get(name) ?? fresh(name, byName.size)
    byName.set(name, candidate)
    return candidate
  }
  const first = scenes.findIndex(({ sentence }) => kinds[sentence.blockIndex] === 'prose')
  for (const scene of scenes) {
    const { sentence, actors, locals } = scene
    const { index, blockIndex } = sentence
    const isHeadline = kinds[blockIndex] === 'headline'
    const isOpening = first >= 0 && index >= first && index < first + OPENING
    const here: Found[] = actors
      .filter((actor) => (actor.kind !== 'deictic' || actor.cite !== null) && isName(actor, sentence))
      .map((actor) => ({
        name: question === 'donor' ? citedName(actor) : placedName(actor, provinces),
        at: actor,
        actor,
        places: placesOf([actor]),
        kind: actor.kind,
      }))
    for (const local of locals())
      if (!actors.some(({ start, end }) => start <= local.start && local.end <= end))
        here.push({ name: local.name, at: local, actor: null, places: [], kind: 'local' })
    if (question === 'recipient') here.push(...doubtful(scene, provinces))
    const known = here.map(({ at }) => at)
    // looks that cost less than the segmenter: who gives is told beside a figure, a town by its last word
    const mayName = isHeadline || blocks.has(blockIndex) || namesTown(sentence.text, known)
    for (const phrase of mayName ? phrases(sentence, known) : [])
      if (FORMS[question].has(phrase.form) && isParty(phrase, question))
        here.push({ name: phrase.name, at: phrase, actor: null, places: [], kind: phrase.form })
    const inOrder = here.sort((a, b) => a.at.start - b.at.start)
    const withRows = inRows(inOrder, sentence.text).sort((a, b) => a.at.start - b.at.start)
    for (const { name: told, at, actor, places, kind, row = null } of withRows) {
      const name = nameIn(told)
      // 澳门四川|同乡
      if (name === null || (kind !== 'town' && isClassOfTowns(name))) continue
      const candidate = named(name)
      const occurrence = { candidate, sentence: index, start: at.start, end: at.end, actor, places, kind, row }
      candidate.occurrences.push(occurrence)
      occurrences.push(occurrence)
      candidate.place ??= actor?.place ?? null
      candidate.headline ||= isHeadline
      candidate.opening ||= isOpening
      if (actor?.says === 'donor') candidate.gives++
      if (actor?.says === 'recipient') candidate.receives++
    }
  }
  if (question === 'recipient')
    for (const candidate of byName.values())
      if (isPart(candidate)) candidate.outer = placeAround(candidate.occurrences[0] as Occurrence, stage)
  for (const { name, place } of stage.imprint) {
    const candidate = named(name)
    candidate.imprint = true
    candidate.place ??= place
  }
  if (question === 'donor') named(PUBLIC)
  const common = [...byName.values()].sort((a, b) => b.occurrences.length - a.occurrences.length)
  for (const [i, candidate] of common.entries()) candidate.fame = i
  const salient = common.filter(
    ({ name, headline, imprint }, i) => headline || imprint || i < SALIENT || name === PUBLIC,
  )
  return { occurrences, salient }
}

/** Parts of speech of names, and of what the segmenter does not know. */
const NAMED = /^(?:x|n[rsz])/

/** Names that a place shares with other words, which nothing beside them settles; `doubtful` where the segmenter takes them for names: 运往|灌云. */
function doubtful({ sentence, actors, names }: Scene, provinces: ReadonlySet<string>): readonly Found[] {
  return names.flatMap(({ places, weak, start, end }): readonly Found[] => {
    const place = places.find(({ province }) => provinces.has(province)) ?? places[0]
    if (!weak || !place || actors.some((one) => one.start < end && start < one.end)) return []
    const word = sentence.tag(0, sentence.text.length).find((one) => one.start === start && one.end === end)
    if (!word) return []
    const kind = NAMED.test(word.tag) ? 'doubtful' : 'shared'
    return [{ name: placeForm(place, provinces), at: { start, end }, actor: null, places: [place], kind }]
  })
}

/** What stands between the members of a list. */
const JOINED = /^(?:、|和|与|及|以及)$/
/** Of whom lists are made: not of people, nor of what only may be a name. */
const MEMBERS = new Set<Found['kind']>(['place', 'body', 'local', 'target', 'town', 'site'])

/** All names, those in a row with that, and each row as one name: 孝昌、安陆. */
function inRows(here: readonly Found[], text: string): Found[] {
  const rows: Found[][] = []
  for (const one of here.filter(({ kind }) => MEMBERS.has(kind))) {
    const row = rows.at(-1)
    const last = row?.at(-1)
    if (last && one.at.start < last.at.end) continue
    if (row && last && (one.actor?.listed || JOINED.test(text.slice(last.at.end, one.at.start)))) row.push(one)
    else rows.push([one])
  }
  const rowOf = new Map<Found, Row>()
  const lists = rows.flatMap((members): readonly Found[] => {
    if (members.length === 1) return []
    const [first, last] = [members[0] as Found, members.at(-1) as Found]
    const at = { start: first.at.start, end: last.at.end }
    const row = { ...at, members: members.map((one) => one.at.start) }
    for (const member of members) rowOf.set(member, row)
    const actors = members.flatMap(({ actor }) => actor ?? [])
    const isOfActors = actors.length === members.length
    const name = isOfActors ? citedList(actors) : [...new Set(members.map((one) => one.name))].join('、')
    return [{ name, at, actor: null, places: placesOf(actors), kind: 'list', row }]
  })
  return lists.concat(here.map((one) => ({ ...one, row: rowOf.get(one) })))
}

/** Parts of speech that no name begins with: 为|乡中学, 直至|中学. */
const CLOSED = /^[pvdcr]/

/** False for what only its last word makes a body or a town and whose first word is none of a name. */
function isName({ kind, name, start, end }: Actor, { tag }: Sentence): boolean {
  if (kind !== 'body' && kind !== 'target') return true
  if (kind === 'target' && isClassOfTowns(name)) return false
  const [first, ...others] = tag(start, end)
  return !first || others.length === 0 || !CLOSED.test(first.tag)
}

/** Sorts of what lies in a place and may have a namesake elsewhere. */
const PARTS = new Set(['school', 'hospital', 'village', 'town'])

/** True for a town, a village or a house that no list has as a place. */
function isPart({ place, sort, occurrences }: Candidate): boolean {
  return place === null && occurrences.length > 0 && PARTS.has(sort)
}

function placesOf(actors: readonly Actor[]): readonly Place[] {
  return actors.flatMap(({ place }) => place ?? [])
}

/** A name that nobody has read yet. */
function fresh(name: string, debut: number): Candidate {
  return {
    name,
    sort: sortOf(name),
    occurrences: [],
    gives: 0,
    receives: 0,
    headline: false,
    opening: false,
    imprint: false,
    fame: 0,
    debut,
    place: null,
    outer: null,
    pairs: pairsIn(name, { start: 0, end: name.length }).pairs,
  }
}

const SMALL: readonly (readonly [string, RegExp])[] = [
  ['village', /(?:村|社区)$/],
  ['town', /(?:[镇乡]|街道)$/],
  ['county', /县$/],
]

/** Names of so many characters at most are short forms of places. */
const SHORT = 3

function sortOf(name: string): string {
  if (name === PUBLIC) return 'public'
  if (name.includes('、')) return 'list'
  const small = SMALL.find(([, pattern]) => pattern.test(name))?.[0]
  return institutionOf(name) ?? small ?? (name.length <= SHORT ? 'short' : 'long')
}
