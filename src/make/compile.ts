// Keeps what the engine compiles of the program in a run of some documents, for `cli/load.ts`: the functions that they need.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import type { Script } from 'node:vm'
import { tuneEngine } from '../cli/engine.js'
import { load } from '../cli/load.js'
import { packageFile } from '../package-file.js'

const scripts = new Map<string, Script>()
const folder = mkdtempSync(join(tmpdir(), 'aid-extract-'))
const args = [
  fileURLToPath(packageFile('seeds')),
  '--quiet',
  '--format',
  'csv',
  '--output',
  join(folder, 'records.csv'),
]
// what has not run for a while would be thrown away again
setFlagsFromString('--no-flush-bytecode')
try {
  const main = load('main.cjs', (script, compiled) => scripts.set(compiled, script)) as typeof import('../cli/main.js')
  await main.runCommand([process.execPath, 'aid-extract', ...args])
} finally {
  rmSync(folder, { recursive: true })
}
// it is taken only under the flags that the command line starts with
setFlagsFromString('--flush-bytecode')
tuneEngine()
for (const [compiled, script] of scripts) writeFileSync(compiled, script.createCachedData())
