/** How much may be under way at a time. */
export interface Room {
  /** So many items are begun and not yet given, be their results there or not. */
  readonly count: number
  /** What those weigh that have no result yet. An item that is more than this alone has the room to itself. */
  readonly weight: number
}

interface Begun<Item, Result> {
  readonly item: Item
  readonly result: Promise<Result>
  /** Comes when the result has, be it an error. */
  readonly ended: Promise<void>
  hasEnded: boolean
}

/**
 * What `run` makes of each item, in the order of the items, several at a time. A result is given as soon as all before it
 * are, also while the next item is not there yet; no item is asked for while there is no room. An error is told in its turn.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  run: (item: Item) => Promise<Result>,
  room: Room,
  weightOf: (item: Item) => number,
): AsyncIterable<{ readonly item: Item; readonly result: Result }> {
  const iterator = items[Symbol.asyncIterator]()
  const begun: Begun<Item, Result>[] = []
  let weight = 0
  let held: { readonly item: Item; readonly weight: number } | null = null
  let next: Promise<IteratorResult<Item>> | null = iterator.next()
  while (next !== null || held !== null || begun.length > 0) {
    const running = begun.filter(({ hasEnded }) => !hasEnded)
    if (held !== null && (running.length === 0 || weight + held.weight <= room.weight)) {
      begun.push(begin(held.item, held.weight))
      held = null
      next = iterator.next()
    } else if (begun[0]?.hasEnded) {
      const { item, result } = begun.shift() as Begun<Item, Result>
      yield { item, result: await result }
    } else {
      const come: IteratorResult<Item> | undefined = await Promise.race([
        ...running.map(async ({ ended }) => void (await ended)),
        ...(next !== null && begun.length < room.count ? [next] : []),
      ])
      if (come === undefined) continue
      next = null
      if (come.done !== true) held = { item: come.value, weight: weightOf(come.value) }
    }
  }

  function begin(item: Item, own: number): Begun<Item, Result> {
    weight += own
    const result = run(item)
    const end = () => {
      weight -= own
      one.hasEnded = true
    }
    const one: Begun<Item, Result> = { item, result, ended: result.then(end, end), hasEnded: false }
    return one
  }
}
