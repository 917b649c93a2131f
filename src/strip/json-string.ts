import type { TextBuilder } from './text-builder.js'

/** What stands for one character in a string of JSON. */
export const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|(.))/gs
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\n', t: ' ', b: ' ', f: ' ' }

/** Adds a string of JSON as it was meant, with the way back to how it is written: between its quotation marks, from `at` on. */
export function unescaped(raw: string, at: number, out: TextBuilder): TextBuilder {
  let from = 0
  for (const { 0: written, 1: code, 2: plain = '', index } of raw.matchAll(ESCAPE)) {
    if (index > from) out.add(raw.slice(from, index), at + from, at + index)
    const meant = code === undefined ? (ESCAPED[plain] ?? plain) : String.fromCharCode(Number.parseInt(code, 16))
    from = index + written.length
    out.add(meant, at + index, at + from)
  }
  if (from < raw.length) out.add(raw.slice(from), at + from, at + raw.length)
  return out
}
