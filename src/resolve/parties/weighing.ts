import type { Outline } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import { type Question, weightsOf } from '../../lexicon/weights.js'
import { changed } from '../../mention.js'
import type { Found, Mention, Scope } from '../../model.js'
import type { Resolver } from '../resolver.js'
import { type Ballot, type Fact, type Option, preferred, scales, type Tell, theme } from '../weigh.js'
import { type Candidate, type Candidates, candidatesOf, fresh, isWide, type Occurrence } from './candidates.js'
import { type Scene, type Stage, stageOf } from './scenes.js'
import { type Surroundings, surroundings } from './scope.js'

/** By so much more must speak for another name than for that of the rules */
const MARGIN: Readonly<Record<Question, number>> = { donor: 1, recipient: 1.5 }
/** … and where they find nobody. */
const MARGIN_OF_NONE = 2
/** What a figure's own sentence says is not weighed: rules read it as well, and can say how. */
const SAID: ReadonlySet<Scope | undefined> = new Set(['clause', 'sentence'])
/** So many names in front of a figure, and behind it, may be its party, with those that any figure may go back to. */
const BEFORE = 30
const BEHIND = 6
/** So many characters in front of a figure say what is done. */
const REACH = 30
const CLAUSE_REACH = 16

/** Where a name stands as seen from a figure: `<` in front of it, `>` behind. */
type Place =
  | `${'clause' | 'segment' | 'sentence'}${'<' | '>'}`
  | 'over'
  | `block-${1 | 2 | 3}`
  | 'block+'
  | 'heading'
  | 'headline'
  | `text-${'near' | 'mid' | 'far'}`
  | 'text+'
  | 'nowhere'

/** A name with the occurrence of it that is nearest to a figure. */
interface Near {
  readonly candidate: Candidate
  readonly at: Occurrence | null
  readonly place: Place
  /** Grows with how far off it stands; orders the names. */
  readonly distance: number
}

/**
 * Gives a figure another donor or recipient than the rules do where much more speaks for that among all that the document names. It stands
 * behind the other resolvers: what they make of a figure's parties they make of those that the rules find.
 */
export const weighing: Resolver = { name: 'weighing', resolve }

const QUESTIONS: readonly Question[] = ['donor', 'recipient']

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const stage = stageOf(outline)
  const parties = QUESTIONS.map((question) => {
    const ballot = lazy(() => balloting(mentions, stage, question))
    const weighed = lazy(() => scales(weightsOf(question)))
    return mentions.map((mention, i) => {
      const ruled = ruledOf(mention, question)
      // where the rules find no giver there is none: a wrong one is worse
      const isSettled = SAID.has(ruled?.scope) || inTable(mention, stage) || (!ruled && question === 'donor')
      return isSettled ? ruled : preferred(ballot()(i), weighed(), ruled ? MARGIN[question] : MARGIN_OF_NONE)
    })
  })
  return mentions.map((mention, i) =>
    QUESTIONS.reduce((current, question, k) => withParty(current, question, parties[k]?.[i] ?? null), mention),
  )
}

