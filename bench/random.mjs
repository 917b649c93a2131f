// Numbers from a seed, so that what the benchmarks read is the same on every machine and in every version.

/** A generator of numbers in [0, 1) (mulberry32), with what the generators of text ask of one. */
export function random(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    pick: (list) => list[Math.floor(next() * list.length)],
    /** A whole number from `least` on, below `most`. */
    number: (least, most) => least + Math.floor(next() * (most - least)),
  }
}
