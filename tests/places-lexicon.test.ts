import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CUES, cueWords } from '../src/lexicon/agents.js'
import { pairs } from '../src/lexicon/pairs.js'
import { gazetteer } from '../src/lexicon/places.js'
import { bodies } from '../src/resolve/places/bodies.js'

function table(name: string): { readonly comments: string; readonly rows: readonly (readonly string[])[] } {
  const lines = readFileSync(new URL(`../src/lexicon/${name}.tsv`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
  const comment = (line: string): boolean => line.startsWith('#')
  const [, ...rows] = lines.filter((line) => !comment(line)).map((line) => line.split('\t'))
  return { comments: lines.filter(comment).join('\n'), rows }
}

const TABLES = ['places', 'pairs', 'agents', 'bodies']

test.each(TABLES)('%s names the source of its facts', (name) => {
  expect(table(name).comments).toMatch(/Sources?:/)
})

test.each(TABLES)('%s has no line twice', (name) => {
  const seen = new Set<string>()
  const key = name === 'places' ? [0, 6] : name === 'bodies' ? [0] : [0, 1, 2]
  const twice = table(name)
    .rows.map((row) => key.map((i) => row[i]).join('|'))
    .filter((line) => seen.size === seen.add(line).size)
  expect(twice).toEqual([])
})

describe('agents', () => {
  test('every cue has words', () => {
    for (const cue of CUES) expect(cueWords(cue).size, cue).toBeGreaterThan(0)
  })

  test('no word says two things at one place', () => {
    // what stands behind a giver, and what stands before a receiver
    for (const group of [
      ['gives', 'acts', 'takes'],
      ['to', 'at', 'by'],
      ['does', 'receives'],
    ] as const) {
      const words = group.flatMap((cue) => [...cueWords(cue)])
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    }
  })
})

test('every body word can be found', () => {
  const lost = table('bodies')
    .rows.map(([word = '']) => word)
    .filter((word) => {
      const [hit] = bodies(`,${word}`)
      return hit?.start !== 1 || hit.end !== 1 + word.length
    })
  expect(lost).toEqual([])
})

describe('places', () => {
  test('every name of a line leads to its place', () => {
    const { names } = gazetteer()
    for (const [name = '', , also = '', weak = ''] of table('places').rows) {
      for (const surface of [name, ...also.split('/'), ...weak.split('/')]) {
        if (surface !== '')
          expect(
            names.get(surface)?.places.some((place) => place.name === name),
            surface,
          ).toBe(true)
      }
    }
  })

  test('each one-character name stands for one place', () => {
    const characters = table('places')
      .rows.flatMap((row) => (row[4] ?? '').split('/'))
      .filter(Boolean)
    expect(new Set(characters).size).toBe(characters.length)
    expect(characters.length).toBeGreaterThanOrEqual(34)
  })

  test('a place is never weak and strong under one name', () => {
    const clash = table('places').rows.filter(([, short = '', also = '', weak = '']) =>
      weak.split('/').some((word) => word !== '' && [short, ...also.split('/')].includes(word)),
    )
    expect(clash).toEqual([])
  })

  test('all provinces, prefectures and the fourteen divisions are there', () => {
    const count = (level: string) => table('places').rows.filter((row) => row[5] === level).length
    expect([count('province'), count('division')]).toEqual([34, 14])
    expect(count('prefecture')).toBeGreaterThanOrEqual(333)
    expect(count('county')).toBeGreaterThan(2800)
  })
})

test('all nineteen provinces and cities that help Xinjiang, and all that help Tibet and Qinghai', () => {
  const donors = (programme: string) =>
    new Set(
      pairs()
        .filter((pair) => pair.programme === programme)
        .map(({ donor }) => donor.province),
    )
  expect(donors('援疆').size).toBe(18)
  expect(donors('援藏').size).toBe(18)
  expect(donors('援青').size).toBeGreaterThanOrEqual(6)
})
