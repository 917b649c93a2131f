import { unitMap } from '../unit-map.js'

const SMALL: ReadonlyMap<number, string> = new Map([
  [0x3000, ' '],
  [0xa0, ' '],
  [0xfe30, ':'],
  [0xfe50, ','],
  [0xfe52, '.'],
  [0xfe54, ';'],
  [0xfe55, ':'],
])

/** Half-width forms for the rules of this stage to read: the same number of UTF-16 units, so offsets stay. */
export const foldWidth = unitMap(0xa0, (unit) => {
  if (unit >= 0xff01 && unit <= 0xff5e) return unit - 0xfee0
  if (unit >= 0x2002 && unit <= 0x200a) return 0x20
  return SMALL.get(unit)?.charCodeAt(0) ?? unit
})

/** The number of Han characters. */
export function hanCount(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) if (isHan(text.charCodeAt(i))) n++
  return n
}

/** True for a UTF-16 unit of a Han character; of those beyond the basic plane for the first half. */
export function isHan(unit: number): boolean {
  return (unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf) || (unit >= 0xd840 && unit <= 0xd888)
}
