import { characterSet } from '../../character-set.js'
import { firstAt } from '../../first-at.js'
import { type PeriodCueSort, periodCuePlaces, periodCues } from '../../lexicon/period-words.js'
import type { Sentence } from '../../model.js'
import { quotations } from '../../quotation.js'
import type { Span } from '../../span.js'

/** A clause of a paragraph; a segment is what semicolons part. All offsets are into the paragraph. */
export interface Clause extends Span {
  readonly sentence: number
  readonly segment: number
  /** Where the segment starts. */
  readonly since: number
}

/** What a paragraph looks like to the rules on how far a date reaches. */
export interface Layout {
  readonly text: string
  readonly sentences: readonly Sentence[]
  readonly clauses: readonly Clause[]
  readonly figures: readonly Span[]
  /** Quotations that are speech, not a single term. */
  readonly speech: readonly Span[]
  readonly brackets: readonly Span[]
  /** Titles and quoted names. */
  readonly names: readonly Span[]
  /** True where a cue of that sort starts in the range. */
  readonly cueIn: (sort: PeriodCueSort, from: number, to: number) => boolean
  /** True where a cue of that sort ends at the offset. */
  readonly cueBefore: (sort: PeriodCueSort, at: number) => boolean
}

const isEnd = characterSet(',;:。!?\n')
const isDigit = characterSet('0123456789')

export function layOut(text: string, sentences: readonly Sentence[], figures: readonly Span[]): Layout {
  let cues: ReadonlyMap<PeriodCueSort, readonly number[]> | undefined
  const cueIn = (sort: PeriodCueSort, from: number, to: number): boolean => {
    cues ??= periodCuePlaces(text)
    const places = (cues.get(sort) ?? []).filter((at) => !takesObject(text, sentences, at))
    return (places[firstAt(places.length, (k) => (places[k] as number) >= from)] ?? Infinity) < to
  }
  const cueBefore = (sort: PeriodCueSort, at: number) => periodCues(sort).some((word) => text.endsWith(word, at))
  const quotes = quotations(text)
  const speech = quotes.filter(({ isSpeech }) => isSpeech)
  const terms = quotes.filter(({ isSpeech }) => !isSpeech)
  const names = [...terms, ...pairs(text, '《', '》')].sort((a, b) => a.start - b.start)
  return {
    text,
    sentences,
    clauses: clausesOf(text, sentences),
    figures,
    speech,
    brackets: [...dayBrackets(text), ...pairs(text, '(', ')')],
    names,
    cueIn,
    cueBefore,
  }
}

/** 将余款3万元送交…: in front of a noun 将 is 把; it tells of what is to come in front of a verb. */
function takesObject(text: string, sentences: readonly Sentence[], at: number): boolean {
  if (text[at] !== '将') return false
  const sentence = sentences[lastStarting(sentences, at)] as Sentence
  const from = at + 1 - sentence.start
  const [next] = sentence.tag(from, Math.min(from + VERB, sentence.text.length))
  return next !== undefined && /^[nrm]/.test(next.tag) && next.text !== '各'
}

/** The last of the spans in order that starts at or before `at`; -1 where none does. */
export function lastStarting(spans: readonly Span[], at: number): number {
  return firstAt(spans.length, (i) => (spans[i] as Span).start > at) - 1
}

/** The first figure that starts in the range. */
export function figureIn({ figures }: Layout, from: number, to: number): Span | undefined {
  const found = figures[firstAt(figures.length, (i) => (figures[i] as Span).start >= from)]
  return found !== undefined && found.start < to ? found : undefined
}

/** The span that holds the offset. */
export function holding(spans: readonly Span[], at: number): Span | undefined {
  const found = spans[lastStarting(spans, at)]
  return found !== undefined && at < found.end ? found : undefined
}

/** 某集团|六年|投入2.3亿元, 八年|共派…: a length of years in front of the verb is the time in which it was done; in front of a noun (三年|行动计划) it is its name. */
export function isBeforeVerb({ sentences }: Layout, at: number): boolean {
  const sentence = sentences[lastStarting(sentences, at)] as Sentence
  const from = at - sentence.start
  const [word] = sentence.tag(from, Math.min(from + VERB, sentence.text.length))
  // x: two verbs in one (共派, 卖得), which the segmenter does not know
  return (
    word !== undefined &&
    /^(?:v(?!n)|d|x)/.test(word.tag) &&
    /^[\u4e00-\u9fff]/.test(word.text) &&
    !/^[就便即才也都再又还将]/.test(word.text)
  )
}

/** True for a place behind a verb or a preposition of its clause, which starts at `from`. */
export function isBehindVerb({ sentences }: Layout, from: number, at: number): boolean {
  const sentence = sentences[lastStarting(sentences, from)]
  const words = sentence?.tag(from - sentence.start, at - sentence.start) ?? []
  return words.some(({ tag, text }) => /^(?:v(?!n)|p)/.test(tag) && (text.length > 1 || text === '是'))
}

/** True where a stretch ends in a verb; the segmenter does not know all of two characters (投用), or takes them for nouns (动工). */
export function endsInVerb({ sentences }: Layout, from: number, to: number): boolean {
  const sentence = sentences[lastStarting(sentences, from)] as Sentence
  const words = sentence.tag(from - sentence.start, to - sentence.start)
  const last = words.at(-1)
  if (last === undefined) return false
  const isShort =
    last.text.length === 2 &&
    (last.tag === 'x' || (last.tag === 'n' && words.length === 1)) &&
    !/[省市县区乡镇村]$/.test(last.text)
  return isShort || last.tag.startsWith('v')
}

/** The segmenter needs so many characters to tell where a verb ends. */
const VERB = 8

function clausesOf(text: string, sentences: readonly Span[]): readonly Clause[] {
  const clauses: Clause[] = []
  sentences.forEach((sentence, index) => {
    let [start, segment, since] = [sentence.start, 0, sentence.start]
    for (let i = sentence.start; i < sentence.end; i++) {
      if (!isEnd(text.charCodeAt(i))) continue
      const c = text[i] as string
      if ((c === ',' || c === ':') && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1))) continue
      clauses.push({ start, end: i, sentence: index, segment, since })
      start = i + 1
      if (c === ';') {
        segment++
        since = start
      }
    }
    if (start < sentence.end) clauses.push({ start, end: sentence.end, sentence: index, segment, since })
  })
  return clauses
}

/** 【9月19日·某州】 in front of an item of a digest; it tells when the item was written. */
function dayBrackets(text: string): readonly Span[] {
  const found = /^\s*【[^】]{0,8}日[^】]{0,24}】/.exec(text)
  return found === null ? [] : [{ start: 0, end: found[0].length }]
}

/** Spans from each opening sign to the next closing one; nested ones count as part of the outer. */
function pairs(text: string, open: string, close: string): readonly Span[] {
  const spans: Span[] = []
  for (let start = text.indexOf(open); start >= 0; ) {
    const end = text.indexOf(close, start)
    if (end < 0) break
    spans.push({ start, end: end + 1 })
    start = text.indexOf(open, end)
  }
  return spans
}
