const WIDE = /[\uff01-\uff5e\u3000\u00a0\u2002-\u200a\ufe30\ufe50\ufe52\ufe54\ufe55]/g

/** Half-width forms for the rules of this stage to read: the same number of UTF-16 units, so offsets stay. */
export function foldWidth(text: string): string {
  return text.replace(WIDE, (wide) => {
    const unit = wide.charCodeAt(0)
    if (unit >= 0xff01) return String.fromCharCode(unit - 0xfee0)
    if (unit === 0xfe50) return ','
    if (unit === 0xfe52) return '.'
    if (unit === 0xfe54) return ';'
    if (unit === 0xfe55 || unit === 0xfe30) return ':'
    return ' '
  })
}

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
