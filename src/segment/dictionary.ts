import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'

/**
 * The segmenter's dictionary as a trie: the children of a node are the nodes from `children[node]` to
 * `children[node + 1]`, in the order of their characters; node 0 is the root.
 */
export interface Dictionary {
  readonly children: Uint32Array
  /** The character that leads to a node. */
  readonly character: Uint16Array
  /** The logarithm of how often the word that ends at a node stands in text; 0 where none ends. */
  readonly weight: Float64Array
  /** The position in `tags` of that word's part of speech. */
  readonly tag: Uint8Array
  readonly tags: readonly string[]
  /** The weight of the rarest word, which characters that are no word have too. */
  readonly least: number
}

/** The characters of words that the dictionary lacks, as a hidden Markov model; all numbers are logarithms. */
export interface Model {
  /** By state. */
  readonly start: readonly number[]
  /** By state, then by the next one. */
  readonly transition: readonly (readonly number[])[]
  /** For each of `characters`, in their order, four numbers by state. */
  readonly emission: Float64Array
  readonly characters: Uint16Array
}

/** What no logarithm of a probability falls below. */
export const IMPOSSIBLE = -3.14e100

/** The order of the states in a model: the first, last and middle character of a word, and a word of one character. */
export const STATES = ['begin', 'end', 'middle', 'single'] as const

export interface SegmenterData {
  readonly dictionary: Dictionary
  readonly model: Model
}

/** The file's first line: what is no array, and how long the arrays behind it are. */
interface Head extends Pick<Dictionary, 'tags' | 'least'>, Pick<Model, 'start' | 'transition'> {
  readonly nodes: number
  readonly modelled: number
}

/** In the package's `dist`. */
export const DICTIONARY = 'segment/dictionary.bin'

/** What the build made of the segmenter's dictionary and model. */
export function readSegmenterData(): SegmenterData {
  const bytes = readFileSync(packageFile(`dist/${DICTIONARY}`))
  const start = bytes.indexOf('\n') + 1
  const head: Head = JSON.parse(bytes.toString('utf8', 0, start))
  const { emission, characters, ...trie } = arraysIn(bytes, start, head)
  return {
    dictionary: { ...trie, tags: head.tags, least: head.least },
    model: { start: head.start, transition: head.transition, emission, characters },
  }
}

/** The file that `readSegmenterData` reads. */
export function segmenterFile({ dictionary, model }: SegmenterData): Uint8Array {
  const { tags, least, ...trie } = dictionary
  const { start, transition, ...characters } = model
  const head: Head = { tags, least, start, transition, nodes: trie.tag.length, modelled: characters.characters.length }
  const line = JSON.stringify(head)
  // the arrays begin at a multiple of the widest element
  const from = Math.ceil((Buffer.byteLength(line) + 1) / 8) * 8
  const bytes = new Uint8Array(from + 15 * head.nodes + 4 + 34 * head.modelled)
  bytes.set(Buffer.from(`${line.padEnd(from - 1)}\n`))
  const arrays = arraysIn(bytes, from, head)
  for (const [name, array] of Object.entries({ ...trie, ...characters })) arrays[name as keyof typeof arrays].set(array)
  return bytes
}

/** The arrays of the file, from the widest elements to the narrowest, so that each begins where its elements may. */
function arraysIn({ buffer, byteOffset }: Uint8Array, start: number, { nodes, modelled }: Head) {
  let at = byteOffset + start
  const from = (bytes: number) => {
    at += bytes
    return at - bytes
  }
  return {
    weight: new Float64Array(buffer, from(8 * nodes), nodes),
    emission: new Float64Array(buffer, from(32 * modelled), 4 * modelled),
    children: new Uint32Array(buffer, from(4 * (nodes + 1)), nodes + 1),
    character: new Uint16Array(buffer, from(2 * nodes), nodes),
    characters: new Uint16Array(buffer, from(2 * modelled), modelled),
    tag: new Uint8Array(buffer, from(nodes), nodes),
  }
}
