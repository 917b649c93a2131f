/**
 * Tells of a unit of UTF-16 whether it is one of some characters, by a bit for each: for loops over all characters of a
 * text, where a string of one character made for each costs more than what is done with it.
 */
export function characterSet(characters: Iterable<string>): (code: number) => boolean {
  const bits = new Uint32Array(0x10000 >> 5)
  for (const character of characters) {
    const code = character.charCodeAt(0)
    bits[code >> 5] = (bits[code >> 5] as number) | (1 << (code & 31))
  }
  // behind the end of a text the code is NaN, which asks for the bit of U+0000
  return (code) => (((bits[code >> 5] as number) >> (code & 31)) & 1) === 1
}

/** The same of the characters that a pattern matches, each of which is asked for once. */
export function characterClass(pattern: RegExp): (code: number) => boolean {
  // 0 for those that have not been met, 1 for those that are none
  const known = new Uint8Array(0x10000)
  return (code) => {
    if (known[code] === 0) known[code] = pattern.test(String.fromCharCode(code)) ? 2 : 1
    return known[code] === 2
  }
}
