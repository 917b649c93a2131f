import type { Mention } from '../../model.js'
import { step, type Tell, theme } from '../weigh.js'
import type { Surroundings } from './scope.js'

/** A figure as those behind it see it. */
type Figure = Pick<Mention, 'kind' | 'role' | 'start'> & {
  readonly sentence: Pick<Mention['sentence'], 'index' | 'blockIndex'>
}

/** How often each name was the answer, and nobody. */
interface Tally {
  readonly add: (name: string | null) => void
  readonly count: () => number
  /** How much of the answers a name is: none, few, half, most or all of them. */
  readonly shareOf: (name: string | null) => string
}

function tally(): Tally {
  const times = new Map<string | null, number>()
  let count = 0
  return {
    add(name) {
      count++
      times.set(name, (times.get(name) ?? 0) + 1)
    },
    count: () => count,
    shareOf(name) {
      if (count === 0) return 'first'
      const share = (times.get(name) ?? 0) / count
      return share === 0 ? 'none' : share === 1 ? 'all' : share < 1 / 3 ? 'few' : share < 2 / 3 ? 'half' : 'most'
    },
  }
}

/** What was answered of the figures in front of one: a text that has given goes on giving, and a list names each of its members once. */
export interface Earlier {
  /** Keeps what is answered of a figure; they come in the order of the text. */
  readonly add: (figure: Figure, name: string | null) => void
  /**
   * What can be told of a name, or of nobody, as the answer to the next figure, of which `names` may be one; `range`: how far off the name
   * stands.
   */
  readonly of: (
    figure: Figure,
    spans: Pick<Surroundings, 'clause'>,
    names: ReadonlySet<string | null>,
  ) => SpeakOfEarlier
}

type SpeakOfEarlier = (name: string | null, range: string, tell: Tell) => void

/** @public `bench/learn.mjs` learns from the same */
export function earlierAnswers(): Earlier {
  let last: { readonly figure: Figure; readonly name: string | null } | null = null
  const inText = tally()
  let inLast = tally()
  const isInBlock = ({ sentence }: Figure) => last?.figure.sentence.blockIndex === sentence.blockIndex
  return {
    add(figure, name) {
      if (!isInBlock(figure)) inLast = tally()
      inText.add(name)
      inLast.add(name)
      last = { figure, name }
    },
    of(figure, { clause }, names) {
      const before = last
      const inBlock = isInBlock(figure) ? inLast : tally()
      const off = before ? offOf(figure, before.figure, clause.start) : 'no'
      const alike = `${before?.figure.role === figure.role},${before?.figure.kind === figure.kind}`
      const isGone = before !== null && before.name !== null && !names.has(before.name)
      return (name, range, tell) => {
        const [previous, text, block] =
          name === null ? [NONE_PREVIOUS, NONE_IN_TEXT, NONE_IN_BLOCK] : [PREVIOUS, IN_TEXT, IN_BLOCK]
        const akin = before ? kinOf(before.name, name) : 'first'
        const kin = isGone && (akin === 'no' || akin === 'somebody') ? 'gone' : akin
        tell(previous, kin, off, alike, range, figure.role)
        tell(text, inText.shareOf(name), step(inText.count()))
        tell(block, inBlock.shareOf(name), step(inBlock.count()))
      }
    },
  }
}

const PREVIOUS = theme('given off alike range role', 'given+off given+off+alike given+off+range given+role')
const IN_TEXT = theme('in-text count', 'in-text in-text+count')
const IN_BLOCK = theme('in-block count', 'in-block in-block+count')
const NONE_PREVIOUS = theme('none-given off alike range role', 'none-given+off none-given+off+alike none-given+role')
const NONE_IN_TEXT = theme('none-in-text count', 'none-in-text none-in-text+count')
const NONE_IN_BLOCK = theme('none-in-block count', 'none-in-block none-in-block+count')

/** How near the figure in front stands. */
function offOf({ sentence }: Figure, other: Figure, clause: number): string {
  if (other.sentence.index !== sentence.index)
    return other.sentence.blockIndex === sentence.blockIndex ? 'block' : 'text'
  return other.start >= clause ? 'clause' : 'sentence'
}

/** How an answer stands to a name: nobody, the same, a list with it or of it, told narrower or wider. */
function kinOf(answer: string | null, name: string | null): string {
  if (answer === null || name === null) return answer === name ? 'same' : answer === null ? 'nobody' : 'somebody'
  if (answer === name) return 'same'
  if (isMember(name, answer) || isMember(answer, name)) return 'member'
  if (name.includes(answer)) return 'narrower'
  return answer.includes(name) ? 'wider' : 'no'
}

function isMember(name: string, list: string): boolean {
  return list.includes('、') && list.split('、').includes(name)
}
