import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { linkSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ARTICLE, BIN, folderWith, PNG, run, spawned } from './run.js'

const FILLING = '河边的柳树发了新芽,孩子们在操场上跑步。\n'
const linesOf = (count: number, bad: number, most: number) =>
  Array.from({ length: count }, (_, i) => {
    const text = ARTICLE.replace('350', String(i + 1)) + FILLING.repeat(i % most)
    return i === bad ? '{broken' : JSON.stringify({ id: `d${i}`, text })
  }).join('\n')
/** More than a small run, in documents of many sizes. */
const CRAWL = linesOf(120, 60, 99)
const FEW = linesOf(20, 10, 5)

let folder = ''
let remove = () => {}
beforeAll(() => {
  const pages = Array.from({ length: 9 }, (_, i) => [
    `docs/${i}.txt`,
    ARTICLE.replace('350', String(i + 1)) + FILLING.repeat(700),
  ])
  ;({ folder, remove } = folderWith({
    ...Object.fromEntries(pages),
    'docs/5.txt': '',
    'docs/6.txt': PNG,
    'crawl.jsonl.gz': gzipSync(CRAWL),
    'few/1.txt': ARTICLE,
    'few/2.txt': ARTICLE,
    'few/3.txt': ARTICLE,
    'few.jsonl': FEW,
  }))
})
afterAll(() => remove())

/** Milliseconds in which a signal ends a run: one second is what README says, the rest is for a machine with much to do. */
const AT_ONCE = 2000

/** In this process: no more than a small run, since threads that end here leak their dictionary. */
const extract = (...args: string[]) => run(args, { cwd: folder })
const ls = () => readdirSync(folder).sort()
const read = (name: string) => readFileSync(join(folder, name), 'utf8')

describe('--jobs', () => {
  const withJobs = (jobs: number, ...args: string[]) => {
    const { status, stdout, stderr } = spawned([...args, '--jobs', String(jobs)], { cwd: folder })
    return { status, stdout, stderr }
  }

  test('a folder: records, messages and exit code are those of one thread', () => {
    const one = withJobs(1, 'docs', '-f', 'csv', '--across')
    expect(one.status).toBe(1)
    expect(one.stdout.split('\n')).toHaveLength(2 * 7 + 2)
    expect(one.stderr.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^aid-extract: docs\/5\.txt: empty file/),
      expect.stringMatching(/^aid-extract: docs\/6\.txt: /),
    ])
    expect(withJobs(3, 'docs', '-f', 'csv', '--across')).toEqual(one)
  })

  test('a stream, a format that joins pieces, and other commands likewise', () => {
    for (const args of [
      ['crawl.jsonl.gz', '-f', 'json', '--kind', 'money', '--since', '2018'],
      ['text', '-f', 'json', 'crawl.jsonl.gz'],
    ]) {
      const one = withJobs(1, ...args)
      expect(JSON.parse(one.stdout)).toHaveLength(119)
      expect(withJobs(2, ...args)).toEqual(one)
    }
  })

  test("words of one's own hold in every thread", () => {
    writeFileSync(join(folder, 'words'), '[people]\nword\thow\n护苗员\tnoun\n')
    const line = (i: number) =>
      JSON.stringify({ id: i, text: `${ARTICLE}\n前方指挥部招收护苗员${i + 2}人。${FILLING.repeat(99)}` })
    writeFileSync(join(folder, 'own.jsonl'), Array.from({ length: 50 }, (_, i) => line(i)).join('\n'))
    const args = ['own.jsonl', '-f', 'csv', '--columns', 'label', '--lexicon', 'words', '--jobs', '2']
    const { stdout } = spawned(args, { cwd: folder })
    expect(stdout.split('\n').filter((label) => label === '护苗员')).toHaveLength(50)
    rmSync(join(folder, 'words'))
    rmSync(join(folder, 'own.jsonl'))
  })

  test('no number', async () => {
    for (const jobs of ['0', '-1', 'two', '1.5']) {
      const { status, stderr } = await extract('few', '--jobs', jobs)
      expect([status, stderr]).toEqual([
        2,
        `aid-extract: --jobs takes a number of threads from 1 to 999, not '${jobs}'\n`,
      ])
    }
  })

  test('a document that ends its thread is told, and all others are read', async () => {
    // the reading of a line that says so ends its thread, as running out of memory does
    const preload = `data:text/javascript,${encodeURIComponent(`
      import { isMainThread } from 'node:worker_threads'
      const parse = JSON.parse
      if (!isMainThread) JSON.parse = (text, ...rest) => {
        if (text.includes('"id":"d7"') || text.includes('"id":"d90"')) process.exit(9)
        return parse(text, ...rest)
      }`)}`
    const { status, stdout, stderr } = spawned(['crawl.jsonl.gz', '-f', 'jsonl', '--jobs', '2'], {
      cwd: folder,
      env: { NODE_OPTIONS: `--import=${preload}` },
    })
    const docs = new Set(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).doc),
    )
    const others = CRAWL.split('\n').flatMap((_, i) => ([7, 60, 90].includes(i) ? [] : [`d${i}`]))
    expect([...docs]).toEqual(others)
    expect(status).toBe(1)
    const why = 'reading it ended the thread that it was read in, twice: it ended with code 9'
    expect(stderr.trimEnd().split('\n')).toEqual([
      `aid-extract: crawl.jsonl.gz: line 8: ${why}`,
      expect.stringMatching(/line 61: no JSON object/),
      `aid-extract: crawl.jsonl.gz: line 91: ${why}`,
    ])
  })
})

