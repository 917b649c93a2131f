import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { program } from '../../src/cli/program.js'
import { progressLine } from '../../src/cli/progress.js'
import { similar } from '../../src/cli/similar.js'
import { ARTICLE, folderWith, run } from './run.js'

let folder = ''
let remove = () => {}
beforeAll(() => {
  ;({ folder, remove } = folderWith({ 'docs/a.txt': ARTICLE, 'docs/b.txt': ARTICLE.replace('350名', '17名') }))
})
afterAll(() => remove())

describe('help', () => {
  test.each(program().commands.map((command) => command.name()))('help %s is %s --help', async (name) => {
    const told = await run(['help', name])
    expect(told).toEqual(await run([name, '--help']))
    expect(told).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining(`aid-extract ${name}`) })
  })

  test('help alone is --help', async () => {
    expect(await run(['help'])).toEqual(await run(['--help']))
  })
})

describe('did you mean', () => {
  test.each([
    [['sumary', 'docs'], "no file and no command 'sumary'. Did you mean summary?"],
    [['chekc'], "no file and no command 'chekc'. Did you mean check?"],
    [['text', 'docs', '--droped'], "unknown option '--droped'"],
    [['docs', '-f', 'xslx'], "argument 'xslx' is invalid. Did you mean xlsx? Allowed choices are json, "],
    [['text', 'docs', '-f', 'jsno'], "argument 'jsno' is invalid. Did you mean json? Allowed choices are text, "],
    [['docs', '-f', 'pdf'], "argument 'pdf' is invalid. Allowed choices are json, "],
    [['docs', '--columns', 'raw,valeu'], "unknown column 'valeu'. Did you mean value? Columns are doc, "],
    [['docs', '--kind', 'mony'], "unknown kind 'mony'. Did you mean money? Kinds are "],
    [['summary', 'docs', '--by', 'donor,yaer'], "unknown group 'yaer'. Did you mean year? Groups are "],
  ])('%j', async (args, message) => {
    const { status, stdout, stderr } = await run(args, { cwd: folder })
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })

  test('a file of such a name is a file', async () => {
    writeFileSync(join(folder, 'sumary'), ARTICLE)
    expect((await run(['sumary', '-f', 'csv'], { cwd: folder })).status).toBe(0)
  })

  test('only what is near: two letters at most, and fewer than half', () => {
    const known = ['summary', 'text', 'check']
    expect(['sumary', 'summray', 'txet', 'chek', 'sum', 'docs', 'reports'].map((word) => similar(word, known))).toEqual(
      ['summary', 'summary', 'text', 'check', undefined, undefined, undefined],
    )
  })
})

test('doctor: all is well, and the sentence is read', async () => {
  const { status, stdout } = await run(['doctor'])
  expect(status).toBe(0)
  expect(stdout.match(/^\S+/gm)).toEqual(Array(6).fill('ok'))
  expect(stdout).toContain('22.29亿元=2229000000 CNY')
})

describe('completion', () => {
  const complete = async (...words: string[]) => {
    const { stdout } = await run(['completion', 'bash'])
    const line = ['aid-extract', ...words].map((word) => `'${word}'`).join(' ')
    const script = `${stdout}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length}; _aid_extract; echo "\${COMPREPLY[@]}"`
    return spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).stdout.trim()
  }

  test('bash: commands and files, options, values', async () => {
    expect(await complete('su')).toBe('sumary summary')
    expect(await complete('do')).toBe('docs doctor')
    expect(await complete('-f', 'x')).toBe('xlsx')
    expect(await complete('summary', '--format', 'm')).toBe('md')
    expect(await complete('text', 'docs', '--dr')).toBe('--dropped')
    expect(await complete('--excel', '--acr')).toBe('--across')
  })

  const has = spawnSync('zsh', ['--version']).status === 0
  test.skipIf(!has)(`zsh reads it${has ? '' : ' (no zsh here)'}`, async () => {
    const { stdout } = await run(['completion', 'zsh'])
    const script = `autoload -U compinit; compinit -D -u; ${stdout}\necho \${+functions[_aid_extract]}`
    const { stdout: told, stderr } = spawnSync('zsh', ['-f', '-c', script], { encoding: 'utf8' })
    expect([told, stderr]).toEqual(['1\n', ''])
  })

  test.each(['bash', 'zsh'])('%s names every command and option', async (shell) => {
    const { stdout } = await run(['completion', shell])
    const root = program()
    const names = [root, ...root.commands].flatMap((command) => command.options.map(({ long }) => String(long)))
    expect([...names, ...root.commands.map((one) => one.name())].filter((name) => !stdout.includes(name))).toEqual([])
  })
})

