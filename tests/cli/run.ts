import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { vi } from 'vitest'
import { runCommand } from '../../src/cli/main.js'

export const BIN = join(import.meta.dirname, '../../bin/aid-extract.js')
export const ROOT = join(import.meta.dirname, '../..')

export interface Run {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

interface Options {
  readonly cwd?: string
  readonly input?: string | Uint8Array
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Runs a command line in this process: the dictionary is loaded once for all of a file's tests. What a process does
 * besides (signals, pipes, its exit code) is tested with `spawned`.
 */
export async function run(args: readonly string[], { cwd = ROOT, input = '', env = {} }: Options = {}): Promise<Run> {
  const written = { stdout: '', stderr: '' }
  const before = { cwd: process.cwd(), exitCode: process.exitCode, stdin: process.stdin }
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      written[name] += typeof text === 'string' ? text : Buffer.from(text).toString()
      return true
    }),
  )
  for (const name of ['CI', 'NO_COLOR']) vi.stubEnv(name, env[name])
  Object.defineProperty(process, 'stdin', { value: Readable.from([Buffer.from(input)]), configurable: true })
  process.exitCode = undefined
  process.chdir(cwd)
  try {
    await runCommand([process.execPath, BIN, ...args])
    return { status: Number(process.exitCode ?? 0), ...written }
  } finally {
    process.chdir(before.cwd)
    process.exitCode = before.exitCode
    Object.defineProperty(process, 'stdin', { value: before.stdin, configurable: true })
    vi.unstubAllEnvs()
    for (const spy of spies) spy.mockRestore()
  }
}

/** Runs the built program, as a user does. */
export function spawned(args: readonly string[], { cwd = ROOT, input = '', env = {} }: Options = {}): Run {
  const { CI: _, NO_COLOR: __, ...rest } = process.env
  const result = spawnSync(process.execPath, [BIN, ...args], {
    cwd,
    input,
    env: { ...rest, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (result.error) throw result.error
  const { status, stdout, stderr } = result
  return { status, stdout, stderr }
}

/** A new folder with these files, and the function that takes it away. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = mkdtempSync(join(tmpdir(), 'aid-extract-cli-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** An article of two sentences with one figure each. */
export const ARTICLE = `江苏援疆工作巡礼

2018年07月18日 15:51:01 来源:测试日报

今年以来,江苏省投入援疆资金22.29亿元,受援地各族群众的生产生活条件有了很大改善。

前方指挥部选派援疆干部人才350名,他们在学校、医院和乡村的岗位上发挥了重要作用。
`

/** The start of a picture file. */
export const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52)
