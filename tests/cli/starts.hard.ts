import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith } from './run.js'

const STARTS = 300
/** More than there are cores: what went wrong once did so on a busy machine. */
const TOGETHER = 4
const PATIENCE = 600_000

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({ 'a.txt': ARTICLE, 'own.tsv': '[places]\nname\tin\n青禾县\t新江\n' }))
})
afterAll(() => remove())

// Flags that the engine takes once it runs, and code that another process compiled, are nothing that it promises to bear.
test(
  'a program that is started again and again always ends as it should',
  async () => {
    const ends: Record<string, number> = {}
    let left = STARTS
    async function starts() {
      while (left-- > 0) {
        const program = spawn(process.execPath, [BIN, 'a.txt', '--lexicon', 'own.tsv'], {
          cwd: folder,
          stdio: 'ignore',
        })
        const [code, signal] = await once(program, 'exit')
        const end = `${code} ${signal}`
        ends[end] = (ends[end] ?? 0) + 1
      }
    }
    await Promise.all(Array.from({ length: TOGETHER }, starts))
    expect(ends).toEqual({ '2 null': STARTS })
  },
  PATIENCE,
)