describe('a document that takes more memory than its thread may have', () => {
  // the reading of a line that says so fills the memory, and keeps count
  const preload = `data:text/javascript,${encodeURIComponent(`
    import { appendFileSync } from 'node:fs'
    import { isMainThread } from 'node:worker_threads'
    const parse = JSON.parse
    if (!isMainThread) JSON.parse = (text, ...rest) => {
      if (!text.includes('"id":"d7"')) return parse(text, ...rest)
      appendFileSync('readings', 'x')
      for (const all = [];;) all.push(new Array(1e6).fill(text))
    }`)}`

  test.each([
    ['alone', [7], 1],
    ['among others', [5, 6, 7, 8], 2],
  ])('%s: is told, and not read again by itself', (_, ids, readings) => {
    const lines = ids.map((i) => JSON.stringify({ id: `d${i}`, text: ARTICLE + FILLING.repeat(6000) }))
    writeFileSync(join(folder, 'large.jsonl'), lines.join('\n'))
    const { status, stdout, stderr } = spawned(['large.jsonl', '-f', 'jsonl', '--jobs', '1'], {
      cwd: folder,
      env: { NODE_OPTIONS: `--import=${preload}` },
    })
    expect(stderr).toBe(
      `aid-extract: large.jsonl: line ${ids.indexOf(7) + 1}: reading it takes more memory than a thread may have: give it in parts\n`,
    )
    expect([status, stdout.match(/"doc":"d\d"/g)?.length ?? 0]).toEqual([1, 2 * (ids.length - 1)])
    expect(read('readings').length).toBeLessThanOrEqual(readings)
    rmSync(join(folder, 'readings'))
    rmSync(join(folder, 'large.jsonl'))
  })
})

describe('--errors-as-records', () => {
  test('a document that cannot be read is a line in its place, and no failure', async () => {
    const { status, stdout, stderr } = await extract('few.jsonl', '-f', 'jsonl', '--errors-as-records')
    expect([status, stderr]).toEqual([0, ''])
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const at = rows.findIndex(({ error }) => error !== undefined)
    expect(rows[at]).toEqual({
      doc: 'few.jsonl:11',
      place: 'line 11',
      error: expect.stringContaining('no JSON object'),
    })
    expect([rows[at - 1].doc, rows[at + 1].doc]).toEqual(['d9', 'd11'])
  })

  test.each([
    [['-f', 'csv'], '--errors-as-records is for --format jsonl, not csv'],
    [['-f', 'jsonl', '--across'], '--errors-as-records does not go with --across, which needs all documents at once'],
  ])('%j: refused', async (args, message) => {
    const { status, stderr } = await extract('few', '--errors-as-records', ...args)
    expect([status, stderr]).toEqual([2, `aid-extract: ${message}\n`])
  })
})

/** Starts a run on a pipe that stays open, and waits until its files are there. */
async function started(args: readonly string[], input: string, isThere: (names: readonly string[]) => boolean) {
  const child = spawn(process.execPath, [BIN, ...args], { cwd: folder, stdio: ['pipe', 'ignore', 'pipe'] })
  child.stdin.on('error', () => {})
  child.stdin.write(input)
  while (!isThere(ls())) await pause(20)
  return child
}

