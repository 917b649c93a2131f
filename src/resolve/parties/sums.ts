/** Adds to the sum of a key. */
export function add(map: Map<string, number>, key: string, value: number): void {
  map.set(key, (map.get(key) ?? 0) + value)
}

/** The key with the greatest sum, the first of equal ones; null where there is none. */
export function top(map: ReadonlyMap<string, number>): { name: string; sum: number } | null {
  let best: { name: string; sum: number } | null = null
  for (const [name, sum] of map) if (!best || sum > best.sum) best = { name, sum }
  return best
}
