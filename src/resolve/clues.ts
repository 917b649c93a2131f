import { clauseEnd, clauseStart } from '../clause.js'
import { toNumber } from '../decimal.js'
import type { Outline } from '../layout/outline.js'
import { latest, lazy, remembered } from '../lazy.js'
import { type Act, actsIn } from '../lexicon/acts.js'
import { clueNumber } from '../lexicon/clue-numbers.js'
import type { Mention, Sentence, Token } from '../model.js'
import type { Span } from '../span.js'
import { pairsIn } from './character-pairs.js'
import { grouped } from './grouped.js'

/** So many characters of a figure's own clause in front of it and behind it speak, up to the figures beside it … */
const BEFORE = 24
const BEHIND = 16
/** … so many of its sentence around that, … */
const AROUND_BEFORE = 40
const AROUND_BEHIND = 30
/** … and so many right at it, whatever stands between: less often the same as that of a whole clause. */
const NEAR_BEFORE = 10
const NEAR_BEHIND = 6
/** So many figures back one of the same kind still says what this one does. */
const FIGURES = 6

/** Tells a clue, by its name and what it is. */
type Tell = (name: string, ...found: readonly (string | number | null | undefined)[]) => void

/** What may say something of the figure at an index, whatever is asked of it: numbers of clues (捐 of `before`), each once. */
export interface Clues {
  /** What the text says of it: its number and unit, the characters and the classes of words beside it. */
  readonly beside: (index: number) => readonly number[]
  /** … and what the rules make of it and of the figure in front. */
  readonly near: (index: number) => readonly number[]
  /** … and what stands round that: the words of its sentence, the headline. */
  readonly all: (index: number) => readonly number[]
}

/** The clues of a document's figures. */
export function cluesOf(mentions: readonly Mention[], outline: Outline): Clues {
  const { stretch, around } = written(mentions, outline)
  const figure = (i: number) => told((tell) => tellFigure(mentions[i] as Mention, outline.parts, tell))
  const beside = (i: number) => [...figure(i), ...stretch(i)]
  const ruled = (i: number) => told((tell) => tellRules(mentions, i, tell))
  // giver and receiver of a figure are asked for one behind the other
  const near = latest((i: number) => [...beside(i), ...ruled(i)])
  return { beside, near, all: latest((i: number) => [...near(i), ...around(i)]) }
}

/** What the text says of its figures, whatever is made of them: read once for all stages. */
interface Written {
  readonly stretch: (index: number) => Int32Array
  readonly around: (index: number) => Int32Array
}

const texts = new WeakMap<Outline, Written>()

function written(mentions: readonly Mention[], outline: Outline): Written {
  const known = texts.get(outline) ?? writtenIn(mentions, outline)
  texts.set(outline, known)
  return known
}

function writtenIn(mentions: readonly Mention[], { parts }: Outline): Written {
  const acts = remembered((sentence: Sentence) => actsIn(sentence.text))
  const words = wordsOf(mentions)
  const headline = lazy(() => parts.flatMap(({ kind, block }) => (kind === 'headline' ? pairs(block.text) : [])))
  return {
    stretch: remembered((i: number) =>
      told((tell) => tellBeside(stretchOf(mentions, i), acts((mentions[i] as Mention).sentence), tell)),
    ),
    around: remembered((i: number) =>
      told((tell) => {
        tellAround(stretchOf(mentions, i), words((mentions[i] as Mention).sentence), tell)
        tell('headline', ...headline())
      }),
    ),
  }
}

/** The numbers of the clues that are told; those that no table knows have none. */
function told(speak: (tell: Tell) => void): Int32Array {
  const numbers = new Set<number>()
  speak((name, ...found) => {
    for (const one of found) {
      const number = clueNumber(name, String(one ?? 'none'))
      if (number !== undefined) numbers.add(number)
    }
  })
  return Int32Array.from(numbers)
}

/** Nouns and verbs of a sentence. */
interface Words {
  /** Those in clauses of figures, each figure's own among them … */
  readonly beside: readonly Token[]
  /** … and those in others, which speak for each figure. */
  readonly elsewhere: readonly string[]
}

