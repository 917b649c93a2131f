import { isUtf8 } from 'node:buffer'

// what Windows-1252 has where Latin-1 has control characters
const WINDOWS_1252 = new Map(
  [...'€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'].map((c, i) => [c.charCodeAt(0), 0x80 + i]),
)

export interface Mojibake {
  /** The text as it was meant; null where it cannot be had again for certain. */
  readonly repaired: string | null
}

/** Finds UTF-8 that was read as Latin-1 and written again as UTF-8. @returns null where the text is sound */
export function mojibake(text: string): Mojibake | null {
  const end = Math.min(text.length, 1 << 16)
  let pairs = 0
  let han = 0
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0x4e00 && unit <= 0x9fff) han++
    // the lead byte of a Han character and a byte that may follow one
    else if (unit >= 0xe4 && unit <= 0xe9 && byteOf(text.charCodeAt(i + 1)) >= 0x80) pairs++
  }
  if (pairs < 10 || pairs < han * 4) return null
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const byte = byteOf(text.charCodeAt(i))
    if (byte < 0) return { repaired: null }
    bytes[i] = byte
  }
  return { repaired: isUtf8(bytes) ? new TextDecoder().decode(bytes) : null }
}

function byteOf(unit: number): number {
  return unit < 0x100 ? unit : (WINDOWS_1252.get(unit) ?? -1)
}
