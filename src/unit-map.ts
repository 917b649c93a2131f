/**
 * A mapping of UTF-16 units onto others as a function over texts, which keeps their length. Each unit is asked for once; those below `first`
 * stay.
 */
export function unitMap(first: number, mapped: (unit: number) => number): (text: string) => string {
  // 0 for the units that have not been met
  const known = new Uint16Array(0x10000)
  return (text) => {
    let units: Uint16Array | null = null
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit < first) continue
      if (known[unit] === 0) known[unit] = mapped(unit)
      if (known[unit] === unit) continue
      units ??= unitsOf(text)
      units[i] = known[unit] as number
    }
    return units === null ? text : bytesOf(units).toString('utf16le')
  }
}

function unitsOf(text: string): Uint16Array {
  const units = new Uint16Array(text.length)
  bytesOf(units).write(text, 'utf16le')
  return units
}

function bytesOf(units: Uint16Array): Buffer {
  return Buffer.from(units.buffer, units.byteOffset, units.byteLength)
}
