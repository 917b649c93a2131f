import type { Cell, Sentence } from './model.js'

/** The table cell in which an offset of the sentence stands; undefined outside tables. */
export function cellAt({ block, start }: Sentence, offset: number): Cell | undefined {
  return block.cells.find((cell) => cell.start <= start + offset && start + offset < cell.end)
}
