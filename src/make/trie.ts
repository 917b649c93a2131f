import type { Dictionary } from '../segment/dictionary.js'

/** A word with how often it was counted. */
export interface CountedWord {
  readonly word: string
  readonly frequency: number
  readonly tag: string
}

/** A word with the logarithm of its share of all text. */
interface Word {
  readonly word: string
  readonly weight: number
  readonly tag: string
}

/**
 * The dictionary that jieba makes of counted words and of a list of words for users to add to, a line each: `word`, which has
 * the weight of the median word, `word tag` or `word frequency tag`.
 */
export function dictionaryOf(counted: readonly CountedWord[], added: string): Dictionary {
  const sum = counted.reduce((all, { frequency }) => all + frequency, 0)
  const weightOf = (frequency: number) => Math.log(frequency / sum)
  const frequencies = counted.map(({ frequency }) => frequency).sort((a, b) => a - b)
  const [rarest, median] = [frequencies[0] as number, frequencies[frequencies.length >> 1] as number]
  const addedWords = added
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [word = '', ...rest] = line.split(' ')
      return { word, weight: weightOf(rest.length === 2 ? Number(rest[0]) : median), tag: rest.at(-1) ?? '' }
    })
  const words = counted.map(({ word, frequency, tag }) => ({ word, weight: weightOf(frequency), tag }))
  return { ...trieOf([...words, ...addedWords]), least: weightOf(rarest) }
}

/** The trie of some words, level by level from the root; of equal words the last counts. */
function trieOf(words: readonly Word[]): Omit<Dictionary, 'least'> {
  const byWord = new Map(words.map((word) => [word.word, word]))
  const sorted = [...byWord.keys()].sort()
  const tags = [...new Set(words.map(({ tag }) => tag))].sort()
  const [children, character, weight, tag]: [number[], number[], number[], number[]] = [[], [0], [], []]
  // the words below a node: a range of `sorted`, all with the same first `depth` characters
  const nodes = [{ from: 0, to: sorted.length, depth: 0 }]
  for (const { from, to, depth } of nodes) {
    const word = sorted[from]?.length === depth ? byWord.get(sorted[from]) : undefined
    weight.push(word?.weight ?? 0)
    tag.push(word === undefined ? 0 : tags.indexOf(word.tag))
    children.push(nodes.length)
    for (let start = word === undefined ? from : from + 1; start < to; ) {
      const code = (sorted[start] as string).charCodeAt(depth)
      let end = start + 1
      while (end < to && (sorted[end] as string).charCodeAt(depth) === code) end++
      nodes.push({ from: start, to: end, depth: depth + 1 })
      character.push(code)
      start = end
    }
  }
  children.push(nodes.length)
  return {
    children: Uint32Array.from(children),
    character: Uint16Array.from(character),
    weight: Float64Array.from(weight),
    tag: Uint8Array.from(tag),
    tags,
  }
}
