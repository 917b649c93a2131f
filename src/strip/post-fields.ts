import type { ClassedLine } from './line-class.js'

const SENDER = /^(?:发信人|寄信人|发件人|收件人|抄送|发送时间|日期|from|to|sent|date|作\s{0,4}者)\s{0,3}:/i
const TITLE = /^(?:(?:标|主)\s{0,6}[题旨]|subject)\s{0,3}:\s{0,3}/i

/** The lines with the title field of a post to a board cut down to its title, and which line that is, or -1. */
export function postTitle(
  lines: readonly ClassedLine[],
  first: number,
): { readonly lines: readonly ClassedLine[]; readonly title: number } {
  for (let i = 0; i < first; i++) {
    const { line } = lines[i] as ClassedLine
    const label = TITLE.exec(line.text)?.[0].length ?? 0
    const sent = [lines[i - 1], lines[i + 1]].some((near) => near !== undefined && SENDER.test(near.line.text))
    if (label === 0 || !sent || line.parts !== undefined || line.text.length === label) continue
    const title = { ...line, start: line.start + label, text: line.text.slice(label) }
    return { lines: lines.map((other, k) => (k === i ? { ...other, line: title, class: 'short' } : other)), title: i }
  }
  return { lines, title: -1 }
}
