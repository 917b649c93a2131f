import type { Document, Mention, PlainBlock, Sentence } from '../model.js'

export type PartKind = 'headline' | 'heading' | 'prose' | 'item' | 'caption' | 'row'

/** A block of the document with its place in the document's order of headings. */
export interface Part {
  /** Position among the document's blocks. */
  readonly index: number
  readonly block: PlainBlock
  /** `headline`: what stands above the first running text. `item`: numbered, or behind a dash or bullet. */
  readonly kind: PartKind
  /** Headings of one rank look alike: 一、 (一) 1. ■; '' where nothing marks them. */
  readonly style: string
  /** The heading that it stands under, the nearest; null in front of the first. */
  readonly under: Part | null
  readonly sentences: readonly Sentence[]
}

/** A document as a tree: each block under its heading. */
export interface Outline {
  readonly document: Document
  readonly parts: readonly Part[]
}

/** No heading is longer, numbered or not. */
const LONGEST_NUMBERED = 40
const LONGEST = 36
const HAN = /[\u4e00-\u9fff]/
/** Marks of running text. */
const RUNNING = /[。,;!?]/
/** A short line that holds these is no heading: a pair of name and value, a note's number. */
const NOT_BARE = /[^\s]:[^\s]| - |\[\d+\]$|:$/
const STYLES: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十]{1,3}、/],
  ['(一)', /^\([一二三四五六七八九十]{1,3}\)/],
  ['甲、', /^[甲乙丙丁戊己庚辛]、/],
  ['1.', /^\d{1,2}[.、]/],
  ['(1)', /^\(\d{1,2}\)/],
  // a line of a chronicle that is a year and nothing else
  ['1995年', /^(?:19|20)\d\d年(?:\d{1,2}月)?$/],
]
/** A line of a ledger, columns parted by blanks, one of them an amount: 4月16日 县商业银行 50万元. */
const LEDGER = /^(?:[^\s。;:,!?]+ {1,4})+(?:[人港美台]民?[币元])?[\d一二三四五六七八九十百千]/
const COLUMNS = /^[^\s。;:!?|]+ {1,4}[^\s|][^|]*$/
const CAPTION = /^\s*[(【▲△]?(?:[上下左右]?图(?:[为::]|片说明|注|\d)|照片)/
/** 4月20日 某公司 5万元: a line of a ledger opens with its day, set off by a blank. */
const DATED = /^\s*(?:\d{4}年)?\d{1,2}月\d{1,2}日\s[^。]*$/
/** ▌2021年:转段: what opens with a sign is a section, be it the first line below the headline. */
const SIGN = /^\s*\p{S}/u
const BULLET = /^\s*(?:[—–-]{1,2}|[•·●◆■△.])/

/** The outline of a document. `mentions` tell a line of a list (心理重建 900万元) from a heading. */
export function layOut(document: Document, mentions: readonly Mention[]): Outline {
  const { blocks } = document.plain
  const figured = new Set(mentions.map(({ sentence }) => sentence.blockIndex))
  // 县佛教协会66666元: a line that ends in its figure, like the one above or below it, is an entry of a list
  const closed = new Set(mentions.filter(endsBlock).map(({ sentence }) => sentence.blockIndex))
  const isEntry = (i: number) => closed.has(i) && (closed.has(i - 1) || closed.has(i + 1))
  const sentences = new Map<number, Sentence[]>()
  for (const sentence of document.sentences) {
    const own = sentences.get(sentence.blockIndex)
    if (own) own.push(sentence)
    else sentences.set(sentence.blockIndex, [sentence])
  }
  // ● 第一程(2016年): a bullet alone above running text
  const isListed = (i: number) => blocks[i]?.block.kind === 'list-item'
  const isLone = (i: number) => isListed(i) && !isListed(i - 1) && !isListed(i + 1) && i + 1 < blocks.length
  const kinds = blocks.map((block, i) => kindOf(block, figured.has(i), closed.has(i), isEntry(i), isLone(i)))
  const first = kinds.findIndex((kind) => kind !== 'heading' && kind !== 'caption')
  let open: Part[] = []
  const parts = blocks.map((block, index): Part => {
    const style = styleOf(block.text)
    const isSection = isNumbered(block.text) || SIGN.test(block.text) || isLone(index)
    const kind = index < first && kinds[index] === 'heading' && !isSection ? 'headline' : kinds[index]
    if (kind === 'heading') {
      const same = open.findIndex((other) => other.style === style)
      if (same >= 0) open = open.slice(0, same)
    }
    const part = {
      index,
      block,
      kind: kind as PartKind,
      style,
      under: open.at(-1) ?? null,
      sentences: sentences.get(index) ?? [],
    }
    if (kind === 'heading') open.push(part)
    return part
  })
  return { document, parts }
}

/** True for a figure behind which its block ends. */
function endsBlock({ sentence: { block, start }, end }: Mention): boolean {
  return block.text.slice(start + end).trim() === ''
}

function kindOf(
  { block, text: line }: PlainBlock,
  figured: boolean,
  closed: boolean,
  entry: boolean,
  lone: boolean,
): PartKind {
  if (block.kind === 'headline') return 'heading'
  if (block.kind === 'table-row') return 'row'
  if (block.kind === 'caption' || CAPTION.test(line)) return 'caption'
  if ((entry && isNumbered(line)) || (figured && DATED.test(line))) return 'item'
  if (figured && !isNumbered(line) && LEDGER.test(line) && (block.kind === 'subhead' || !RUNNING.test(line)))
    return 'item'
  // 某家纺公司 棉被3000床,折款54万元: a line of columns that ends in its figure is an entry, however short
  if (closed && !isNumbered(line) && COLUMNS.test(line) && block.kind === 'subhead') return 'item'
  if (block.kind === 'subhead') return 'heading'
  const bare = !RUNNING.test(line) && HAN.test(line) && !figured
  if (bare && (block.kind !== 'list-item' || lone)) {
    if (line.length <= LONGEST_NUMBERED && isNumbered(line)) return 'heading'
    if (line.length <= LONGEST && !NOT_BARE.test(line)) return 'heading'
  }
  return isNumbered(line) || BULLET.test(line) ? 'item' : 'prose'
}

/** True for what opens like a numbered section. */
function isNumbered(text: string): boolean {
  return STYLES.some(([, form]) => form.test(text))
}

function styleOf(line: string): string {
  return STYLES.find(([, form]) => form.test(line))?.[0] ?? (/^[^\p{L}\p{N}]/u.test(line) ? [...line][0] : '') ?? ''
}

/** What the heading above a part says, the nearest that is more than a day. */
export function topicOf({ under }: Part): string {
  if (under === null) return ''
  return DAY.test(under.block.text) ? topicOf(under) : under.block.text
}
const DAY = /^\s*(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?\s*$/

/** True for running text: no heading, no caption. */
export function isProse({ kind }: Part): boolean {
  return kind !== 'headline' && kind !== 'heading' && kind !== 'caption'
}
