import { firstAt } from './first-at.js'
import type { Cell, Sentence } from './model.js'

/** Where the cells of a sentence end inside it, as offsets of the sentence. */
export function cellEdges({ block: { cells }, start, end }: Sentence): readonly number[] {
  const edges: number[] = []
  for (let i = firstBehind(cells, start); i < cells.length && (cells[i] as Cell).end < end; i++)
    edges.push((cells[i] as Cell).end - start)
  return edges
}

/** The table cell in which an offset of the sentence stands; undefined outside tables. Cells stand in text order. */
export function cellAt({ block: { cells }, start }: Sentence, offset: number): Cell | undefined {
  const cell = cells[firstBehind(cells, start + offset)]
  return cell && cell.start <= start + offset ? cell : undefined
}

/** The first cell that ends behind an offset of the block. */
function firstBehind(cells: readonly Cell[], offset: number): number {
  return firstAt(cells.length, (i) => (cells[i] as Cell).end > offset)
}