/** What a table says stands in its columns. */
function inTable({ sentence }: Mention, { kinds }: Stage): boolean {
  return kinds[sentence.blockIndex] === 'row'
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

/** Who gave or received, and how near the figure that is said. */
interface Party extends Pick<Found, 'scope' | 'places'> {
  readonly name: string
}

/** … by which step of the rules. */
interface Ruled extends Party {
  readonly by: string
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
  const candidates = candidatesOf(stage, question)
  const shares = sharesOf(mentions, question)
  return (i) => {
    const mention = mentions[i] as Mention
    const ruled = ruledOf(mention, question)
    const spans = surroundings(mention.sentence.text, mention)
    const other = mention[question === 'donor' ? 'recipient' : 'donor']
    // nobody gives himself
    const near = nearest(mention, spans, candidates, stage, ruled?.name ?? null).filter(
      ({ candidate: { name } }) => name !== other || name === ruled?.name,
    )
    const [previous, next] = [mentions[i - 1], mentions[i + 1]]
    const around = { mention, spans, near, stage, question, ruled, shares, previous, next }
    const named = near.map(
      (one, rank): Option<Party | null> => ({
        value: one.candidate.name === ruled?.name ? ruled : partyOf(one),
        speak: (tell) => speakFor(one, rank, around, tell),
      }),
    )
    const options = [...named, { value: null, speak: (tell: Tell) => speakForNone(around, tell) }]
    const standing = ruled === null ? named.length : near.findIndex(({ candidate }) => candidate.name === ruled.name)
    return { options, standing }
  }
}

/** What the rules answer. */
function ruledOf(mention: Mention, question: Question): Ruled | null {
  const [name, found] = [mention[question], mention.evidence[question]]
  return name === null || found === null ? null : { ...found, name }
}

/** What share of a document's figures the rules give to each name. */
function sharesOf(mentions: readonly Mention[], question: Question): ReadonlyMap<string, number> {
  const shares = new Map<string, number>()
  for (const { [question]: name } of mentions) if (name) shares.set(name, (shares.get(name) ?? 0) + 1 / mentions.length)
  return shares
}

/** The names round a figure, nearest first, each with its nearest occurrence. */
function nearest(
  mention: Mention,
  spans: Surroundings,
  { byName, occurrences, salient }: Candidates,
  stage: Stage,
  ruled: string | null,
): readonly Near[] {
  const { sentence, start } = mention
  const at = firstBehind(occurrences, sentence.index, start)
  const found = new Map<Candidate, Near>()
  const add = (candidate: Candidate, occurrence: Occurrence | null): void => {
    const near = nearOf(candidate, occurrence, mention, spans, stage)
    const known = found.get(candidate)
    if (!known || near.distance < known.distance) found.set(candidate, near)
  }
  for (const one of occurrences.slice(Math.max(0, at - BEFORE), at + BEHIND)) add(one.candidate, one)
  const { headingAt } = stage.scenes[sentence.index] as Scene
  const heading = firstBehind(occurrences, headingAt, -1)
  for (let i = heading; occurrences[i]?.sentence === headingAt; i++)
    add((occurrences[i] as Occurrence).candidate, occurrences[i] as Occurrence)
  for (const candidate of salient) if (!found.has(candidate)) add(candidate, lastBefore(candidate, sentence.index))
  if (ruled !== null) {
    const candidate = byName.get(ruled) ?? fresh(ruled)
    if (!found.has(candidate)) add(candidate, lastBefore(candidate, sentence.index))
  }
  return [...found.values()].sort((a, b) => a.distance - b.distance)
}

/** The index of the first occurrence behind a place in the text. */
function firstBehind(occurrences: readonly Occurrence[], sentence: number, start: number): number {
  let [low, high] = [0, occurrences.length]
  while (low < high) {
    const mid = (low + high) >> 1
    const one = occurrences[mid] as Occurrence
    if (one.sentence < sentence || (one.sentence === sentence && one.start < start)) low = mid + 1
    else high = mid
  }
  return low
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
  if (!at) return near('nowhere', 1e6)
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

function partyOf({ candidate: { name }, at, place }: Near): Party {
  const scope = SCOPES.find(([start]) => place.startsWith(start))?.[1] ?? 'article'
  return { name, scope, places: at?.actor?.place ? [at.actor.place] : [] }
}

/** What stands round a figure and its names. */
interface Around {
  readonly mention: Mention
  readonly spans: Surroundings
  readonly near: readonly Near[]
  readonly stage: Stage
  readonly question: Question
  readonly ruled: Ruled | null
  readonly shares: ReadonlyMap<string, number>
  readonly previous: Mention | undefined
  readonly next: Mention | undefined
}

/** Where a name stands and of which sort it is. */
const STANDING = theme(
  'place kind role sort',
  'place place+kind place+role place+kind+role place+sort sort sort+role kind',
)
/** How many names stand nearer. */
const RANK = theme('rank place of', 'rank rank+place rank+of')
/** What stands beside the nearest occurrence says of it, and how far off that is. */
const CUE = theme('place says initial listed distance', 'place+says place+initial place+listed place+distance')
/** The characters round it. */
const WORDS = theme(
  'before before2 behind behind2 behind3 range role',
  'before before+range before+role before2 before2+range behind behind+range behind2 behind2+range behind3 before+behind',
)
/** What stands between it and the figure. */
const BETWEEN = theme('between commas kind', 'between commas commas+kind')
const PAIR = theme('pair', 'pair')
/** How much the document makes of it. */
const SALIENCE = theme(
  'headline opening times blocks range narrower closer other',
  'headline opening headline+opening+range times blocks+range narrower+range closer+range other+range',
)
/** What is said of it throughout. */
const LEAN = theme('lean range headline role sort', 'lean lean+range lean+headline lean+role lean+sort')
/** How it stands to what the rules answer. */
const RULED = theme(
  'ruled scope by role range lean sort',
  'ruled ruled+scope ruled+scope+by ruled+role ruled+range+scope ruled+lean ruled+sort',
)
const RULED_PLACE = theme('ruled place', 'ruled+place')
const UNRULED = theme('unruled range role lean', 'unruled unruled+range unruled+role unruled+lean')
/** … and to what they answer of the figures around. */
const PREVIOUS = theme('previous range scope', 'previous previous+range previous+scope')
const NEXT = theme('next range scope', 'next next+range next+scope')
const SHARE = theme('share scope share-exact', 'share share+scope share-exact')
/** What speaks for it that the text names nobody. */
const NONE = theme(
  'none none-role none-kind none-clause none-sentence',
  'none none-role none-kind none-clause none-sentence',
)
const NONE_RULED = theme('none-ruled by role', 'none-ruled none-ruled+role none-ruled+by')
const NONE_PAIR = theme('none-pair', 'none-pair')

function speakFor(one: Near, rank: number, around: Around, tell: Tell): void {
  const { candidate, at, place, distance } = one
  const { mention, near, stage, question, ruled, shares } = around
  const { role, sentence, start } = mention
  const range = rangeOf(place)
  const actor = at?.actor ?? null
  const kind = at ? (actor?.kind ?? 'local') : 'none'
  const level = at && !actor ? 'local' : (actor?.place?.level ?? candidate.sort)
  const sort = `${level}/${candidate.sort}`
  tell(STANDING, place, kind, role, sort)
  tell(RANK, step(rank), place, mention.kind)
  if (at) {
    const says = `${actor?.says ?? ''}${step(Math.round((actor?.weight ?? 0) * 2))}`
    tell(
      CUE,
      place,
      says,
      actor?.initial ?? false,
      actor?.listed ?? false,
      step(Math.floor(Math.min(distance, 99) / 4)),
    )
    tellWords(at, stage, range, role, tell)
  }
  if (at && at.sentence === sentence.index && at.end <= start) {
    const between = sentence.text.slice(at.end, start)
    tell(BETWEEN, step(Math.floor(between.length / 3)), Math.min(4, between.match(/,/g)?.length ?? 0), kind)
    for (const pair of pairs(between.slice(-REACH))) tell(PAIR, pair)
  }
  const { name, headline, opening, occurrences, blocks, gives, receives } = candidate
  const closer = near.filter((other) => other.place.endsWith('<') && other.distance < distance).length
  const narrower = near.filter(({ candidate: other }) => other !== candidate && other.name.startsWith(name)).length
  const other = mention[question === 'donor' ? 'recipient' : 'donor']
  const [times, akin] = [step(occurrences.length), other ? kin(other, name) : 'none']
  tell(SALIENCE, headline, opening, times, step(blocks), range, Math.min(2, narrower), Math.min(4, closer), akin)
  const both = gives > 0 && receives > 0 ? '+' : ''
  const lean = gives === receives ? '0' : `${gives > receives ? 'donor' : 'recipient'}${both}`
  tell(LEAN, lean, range, headline, role, sort)
  if (ruled) {
    const akin = kin(ruled.name, name)
    tell(RULED, akin, ruled.scope, ruled.by, role, range, lean, sort)
    if (akin !== 'no') tell(RULED_PLACE, akin, place)
  } else tell(UNRULED, Math.min(4, near.length), range, role, lean)
  if (around.previous) tell(PREVIOUS, ...besideOf(around.previous, name, around))
  if (around.next) tell(NEXT, ...besideOf(around.next, name, around))
  let [share, exact] = [0, false]
  for (const [answer, part] of shares) {
    if (kin(answer, name) === 'no') continue
    share += part
    exact ||= answer === name
  }
  tell(SHARE, SHARES.filter((least) => share > least).length, ruled?.scope ?? '', exact)

  /** Whether another figure has this party by the rules, how near it stands, and where that is said. */
  function besideOf(other: Mention, name: string, { spans }: Around): readonly Fact[] {
    const answer = other[question]
    const known = `${offOf(mention, other, spans)},${answer ? kin(answer, name) : 'none'}`
    return [known, range, other.evidence[question]?.scope ?? '']
  }
}

/** Of a document's figures a name has none, few, some, many or most. */
const SHARES = [0, 0.1, 0.3, 0.6]

function tellWords(
  { sentence, start, end }: Occurrence,
  { scenes }: Stage,
  range: string,
  role: string,
  tell: Tell,
): void {
  const { text } = (scenes[sentence] as Scene).sentence
  const before = text.slice(Math.max(0, start - 2), start)
  const [behind, behind2, behind3] = [text.charAt(end) || '$', text.slice(end, end + 2), text.slice(end + 1, end + 3)]
  tell(WORDS, before.at(-1) ?? '^', before, behind, behind2, behind3, range, role)
}

function speakForNone({ mention, spans, near, ruled }: Around, tell: Tell): void {
  const { role, kind, sentence, start } = mention
  const inClause = near.filter(({ place }) => place === 'clause<').length
  const inSentence = near.filter(({ at }) => at?.sentence === sentence.index).length
  tell(NONE, '', role, kind, Math.min(4, inClause), Math.min(3, inSentence))
  tell(NONE_RULED, ruled?.scope ?? '', ruled?.by ?? '', role)
  const before = sentence.text.slice(Math.max(spans.clause.start, start - CLAUSE_REACH), start)
  for (const pair of pairs(before)) tell(NONE_PAIR, pair)
}

/** Where a name stands, without on which side. */
function rangeOf(place: Place): string {
  return place.replace(/[-<>+].*$/, '')
}

/** How near another figure stands. */
function offOf({ sentence }: Mention, other: Mention, { clause }: Surroundings): string {
  if (other.sentence.index !== sentence.index)
    return other.sentence.blockIndex === sentence.blockIndex ? 'block' : 'text'
  return other.start >= clause.start && other.end <= clause.end ? 'clause' : 'sentence'
}

/** How an answer stands to a name: the same, told wider or narrower, a list with it. */
function kin(answer: string, name: string): 'same' | 'wider' | 'narrower' | 'member' | 'no' {
  if (answer === name) return 'same'
  if (answer.includes('、') && answer.split('、').some((one) => one === name)) return 'member'
  if (name.includes('、') && name.split('、').some((one) => one === answer)) return 'member'
  if (name.includes(answer)) return 'narrower'
  return answer.includes(name) ? 'wider' : 'no'
}

/** Counts in steps that grow. */
function step(n: number): string {
  return n <= 3 ? String(n) : n <= 5 ? '5' : n <= 9 ? '9' : n <= 20 ? '20' : '+'
}

const HAN_PAIR = /^[\u4e00-\u9fff]{2}$/

function pairs(text: string): readonly string[] {
  const found: string[] = []
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2)
    if (HAN_PAIR.test(pair)) found.push(pair)
  }
  return found
}
