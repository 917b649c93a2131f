import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { explanation } from '../src/formats/explanation.js'
import { ground } from '../src/ground/ground.js'
import { explain, extract } from '../src/index.js'
import { layOut } from '../src/layout/outline.js'
import type { Article, Document } from '../src/model.js'
import { normalise } from '../src/normalise/normalise.js'
import { sourceFromText } from '../src/read/source.js'
import { recognise } from '../src/recognise/recognise.js'
import { resolvers } from '../src/resolve/resolve.js'
import { segment } from '../src/segment/segment.js'
import { identityMap } from '../src/span.js'
import { strip } from '../src/strip/article.js'
import { superlinear, superlinearStep, type Times, timed } from './linear-time.js'

// bench/linear.mjs runs the same inputs at 100,000 repeats and 5 MB; here each stage is timed by itself, so that one that
// is not linear shows long before it is most of the run.

const root = join(import.meta.dirname, '..')
const INPUTS: { unit: string; figures: boolean; page?: boolean }[] = JSON.parse(
  readFileSync(join(root, 'bench/linear-inputs.json'), 'utf8'),
)
/** Repeats of units that hold no figure, and of those that do: these cost a hundred times as much. */
const REPEATS = { plain: 4_000, figures: 150 }
const PROSE = 8_000
/** Repeats stand between these where they are tags. */
const PAGE = [
  '<html><body><h1>援疆资金</h1><p>江苏省投入10万元援建学校。</p><table><tr>',
  '</table></body></html>',
] as const

/**
 * The milliseconds of the processor, which other work on the machine disturbs little, that each stage takes: to find the
 * article, then for the figures of what was found in a page, of the whole text else.
 */
function stageTimes(text: string, isPage: boolean): Times {
  const times: Times = new Map()
  const source = timed(times, 'read', () => sourceFromText('linear', text, {}))
  const article = timed(times, 'strip', () => strip(source))
  const plain = timed(times, 'normalise', () => normalise(isPage ? article : oneParagraph(article, text)))
  const document: Document = { plain, sentences: timed(times, 'segment', () => segment(plain)) }
  const { mentions } = timed(times, 'recognise', () => recognise(document))
  const outline = timed(times, 'layout', () => layOut(document, mentions))
  const resolved = resolvers.reduce(
    (found, { name, resolve }) => timed(times, name, () => resolve(found, outline)),
    mentions,
  )
  timed(times, 'ground', () => ground(resolved, document))
  return times
}

function oneParagraph(article: Article, text: string): Article {
  return {
    ...article,
    blocks: [{ kind: 'paragraph', text, map: identityMap(text.length), doubtful: false }],
    dropped: [],
  }
}

/** The seeds as one line, again and again with other digits, so that no figure is given twice. */
function prose(length: number): string {
  const seeds = readdirSync(join(root, 'seeds')).filter((name) => name.endsWith('.txt'))
  const line = seeds.map((name) => readFileSync(join(root, 'seeds', name), 'utf8').replaceAll(/\s+/g, '')).join('')
  let random = 1
  const pieces: string[] = []
  for (let made = 0; made < length; made += line.length) {
    pieces.push(
      line.replaceAll(/\d/g, (digit) => {
        random = (random * 16807) % 2147483647
        return String((Number(digit) + random) % 10)
      }),
    )
  }
  return pieces.join('').slice(0, length)
}

test('a time that grows with the square is told, one that grows with its input is not', () => {
  const times = (size: number) =>
    new Map([
      ['square', 50 * size ** 2],
      ['line', 50 * size],
    ])
  expect(superlinear(times)).toEqual(['square: 50.0 → 200.0 → 3200.0 ms'])
})

describe('twice the input takes at most about twice the time', () => {
  // words and dictionary are loaded once, before anything is timed
  extract(prose(20_000))

  test.each(INPUTS)('$unit', ({ unit, figures, page }) => {
    const repeats = figures ? REPEATS.figures : REPEATS.plain
    const text = (times: number) => (page ? PAGE.join(unit.repeat(times)) : unit.repeat(times))
    expect(superlinear((size) => stageTimes(text(size * repeats), page ?? false))).toEqual([])
  })

  test('what explain prints of many sentences', () => {
    const slow = superlinearStep('explanation', (size) => {
      const reading = explain('选派教师3名。'.repeat(size * 700))
      return () => explanation(reading)
    })
    expect(slow).toEqual([])
  })

  test('prose in one line', () => {
    expect(superlinear((size) => stageTimes(prose(size * PROSE), false))).toEqual([])
  })
})
