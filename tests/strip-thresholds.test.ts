import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const strip = join(root, 'src/strip')
/** Numbers that tell nothing of documents: a place in a list, the depth that a parser bears. */
const OTHERS = ['separated-rows ALIGNED', 'placing-parser DEEPEST']

test('each threshold of strip but those for time is swept', () => {
  const own = readdirSync(strip).flatMap((name) => {
    const code = readFileSync(join(strip, name), 'utf8').replace(/^\/\/ For time:[\s\S]*?\n\n/gm, '')
    return [...code.matchAll(/^(?:export )?const ([A-Z_]+) = (?:\{([^}]*)\}|[\d._]+)$/gm)].flatMap(([, of, keys]) => {
      const numbers = [...(keys ?? '').matchAll(/(\w+): [\d._]+/g)].map(([, key]) => `${of}.${key}`)
      return (keys === undefined ? [of] : numbers).map((constant) => `${name.replace('.ts', '')} ${constant}`)
    })
  })
  const swept = readFileSync(join(root, 'bench/strip-thresholds.tsv'), 'utf8').trim().split('\n').slice(1)
  expect(swept.map((row) => row.split('\t').slice(0, 2).join(' ')).sort()).toEqual(
    own.filter((name) => !OTHERS.includes(name)).sort(),
  )
})
