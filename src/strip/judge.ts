import { keepHead } from './above-prose.js'
import { keepTail } from './below-prose.js'
import { type ClassedLine, holdsAmount, isPromotion, type LineClass } from './line-class.js'
import { isLonePromotion } from './page-signs.js'
import { type Body, introduces } from './prose.js'
import { withoutRepeats } from './repeats.js'
import { DOUBT, dropped, KEEP, type Verdict } from './verdict.js'
import { TIME_CODE } from './wraps.js'

const DROPPED_INSIDE: ReadonlySet<LineClass> = new Set<LineClass>([
  'image',
  'repeated',
  'date',
  'meta',
  'source',
  'share',
  'nav',
  'foot',
  'beside',
  'comment',
  'player',
  'pager',
  'promo',
  'advert',
  'related',
  'links',
  'teaser',
  'editor',
  'disclaimer',
])
/** Lines at the article's end in which a site asks its readers for something. */
const LAST_LINES = 3
const ARTICLE: ReadonlySet<LineClass> = new Set<LineClass>(['strong', 'short', 'weak', 'item'])

/**
 * Decides for every line whether it belongs to the article whose prose is `body` and whose title is line `title`. `end`
 * is the line behind the element that holds the article, 0 where none is known to.
 */
export function judge(lines: readonly ClassedLine[], body: Body, title: number, end: number): Verdict[] {
  const verdicts = outside(lines, body, title)
  for (let i = body.first; i <= body.last; i++) verdicts[i] = DOUBT
  inside(lines, body, verdicts)
  keepHead(lines, body, title, verdicts)
  keepTail(lines, body, end, verdicts)
  if (title >= 0) verdicts[title] = KEEP
  promotion(lines, body, verdicts)
  return withoutRepeats(lines, title, verdicts)
}

/**
 * Why a line outside the prose goes: for what it is, else for where it stands: above the title and the line of date and
 * source, behind a line that ends an article, or with no sign between it and the text.
 */
function outside(lines: readonly ClassedLine[], body: Body, title: number): Verdict[] {
  const top = title >= 0 && body.anchor >= 0 ? Math.min(title, body.anchor) : Math.max(title, body.anchor)
  let ended = false
  return lines.map(({ class: name, reason = name }, i) => {
    ended ||= i > body.last && !ARTICLE.has(name) && name !== 'noise' && name !== 'image'
    if (!ARTICLE.has(name)) return dropped(reason)
    return dropped(i < top ? 'above the head' : ended ? 'behind the end' : 'outside the article')
  })
}

function inside(lines: readonly ClassedLine[], body: Body, verdicts: Verdict[]): void {
  let widget = false
  let list = false
  for (let i = body.first; i <= body.last; i++) {
    const { class: name, line, reason = name } = lines[i] as ClassedLine
    const late = i >= body.doubtfulFrom
    if (name === 'strong') {
      widget = false
      verdicts[i] = late ? DOUBT : KEEP
    } else if (name === 'related') {
      widget = true
      verdicts[i] = dropped(name)
    } else if (
      DROPPED_INSIDE.has(name) &&
      !isLonePromotion(lines) &&
      !(body.whole && headsItem(lines[i] as ClassedLine))
    ) {
      verdicts[i] = dropped(reason)
    } else if (widget && !headsProse(lines, i)) {
      verdicts[i] = dropped('below related')
    } else if (name === 'noise' && (!/[\p{L}\d]{2}/u.test(line.text) || TIME_CODE.test(line.text))) {
      verdicts[i] = dropped(name)
    } else {
      // bullets that nothing announces, where no markup says that they are no links
      widget = false
      const stray = name === 'item' && !list && line.kind === null && !body.whole
      verdicts[i] = late || stray ? DOUBT : KEEP
    }
    if (name !== 'item') list = introduces(line.text)
  }
}

/** What may head an item of a chronicle, or break off, where all else is article. */
function headsItem({ class: name, date }: ClassedLine): boolean {
  return name === 'teaser' || (name === 'date' && date?.time === false)
}

/** True for a heading of the article's own: prose follows it. */
function headsProse(lines: readonly ClassedLine[], i: number): boolean {
  const { line } = lines[i] as ClassedLine
  return line.heading > 0 && lines[i + 1]?.class === 'strong'
}

/** What the site asks of its readers in the article's last lines, and what stands behind it. */
function promotion(lines: readonly ClassedLine[], body: Body, verdicts: Verdict[]): void {
  for (let i = Math.max(body.first + 1, body.last - LAST_LINES + 1); i <= body.last; i++) {
    if (!isPromotion((lines[i] as ClassedLine).line)) continue
    for (let k = i; k < Math.min(lines.length, body.last + LAST_LINES); k++) {
      // what tells something goes on behind it; in a page only sentences do
      const { class: name, line } = lines[k] as ClassedLine
      const tells = (body.whole || name === 'strong') && holdsAmount(line.text)
      if (k === i) verdicts[k] = dropped('promo')
      else if (verdicts[k]?.keep && !tells) verdicts[k] = dropped('behind promo')
    }
    return
  }
}
