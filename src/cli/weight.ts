/** A number takes as much memory as so many bytes without one: eight thousand in a hundred kilobytes as much as a megabyte. */
const NUMBER = 128

const [LESS, GREATER, SLASH] = [0x3c, 0x3e, 0x2f]
/** How the names of those elements begin that hold no text: script and style, but not strong. */
const RAW = ['scr', 'sty'].map((name) => [...name].map((letter) => letter.charCodeAt(0)))

/** What reading a document takes, in bytes of text without numbers. Those of a page's tags, scripts and styles are none of its text. */
export function weightOf(bytes: Uint8Array): number {
  let numbers = 0
  let [inNumber, inTag, inRaw] = [false, false, false]
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === LESS && opensTag(bytes[at + 1])) {
      inTag = true
      inRaw = RAW.some((name) => name.every((letter, i) => lower(bytes[at + 1 + i]) === letter))
    } else if (byte === GREATER) inTag = false
    const isDigit = byte >= 0x30 && byte <= 0x39
    if (isDigit && !inNumber && !inTag && !inRaw) numbers++
    inNumber = isDigit
  }
  return bytes.length + numbers * NUMBER
}

/** True for a letter, and the mark of a closing tag. */
function opensTag(byte: number | undefined): boolean {
  return byte === SLASH || (lower(byte) >= 0x61 && lower(byte) <= 0x7a)
}

function lower(byte = 0): number {
  return byte | 0x20
}
