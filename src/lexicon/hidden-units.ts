/** Hidden units of a table of weights: what is known may speak otherwise together than each by itself. */
export const HIDDEN_UNITS = 32

/**
 * Units are summed two at a time: of the two halves of a number the lower has one that speaks for an answer, the upper one that speaks against
 * it. A half holds 32,767; the largest sum that documents of six annotated sets come to is 5,303, and all words of a donor's clues in one sentence,
 * were they all of one sign, would come to 7,778.
 */
export const LANES = HIDDEN_UNITS / 2

/** Adds what is spoken from a place on, a byte a unit, to a sum. */
export function addUnits(units: Int8Array, from: number, sum: Int32Array): void {
  for (let lane = 0; lane < LANES; lane++)
    sum[lane] = (sum[lane] as number) + (units[from + lane] as number) + ((units[from + LANES + lane] as number) << 16)
}

/** How much the units of a sum speak for an answer: each as far as it is open (rectified linear: Nair & Hinton 2010). */
export function spoken(sum: Int32Array): number {
  let all = 0
  for (let lane = 0; lane < LANES; lane++) {
    const both = sum[lane] as number
    const lower = (both << 16) >> 16
    all += Math.max(0, lower) - Math.max(0, (both - lower) >> 16)
  }
  return all
}
