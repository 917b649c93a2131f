import { clauseEnd, clauseStart } from '../clause.js'
import { labelStops, lightWords } from '../lexicon/label-words.js'
import type { Mention, Resolver, Token } from '../model.js'
import type { Span } from '../span.js'

/** No label is longer: a longer phrase is a clause. */
const LONGEST = 16
/** How far around the number a noun phrase may lie. */
const REACH = 40
const NOUN = /^(?:n|an|j|l$|i$|vn|s$|eng|b|a$|ag|g|k|q$|f$|h)/
const HEAD = /^(?:n|an|j|l$|i$|vn|eng|s$)/
const JOINING = new Set(['、', '和', '与', '及', '“', '”', '"', '·', '-', '等'])
const QUOTES = /[“”"‘’]/g

/**
 * Names the noun that is counted or paid for: behind the number (350名|援疆干部人才, 6000元|资助, 3000元的|工资), else in
 * front of it (援疆资金|22.29亿元), else the verb that takes the number (接诊|3.65万人次, 1000多人|就业).
 */
export const label: Resolver = {
  name: 'label',
  resolve: (mentions) => mentions.map((mention, i) => labelled(mention, mentions[i - 1], mentions[i + 1])),
}

function labelled(mention: Mention, previous: Mention | undefined, next: Mention | undefined): Mention {
  const { sentence, start, end } = mention
  const from = Math.max(
    clauseStart(sentence.text, start),
    start - REACH,
    previous?.sentence === sentence ? previous.end : 0,
  )
  const to = Math.min(
    clauseEnd(sentence.text, end),
    end + REACH,
    next?.sentence === sentence ? next.start : Number.MAX_SAFE_INTEGER,
  )
  const behind = phraseBehind(mention, to)
  const steps: readonly [string, () => Span | null][] =
    mention.kind === 'money'
      ? [
          ['noun behind', () => behind],
          ['noun in front', () => phraseBefore(mention, from)],
          ['verb in front', () => verbBefore(mention, from)],
          ['verb behind', () => verbBehind(mention, to)],
        ]
      : [
          ['noun behind', () => behind],
          [
            'noun seen',
            () => (mention.noun && mention.noun.end <= start ? phraseEndingAt(mention, from, mention.noun.end) : null),
          ],
          ['noun in front', () => phraseBefore(mention, from)],
          ['verb behind', () => verbBehind(mention, to)],
          ['verb in front', () => verbBefore(mention, from)],
        ]
  for (const [step, find] of steps) {
    const span = find()
    if (span && span.end > span.start) {
      const text = sentence.text.slice(span.start, span.end).replace(QUOTES, '')
      return { ...mention, label: text, trace: [...mention.trace, `label/${step}`] }
    }
  }
  return mention
}

/** The noun phrase right behind the mention, 的 between allowed. */
function phraseBehind({ sentence, end, kind, noun }: Mention, to: number): Span | null {
  if (kind === 'project' && noun && noun.start >= end) return lastPart(sentence.text, noun.start, noun.end)
  let start = -1
  let last: Token | undefined
  for (const token of sentence.tag(end, Math.max(end, to))) {
    if (start < 0 && (token.text === '的' || token.text === '“' || token.text === ' ')) continue
    if (labelStops().has(token.text)) break
    if (JOINING.has(token.text) || token.text === '的') {
      if (!last) break
      continue
    }
    if (
      !NOUN.test(token.tag) &&
      !(
        start < 0 &&
        /^t|^m/.test(token.tag) === false &&
        kind !== 'money' &&
        /^v/.test(token.tag) &&
        isModifier(sentence.text, token, to)
      )
    )
      break
    if (start < 0) start = token.start
    if (token.end - start > LONGEST) break
    if (HEAD.test(token.tag)) last = token
  }
  return start >= 0 && last ? { start, end: last.end } : null
}

/** A verb directly behind the number modifies the noun when 的 or a noun follows at once: 1500名无力缴费的人口, 22个续建项目. */
function isModifier(text: string, token: Token, to: number): boolean {
  return text.slice(token.end, Math.min(to, token.end + 4)).includes('的')
}

/** A long list before a project noun is its modifier: keep the last sixteen characters at most. */
function lastPart(text: string, start: number, end: number): Span {
  const from = /^[的 “]/.test(text.slice(start)) ? start + 1 : start
  return { start: Math.max(from, end - LONGEST), end }
}

/** The noun phrase that ends right in front of the mention, light words between allowed. */
function phraseBefore(mention: Mention, from: number): Span | null {
  const { text } = mention.sentence
  let end = mention.start
  for (
    let word = lightWords().before(text, end);
    word && end - word.word.length >= from;
    word = lightWords().before(text, end)
  ) {
    end -= word.word.length
  }
  return phraseEndingAt(mention, from, end)
}

/** The longest noun phrase that ends at an offset, no verb in it. */
function phraseEndingAt({ sentence }: Mention, from: number, end: number): Span | null {
  if (end <= from) return null
  const tokens = sentence.tag(from, end)
  let start = -1
  for (const token of tokens.toReversed()) {
    if (start < 0 && QUOTES.test(token.text)) continue
    QUOTES.lastIndex = 0
    if (labelStops().has(token.text)) break
    const joining = JOINING.has(token.text)
    if (!joining && !NOUN.test(token.tag)) break
    if (start < 0 && (joining || !HEAD.test(token.tag))) break
    if (end - token.start > LONGEST) break
    if (!joining) start = token.start
  }
  return start < 0 ? null : { start, end }
}

function verbBefore({ sentence, start }: Mention, from: number): Span | null {
  const { text } = sentence
  let end = start
  for (
    let word = lightWords().before(text, end);
    word && end - word.word.length >= from;
    word = lightWords().before(text, end)
  ) {
    end -= word.word.length
  }
  const verb =
    end > from
      ? sentence
          .tag(from, end)
          .findLast((token) => /^v/.test(token.tag) && token.text.length > 1 && !labelStops().has(token.text))
      : undefined
  return verb ?? null
}

function verbBehind({ sentence, end }: Mention, to: number): Span | null {
  const verb =
    to > end
      ? sentence
          .tag(end, to)
          .find((token) => /^[vn]/.test(token.tag) && token.text.length > 1 && !labelStops().has(token.text))
      : undefined
  return verb ?? null
}
