import type { Token } from '../model.js'
import { segmenter } from './cut.js'

/** Words and tags of a text that stands at `offset` of its sentence. */
export function tagged(text: string, offset: number): readonly Token[] {
  const { ends, tagOf } = segmenter()
  const codes = codePoints(text)
  let [from, start] = [0, 0]
  return ends(codes).map((to) => {
    let end = start
    for (let at = from; at < to; at++) end += (codes[at] as number) > 0xffff ? 2 : 1
    const token = {
      text: text.slice(start, end),
      tag: tagOf(codes, from, to),
      start: offset + start,
      end: offset + end,
    }
    ;[from, start] = [to, end]
    return token
  })
}

function codePoints(text: string): Uint32Array {
  const codes = new Uint32Array(text.length)
  let count = 0
  for (let at = 0; at < text.length; count++) {
    const code = text.codePointAt(at) as number
    codes[count] = code
    at += code > 0xffff ? 2 : 1
  }
  return codes.subarray(0, count)
}
