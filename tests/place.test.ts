import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { framesFrom, type Place, type PlacedFrame } from '../src/read/place.js'
import { folderWith } from './cli/run.js'

// A run that goes on where an earlier one was cut short: what it reads is what that one had left.

let folder = ''
let remove = () => {}
beforeAll(() => {
  const lines = Array.from({ length: 6 }, (_, i) => `{"id":"${i}","text":"援疆"}\n`)
  ;({ folder, remove } = folderWith({ 'a.txt': '援疆', 'b.jsonl': lines.join(''), 'c.txt': '援藏' }))
})
afterAll(() => remove())

const paths = () => ['a.txt', 'gone.txt', 'b.jsonl', 'c.txt'].map((name) => join(folder, name))

async function read(start: Place | null, given = paths()): Promise<readonly PlacedFrame[]> {
  const found: PlacedFrame[] = []
  for await (const frame of framesFrom(given, {}, start)) found.push(frame)
  return found
}

/** What was found in short: the file's name and what was read of it, an error without its words. */
const told = (found: readonly PlacedFrame[]) =>
  found.map(({ path, frame, error }) => {
    const name = path.slice(folder.length + 1)
    return error === undefined ? `${name}:${frame?.number} ${Buffer.from(frame?.bytes ?? []).toString().length}` : name
  })

test('from the beginning: each frame with the place behind it', async () => {
  const found = await read(null)
  expect(told(found)).toEqual(['a.txt:1 2', 'gone.txt', 'b.jsonl:1 138', 'c.txt:1 2'])
  expect(found.map(({ place }) => [place.input, place.number])).toEqual([
    [0, 1],
    [1, 0],
    [2, 6],
    [3, 1],
  ])
})

test('behind any place: the rest', async () => {
  const all = await read(null)
  for (const [i, { place }] of all.entries()) expect(told(await read(place))).toEqual(told(all).slice(i + 1))
})

test('within a file of lines: those that are left', async () => {
  const [, , lines] = await read(null)
  const first = join(folder, 'first.jsonl')
  writeFileSync(first, Buffer.from(lines?.frame?.bytes ?? []).subarray(0, 54))
  const [part] = await read(null, [first])
  // the same file, longer now
  appendFileSync(first, Buffer.from(lines?.frame?.bytes ?? []).subarray(54))
  const rest = await read(part?.place ?? null, [first])
  expect(rest.map(({ frame, place }) => [frame?.number, frame?.count, place.number])).toEqual([[3, 4, 6]])
})

test('other inputs are refused', async () => {
  const [, , lines] = await read(null)
  const place = lines?.place as Place
  const other = { code: 'OTHER_INPUT' }
  await expect(read(place, paths().toReversed())).rejects.toMatchObject(other)
  await expect(read(place, paths().slice(0, 2))).rejects.toMatchObject(other)
  await expect(read({ ...place, bytes: place.names })).rejects.toMatchObject(other)
  await expect(read({ ...place, number: 9 })).rejects.toMatchObject(other)
})
