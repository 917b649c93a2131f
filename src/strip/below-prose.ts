import { PICTURED } from './blocks.js'
import { isByline } from './byline.js'
import { type ClassedLine, endsSentence, holdsAmount } from './line-class.js'
import { type Body, introduces } from './prose.js'
import { isSigned, SIGNATURE_FOLLOWS, SIGNATURE_REACH } from './region.js'
import { DOUBT, KEEP, type Verdict } from './verdict.js'

/** Rows of what and how much, so many of them a list: 医疗专家:46名. */
const KEYED = /^[\u4e00-\u9fff]{2,12}:[约近超]?[\d,.]{1,16}[余多]?[万亿]?[元人名户个项]/
const LEAST_KEYED = 3
/** So many short lines without an end are a widget, unless most of them are rows of an account. */
const MOST_OPEN = 6
const ANNEX = /^[([【]?(?:附|注|编后)/
const CAPTION_MARK = /^[▲△▼↑↓◀]/

/**
 * By-lines, captions, tables and short last lines behind the last prose line, up to the first line that ends the
 * article. Inside the element that holds the article, which ends at line `end`, short lines belong to the article too.
 */
export function keepTail(lines: readonly ClassedLine[], body: Body, end: number, verdicts: Verdict[]): void {
  const list = introduces((lines[body.last] as ClassedLine).line.text)
  let pending: number[] = []
  const settle = (verdict: Verdict): void => {
    for (const k of pending) verdicts[k] = verdict
    pending = []
  }
  let signed = isSigned(lines, body.last + 1)
  for (let i = body.last + 1; i < lines.length; i++) {
    const { class: name, line } = lines[i] as ClassedLine
    // behind the signature only an annex goes on
    if (signed && name !== 'box') return
    signed = false
    // below a heading outside the article's element another box begins
    if (end > 0 && i >= end && line.heading > 0) {
      pending = pending.filter((k) => k < end)
      settle(DOUBT)
      return
    }
    if (line.cells !== undefined && name === 'short') {
      settle(KEEP)
      verdicts[i] = KEEP
    } else if (staysOpen(lines[i] as ClassedLine, list)) {
      const spoken = SPEECH.test(line.text) && isInterview(lines, body)
      const sure = list || spoken || closes(lines[i] as ClassedLine, pending.length)
      if (sure) settle(list || spoken ? KEEP : DOUBT)
      if (sure) verdicts[i] = KEEP
      else pending.push(i)
      if (
        pending.length > MOST_OPEN &&
        pending.filter((k) => isRow(lines[k] as ClassedLine)).length * 2 <= pending.length
      )
        return
    } else if (name === 'date' && pending.length > 0 && i <= body.last + SIGNATURE_REACH) {
      // office and day that sign a notice
      pending.push(i)
      settle(KEEP)
      signed = true
    } else if (SIGNATURE_FOLLOWS.test(line.text)) {
      settle(DOUBT)
      return
    } else if (name !== 'image' && name !== 'noise' && name !== 'repeated') {
      const closed = tellingUpTo(lines, pending, body.last)
      pending = pending.filter((k) => k < end || k <= closed || name === 'editor' || name === 'source')
      settle(DOUBT)
      return
    }
  }
  // a dump that somebody has cut off ends in mid-sentence
  if (pending.at(-1) === lines.length - 1 && pending.every((k) => isClauseWithFigure(lines[k] as ClassedLine)))
    settle(DOUBT)
}

/**
 * The last of the lines `[from..]` of blocks, as blank lines set them off, that tell figures: the block right below the
 * prose by its last line, others, of two lines or more, by most of them; -1 where none does.
 */
function tellingUpTo(lines: readonly ClassedLine[], pending: readonly number[], proseEnd: number): number {
  let closed = -1
  for (let from = 0; from < pending.length; ) {
    let to = from + 1
    while (pending[to] === (pending[to - 1] as number) + 1 && lines[pending[to] as number]?.line.gap === 0) to++
    const block = pending.slice(from, to)
    const beside = block[0] === proseEnd + 1 && lines[proseEnd + 1]?.line.gap === 0
    const told = block.filter((k) => isClauseWithFigure(lines[k] as ClassedLine)).length
    const keyed = block.filter((k) => KEYED.test(lines[k]?.line.text ?? '')).length
    const rows = block.filter((k) => isRow(lines[k] as ClassedLine)).length
    const last = lines[block[block.length - 1] as number] as ClassedLine
    const parted = (lines[(block[block.length - 1] as number) + 1]?.line.gap ?? 1) > 0
    if (!parted) return closed
    if (
      beside
        ? isClauseWithFigure(last)
        : (told > 0 || keyed >= LEAST_KEYED) && block.length > 1 && rows * 2 > block.length && isRow(last)
    )
      closed = block[block.length - 1] as number
    from = to
  }
  return closed
}

function isRow({ line }: ClassedLine): boolean {
  return holdsAmount(line.text) && !/[!?]$/.test(line.text)
}

/** A clause with a figure that counts something, as no button and hardly a headline has: 据介绍,明年还将安排350万元左右. */
function isClauseWithFigure({ line }: ClassedLine): boolean {
  return /[^,]{2},./.test(line.text) && holdsAmount(line.text) && !/[!?]$|^[^,:]{1,8}:/.test(line.text)
}

/** A question or an answer of an interview. */
const SPEECH = /^(?:问|答|[QA]\d{0,2})\s?:/

function isInterview(lines: readonly ClassedLine[], { first, last }: Body): boolean {
  return lines.slice(first, last + 1).some(({ line }) => SPEECH.test(line.text))
}

function staysOpen({ class: name, line }: ClassedLine, list: boolean): boolean {
  if (name === 'short' || name === 'weak') return true
  return (name === 'box' && ANNEX.test(line.text)) || (list && (name === 'item' || name === 'noise'))
}

function closes({ class: name, line }: ClassedLine, waiting: number): boolean {
  if (isByline(line.text) || CAPTION_MARK.test(line.text) || PICTURED.test(line.text)) return true
  return name === 'weak' && endsSentence(line.text) && line.gap === 0 && waiting === 0
}
