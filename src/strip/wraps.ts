import { isHan } from './fold.js'
import { endsSentence } from './line-class.js'
import type { Line } from './page.js'

/** Lines of prose that a page layout has broken: `true` at `i` where line `i + 1` goes on with line `i`. */
export function brokenLines(lines: readonly Line[]): boolean[] {
  const width = wrapWidth(lines)
  const prose = lines.filter((line) => line.han >= 35)
  const indented = prose.filter((line) => line.indent >= 2).length * 2 > prose.length && prose.length >= 2
  return lines.map((line, i) => {
    const next = lines[i + 1]
    if (next === undefined || line.kind !== null || next.kind !== null || next.bullet) return false
    if (endsSentence(line.text) || !goesOn(line, next)) return false
    if (next.gap === 0 && width > 0 && Math.abs(columns(line.text) + line.indent * 2 - width) <= 3)
      return next.indent < 2 || !indented
    if (next.gap === 0 && /[,、]$/.test(line.text)) return line.han >= 8
    // across a blank line only where paragraphs are indented and this one is not
    return (
      next.gap <= 2 &&
      indented &&
      line.indent >= 2 &&
      next.indent === 0 &&
      /[,;。、]/.test(line.text) &&
      line.han >= 12 &&
      next.han >= 8
    )
  })
}

/** The width that a document's lines are wrapped at, in columns; 0 where they are not. */
function wrapWidth(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  let runs = 0
  lines.forEach((line, i) => {
    const next = lines[i + 1]
    if (next === undefined || next.gap > 0 || endsSentence(line.text) || line.kind !== null) return
    const width = columns(line.text) + line.indent * 2
    if (width < 36 || width > 140) return
    runs++
    const bucket = Math.round(width / 2)
    counts.set(bucket, (counts.get(bucket) ?? 0) + 1)
  })
  if (runs < 4) return 0
  let best = 0
  let bestCount = 0
  for (const bucket of counts.keys()) {
    const near = (counts.get(bucket - 1) ?? 0) + (counts.get(bucket) ?? 0) + (counts.get(bucket + 1) ?? 0)
    if (near > bestCount) {
      best = bucket
      bestCount = near
    }
  }
  return bestCount * 5 >= runs * 3 ? best * 2 : 0
}

function goesOn(line: Line, next: Line): boolean {
  const last = line.text.charCodeAt(line.text.length - 1)
  const first = next.text[0] as string
  const open = isHan(last) || /[A-Za-z0-9,、%“‘(《]/.test(line.text.at(-1) as string)
  return (
    open &&
    !/[■◆●▲△▼★☆※【〔]/.test(first) &&
    !/^(?:第?[一二三四五六七八九十]{1,3}[、.章条節节]|\(?[一二三四五六七八九十\d]{1,2}[)、.]\D)/.test(next.text)
  )
}

function columns(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) n += text.charCodeAt(i) > 0x2e7f || /[“”‘’—…]/.test(text[i] as string) ? 2 : 1
  return n
}
