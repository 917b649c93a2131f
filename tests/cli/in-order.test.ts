import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inOrder, type Room } from '../../src/cli/in-order.js'

/** What was under way at a time, for items that take so many milliseconds and weigh as much. */
async function underWay(weights: readonly number[], room: Room) {
  const running = new Set<number>()
  const seen: number[][] = []
  async function* items() {
    yield* weights.entries()
  }
  const run = async ([index, weight]: readonly [number, number]) => {
    running.add(index)
    seen.push([...running])
    await pause(weight)
    running.delete(index)
    return index
  }
  const results: number[] = []
  for await (const { item, result } of inOrder(items(), run, room, ([, weight]) => weight)) {
    expect(item[0]).toBe(result)
    results.push(result)
  }
  expect(results).toEqual([...weights.keys()])
  return seen
}

test('results come in the order of the items, and no more are under way than there is room for', async () => {
  const seen = await underWay([30, 5, 10, 5, 5], { count: 3, weight: 100 })
  expect(Math.max(...seen.map((at) => at.length))).toBe(3)
})

test('an item that is more than the room is alone in it, others share it', async () => {
  const seen = await underWay([5, 5, 50, 5, 5], { count: 4, weight: 12 })
  expect(seen.filter((at) => at.includes(2))).toEqual([[2]])
  expect(seen).toContainEqual([0, 1])
  expect(seen).toContainEqual([3, 4])
})

test('what has been read gives back its room, though something before it is not', async () => {
  const seen = await underWay([60, 5, 5, 5], { count: 4, weight: 65 })
  expect(seen).toContainEqual([0, 2])
  expect(seen).toContainEqual([0, 3])
})

test('what cannot be done is told in its turn', async () => {
  async function* items() {
    yield* [1, 2, 3]
  }
  const results: number[] = []
  const all = (async () => {
    const run = async (item: number) => {
      if (item === 2) throw new Error('two')
      return item
    }
    for await (const { result } of inOrder(items(), run, { count: 3, weight: 9 }, () => 1)) results.push(result)
  })()
  await expect(all).rejects.toThrow('two')
  expect(results).toEqual([1])
})
