import { remembered } from '../../lazy.js'
import { type Act, actsIn } from '../../lexicon/acts.js'
import type { Place } from '../../lexicon/places.js'
import type { Question } from '../../lexicon/weights.js'
import type { Mention, Sentence } from '../../model.js'
import { type CharacterPairs, pairFrom, pairsIn } from '../character-pairs.js'
import { grouped } from '../grouped.js'
import { within } from '../places/chain.js'
import { step, type Tell, theme } from '../weigh.js'
import type { Candidate, Occurrence, Row } from './candidates.js'
import { countOf } from './collective.js'
import { type Near, rangeOf } from './near.js'
import type { Scene, Stage } from './scenes.js'
import type { Surroundings } from './scope.js'

/** So many characters in front of a figure say what is done. */
const REACH = 30
const CLAUSE_REACH = 16

/** What stands round a figure and its names. */
export interface Around {
  readonly mention: Mention
  readonly spans: Surroundings
  /** The pairs of characters in front of it. */
  readonly pairs: CharacterPairs
  readonly near: readonly Near[]
  readonly crowd: Crowd
  /** The sorts of places and bodies that words point at in its clause, or in its sentence. */
  readonly pointed: ReadonlyMap<string, 'clause' | 'sentence'>
  /** How many places are pointed at by their number in its clause, and in its sentence; 0 where none are. */
  readonly counted: readonly [clause: number, sentence: number]
  /** What is done in its sentence. */
  readonly acts: readonly Act[]
  readonly throughout: Throughout
}

/** The names round a figure, as each stands among the others. */
interface Crowd {
  /** … of each sort of places and bodies that words may point at. */
  readonly ofSort: ReadonlyMap<string, readonly Near[]>
  /** … by their first character. */
  readonly ofFirst: ReadonlyMap<string, readonly Near[]>
  /** The places among them. */
  readonly places: readonly Place[]
  /** For each how many stand in front of the figure and nearer to it, as far as four. */
  readonly closer: readonly number[]
}

/** What holds of a document's names whatever the figure. */
export interface Throughout {
  /** What is done in a sentence's text. */
  readonly actsOf: (text: string) => readonly Act[]
  /** The figures of a sentence. */
  readonly figuresOf: (sentence: Sentence) => readonly Mention[]
  readonly question: Question
  readonly standingOf: (place: Place) => Standing
  readonly seenFrom: (near: Near) => Seen
}

/** On which side of the aid a place stands throughout, and how it stands to the places that the document is most of. */
interface Standing {
  readonly side: string
  /** How often others of its side are named. */
  readonly about: string
  /** How it stands to the one of the receiving side that is named most, and to the one where the text was made. */
  readonly target: string
  readonly home: string
}

/** A name where it stands, as all figures see it that are as far off. */
interface Seen {
  readonly candidate: Candidate
  /** Null for a name that stands nowhere. */
  readonly words: Words | null
  readonly sort: string
  readonly range: string
}

/** Of which sort a name is where it stands, and the characters round it. */
interface Words {
  readonly kind: string
  readonly sort: string
  readonly listed: boolean
  readonly before: string
  readonly before2: string
  readonly behind: string
  readonly behind2: string
}

/** What holds throughout a document, as it is asked for givers or for receivers. */
export function throughoutOf(
  mentions: readonly Mention[],
  { scenes, sideOf, namedMost, home }: Stage,
  question: Question,
): Throughout {
  const figures = grouped(mentions, ({ sentence }) => sentence)
  const seen = remembered((from: Occurrence | Candidate) => {
    const at = 'candidate' in from ? from : null
    const candidate = at?.candidate ?? (from as Candidate)
    const words = at && wordsAt(at, (scenes[at.sentence] as Scene).sentence.text)
    const sort = words?.sort ?? `${candidate.sort}/${candidate.sort}`
    return remembered((range: string): Seen => ({ candidate, words, sort, range }))
  })
  return {
    actsOf: remembered(actsIn),
    figuresOf: (sentence) => figures.get(sentence) ?? [],
    question,
    standingOf: remembered((place: Place): Standing => {
      const side = sideOf(place)
      const rank = side === '' ? -1 : namedMost(side).indexOf(place)
      return {
        side,
        about: rank < 0 ? 'no' : step(rank),
        target: placeKin(place, namedMost('recipient')[0] ?? null),
        home: placeKin(place, home),
      }
    }),
    seenFrom: ({ candidate, at, place }) => seen(at ?? candidate)(rangeOf(place)),
  }
}

