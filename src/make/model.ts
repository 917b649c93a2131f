import { IMPOSSIBLE, type Model, STATES } from '../segment/dictionary.js'

/**
 * The model in a file of jieba's: a line of the states a word may begin with, four of what follows what, four of
 * `character:number` joined with commas, and comments.
 */
export function modelOf(text: string): Model {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
  const numbers = (line: string) => line.split(' ').map(Number)
  const [start = '', ...rest] = lines
  const emissions = rest.slice(4).map((line) => new Map(line.split(',').map(emission)))
  const characters = [...new Set(emissions.flatMap((map) => [...map.keys()]))].sort()
  return {
    start: numbers(start),
    transition: rest.slice(0, 4).map(numbers),
    characters: Uint16Array.from(characters, (character) => character.charCodeAt(0)),
    emission: Float64Array.from(
      characters.flatMap((character) => STATES.map((_, state) => emissions[state]?.get(character) ?? IMPOSSIBLE)),
    ),
  }
}

/** A character and its number; the character may be a colon. */
function emission(pair: string): readonly [string, number] {
  const colon = pair.lastIndexOf(':')
  return [pair.slice(0, colon), Number(pair.slice(colon + 1))]
}