function wordsOf(mentions: readonly Mention[]): (sentence: Sentence) => Words {
  const figures = grouped(mentions, ({ sentence }) => sentence)
  return remembered((sentence: Sentence) => {
    const { text, tag } = sentence
    const own = figures.get(sentence) ?? []
    const [beside, elsewhere]: [Token[], string[]] = [[], []]
    let from = 0
    for (const { start, end } of [...own, { start: text.length, end: 0 }]) {
      const words = start > from ? tag(from, start).filter(({ tag }) => NOUN_OR_VERB.test(tag)) : []
      for (const word of words) {
        const [open, close] = [clauseStart(text, word.start), clauseEnd(text, word.start)]
        if (own.some((figure) => figure.start >= open && figure.start < close)) beside.push(word)
        else elsewhere.push(word.text)
      }
      from = end
    }
    return { beside, elsewhere }
  })
}

function tellFigure(mention: Mention, parts: Outline['parts'], tell: Tell): void {
  const { unit, per, value, sentence, start, end } = mention
  const digits = Math.floor(Math.log10(Math.max(1, Math.abs(toNumber(value)))))
  const raw = sentence.text.slice(start, end)
  tell('any', '')
  tell('digits', digits)
  tell('unit', unit)
  tell('unit+digits+per', `${unit},${digits},${per !== null}`)
  tell('counter', raw.slice(-1), raw.slice(-2))
  tell('part', parts[sentence.blockIndex]?.kind)
}

/** What the rules say of the figure, of its name, its giver and of the one of its kind in front of it. */
function tellRules(mentions: readonly Mention[], i: number, tell: Tell): void {
  const { kind, role, label, sentence, evidence } = mentions[i] as Mention
  tell('context', evidence.context)
  tell('head', label?.slice(-2))
  tell('label', ...pairs(label ?? ''))
  tell('ruled', role)
  tell('ruled+donor', `${role},${evidence.donor?.scope}`)
  tell('donor', evidence.donor?.scope)
  tell('recipient', evidence.recipient?.scope)
  const last = mentions.slice(Math.max(0, i - FIGURES), i).findLast((other) => other.kind === kind)
  if (!last) return
  tell(
    'earlier+label+block',
    `${last.role},${last.label === label},${last.sentence.blockIndex === sentence.blockIndex}`,
  )
}

/** The stretch of a figure's sentence that speaks of it: its clause as far as the figures beside it. */
interface Stretch extends Span {
  readonly text: string
  readonly figure: Span
}

function stretchOf(mentions: readonly Mention[], i: number): Stretch {
  const figure = mentions[i] as Mention
  const { sentence } = figure
  const { text } = sentence
  const [previous, next] = [mentions[i - 1], mentions[i + 1]]
  const [open, close] = [clauseStart(text, figure.start), clauseEnd(text, figure.end)]
  const start = previous?.sentence === sentence ? Math.max(open, previous.end) : open
  const end = next?.sentence === sentence ? Math.min(close, next.start) : close
  return { text, figure, start, end }
}

/** The characters beside a figure, those of its stretch, and the classes of words in it and around. */
function tellBeside({ text, figure, start: from, end: to }: Stretch, acts: readonly Act[], tell: Tell): void {
  const { start, end } = figure
  const [first, last] = [Math.max(0, from - AROUND_BEFORE), to + AROUND_BEHIND]
  for (const length of [1, 2, 3]) tell('beside>', text.slice(end, end + length))
  const before = text.slice(Math.max(from, start - BEFORE), start)
  const behind = text.slice(end, Math.min(to, end + BEHIND))
  tell('before', ...singles(before), ...pairs(before))
  tell('behind', ...singles(behind), ...pairs(behind))
  tell('near<', ...singles(text.slice(Math.max(0, start - NEAR_BEFORE), start)))
  tell('near>', ...singles(text.slice(end, end + NEAR_BEHIND)))
  for (const act of acts) {
    if (act.start < first || act.end > last) continue
    if (act.end <= from) tell('acts-around<', act.class)
    else if (act.start >= to) tell('acts-around>', act.class)
    else if (act.end <= start) tell('acts-before', act.class)
    else if (act.start >= end) tell('acts-behind', act.class)
  }
}

/** The characters behind its stretch, and the nouns and verbs of its sentence but for those that stand at other figures. */
function tellAround({ text, start, end }: Stretch, words: Words, tell: Tell): void {
  tell('around>', ...pairs(text.slice(end, end + AROUND_BEHIND)))
  tell('words', ...words.elsewhere)
  for (const word of words.beside) if (word.start >= start && word.end <= end) tell('words', word.text)
}

const NOUN_OR_VERB = /^[nv]/
const HAN = /^[\u4e00-\u9fff]+$/

function singles(text: string): readonly string[] {
  return [...text].filter((one) => HAN.test(one))
}

function pairs(text: string): readonly string[] {
  return pairsIn(text, { start: 0, end: text.length }).pairs
}
