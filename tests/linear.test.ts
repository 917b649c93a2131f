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
/**
 * A stage is suspected where twice the input takes `suspected` times as long, and found guilty where eight times the
 * input then takes `proven` times as long as twice does (four is linear, sixteen quadratic): at the small sizes one
 * collection of garbage is as long as the stage itself.
 */
const RATIO = { suspected: 3, proven: 9 }
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

/** The stages that are not linear, with their times at the sizes that show it. */
function superlinear(text: (times: number) => string, repeats: number, isPage = false): readonly string[] {
  const [single, double, eightfold]: [Times, Times, Times] = [new Map(), new Map(), new Map()]
  const measure = (times: Times, size: number) => keepBest(times, stageTimes(text(size * repeats), isPage))
  let suspects: readonly string[] = []
  for (let round = 0; round < ROUNDS.most && (round < ROUNDS.least || suspects.length > 0); round++) {
    measure(single, 1)
    measure(double, 2)
    suspects = slower(single, double, RATIO.suspected)
  }
  for (let round = 0; round < ROUNDS.most && suspects.length > 0; round++) {
    measure(double, 2)
    measure(eightfold, 8)
    const proven = slower(double, eightfold, RATIO.proven)
    suspects = suspects.filter((stage) => proven.includes(stage))
  }
  return suspects.map(
    (stage) => `${stage}: ${[single, double, eightfold].map((times) => times.get(stage)?.toFixed(1)).join(' → ')} ms`,
  )
}

/** The stages whose time grew at least so many times from one size to the next. */
function slower(before: Times, after: Times, ratio: number): readonly string[] {
  return [...after]
    .filter(([stage, time]) => time > FLOOR && time >= ratio * (before.get(stage) as number))
    .map(([stage]) => stage)
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
    expect(superlinear(text, repeats, page)).toEqual([])
  })

  test('prose in one line', () => {
    expect(superlinear((times) => prose(times * PROSE), 1)).toEqual([])
  })
})