describe('--resume', () => {
  const args = ['-', '-f', 'jsonl', '-o', 'out.jsonl', '--resume']
  const half = FEW.slice(0, FEW.indexOf('"d15"'))

  test('a run that was killed goes on: the bytes of an undisturbed one, nothing else left', async () => {
    const whole = (await run(['-', '-f', 'jsonl'], { cwd: folder, input: FEW })).stdout
    const before = ls()
    const child = await started(args, half, (names) => names.includes('out.jsonl.partial.json'))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(ls()).toEqual([...before, 'out.jsonl.partial', 'out.jsonl.partial.json'].sort())
    const kept = JSON.parse(read('out.jsonl.partial.json'))
    expect(kept.written).toBeGreaterThan(0)
    const { status, stderr } = await run(args, { cwd: folder, input: FEW })
    expect(status).toBe(1)
    expect(stderr).toMatch(/^aid-extract: out\.jsonl: going on behind the \d+ documents that were read before\n/)
    expect(read('out.jsonl')).toBe(whole)
    expect(ls()).toEqual([...before, 'out.jsonl'].sort())
  })

  test('SIGTERM keeps the partial result; other inputs and other options are refused', async () => {
    const child = await started(args, half, (names) => names.includes('out.jsonl.partial.json'))
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([143, null])
    const partial = read('out.jsonl.partial')
    const other = await run(args, { cwd: folder, input: FEW.replace('22.29', '22.28') })
    expect([other.status, other.stderr.split('\n')[1]]).toEqual([
      2,
      'aid-extract: stdin is not what the partial result was made of: give the same inputs, or remove FILE.partial to begin anew',
    ])
    const options = await run([...args, '--kind', 'money'], { cwd: folder, input: FEW })
    expect([options.status, options.stderr]).toEqual([
      2,
      'aid-extract: out.jsonl.partial is of a run with other options or another version: end that one, or remove the file\n',
    ])
    expect(read('out.jsonl.partial')).toBe(partial)
    expect((await run(args, { cwd: folder, input: FEW })).status).toBe(1)
  })

  test.skipIf(process.platform === 'win32')('over many files: those that are done are not opened again', async () => {
    const whole = (await extract('few', '-f', 'jsonl')).stdout
    writeFileSync(join(folder, 'list'), 'few/1.txt\nfew/2.txt\nlast\n')
    // the run waits at a pipe that nobody writes to
    execFileSync('mkfifo', [join(folder, 'last')])
    const more = ['--files-from', 'list', '-f', 'jsonl', '-o', 'files.jsonl', '--resume', '--jobs', '1']
    const child = await started(more, '', (names) => names.includes('files.jsonl.partial.json'))
    while (!read('files.jsonl.partial').includes('few/2.txt')) await pause(20)
    child.kill('SIGHUP')
    expect(await once(child, 'exit')).toEqual([129, null])
    rmSync(join(folder, 'last'))
    writeFileSync(join(folder, 'last'), ARTICLE)
    rmSync(join(folder, 'few/1.txt'))
    expect((await extract(...more)).status).toBe(0)
    expect(read('files.jsonl')).toBe(whole.replaceAll('few/3.txt', 'last'))
    writeFileSync(join(folder, 'few/1.txt'), ARTICLE)
  })

  test.each([
    [['-f', 'csv', '-o', 'x.csv'], '--resume is for --format jsonl, not csv'],
    [['-f', 'jsonl'], '--resume needs a file to write: --output FILE.jsonl'],
    [['-f', 'jsonl', '-o', '/dev/null'], '--resume needs a file to write: --output FILE.jsonl'],
  ])('%j: refused', async (asked, message) => {
    const { status, stderr } = await extract('few', '--resume', ...asked)
    expect([status, stderr]).toEqual([2, `aid-extract: ${message}\n`])
  })
})

describe('signals', () => {
  /** A document that takes long to read, of so many bytes or a little more. */
  const slow = (bytes: number) => {
    const line = `援疆资金${'3亿元、'.repeat(2000)}\n`
    return ARTICLE + line.repeat(Math.ceil(bytes / Buffer.byteLength(line)))
  }
  /** Shells have one number for a process that ends with it and for one that a signal ends. */
  const shellCode = ([code, signal]: readonly unknown[]) =>
    code ?? 128 + constants.signals[signal as keyof typeof constants.signals]
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s in the midst of a document: code %i at once, and no draft', async (signal, code) => {
    for (const size of [30_000, 220_000, 7_000_000]) {
      writeFileSync(join(folder, 'hard.txt'), slow(size))
      for (const to of [
        ['-o', 'out.csv'],
        ['-f', 'csv'],
        ['-f', 'jsonl', '-o', 'out.jsonl', '--resume'],
      ]) {
        const before = ls()
        const args = [BIN, 'hard.txt', '--limit', 'characters=100M,numbers=100M', ...to]
        const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
        const [isSmall, resumes] = [size < 50_000, to.includes('--resume')]
        // on a busy machine the start of the program alone may take longer than what is waited for below
        while (resumes && child.exitCode === null && !ls().includes('out.jsonl.partial')) await pause(20)
        // the smallest is read in a second or two, of which the start of the program is the first half
        await pause(isSmall ? (resumes ? 100 : 500) : 1500)
        if (isSmall && child.exitCode !== null) continue
        const asked = performance.now()
        child.kill(signal)
        expect(shellCode(await once(child, 'exit')), `${size} ${to}`).toBe(code)
        expect(performance.now() - asked, `${size} ${to}`).toBeLessThan(AT_ONCE)
        const left = resumes ? ['out.jsonl.partial'] : []
        expect(ls(), `${size} ${to}`).toEqual([...before, ...left].sort())
        for (const name of left) rmSync(join(folder, name))
      }
    }
  })

  test.each(['summary', 'review'])('%s of a small document ends at once too', async (command) => {
    writeFileSync(join(folder, 'hard.txt'), slow(220_000))
    const before = ls()
    const to = command === 'review' ? ['-o', 'out.html'] : []
    const args = [BIN, command, 'hard.txt', '--limit', 'characters=100M,numbers=100M', ...to]
    const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' })
    await pause(1500)
    expect(child.exitCode).toBeNull()
    const asked = performance.now()
    child.kill('SIGINT')
    expect(shellCode(await once(child, 'exit'))).toBe(130)
    expect(performance.now() - asked).toBeLessThan(AT_ONCE)
    expect(ls()).toEqual(before)
  })
})

