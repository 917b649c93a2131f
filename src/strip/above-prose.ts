import { isByline } from './byline.js'
import { type ClassedLine, holdsAmount, type LineClass } from './line-class.js'
import { type Body, introduces } from './prose.js'
import { DOUBT, dropped, KEEP, type Verdict } from './verdict.js'

/** Characters of a line that may be a caption or a lead, not a button. */
const CAPTION = { han: 4, length: 8 }
/** More short lines than this, most of them of fewer Han characters, are a widget. */
const WIDGET = { lines: 6, han: 12 }
/** Han characters of a subtitle. */
const SHORTEST_SUBTITLE = 6
/** Han characters of the line that leads up to a title. */
const SHORTEST_KICKER = 4
const SKIPPED: ReadonlySet<LineClass> = new Set<LineClass>([
  'share',
  'source',
  'field',
  'image',
  'repeated',
  'noise',
  'date',
  'meta',
  'player',
  'comment',
  'editor',
])

/** Keeps what stands with the title and between it and the first prose line: kicker, subtitles, captions, a table. */
export function keepHead(lines: readonly ClassedLine[], body: Body, title: number, verdicts: Verdict[]): void {
  aboveText(lines, body, Math.max(title, body.anchor), verdicts)
  if (title < 0) return
  for (let i = title + 1; i < body.anchor; i++) if (isSubtitle(lines[i] as ClassedLine)) verdicts[i] = KEEP
  if (isKicker(lines, title)) verdicts[title - 1] = DOUBT
}

function aboveText(lines: readonly ClassedLine[], body: Body, top: number, verdicts: Verdict[]): void {
  const group: number[] = []
  for (let i = body.first - 1; i > top; i--) {
    const { class: name, line, reason = name } = lines[i] as ClassedLine
    if (name === 'short' || name === 'weak' || name === 'box') {
      if (line.cells !== undefined) verdicts[i] = top >= 0 ? KEEP : DOUBT
      else if (line.han >= CAPTION.han || line.text.length >= CAPTION.length) group.push(i)
      else if (top < 0) break
    } else if (name === 'item' && isLedIn(lines, i)) group.push(i)
    else if (SKIPPED.has(name) && top >= 0) verdicts[i] = dropped(reason)
    else if (name !== 'item' || top < 0) break
  }
  // many short lines are a widget, unless they are the rows of an account
  const short = group.filter((i) => {
    const { line } = lines[i] as ClassedLine
    return line.han < WIDGET.han && !isLedIn(lines, i) && !(top >= 0 && holdsAmount(line.text))
  }).length
  if (group.length > WIDGET.lines && short * 2 >= group.length) return
  for (const i of group) verdicts[i] = top >= 0 ? KEEP : DOUBT
}

/** True for an item of a list that a line above announces. */
function isLedIn(lines: readonly ClassedLine[], item: number): boolean {
  let i = item
  while (lines[i]?.class === 'item') i--
  return introduces(lines[i]?.line.text ?? '')
}

function isSubtitle({ class: name, line }: ClassedLine): boolean {
  if (name !== 'short' && name !== 'weak') return false
  return line.han >= SHORTEST_SUBTITLE && !line.bullet && !isByline(line.text)
}

/** A line that leads up to the title, with nothing between them and a blank line above. */
function isKicker(lines: readonly ClassedLine[], title: number): boolean {
  const above = lines[title - 1]
  const own = lines[title]?.line
  if (above === undefined || own === undefined || own.gap > 0 || above.class !== 'short') return false
  const { line } = above
  return (line.gap > 0 || title === 1) && line.han >= SHORTEST_KICKER && !line.bullet && line.indent === own.indent
}
