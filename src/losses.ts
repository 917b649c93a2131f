import type { Article, Block, Diagnostic, Document, Dropped } from './model.js'
import { normalise } from './normalise/normalise.js'
import { recognise } from './recognise/recognise.js'
import { segment } from './segment/segment.js'
import { identityMap } from './span.js'

/** Reasons that leave no doubt: what they drop is some other story, an advert, a menu, what readers say. */
const CERTAIN: ReadonlySet<string> = new Set([
  'meta',
  'date',
  'nav',
  'links',
  'in chrome',
  'between parts',
  'among others',
  'scrolls by',
  'related',
  'below related',
  'teaser',
  'foot',
  'comment',
  'pager',
  'promo',
  'behind promo',
  'advert',
  'player',
  'image',
  'noise',
  'running head',
  'stands twice',
  'hidden',
  'other data',
  'known site',
  'disclaimer',
])
/** Reasons by what stands around: they hold while the article has figures and is the longer part of the text. */
const BY_PLACE: ReadonlySet<string> = new Set(['above the head', 'behind the end'])
/** Of a document that gave nothing a row with a day may be an account's, which looks like a line of date and source. */
const CERTAIN_BESIDE_RECORDS: ReadonlySet<string> = new Set(['meta', 'noise'])
/** A number in front of what it may count, before any stage is asked. */
const FIGURE =
  /[\d〇零一二两兩三四五六七八九十百千]\s?[余餘多几]?[万萬亿億]?\s?(?:元|圆|圓|块|美金|欧|港|人|名|户|戶|位|口|个|個|项|項|万|萬|亿|億)/
/** A sentence, a clause of one or a row: 援疆资金:33.7亿元. Headlines of other stories are none of these. */
const READS_ON = /[。；;，,][”」』)）]?|[:：]\s{0,3}\S/
/** Characters of prose apart from the article that may be another one. */
const LEAST_APART = 400
const SENTENCE = /。[”」』)）]?$/
/** Characters of dropped text that are read again, beside a share of those kept: for a tenth of a document's time. */
const LEAST_READ = 2000
const SHARE_READ = 0.2
/** Characters in front of a figure that may say what it counts. */
const AROUND = 100

/**
 * A warning with the number of figures in what was dropped and may be article; null where there are none. Where more
 * prose stands apart from the article than in it, everything counts that is not certainly the page's own; where nothing
 * was found, single words and headlines too.
 */
export function lossesOf({ plain }: Document, found: number): Diagnostic | null {
  const { article } = plain
  const kept = article.blocks.reduce((sum, { text }) => sum + text.length, 0)
  const apart = article.dropped.filter(({ reason, text }) => BY_PLACE.has(reason) && SENTENCE.test(text))
  const all = apart.reduce((sum, { text }) => sum + text.length, 0) > Math.max(kept, LEAST_APART)
  let left = Math.max(LEAST_READ, kept * SHARE_READ)
  const read: Block[] = []
  const unread: Dropped[] = []
  for (const piece of article.dropped) {
    if (!isDoubtful(piece, found === 0, all)) continue
    if (piece.text.length > left) {
      unread.push(piece)
      continue
    }
    left -= piece.text.length
    read.push(blockOf(piece, 0, piece.text.length))
  }
  const [long] = unread
  if (read.length === 0 && long !== undefined) {
    // nothing is short enough, as where a whole book stands in one line: where its figures begin tells that there are some
    const start = Math.max(0, long.text.search(FIGURE) - AROUND)
    read.push(blockOf(long, start, start + LEAST_READ))
  }
  if (read.length === 0) return null
  const figures = figuresIn(article, read)
  if (figures === 0) return null
  const number = `${unread.length > 0 ? 'at least ' : ''}${figures} figure${figures === 1 ? '' : 's'}`
  return {
    level: 'warning',
    message: `${number} in what was left out as no article: aid-extract text --dropped shows it, --no-strip keeps all`,
  }
}

function blockOf({ text, start }: Dropped, from: number, to: number): Block {
  const part = text.slice(from, to)
  return { kind: 'paragraph', text: part, map: identityMap(part.length, start + from), doubtful: true }
}

function isDoubtful({ reason, text }: Dropped, empty: boolean, all: boolean): boolean {
  const certain = CERTAIN.has(reason) && !(empty && CERTAIN_BESIDE_RECORDS.has(reason))
  return !certain && (all || !BY_PLACE.has(reason)) && FIGURE.test(text) && (empty || READS_ON.test(text))
}

function figuresIn(article: Article, blocks: readonly Block[]): number {
  const plain = normalise({ ...article, blocks, dropped: [] })
  return recognise({ plain, sentences: segment(plain) }).mentions.length
}
