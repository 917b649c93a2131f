import type { Question } from '../../lexicon/weights.js'
import type { Found, Mention } from '../../model.js'
import { type Fact, type Tell, theme } from '../weigh.js'
import type { Occurrence } from './candidates.js'
import { type Near, rangeOf } from './near.js'
import type { Scene, Stage } from './scenes.js'
import type { Surroundings } from './scope.js'

/** So many characters in front of a figure say what is done. */
const REACH = 30
const CLAUSE_REACH = 16

/** Who gave or received, and how near the figure that is said. */
export interface Party extends Pick<Found, 'scope' | 'places'> {
  readonly name: string
}

/** … by which step of the rules. */
export interface Ruled extends Party {
  readonly by: string
}

/** What stands round a figure and its names. */
export interface Around {
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
/** That the text names nobody. */
const NONE = theme(
  'none none-role none-kind none-clause none-sentence',
  'none none-role none-kind none-clause none-sentence',
)
const NONE_RULED = theme('none-ruled by role', 'none-ruled none-ruled+role none-ruled+by')
const NONE_PAIR = theme('none-pair', 'none-pair')

/** Tells what is known of a name as the party of a figure; `rank`: how many stand nearer. */
export function speakFor(one: Near, rank: number, around: Around, tell: Tell): void {
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
  if (around.previous) tell(PREVIOUS, ...besideOf(around.previous))
  if (around.next) tell(NEXT, ...besideOf(around.next))
  let [share, exact] = [0, false]
  for (const [answer, part] of shares) {
    if (kin(answer, name) === 'no') continue
    share += part
    exact ||= answer === name
  }
  tell(SHARE, SHARES.filter((least) => share > least).length, ruled?.scope ?? '', exact)

  /** Whether another figure has this party by the rules, how near it stands, and where that is said. */
  function besideOf(other: Mention): readonly Fact[] {
    const answer = other[question]
    const known = `${offOf(mention, other, around.spans)},${answer ? kin(answer, name) : 'none'}`
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

/** Tells what speaks for it that the text names nobody. */
export function speakForNone({ mention, spans, near, ruled }: Around, tell: Tell): void {
  const { role, kind, sentence, start } = mention
  const inClause = near.filter(({ place }) => place === 'clause<').length
  const inSentence = near.filter(({ at }) => at?.sentence === sentence.index).length
  tell(NONE, '', role, kind, Math.min(4, inClause), Math.min(3, inSentence))
  tell(NONE_RULED, ruled?.scope ?? '', ruled?.by ?? '', role)
  const before = sentence.text.slice(Math.max(spans.clause.start, start - CLAUSE_REACH), start)
  for (const pair of pairs(before)) tell(NONE_PAIR, pair)
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
