/** A piece of decoded text and its place in the raw text; its units stand one for one unless it comes from an entity. */
export interface Piece {
  readonly text: string
  readonly start: number
  readonly end: number
}

const ENTITY = /&(?:#[xX][0-9a-fA-F]+|#[0-9]+|[A-Za-z][A-Za-z0-9]*);?/y
const AMPERSAND = /&(?:amp;?|AMP;?|#0*38;?|#[xX]0*26;?)/y
const STRAY_TAG = /<[/!?][^>]*>?/y

/**
 * Finds where each piece of a text node stands in the markup it was decoded from. The parser joins pieces across
 * stray closing tags; those stand in the raw text only.
 * @param at offset of `raw` in the source
 */
export function alignDecoded(text: string, raw: string, at: number): Piece[] {
  if (text.length === raw.length) return [{ text, start: at, end: at + raw.length }]
  const pieces: Piece[] = []
  let t = 0
  let r = 0
  let from = 0
  const plain = (): void => {
    if (t > from) pieces.push({ text: text.slice(from, t), start: at + r - (t - from), end: at + r })
  }
  while (t < text.length && r < raw.length) {
    const unit = raw.charCodeAt(r)
    if (unit === 60 && (text.charCodeAt(t) !== 60 || STRAY.test(raw.slice(r, r + 3)))) {
      plain()
      r = endOf(STRAY_TAG, raw, r)
      from = t
    } else if (unit === 38) {
      const [length, units] = entity(text, t, raw, r)
      if (length === 1) {
        t++
        r++
        continue
      }
      plain()
      pieces.push({ text: text.slice(t, t + units), start: at + r, end: at + r + length })
      t += units
      r += length
      from = t
    } else {
      t++
      r++
    }
  }
  plain()
  return pieces
}

const SECOND = new Set('\u0331 \u0333 \u0338 \u200a \u20d2 \u20e5 \ufe00'.split(' '))
const STRAY = /^<(?:\/[A-Za-z]|!|\?)/

/** Length in the raw text and in the decoded text of what begins with `&`; length 1 where that is no entity. */
function entity(text: string, t: number, raw: string, r: number): [number, number] {
  const end = endOf(ENTITY, raw, r)
  if (end === r + 1) return [1, 1]
  if (text.charCodeAt(t) === 38) {
    const ampersand = endOf(AMPERSAND, raw, r)
    // `&amp` without its semicolon: what follows tells it from a bare `&`
    return ampersand > r + 1 && text.charCodeAt(t + 1) === raw.charCodeAt(ampersand)
      ? [ampersand - r, 1]
      : ampersand > r + 1 && !text.startsWith(raw.slice(r, ampersand), t)
        ? [ampersand - r, 1]
        : [1, 1]
  }
  const units = (text.codePointAt(t) as number) > 0xffff ? 2 : 1
  const token = raw.slice(r, end)
  if (token.endsWith(';') || token[1] === '#') {
    // a few named entities stand for two characters, the second a mark on the first
    const two = token === '&fjlig;' || (SECOND.has(text[t + units] ?? '') && raw[end] !== text[t + units])
    return [end - r, two ? units + 1 : units]
  }
  // an old entity without its semicolon may run into a word: the rest of the word follows in the text
  for (let k = r + 3; k < end; k++) if (text.startsWith(raw.slice(k, end), t + units)) return [k - r, units]
  return [end - r, units]
}

function endOf(pattern: RegExp, raw: string, from: number): number {
  pattern.lastIndex = from
  return pattern.test(raw) ? pattern.lastIndex : from + 1
}