describe('what is written', () => {
  test.each(['few/1.txt', 'link.txt', 'hard-link.txt'])('%s, one of the inputs, is refused', async (output) => {
    if (output === 'link.txt') symlinkSync('few/1.txt', join(folder, output))
    if (output === 'hard-link.txt') linkSync(join(folder, 'few/1.txt'), join(folder, output))
    const before = read('few/1.txt')
    for (const input of ['few/1.txt', 'few']) {
      const { status, stderr } = await extract(input, '-f', 'csv', '-o', output, '-q')
      expect([status, stderr.trimEnd().split('\n').at(-1)]).toEqual([
        2,
        `aid-extract: ${output} is one of the files to read: name another file to write to`,
      ])
    }
    expect(read('few/1.txt')).toBe(before)
  })

  test('a decision file and a list of paths are inputs too', async () => {
    writeFileSync(join(folder, 'paths'), 'few/1.txt')
    expect((await extract('--files-from', 'paths', '-f', 'csv', '-o', 'paths')).status).toBe(2)
    expect(read('paths')).toBe('few/1.txt')
  })

  test.each(['records.csv', 'link.csv'])('a file of records that a summary adds up is one too: %s', async (output) => {
    await extract('few/1.txt', '-o', 'records.csv')
    if (output === 'link.csv') symlinkSync('records.csv', join(folder, output))
    const before = read('records.csv')
    const { status, stderr } = await extract('summary', 'records.csv', '-f', 'csv', '-o', output)
    expect([status, stderr]).toEqual([
      2,
      `aid-extract: ${output} is one of the files to read: name another file to write to\n`,
    ])
    expect(read('records.csv')).toBe(before)
    rmSync(join(folder, output))
  })

  test.each([[], ['summary']])('and so is the settings file, for %j', async (...command) => {
    const settings = '{"quiet":true}'
    writeFileSync(join(folder, 'aid-extract.config.json'), settings)
    const { status, stderr } = await extract(...command, 'few', '-f', 'json', '-o', 'aid-extract.config.json')
    expect([status, stderr]).toEqual([
      2,
      'aid-extract: aid-extract.config.json is one of the files to read: name another file to write to\n',
    ])
    expect(read('aid-extract.config.json')).toBe(settings)
    rmSync(join(folder, 'aid-extract.config.json'))
  })

  test('no name, a full disk, a folder that is not there: one line, exit code 2', async () => {
    const outputs = [
      [['-o', ''], 'the output has no name'],
      [['-f', 'csv', '-o', ''], 'the output has no name'],
      [['-f', 'csv', '-o', '/dev/full'], 'cannot write /dev/full: no space left on device'],
      [['-o', 'gone/out.csv'], 'cannot write gone/out.csv: no such file or directory'],
    ] as const
    for (const [args, message] of outputs) {
      const { status, stdout, stderr } = await extract('few/1.txt', ...args)
      expect([status, stdout, stderr]).toEqual([2, '', `aid-extract: ${message}\n`])
    }
  })

  test('a draft that a killed run has left goes with the next; that of a run under way stays', async () => {
    const before = ls()
    const child = await started(['-', '-o', 'out.csv'], FEW, (names) => names.length > before.length)
    const [draft = ''] = ls().filter((name) => !before.includes(name))
    expect(draft).toMatch(/^\.aid-extract-[0-9a-f]{8}-\d+-[0-9a-f]{12}\.tmp$/)
    expect(draft).toContain(`-${child.pid}-`)
    await extract('few/1.txt', '-o', 'other.csv')
    expect(ls()).toContain(draft)
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(ls()).toContain(draft)
    await extract('few/1.txt', '-o', 'other.csv')
    expect(ls()).not.toContain(draft)
  })
})