describe('settings', () => {
  const settings = (value: unknown) =>
    writeFileSync(join(folder, 'aid-extract.config.json'), typeof value === 'string' ? value : JSON.stringify(value))

  test('hold for the folder and those below, and the command line wins', async () => {
    mkdirSync(join(folder, 'docs/deep'), { recursive: true })
    settings({ format: 'csv', columns: ['value', 'raw'], kind: ['personnel'], quiet: true })
    const deep = { cwd: join(folder, 'docs/deep') }
    expect((await run(['../a.txt'], deep)).stdout).toBe('value,raw\n350,350名\n')
    expect((await run(['../a.txt', '-f', 'jsonl', '--kind', 'money'], deep)).stdout).toBe(
      '{"value":2229000000,"raw":"22.29亿元"}\n',
    )
    expect((await run(['doctor'], deep)).stdout).toContain(join(folder, 'aid-extract.config.json'))
  })

  test('paths are meant from the file, switches can be off', async () => {
    writeFileSync(join(folder, 'own.tsv'), 'use\tselector\nbody\t.x\n')
    settings({ sites: 'own.tsv', strict: false, excel: true, 'formula-guard': false, format: 'csv' })
    const { status, stdout, stderr } = await run(['a.txt'], { cwd: join(folder, 'docs') })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.startsWith('\uFEFFdoc,')).toBe(true)
  })

  test('a setting of another command is left alone', async () => {
    settings({ by: 'year', dropped: true })
    expect((await run(['docs', '-f', 'csv', '--columns', 'raw'], { cwd: folder })).status).toBe(0)
    expect((await run(['summary', 'docs', '-f', 'csv'], { cwd: folder })).stdout).toMatch(/^year,kind,/)
  })

  test.each([
    ['not json', 'not a JSON object of settings'],
    ['[]', 'not a JSON object of settings'],
    [{ formta: 'csv' }, "unknown setting 'formta'. Did you mean format?"],
    [{ output: 'x.csv' }, "unknown setting 'output'"],
    [{ format: 'xls' }, 'format must be one of json, jsonl, csv, tsv, xlsx, parquet, label-studio, web-annotation'],
    [{ strict: 'yes' }, 'strict must be true or false'],
    [{ kind: 3 }, 'kind must be a text, or a list of texts'],
  ])('%j: one line that says what is wrong', async (value, message) => {
    settings(value)
    const { status, stderr } = await run(['docs'], { cwd: folder })
    expect([status, stderr]).toEqual([2, `aid-extract: aid-extract.config.json: ${message}\n`])
  })
})

describe('for a person at the terminal', () => {
  test('the progress line: a bar, files done of all, the time left', () => {
    const at = { done: 5, total: 20, startedAt: performance.now() - 10_000, name: 'e.txt' }
    expect(progressLine(at)).toMatch(/^█{5}░{15} 5\/20 0:3\d left e\.txt$/)
    expect(progressLine({ ...at, done: 0 })).toBe(`${'░'.repeat(20)} 0/20 e.txt`)
    expect(progressLine({ ...at, total: 1, done: 0 })).toBe('e.txt')
  })

  test('a closing line, unless asked for quiet', async () => {
    const tty = Object.getOwnPropertyDescriptor(process.stderr, 'isTTY')
    const before = process.env.TERM
    Object.defineProperty(process.stderr, 'isTTY', { value: true, configurable: true })
    process.env.TERM = 'xterm'
    try {
      writeFileSync(join(folder, 'aid-extract.config.json'), '{}')
      const { stderr } = await run(['docs', 'gone.txt', '-f', 'csv'], { cwd: folder })
      expect(stderr).toMatch(/aid-extract: 2 documents, 4 records, 0 warnings, 1 could not be read, \d+\.\d s\n$/)
      expect((await run(['docs', '-f', 'csv', '-q'], { cwd: folder })).stderr).toBe('')
    } finally {
      if (tty) Object.defineProperty(process.stderr, 'isTTY', tty)
      else Reflect.deleteProperty(process.stderr, 'isTTY')
      process.env.TERM = before
    }
  })
})