/** What is known of a figure, as the names round it are asked for it. */
export function aroundOf(mention: Mention, near: readonly Near[], spans: Surroundings, throughout: Throughout): Around {
  const { sentence, start } = mention
  return {
    mention,
    spans,
    pairs: pairsIn(sentence.text, { start: start - REACH, end: start }),
    near,
    crowd: crowdOf(near),
    pointed: pointedAt(sentence.text, spans),
    counted: [countedIn(sentence.text.slice(spans.clause.start, spans.clause.end)), countedIn(sentence.text)],
    acts: throughout.actsOf(sentence.text),
    throughout,
  }
}

function crowdOf(near: readonly Near[]): Crowd {
  const closer: number[] = []
  let [inFront, from] = [0, 0]
  for (const [i, { distance }] of near.entries()) {
    for (; (near[from] as Near).distance < distance; from++) if ((near[from] as Near).place.endsWith('<')) inFront++
    closer[i] = Math.min(4, inFront)
  }
  return {
    ofSort: grouped(near, ({ candidate }) => pointableSort(candidate)),
    ofFirst: grouped(near, ({ candidate }) => candidate.name.charAt(0)),
    places: near.flatMap(({ candidate }) => candidate.place ?? []),
    closer,
  }
}

/** Of which sort a name is. */
const SORT = theme('sort', 'sort')
/** … and where it stands. */
const STANDING = theme('place role sort', 'place sort+role')
/** How many names stand nearer. */
const RANK = theme('rank of', 'rank+of')
/** Whether it stands in a list, and how far off it is. */
const CUE = theme('place listed distance', 'place+listed place+distance')
/** The characters round it. */
const WORDS = theme('before before2 behind behind2 range', 'before before2+range behind behind2+range')
/** The name itself. */
const NAME = theme('first length', 'first length')
const NAME_PAIR = theme('name-pair', 'name-pair')
/** How many places beside it lie in it, and in how many it lies. */
const NESTED = theme('inner outer range', 'inner outer+range')
/** What stands between it and the figure. */
const BETWEEN = theme('commas kind', 'commas+kind')
const PAIR = theme('pair', 'pair')
/** How much the document makes of it. */
const SALIENCE = theme('headline opening times range', 'headline opening headline+opening+range times')
/** How many names tell it narrower, and how many stand nearer in front. */
const AMONG = theme('narrower closer range', 'narrower+range closer+range')
/** How many names stand oftener in the text, and how many stood earlier. */
const FAME = theme('fame debut range', 'fame debut+range')
/** Whether its sort is pointed at beside the figure (该校, 村里), and whether it is the one of its sort that is nearest and commonest. */
const POINTED = theme('pointed nth most', 'pointed+nth pointed+most')
/** Whether a row is told in turn and the name is the one of it whose turn it is: 甘肃、青海分别为3.3亿元和7000万元. */
const TURN = theme('turn each', 'turn turn+each')
/** Whether so many are pointed at beside the figure as it names: 两县. */
const COUNTED = theme('counted members range', 'counted+members counted+range')
/** What is said of it throughout. */
const LEAN = theme('lean headline sort', 'lean lean+headline lean+sort')
/** On which side its place stands. */
const SIDE = theme(
  'side about target home range role',
  'side+range side+role about+side+range target+side+range home+side+range home+role target+role',
)
/** What is done in front of the figure, of whom no word of its text names. */
const UNTOLD_PAIR = theme('untold-pair sort', 'untold-pair+sort')
const UNTOLD_ACT = theme('untold-act sort role', 'untold-act+sort+role')
/** That the text names nobody. */
const NONE = theme('none-kind none-clause none-sentence', 'none-kind none-clause none-sentence')
const NONE_PAIR = theme('none-pair', 'none-pair')
/** What is done beside the figure, and how far off the nearest name is that words call the party. */
const NONE_ACT = theme(
  'none-act none-behind none-role none-says',
  'none-act none-act+none-role none-behind none-says none-says+none-role',
)

