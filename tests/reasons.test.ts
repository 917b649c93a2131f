import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reasonInWords } from '../src/lexicon/reasons.js'
import { TABLES } from '../src/lexicon/tables.js'
import { REASONS } from '../src/recognise/slot.js'

const src = join(import.meta.dirname, '../src')
const file = (name: string) => readFileSync(join(src, name), 'utf8')
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found)

test('every reason that a number is no figure has its phrase', () => {
  const counting = ['personnel', 'counter', 'works']
  const classes = TABLES.units.shape.class.options.filter((name) => !counting.includes(name))
  expect(classes).toEqual(['time', 'rate', 'size', 'thing'])
  for (const name of [...REASONS, ...classes]) expect([name, reasonInWords('figure', name)]).not.toEqual([name, name])
})

test('every reason that a piece is no article has its phrase', () => {
  const own = all(file('strip/line-class.ts'), /^ {2}\| '(\w+)'/gm).filter(
    (name) => !/^(?:strong|weak|short|item)$/.test(name),
  )
  const cues = all(/CLASSES = \[([^\]]+)/.exec(file('lexicon/chrome.ts'))?.[1] ?? '', /'(\w+)'/g)
  const others = readdirSync(join(src, 'strip')).flatMap((name) =>
    all(
      file(`strip/${name}`),
      /(?:dropped\(|reason: |(?:OUTSIDE|ABOVE|BEHIND) = |\? |: )'(hidden|known site|repeated|outside the article|above the head|behind the end)'/g,
    ),
  )
  expect([own.length > 4, cues.length > 10, new Set(others).size]).toEqual([true, true, 6])
  for (const name of [...own, ...cues, ...others]) {
    if (name !== 'watermark') expect([name, reasonInWords('page', name)]).not.toEqual([name, name])
  }
})

test('what a rule saw follows in brackets; an unknown reason stays as it is', () => {
  expect(reasonInWords('figure', 'time: 年')).toBe('a date or a length of time (年)')
  expect(reasonInWords('page', 'time: 年')).toBe('time: 年')
})
