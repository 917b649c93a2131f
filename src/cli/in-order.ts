/** How much may be under way at a time. */
export interface Room {
  readonly count: number
  /** An item that is more than this alone has the room to itself. */
  readonly weight: number
}

/**
 * What `run` makes of each item, in the order of the items, several at a time. A result is given as soon as all before it
 * are, also while the next item is not there yet; no item is asked for while there is no room.
 */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item>,
  run: (item: Item) => Promise<Result>,
  room: Room,
  weightOf: (item: Item) => number,
): AsyncIterable<{ readonly item: Item; readonly result: Result }> {
  const iterator = items[Symbol.asyncIterator]()
  const running: { readonly item: Item; readonly done: Promise<{ readonly result: Result }> }[] = []
  let weight = 0
  let held: Item | null = null
  let next: Promise<IteratorResult<Item>> | null = iterator.next()
  while (next !== null || held !== null || running.length > 0) {
    if (held !== null && (running.length === 0 || weight + weightOf(held) <= room.weight)) {
      const item = held
      held = null
      const done = run(item).then((result) => ({ result }))
      // an error is told in its turn
      done.catch(() => {})
      running.push({ item, done })
      weight += weightOf(item)
      next = iterator.next()
      continue
    }
    const [first] = running
    const come: { readonly result: Result } | IteratorResult<Item> = await Promise.race([
      ...(first === undefined ? [] : [first.done]),
      ...(next !== null && running.length < room.count ? [next] : []),
    ])
    if ('result' in come) {
      const { item } = running.shift() as { readonly item: Item }
      weight -= weightOf(item)
      yield { item, result: come.result }
    } else {
      next = null
      if (come.done !== true) held = come.value
    }
  }
}
