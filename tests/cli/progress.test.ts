import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { complain } from '../../src/cli/messages.js'
import { clearProgress, showProgress } from '../../src/cli/progress.js'

let written = ''
const terminal = { isTTY: process.stderr.isTTY, columns: process.stderr.columns }

beforeEach(() => {
  written = ''
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text
    return true
  })
  vi.stubEnv('TERM', 'xterm')
  Object.assign(process.stderr, { isTTY: true, columns: 20 })
})
afterEach(() => {
  clearProgress()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  Object.assign(process.stderr, terminal)
})

test('a message takes the place of the line', () => {
  showProgress('1 a.txt')
  complain('a.txt: empty')
  expect(written).toBe('\r\u001b[K1 a.txt\r\u001b[Kaid-extract: a.txt: empty\n')
  clearProgress()
  expect(written).toMatch(/empty\n$/)
})

test('lines that follow at once are left out', () => {
  for (const line of ['1 a.txt', '2 b.txt', '3 c.txt']) showProgress(line)
  expect(written).toBe('\r\u001b[K1 a.txt')
})

test('a line never wraps: Chinese characters take two columns', () => {
  showProgress('1 援疆援疆援疆援疆援疆援疆.txt')
  expect(written).toBe('\r\u001b[K1 援疆援疆援疆援疆')
})

test('nothing where standard error is no terminal, or a dumb one', () => {
  Object.assign(process.stderr, { isTTY: false })
  showProgress('1 a.txt')
  Object.assign(process.stderr, { isTTY: true })
  vi.stubEnv('TERM', 'dumb')
  showProgress('1 a.txt')
  expect(written).toBe('')
})
