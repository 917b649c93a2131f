// Tries a mutant against the test files that are about its part of the program: those that import a file of its folder, and for the rules of
// figures those that read whole texts.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { globSync } from 'tinyglobby'
import { ROOT } from './program.mjs'

/** These look for what takes long, or search; a mutant of a rule is told by others or by none. */
const SLOW = /\/(?:linear|fuzz|numeral-properties)\.test\.ts$/
/** These read whole texts and look at what only rules of figures decide; the tables that others read so are the oracle's. */
const WHOLE = /\/(?:parties|period-rules|reasons)\.test\.ts$/
/** What they are about. */
const RULES = /^src\/(?:recognise|resolve)\//
/** Milliseconds; a run that takes longer has met a mutant that does not end. */
const PATIENCE = 300_000

/** A function that gives the first test that fails with `text` as the source of `file` (its path in the checkout), null where none does. */
export function unitTests() {
  const place = mkdtempSync(join(tmpdir(), 'aid-extract-mutants-'))
  process.on('exit', () => rmSync(place, { recursive: true, force: true }))
  for (const name of readdirSync(ROOT)) {
    if (name === 'src' || name === 'tests') cpSync(join(ROOT, name), join(place, name), { recursive: true })
    else if (!name.startsWith('.')) symlinkSync(join(ROOT, name), join(place, name))
  }
  const imports = globSync('tests/*.test.ts', { cwd: ROOT })
    .filter((test) => !SLOW.test(test))
    .map((test) => ({ test, folders: foldersOf(test) }))
  const run = (tests) =>
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', '--no-color', ...tests], {
      cwd: place,
      encoding: 'utf8',
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    })
  // one that fails as it is tells nothing
  const known = new Map()
  const holds = (test) => {
    if (!known.has(test)) known.set(test, run([test]).status === 0)
    return known.get(test)
  }
  return (file, text) => {
    const tests = imports
      .filter((one) => one.folders.has(dirname(file)) || (RULES.test(file) && WHOLE.test(one.test)))
      .map(({ test }) => test)
      .filter(holds)
    if (tests.length === 0) return null
    const whole = readFileSync(join(ROOT, file), 'utf8')
    writeFileSync(join(place, file), text)
    const { status, stdout, stderr } = run(tests)
    writeFileSync(join(place, file), whole)
    return status === 0 ? null : (/FAIL .*/.exec(stdout + stderr)?.[0] ?? `vitest ends with ${status}`)
  }
}

/** The folders of src that a test imports something of. */
function foldersOf(test) {
  const source = readFileSync(join(ROOT, test), 'utf8')
  return new Set([...source.matchAll(/from '(\.[^']+)'/g)].map(([, path]) => dirname(normalize(join('tests', path)))))
}
