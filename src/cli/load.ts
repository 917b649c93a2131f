import { existsSync, readFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { packageFile } from '../package-file.js'

const loaded = new Map<string, { exports: unknown }>()
const require = createRequire(packageFile('bundle/'))

/**
 * What a file of `bundle/` exports. Beside it lies what the engine made of it when the project was built (`make/compile.ts`), so that a
 * start compiles nothing. What another version of the engine made, or one with other flags, it refuses, and compiles anew.
 */
export function load(name: string, seen?: (script: Script, compiled: string) => void): unknown {
  const known = loaded.get(name)
  if (known !== undefined) return known.exports
  const filename = fileURLToPath(packageFile(`bundle/${name}`))
  // the engine looks at its version, not at the kind of machine
  const compiled = `${filename}.${process.version}-${process.arch}`
  const cachedData = existsSync(compiled) ? readFileSync(compiled) : undefined
  const script = new Script(Module.wrap(readFileSync(filename, 'utf8')), { filename, cachedData })
  seen?.(script, compiled)
  const module = { exports: {} }
  loaded.set(name, module)
  const requireFrom = (path: string) => (path.startsWith('./') ? load(path.slice(2), seen) : require(path))
  script.runInThisContext()(module.exports, requireFrom, module, filename)
  return module.exports
}