/** Tells what is known of a name as the party of a figure; `rank`: how many stand nearer. */
export function speakFor(one: Near, rank: number, around: Around, tell: Tell): void {
  const { candidate, at, place, distance } = one
  const { mention, crowd, throughout } = around
  const { role, sentence, start } = mention
  const { name, occurrences } = candidate
  const seen = throughout.seenFrom(one)
  const { words, sort, range } = seen
  tell.shared(seen, (tell) => speakAnywhere(seen, tell))
  tell(STANDING, place, role, sort)
  tell(RANK, step(rank), mention.kind)
  if (words) tell(CUE, place, words.listed, step(Math.floor(Math.min(distance, 99) / 4)))
  if (words && at && at.sentence === sentence.index && at.end <= start) {
    tell(BETWEEN, commasIn(sentence.text, at.end, start), words.kind)
    tell.row(PAIR, around.pairs.pairs, pairFrom(around.pairs, at.end))
  }
  if (!at) {
    const from = Math.max(around.spans.clause.start, start - CLAUSE_REACH)
    for (const pair of around.pairs.pairs.slice(pairFrom(around.pairs, from))) tell(UNTOLD_PAIR, pair, sort)
    tell(UNTOLD_ACT, around.acts.findLast(({ end }) => end <= start)?.class ?? '', sort, role)
  }
  if (candidate.place) {
    const { side, about, target, home } = throughout.standingOf(candidate.place)
    tell(SIDE, side, about, target, home, range, role)
  }
  const row = at?.sentence === sentence.index ? at.row : null
  if (at && row) tell(TURN, ...turnOf(at, row, around))
  const members = name.split('、').length
  tell(COUNTED, countedOf(members, around), Math.min(5, members), range)
  tell(NESTED, countIn(crowd, candidate, holds), countIn(crowd, candidate, within), range)
  tell(AMONG, narrowerIn(crowd, name), crowd.closer[rank] as number, range)
  const own = pointableSort(candidate)
  const alike = crowd.ofSort.get(own) as readonly Near[]
  const most = alike.every(({ candidate: other }) => other.occurrences.length <= occurrences.length)
  tell(POINTED, around.pointed.get(own) ?? 'no', Math.min(2, alike.indexOf(one)), most)
}

/** Words that hand out in turn. */
const EACH = /分别|依次|各(?:自|为|占)/

/** Whether a name of a row, or the row, is the one whose turn the figure is, if as many figures of its kind stand behind it as names; and whether a word says so. */
function turnOf(
  at: Occurrence,
  row: Row,
  { mention, spans, throughout }: Around,
): readonly [turn: string, each: boolean] {
  const { sentence, kind, start } = mention
  if (row.start < spans.segment.start || row.end > start) return ['no', false]
  const told = throughout
    .figuresOf(sentence)
    .filter((other) => other.kind === kind && other.start >= row.end && other.end <= spans.segment.end)
  const each = EACH.test(sentence.text.slice(row.end, start))
  if (told.length !== row.members.length) return ['uneven', each]
  if (at.start === row.start && at.end === row.end) return ['row', each]
  return [row.members.indexOf(at.start) === told.indexOf(mention) ? 'own' : 'other', each]
}

/** How a number of names stands to the one that is pointed at in the figure's clause, or its sentence. */
function countedOf(members: number, { counted }: Around): string {
  const [clause, sentence] = counted
  if (clause) return clause === members ? 'clause' : 'other'
  if (sentence) return sentence === members ? 'sentence' : 'other-sentence'
  return 'no'
}

/** So many places that are pointed at, be they listed anywhere or not: 两县, 三个州市, 两国. */
const COUNTED_PLACES =
  /([两二三四五六七八九2-9])个?(?:受援|贫困|帮扶|对口|边境|自治|州|市|县)?[省市县区州旗乡镇村校团师国院]/

/** By how many; 0 where none are. */
function countedIn(text: string): number {
  const told = COUNTED_PLACES.exec(text)?.[1]
  return told ? countOf(told) : 0
}

/** How a place stands to another: the same, in it, around it. */
function placeKin(place: Place, other: Place | null): string {
  if (other === null) return 'none'
  if (place.name === other.name) return 'same'
  if (within(place, other)) return 'in'
  return within(other, place) ? 'around' : 'no'
}

/** Tells what is known of a name whatever the figure. */
function speakAnywhere({ candidate, words, sort, range }: Seen, tell: Tell): void {
  const { name, headline, opening, occurrences, fame, debut, pairs } = candidate
  tell(SORT, sort)
  if (words) tell(WORDS, words.before, words.before2, words.behind, words.behind2, range)
  tell(NAME, name.charAt(0), Math.min(12, name.length))
  tell.row(NAME_PAIR, pairs, 0)
  tell(SALIENCE, headline, opening, step(occurrences.length), range)
  tell(FAME, step(fame), step(debut), range)
  tell(LEAN, leanOf(candidate), headline, sort)
}

