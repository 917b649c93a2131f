import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { BIN, ROOT } from './run.js'

const dist = (path: string) => JSON.stringify(pathToFileURL(join(ROOT, 'dist', path)).href)

/** Of each file that a start loads whether the engine refused what was compiled of it. */
function refused(...flags: readonly string[]): unknown {
  const code = `import { tuneEngine } from ${dist('cli/engine.js')}
    import { load } from ${dist('cli/load.js')}
    const refused = []
    tuneEngine()
    load('main.cjs', (script) => refused.push(script.cachedDataRejected))
    console.log(JSON.stringify(refused))`
  const args = [...flags, '--input-type=module', '--eval', code]
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
}

test('a start takes what the build has compiled of the program, and compiles itself where the engine is set otherwise', () => {
  expect(new Set(refused() as boolean[])).toEqual(new Set([false]))
  expect(new Set(refused('--stack-size=900') as boolean[])).toEqual(new Set([true]))
  const version = (...flags: string[]) =>
    execFileSync(process.execPath, [...flags, BIN, '--version'], { encoding: 'utf8' })
  expect(version('--stack-size=900')).toBe(version())
})
