import type { ClassedLine, LineClass } from './line-class.js'
import { introduces } from './prose.js'

/** So many lines of chrome make a text a page. */
const PAGE_SIGNS = 3
/** What a line that looks like a link weighs beside a sign, of which there must be one. */
const LOOSE_WEIGHT = 0.4

/** Lines that only pages have. What a notice may have too (a source, an editor, a telephone) shows nothing. */
const SIGNS: ReadonlySet<LineClass> = new Set<LineClass>([
  'nav',
  'related',
  'share',
  'foot',
  'comment',
  'disclaimer',
  'pager',
  'player',
  'promo',
  'advert',
  'links',
])
/** Lines that look like links. */
export const LOOSE: ReadonlySet<LineClass> = new Set<LineClass>(['short', 'item', 'noise', 'teaser', 'date', 'meta'])

/** Whom to call about a notice. */
const CONTACT = /联系(?:人|电话|方式):|^电话:/
/** A foot line of a site. */
export const IMPRINT = /版权|copyright|©|all rights|powered by|icp|备案|许可证|网安备/i

/** True where the lines show that they are those of a page. */
export function isPage(lines: readonly ClassedLine[]): boolean {
  let signs = 0
  let loose = 0
  lines.forEach(({ class: name, line, date }, i) => {
    // a story in a list has its day behind it; in a chronicle it stands in front
    const story = line.bullet && date !== null && date.end > line.text.length / 2
    if ((SIGNS.has(name) && !isContact(line.text) && !PRINTED_NUMBER.test(line.text)) || story) signs++
    else if (
      LOOSE.has(name) &&
      line.cells === undefined &&
      isLoose(line.text) &&
      !introduces(lines[i - 1]?.line.text ?? '')
    )
      loose++
  })
  return signs > 0 && signs + loose * LOOSE_WEIGHT >= PAGE_SIGNS
}

/** The number that print puts on a page; what a site has below a text leads on to others. */
const PRINTED_NUMBER = /^第\s?\d{1,4}\s?页[\s/,|]{0,3}(?:共\s?\d{1,4}\s?页)?$/

/** An office's telephone, which is a foot line of a page, may close a notice. */
function isContact(text: string): boolean {
  return CONTACT.test(text) && !IMPRINT.test(text)
}

/** A name with the time of day, as a copied chat has above each message: 吴勇(和龙扶贫办) 08:41. */
const SPEAKER = /^[^,。;:!?]{1,20}\s(?:[上下]午\s?)?\d{1,2}:\d\d(?::\d\d)?$/
/** The times of a subtitle. */
const TIME_CODE = /^\d\d:\d\d:\d\d[,.]\d{3} --> /
/** Lines that only sites have; what a chat says of shared files and of who has joined looks like buttons. */
const SITE: ReadonlySet<LineClass> = new Set<LineClass>(['nav', 'foot', 'pager', 'links', 'disclaimer', 'meta'])
/** So many turns make a transcript. */
const TURNS = 3
/** The first turn stands among so many lines. */
const OPENING = 6

/** True for subtitles and for the copy of a chat: every line of theirs is somebody's words. */
export function isTranscript(lines: readonly ClassedLine[]): boolean {
  const isTurn = ({ line: { text } }: ClassedLine): boolean => SPEAKER.test(text) || TIME_CODE.test(text)
  if (!lines.slice(0, OPENING).some(isTurn) || lines.filter(isTurn).length < TURNS) return false
  return !lines.some((line) => SITE.has(line.class) && !isTurn(line))
}

/** True for a text that is one line, and that an offer: what somebody asks about is no advert beside something else. */
export function isLonePromotion(lines: readonly ClassedLine[]): boolean {
  return lines.length === 1 && /^(?:promo|advert)$/.test(lines[0]?.class ?? '')
}

/** A line as links are, whole headlines or single words: no clause, no figure that counts something. */
export function isLoose(text: string): boolean {
  return !/[,。;]|:(?!\d\d)|[\d十百千万亿]\s?(?:余|多)?(?:万|亿|元|人|名|户|个|项|%)/.test(text)
}