/** What the words round a name say of it throughout. */
function leanOf({ gives, receives }: Candidate): string {
  if (gives === receives) return '0'
  return `${gives > receives ? 'donor' : 'recipient'}${gives > 0 && receives > 0 ? '+' : ''}`
}

function wordsAt({ start, end, actor, kind, candidate }: Occurrence, text: string): Words {
  return {
    kind,
    sort: `${actor ? (actor.place?.level ?? candidate.sort) : kind}/${candidate.sort}`,
    listed: actor?.listed ?? false,
    before: text.charAt(start - 1) || '^',
    before2: text.slice(Math.max(0, start - 2), start),
    behind: text.charAt(end) || '$',
    behind2: text.slice(end, end + 2),
  }
}

/** Words that point at a place or a body by its sort alone. */
const POINTING: readonly (readonly [sort: string, pattern: RegExp])[] = [
  ['school', /[我该本贵全]校|学校|校[方长园内里]|师生|母校/],
  ['hospital', /[我该本贵]院|院[里方内]|医院|科室|科里/],
  ['village', /[全该我本]村|村[里上委部头集民]|寨|乡亲/],
  ['town', /[全该我本][镇乡]|[镇乡][里上]/],
  ['county', /[全该我本]县|县[里上城]/],
  ['prefecture', /[全该我本][市州]|[市州]里/],
  ['province', /[全该我本]省|省里|自治区/],
  ['firm', /公司|集团|[厂行]里|企业|本行/],
  ['charity', /基金会|[本我该]会|慈善会/],
  ['office', /[局厅处部委][里机]|[我该本][局厅]/],
]

function pointedAt(text: string, { clause }: Surroundings): Around['pointed'] {
  const own = text.slice(clause.start, clause.end)
  return new Map(
    POINTING.filter(([, pattern]) => pattern.test(text)).map(([sort, pattern]) => [
      sort,
      pattern.test(own) ? 'clause' : 'sentence',
    ]),
  )
}

/** What a name is by its last word; a place that no last word tells, by its level. */
function pointableSort({ sort, place }: Candidate): string {
  return sort === 'short' || sort === 'long' ? (place?.level ?? '') : sort
}

/** How many commas stand in a stretch, as far as four. */
function commasIn(text: string, from: number, to: number): number {
  let count = 0
  for (let at = text.indexOf(',', from); at >= 0 && at < to && count < 4; at = text.indexOf(',', at + 1)) count++
  return count
}

/** How many places stand to that of a name as `stands` says, as far as two. */
function countIn({ places }: Crowd, { place }: Candidate, stands: (place: Place, other: Place) => boolean): number {
  if (!place) return 0
  let count = 0
  for (const other of places) if (other.name !== place.name && stands(place, other) && ++count === 2) return count
  return count
}

function holds(place: Place, other: Place): boolean {
  return within(other, place)
}

/** How many names tell another one narrower, as far as two. */
function narrowerIn({ ofFirst }: Crowd, name: string): number {
  let count = 0
  for (const { candidate } of ofFirst.get(name.charAt(0)) as readonly Near[])
    if (candidate.name.length > name.length && candidate.name.startsWith(name) && ++count === 2) return count
  return count
}

/** Tells what speaks for it that the text names nobody. */
export function speakForNone(around: Around, tell: Tell): void {
  const { mention, spans, pairs, near, acts, throughout } = around
  const { role, kind, sentence, start } = mention
  const inClause = near.filter(({ place }) => place === 'clause<').length
  const inSentence = near.filter(({ at }) => at?.sentence === sentence.index).length
  tell(NONE, kind, Math.min(4, inClause), Math.min(3, inSentence))
  const from = Math.max(spans.clause.start, start - CLAUSE_REACH)
  tell.row(NONE_PAIR, pairs.pairs, pairFrom(pairs, from))
  const sayer = near.find(({ at }) => at?.actor?.says === throughout.question)
  tell(
    NONE_ACT,
    acts.findLast(({ end }) => end <= start)?.class ?? '',
    acts.find(({ start }) => start >= mention.end)?.class ?? '',
    role,
    sayer ? rangeOf(sayer.place) : '',
  )
}
