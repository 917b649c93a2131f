import { lazy } from '../lazy.js'
import { IMPOSSIBLE, type Model, readSegmenterData, type SegmenterData, STATES } from './dictionary.js'

// After cppjieba's MixSegment, HMMSegment and PosTagger (MIT, Copyright 2013 Yanyi Wu), with the same results to the last tag, which
// tests/segmenter.test.ts holds. Why not nodejieba, which wraps it: docs/dependencies.md.

const [END, SINGLE] = [STATES.indexOf('end'), STATES.indexOf('single')]
/** A word of its own wherever it stands. */
const SEPARATORS = new Set(Array.from(' \t\n\uff0c\u3002', (character) => character.charCodeAt(0)))

export interface Segmenter {
  /** Where the words of a text end, in order; both in code points. */
  readonly ends: (text: Uint32Array) => readonly number[]
  /** The part of speech of a word, given as a part of a text. */
  readonly tagOf: (text: Uint32Array, start: number, end: number) => string
}

/** The segmenter; loaded by the first figure: documents without one never pay for it. */
export const segmenter = lazy(() => segmenterOf(readSegmenterData()))

export function segmenterOf({ dictionary, model }: SegmenterData): Segmenter {
  const { children, character, weight, tag, tags, least } = dictionary
  const rootChild = new Uint16Array(0x10000)
  for (let node = children[0] as number; node < (children[1] as number); node++)
    rootChild[character[node] as number] = node
  const unknown = unknownWords(model)

  /** The node behind `node` on `code`; 0 where there is none. */
  function next(node: number, code: number): number {
    if (node === 0) return rootChild[code] ?? 0
    let [low, high] = [children[node] as number, children[node + 1] as number]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((character[middle] as number) < code) low = middle + 1
      else high = middle
    }
    return low < (children[node + 1] as number) && character[low] === code ? low : 0
  }

  /** Ends of the words of a stretch without separators: the likeliest ones, and where they are single characters, the model's. */
  function cut(text: Uint32Array, start: number, end: number, ends: number[]): void {
    const likeliest = new Float64Array(end - start + 1)
    const wordEnd = new Uint32Array(end - start)
    for (let at = end - 1; at >= start; at--) {
      let node = next(0, text[at] as number)
      let best = (likeliest[at + 1 - start] as number) + ((weight[node] as number) || least)
      let bestEnd = at + 1
      for (let behind = at + 1; node !== 0 && behind < end; behind++) {
        node = next(node, text[behind] as number)
        if (node === 0 || weight[node] === 0) continue
        const value = (likeliest[behind + 1 - start] as number) + (weight[node] as number)
        if (value > best) [best, bestEnd] = [value, behind + 1]
      }
      likeliest[at - start] = best
      wordEnd[at - start] = bestEnd
    }
    for (let at = start; at < end; ) {
      const singles = at
      while (at < end && wordEnd[at - start] === at + 1) at++
      if (at > singles) unknown(text, singles, at, ends)
      if (at < end) {
        at = wordEnd[at - start] as number
        ends.push(at)
      }
    }
  }

  return {
    ends(text) {
      const ends: number[] = []
      for (let at = 0; at < text.length; ) {
        const start = at
        while (at < text.length && !SEPARATORS.has(text[at] as number)) at++
        if (at > start) cut(text, start, at, ends)
        else ends.push(++at)
      }
      return ends
    },
    tagOf(text, start, end) {
      let node = next(0, text[start] as number)
      for (let at = start + 1; node !== 0 && at < end; at++) node = next(node, text[at] as number)
      return (node !== 0 && weight[node] !== 0 && tags[tag[node] as number]) || tagByLook(text, start, end)
    },
  }
}

/** The part of speech of a word that the dictionary lacks: number, foreign word, or nothing known. */
function tagByLook(text: Uint32Array, start: number, end: number): string {
  const half = (end - start) >> 1
  let [ascii, digits] = [0, 0]
  for (let at = start; at < end && ascii < half; at++) {
    if ((text[at] as number) >= 0x80) continue
    ascii++
    if (isDigit(text[at] as number)) digits++
  }
  if (ascii === 0) return 'x'
  return ascii === digits ? 'm' : 'eng'
}

/** Cuts a run of single characters: letters and digits by how they look, others by the model. */
function unknownWords(model: Model) {
  const { start: initial, transition, emission, characters } = model
  /** Where a character's numbers begin in `emissions`; the first four are those of a character that the model lacks. */
  const row = new Uint32Array(0x10000)
  for (let i = 0; i < characters.length; i++) row[characters[i] as number] = 4 * (i + 1)
  const emissions = new Float64Array(emission.length + 4).fill(IMPOSSIBLE, 0, 4)
  emissions.set(emission, 4)

  return (text: Uint32Array, start: number, end: number, ends: number[]): void => {
    let left = start
    for (let at = start; at < end; ) {
      if ((text[at] as number) >= 0x80) {
        at++
        continue
      }
      if (at > left) byModel(text, left, at, ends)
      at = asciiEnd(text, at, end)
      ends.push(at)
      left = at
    }
    if (end > left) byModel(text, left, end, ends)
  }

  /** The likeliest states of a run (Viterbi); a word ends with the states end and single. */
  function byModel(text: Uint32Array, start: number, end: number, ends: number[]): void {
    const length = end - start
    const score = new Float64Array(4 * length)
    const from = new Uint8Array(4 * length)
    for (let state = 0; state < 4; state++) {
      score[state] = (initial[state] as number) + emissionOf(text[start] as number, state)
    }
    for (let i = 1; i < length; i++) {
      for (let state = 0; state < 4; state++) {
        const emitted = emissionOf(text[start + i] as number, state)
        let best = IMPOSSIBLE
        let bestFrom = END
        for (let before = 0; before < 4; before++) {
          const value =
            (score[4 * (i - 1) + before] as number) +
            ((transition[before] as readonly number[])[state] as number) +
            emitted
          if (value > best) [best, bestFrom] = [value, before]
        }
        score[4 * i + state] = best
        from[4 * i + state] = bestFrom
      }
    }
    const last = 4 * (length - 1)
    let state = (score[last + END] as number) >= (score[last + SINGLE] as number) ? END : SINGLE
    const found: number[] = []
    for (let i = length - 1; i >= 0; i--) {
      if (state === END || state === SINGLE) found.push(start + i + 1)
      state = from[4 * i + state] as number
    }
    for (let i = found.length - 1; i >= 0; i--) ends.push(found[i] as number)
  }

  function emissionOf(code: number, state: number): number {
    return emissions[(row[code] ?? 0) + state] as number
  }
}

/** The end of a word of ASCII: a letter with the letters and digits behind it, digits with points, or one character. */
function asciiEnd(text: Uint32Array, start: number, end: number): number {
  const goesOn = isLetter(text[start] as number)
    ? (code: number) => isLetter(code) || isDigit(code)
    : isDigit(text[start] as number)
      ? (code: number) => isDigit(code) || code === 0x2e
      : () => false
  let at = start + 1
  while (at < end && goesOn(text[at] as number)) at++
  return at
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function isLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)
}
