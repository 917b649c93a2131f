import type { Cell, Sentence } from './model.js'

/** The table cell in which an offset of the sentence stands; undefined outside tables. Cells stand in text order. */
export function cellAt({ block: { cells }, start }: Sentence, offset: number): Cell | undefined {
  let [low, high] = [0, cells.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((cells[middle] as Cell).end <= start + offset) low = middle + 1
    else high = middle
  }
  const cell = cells[low]
  return cell && cell.start <= start + offset ? cell : undefined
}
