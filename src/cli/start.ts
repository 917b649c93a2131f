import { tuneEngine } from './engine.js'
import { load } from './load.js'

/** Runs the command line. The engine is set first: it takes only what was compiled under the same flags. */
export function start(argv: readonly string[]): Promise<void> {
  tuneEngine()
  const { main } = load('main.cjs') as typeof import('./main.js')
  return main(argv)
}
