const tables = new Map<string, Map<string, number[]>>()

/** Bytes of a text in an encoding that Node only decodes, by its decoder's table read backwards. */
export function encodeAs(encoding: string, text: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text)
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const table = tables.get(encoding) ?? tableOf(encoding)
  tables.set(encoding, table)
  return Buffer.from([...text].flatMap((c) => (c < '\u0080' ? c.charCodeAt(0) : (table.get(c) ?? [0x3f]))))
}

function tableOf(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number[]>()
  for (let a = 0x81; a <= 0xfe; a++) {
    for (let b = 0x40; b <= 0xfe; b++) {
      const c = decoder.decode(Uint8Array.of(a, b))
      if ([...c].length === 1 && c !== '\ufffd' && !table.has(c)) table.set(c, [a, b])
    }
  }
  return table
}
