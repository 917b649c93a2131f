import { chromeCues } from '../lexicon/chrome.js'
import { type ClassedLine, endsSentence, type LineClass } from './line-class.js'
import { withoutRepeats } from './repeats.js'
import { type Body, ENDS, introduces } from './segments.js'

/** What becomes of a line. */
export interface Verdict {
  readonly keep: boolean
  readonly doubtful: boolean
  /** Why it goes; '' for lines kept. */
  readonly reason: string
}

const KEEP: Verdict = { keep: true, doubtful: false, reason: '' }
const DOUBT: Verdict = { keep: true, doubtful: true, reason: '' }
const OUTSIDE = 'outside the article'
const DROPPED_INSIDE: ReadonlySet<LineClass> = new Set<LineClass>([
  'image',
  'date',
  'meta',
  'source',
  'share',
  'nav',
  'foot',
  'comment',
  'player',
  'pager',
  'promo',
  'related',
  'links',
  'teaser',
  'editor',
  'disclaimer',
])
const SKIPPED_AT_HEAD: ReadonlySet<LineClass> = new Set<LineClass>([
  'share',
  'source',
  'field',
  'image',
  'noise',
  'date',
  'meta',
  'player',
  'comment',
  'editor',
])
const BYLINE =
  /^[([【]?(?:本报|本報|本社|本网|新华社|記者|记者|通讯员|通訊員|实习|實習|特约|文\/|图\/|图:|文:|撰文|摄影|攝影)|(?:摄|攝|供图|提供|资料图片?|資料照片?|电|報導|报道)[)\]】]?$|^[(（]?完[)）]?$/
const ADDRESS = /我們|我们|您|你|欢迎|歡迎|敬请|敬請|请|請|關注|关注|扫|按讚|按赞/
const CAPTION_MARK = /^[▲△▼↑↓◀]/

/** Decides for every line whether it belongs to the article whose prose is `body` and whose title is line `title`. */
export function judge(lines: readonly ClassedLine[], body: Body, title: number): Verdict[] {
  const verdicts = lines.map((line): Verdict => dropped(outsideReason(line.class)))
  for (let i = body.first; i <= body.last; i++) verdicts[i] = DOUBT
  inside(lines, body, verdicts)
  head(lines, body, title, verdicts)
  tail(lines, body, verdicts)
  promotion(lines, body, verdicts)
  return withoutRepeats(lines, title, verdicts)
}

function dropped(reason: string): Verdict {
  return { keep: false, doubtful: false, reason }
}

function outsideReason(name: LineClass): string {
  return name === 'strong' || name === 'short' || name === 'weak' || name === 'item' ? OUTSIDE : name
}

function inside(lines: readonly ClassedLine[], body: Body, verdicts: Verdict[]): void {
  let widget = false
  for (let i = body.first; i <= body.last; i++) {
    const { class: name, line } = lines[i] as ClassedLine
    const late = i >= body.doubtfulFrom
    if (name === 'strong') {
      widget = false
      verdicts[i] = late || line.link > 0.4 ? DOUBT : KEEP
    } else if (name === 'related') {
      widget = true
      verdicts[i] = dropped(name)
    } else if (DROPPED_INSIDE.has(name)) {
      verdicts[i] = dropped(name)
    } else if (widget) {
      verdicts[i] = dropped('related')
    } else if (name === 'noise' && !/[\p{L}\d]{2}/u.test(line.text)) {
      verdicts[i] = dropped(name)
    } else {
      verdicts[i] = late ? DOUBT : KEEP
    }
  }
}

/** What the site asks of its readers in the article's last lines. */
function promotion(lines: readonly ClassedLine[], body: Body, verdicts: Verdict[]): void {
  for (let i = body.last; i > body.first && i > body.last - 3; i--) {
    const { text, han } = (lines[i] as ClassedLine).line
    if (han > 160 || !ADDRESS.test(text) || !chromeCues('promo').in?.test(text)) break
    for (let k = i; k < Math.min(lines.length, i + 4); k++) {
      if (k === i || verdicts[k]?.keep) verdicts[k] = dropped('promo')
    }
  }
}

/** Subtitles and captions between title or date line and the first prose line. */
function head(lines: readonly ClassedLine[], body: Body, title: number, verdicts: Verdict[]): void {
  const top = Math.max(title, body.anchor)
  const group: number[] = []
  for (let i = body.first - 1; i > top && i > body.first - 24; i--) {
    const { class: name, line } = lines[i] as ClassedLine
    if (name === 'short' || name === 'weak' || name === 'box') {
      if (line.han < 4 && line.text.length < 8) {
        if (top < 0) break
        continue
      }
      group.push(i)
    } else if (SKIPPED_AT_HEAD.has(name) && top >= 0) {
      verdicts[i] = dropped(name)
    } else if (name === 'item' && top >= 0 && body.first - top <= 12) {
    } else break
  }
  const short = group.filter((i) => (lines[i] as ClassedLine).line.han < 12).length
  if (group.length <= 6 || short * 2 < group.length) for (const i of group) verdicts[i] = top >= 0 ? KEEP : DOUBT
  // subtitles between the title and the date line
  for (let i = title + 1; title >= 0 && i < body.anchor; i++) {
    const { class: name, line } = lines[i] as ClassedLine
    if (
      (name === 'short' || name === 'weak') &&
      line.han >= 6 &&
      !line.bullet &&
      line.link < 0.5 &&
      !BYLINE.test(line.text)
    ) {
      verdicts[i] = /^[—―(-]/.test(line.text) ? KEEP : DOUBT
    }
  }
}

/** By-lines, captions and short last lines behind the last prose line, up to the first line that ends the article. */
function tail(lines: readonly ClassedLine[], body: Body, verdicts: Verdict[]): void {
  const pending: number[] = []
  const list = introduces((lines[body.last] as ClassedLine).line.text)
  for (let i = body.last + 1; i < Math.min(lines.length, body.last + 30); i++) {
    const { class: name, line } = lines[i] as ClassedLine
    if (name === 'short' || name === 'weak' || (list && (name === 'item' || name === 'noise'))) {
      pending.push(i)
      const sure =
        BYLINE.test(line.text) ||
        CAPTION_MARK.test(line.text) ||
        (list && i < body.last + 30) ||
        (name === 'weak' && endsSentence(line.text) && line.gap === 0 && line.han >= 8 && pending.length === 1)
      if (sure) {
        for (const k of pending) verdicts[k] = list || k === i ? KEEP : DOUBT
        pending.length = 0
      }
      if (pending.length > 6) break
    } else if (name === 'image' || name === 'noise') {
    } else {
      // nothing but a few short lines before the editor's line: they close the article
      if ((name === 'editor' || name === 'source') && pending.length > 0 && pending.length <= 4)
        for (const k of pending) verdicts[k] = DOUBT
      if (ENDS.has(name) || name !== 'box') break
    }
  }
}
