import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ground } from '../src/ground/ground.js'
import { extract } from '../src/index.js'
import { layOut } from '../src/layout/outline.js'
import type { Article, Document } from '../src/model.js'
import { normalise } from '../src/normalise/normalise.js'
import { sourceFromText } from '../src/read/source.js'
import { recognise } from '../src/recognise/recognise.js'
import { resolvers } from '../src/resolve/resolve.js'
import { segment } from '../src/segment/segment.js'
import { identityMap } from '../src/span.js'
import { strip } from '../src/strip/article.js'

// bench/linear.mjs runs the same inputs at 100,000 repeats and 5 MB; here each stage is timed by itself, so that one that
// is not linear shows long before it is most of the run.

const root = join(import.meta.dirname, '..')
const INPUTS: { unit: string; figures: boolean; page?: boolean }[] = JSON.parse(
  readFileSync(join(root, 'bench/linear-inputs.json'), 'utf8'),
)
/** Repeats of units that hold no figure, and of those that do: these cost a hundred times as much. */
const REPEATS = { plain: 8_000, figures: 300 }
const PROSE = 15_000
/** Twice the input may take this much longer. */
const RATIO = 3
/** Times below this many milliseconds are noise, the collection of garbage above all: a stage that takes less at twice the size passes. */
const FLOOR = 40
/** A busy machine may disturb one measurement, not the best of some. */
const ROUNDS = { least: 2, most: 6 }

type Times = Map<string, number>

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
  const timed = <T>(stage: string, run: () => T): T => {
    const before = process.cpuUsage()
    const result = run()
    const { user, system } = process.cpuUsage(before)
    times.set(stage, (user + system) / 1000)
    return result
  }
  const source = timed('read', () => sourceFromText('linear', text, {}))
  const article = timed('strip', () => strip(source))
  const plain = timed('normalise', () => normalise(isPage ? article : oneParagraph(article, text)))
  const document: Document = { plain, sentences: timed('segment', () => segment(plain)) }
  const { mentions } = timed('recognise', () => recognise(document))
  const outline = timed('layout', () => layOut(document, mentions))
  const resolved = resolvers.reduce((found, { name, resolve }) => timed(name, () => resolve(found, outline)), mentions)
  timed('ground', () => ground(resolved, document))
  return times
}

function oneParagraph(article: Article, text: string): Article {
  return {
    ...article,
    blocks: [{ kind: 'paragraph', text, map: identityMap(text.length), doubtful: false }],
    dropped: [],
  }
}

/** The stages that take too long for twice the input, with their times, by the best of some rounds. */
function superlinear(once: string, twice: string, isPage = false): readonly string[] {
  const [single, double]: [Times, Times] = [new Map(), new Map()]
  let slow: readonly string[] = []
  for (let round = 0; round < ROUNDS.most && (round < ROUNDS.least || slow.length > 0); round++) {
    keepBest(single, stageTimes(once, isPage))
    keepBest(double, stageTimes(twice, isPage))
    slow = [...double].flatMap(([stage, time]) => {
      const before = single.get(stage) as number
      return time > FLOOR && time >= RATIO * before ? [`${stage}: ${before.toFixed(1)} → ${time.toFixed(1)} ms`] : []
    })
  }
  return slow
}

function keepBest(best: Times, times: Times): void {
  for (const [stage, time] of times) best.set(stage, Math.min(time, best.get(stage) ?? time))
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

describe('twice the input takes at most about twice the time', () => {
  // words and dictionary are loaded once, before anything is timed
  extract(prose(20_000))

  test.each(INPUTS)('$unit', ({ unit, figures, page }) => {
    const repeats = figures ? REPEATS.figures : REPEATS.plain
    const text = (times: number) => (page ? PAGE.join(unit.repeat(times)) : unit.repeat(times))
    expect(superlinear(text(repeats), text(2 * repeats), page)).toEqual([])
  })

  test('prose in one line', () => {
    expect(superlinear(prose(PROSE), prose(2 * PROSE))).toEqual([])
  })
})
