/** The first index below `length` for which the test holds, where it holds for all behind it too; `length` where it holds for none. */
export function firstAt(length: number, test: (i: number) => boolean): number {
  let [low, high] = [0, length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (test(middle)) high = middle
    else low = middle + 1
  }
  return low
}
