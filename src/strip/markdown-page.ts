import { frontMatter } from './front-matter.js'
import type { HtmlPage } from './html-page.js'
import { type LineWriter, lineWriter } from './line-writer.js'
import type { Node } from './markup.js'
import { NO_HEAD } from './metadata.js'
import type { TableGrid } from './tables.js'
import { visibleLines } from './visible-lines.js'

// a weibo topic (#对口援疆#) is no heading; headings without their space are common in Chinese texts
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(?=\S)|(?=[^#\s\d])(?![^#]{1,40}#))/
const DELIMITER = /^\s{0,3}\|?\s{0,20}:?-{1,40}:?\s{0,20}(?:\|\s{0,20}:?-{1,40}:?\s{0,20}){0,60}\|?\s{0,20}$/
const RULE = /^\s{0,3}(?:(?:-[ \t]?){3,80}|(?:\*[ \t]?){3,80}|(?:_[ \t]?){3,80}|={3,80})\s{0,20}$/
const FENCE = /^\s{0,3}(?:`{3,}|~{3,})/
const QUOTED = /^(?:\s{0,3}>\s?){1,8}/
const ITEM = /^\s{0,40}(?:[-*+][ \t]+(?:\[[ xX]\][ \t])?|(?=\d{1,3}[.)][ \t]))/
const REFERENCE = /^\s{0,3}\[(?!\^)[^\]\n]{1,200}\]:\s{1,4}\S|^\s{0,3}\[TOC\]\s{0,4}$/i
/** The mark of a footnote, in the text and in front of the note: what it says is article. */
const NOTE = /^\s{0,3}\[\^[^\]\s]{1,40}\]:\s{0,4}/

/**
 * Pieces of a line that are no words, one alternative each: formula, escape, picture, link, address, tag, emphasis,
 * code, template. What has a name is kept, but for what is struck out; the rules read a formula with its signs.
 */
const INLINE = new RegExp(
  [
    String.raw`(?<formula>\$\$?(?=[^$\n]{0,200}[\\^_{])[^$\n]{2,240}\$\$?|\\\((?=[^()\n]{0,200}[\^_{])[^()\n\u4e00-\u9fff]{2,240}\\\))`,
    String.raw`\\(?<escaped>[\\\x60*_{}[\]()#+\-.!|$~>%&])`,
    String.raw`!\[[^\]\n]{0,300}\]\([^()\n]{0,2000}\)(?:\{[^}\n]{0,200}\})?`,
    String.raw`\[(?<link>[^[\]\n]{0,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\)`,
    String.raw`\[\^[^\]\s]{1,40}\]`,
    String.raw`<https?:[^<>\s]{1,2000}>`,
    String.raw`<!--[\s\S]{0,2000}?-->`,
    String.raw`<(?<close>\/?)(?<tag>[a-zA-Z][a-zA-Z0-9]{0,20})(?:\s[^<>]{0,2000})?\/?>`,
    String.raw`\{%[^%\n]{0,500}%\}`,
    String.raw`~~(?<struck>[^~\n]{1,200})~~`,
    String.raw`\*{2,3}|~~|\x60{1,2}`,
    String.raw`\*(?<strong>[^*\n]{1,200})\*`,
    String.raw`(?<![A-Za-z0-9_])_{1,2}(?<slanted>[^_\n]{1,200})_{1,2}(?![A-Za-z0-9_])`,
    '&(?<entity>nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|hellip|yen|middot);',
  ].join('|'),
  'g',
)
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  hellip: '…',
  yen: '¥',
  middot: '·',
}
const BREAKING = new Set(
  'p br div tr li ul ol table figure blockquote section h1 h2 h3 h4 h5 h6 hr figcaption'.split(' '),
)

const SIGNS: readonly RegExp[] = [
  /^ {0,3}#{1,6}[ \t]+\S/m,
  /\*\*[^*\n]{1,200}\*\*/,
  /!?\[[^\]\n]{0,300}\]\((?:https?:|\/|\.|#)[^()\n]{0,2000}\)/,
  /^\s{0,3}\|?\s{0,4}:?-{3,40}:?\s{0,4}\|[\s|:-]{0,400}$/m,
  /\$[^$\n]{0,200}\\%[^$\n]{0,200}\$/,
]

/** True for a text with marks that only Markdown has: fields above it, headings, emphasis, links, a table's rule. */
export function isMarkdown(text: string): boolean {
  return frontMatter(text) !== null || SIGNS.some((sign) => sign.test(text))
}

/** The lines of a Markdown text as a reader sees it, without its marks, and what the fields above it say. */
export function markdownPage(text: string): HtmlPage {
  const fields = frontMatter(text)
  const writer = lineWriter()
  const grids: TableGrid[] = []
  const lines = linesOf(text, fields?.end ?? 0)
  let fenced = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as RawLine
    if (FENCE.test(line.text)) {
      fenced = !fenced
      writer.boundary(line.start)
    } else if (fenced) {
      writer.lineBreak(line.start)
      writer.text(line.text, line.start, line.start + line.text.length)
    } else if (
      line.text.includes('|') &&
      DELIMITER.test(lines[i + 1]?.text ?? '') &&
      lines[i + 1]?.text.includes('-')
    ) {
      const grid: TableGrid = { first: writer.drafts.length, rows: [] }
      writer.boundary(line.start)
      writeRow(writer, grid, line, 'th')
      i++
      while (lines[i + 1]?.text.includes('|')) writeRow(writer, grid, lines[++i] as RawLine, 'td')
      grids.push(grid)
    } else writeLine(writer, line)
  }
  writer.boundary(text.length)
  const out = writer.out.text()
  const { lines: seen } = visibleLines(out, writer.drafts, [], grids)
  return { text: out, map: writer.out.map, lines: seen, elements: [], head: fields?.head ?? NO_HEAD, gone: [] }
}

interface RawLine {
  readonly start: number
  readonly text: string
}

function linesOf(text: string, from: number): RawLine[] {
  const lines: RawLine[] = []
  for (let start = from; start < text.length; ) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    lines.push({ start, text: text.slice(start, end).replace(/\r$/, '') })
    start = end + 1
  }
  return lines
}

function writeLine(writer: LineWriter, { start, text }: RawLine): void {
  if (text.trim() === '' || RULE.test(text) || REFERENCE.test(text)) {
    writer.boundary(start)
    return
  }
  const quoted = QUOTED.exec(text)?.[0].length ?? 0
  const rest = text.slice(quoted)
  const heading = HEADING.exec(rest)
  const item = heading === null ? ITEM.exec(rest) : null
  const note = heading === null && item === null ? NOTE.exec(rest) : null
  const from = quoted + (heading?.[0].length ?? item?.[0].length ?? note?.[0].length ?? 0)
  if (heading !== null || note !== null) writer.boundary(start)
  else writer.lineBreak(start)
  writer.context.heading = heading?.[1]?.length ?? 0
  writer.context.items = item === null ? 0 : 1
  const end = heading === null ? text.length : text.replace(/[ \t]+#{1,6}[ \t]*$/, '').length
  writeInline(writer, text.slice(from, end), start + from)
  if (heading !== null) writer.boundary(start + text.length)
  else writer.lineBreak(start + text.length)
  writer.context.heading = 0
  writer.context.items = 0
}

/** The words of a piece of a line, without its marks. */
function writeInline(writer: LineWriter, text: string, start: number): void {
  let at = 0
  const plain = (end: number): void => {
    if (end > at) writer.text(text.slice(at, end), start + at, start + end)
  }
  for (const match of text.matchAll(INLINE)) {
    const { 0: whole, index, groups = {} } = match
    plain(index)
    at = index + whole.length
    const inner = groups.link ?? groups.strong ?? groups.slanted
    const shown = groups.formula ?? groups.escaped ?? ENTITIES[groups.entity ?? '']
    if (shown !== undefined) writer.text(shown, start + index, start + at)
    else if (inner !== undefined) {
      if (groups.link !== undefined) writer.context.links++
      writeInline(writer, inner, start + index + whole.indexOf(inner, groups.link === undefined ? 0 : 1))
      if (groups.link !== undefined) writer.context.links--
    } else if (groups.tag !== undefined) writeTag(writer, groups.tag.toLowerCase(), groups.close === '/', start + index)
  }
  plain(text.length)
}

function writeTag(writer: LineWriter, name: string, closing: boolean, at: number): void {
  if (BREAKING.has(name)) writer.lineBreak(at)
  else if (name === 'td' || name === 'th') writer.space(at)
  if (name === 'figcaption') writer.context.captions = closing ? 0 : 1
}

function writeRow(writer: LineWriter, grid: TableGrid, { start, text }: RawLine, name: 'th' | 'td'): void {
  const cells: Node[] = []
  const line = writer.drafts.length
  writer.openRow()
  for (const { 0: cell, index } of text
    .replace(/^(\s*)\|/, '$1 ')
    .replace(/\|\s*$/, '')
    .matchAll(/(?:[^|\\]|\\.)+|(?<=\|)(?=\|)/g)) {
    const node: Node = { name, start: start + index, end: start + index + cell.length }
    cells.push(node)
    writer.openCell(node)
    writeInline(writer, cell, start + index)
    writer.closeCell(node)
  }
  writer.closeRow()
  if (writer.drafts.length > line) grid.rows.push({ line, cells })
}
