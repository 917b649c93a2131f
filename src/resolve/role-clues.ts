import { clauseEnd, clauseStart } from '../clause.js'
import { toNumber } from '../decimal.js'
import type { Outline } from '../layout/outline.js'
import { lazy, remembered } from '../lazy.js'
import { type Act, actsIn } from '../lexicon/acts.js'
import type { Mention, Sentence, Token } from '../model.js'
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

/**
 * For the figure at an index all that may say what it does: its number and its name, the characters and the classes of words round it, the
 * words of its sentence, the headline, what the rules make of it and of the figure in front. `before=捐` names a clue.
 * `bench/learn.mjs` learns from the same.
 */
export function roleClues(mentions: readonly Mention[], { document, parts }: Outline): (index: number) => Set<string> {
  const acts = document.sentences.map(({ text }) => lazy(() => actsIn(text)))
  const words = wordsOf(mentions)
  const headline = parts.flatMap(({ kind, block }) => (kind === 'headline' ? pairs(block.text) : []))
  return (i) => {
    const mention = mentions[i] as Mention
    const { index } = mention.sentence
    const clues = new Set<string>(['any'])
    const tell: Tell = (name, ...found) => {
      for (const one of found) clues.add(`${name}=${one ?? 'none'}`)
    }
    tellNumber(mention, tell)
    tellRules(mentions, i, tell)
    tellSentence(mentions, i, (acts[index] as () => readonly Act[])(), words(mention.sentence), tell)
    tell('label', ...pairs(mention.label ?? ''))
    tell('headline', ...headline)
    return clues
  }
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

function tellNumber({ unit, per, value, sentence, start, end }: Mention, tell: Tell): void {
  const digits = Math.floor(Math.log10(Math.max(1, Math.abs(toNumber(value)))))
  const raw = sentence.text.slice(start, end)
  tell('digits', digits)
  tell('unit+digits+per', `${unit},${digits},${per !== null}`)
  tell('counter', raw.slice(-1), raw.slice(-2))
}

/** What the rules say of the figure, of its giver and of the one of its kind in front of it. */
function tellRules(mentions: readonly Mention[], i: number, tell: Tell): void {
  const { kind, role, label, sentence, evidence } = mentions[i] as Mention
  tell('ruled', role)
  tell('ruled+donor', `${role},${evidence.donor?.scope}`)
  const last = mentions.slice(Math.max(0, i - FIGURES), i).findLast((other) => other.kind === kind)
  if (!last) return
  tell(
    'earlier+label+block',
    `${last.role},${last.label === label},${last.sentence.blockIndex === sentence.blockIndex}`,
  )
}

/** The characters beside it, those of its clause as far as the figures beside it, and those around that; the words there, and their classes. */
function tellSentence(mentions: readonly Mention[], i: number, acts: readonly Act[], words: Words, tell: Tell): void {
  const { sentence, start, end } = mentions[i] as Mention
  const { text } = sentence
  const [previous, next] = [mentions[i - 1], mentions[i + 1]]
  const [open, close] = [clauseStart(text, start), clauseEnd(text, end)]
  const from = previous?.sentence === sentence ? Math.max(open, previous.end) : open
  const to = next?.sentence === sentence ? Math.min(close, next.start) : close
  const [first, last] = [Math.max(0, from - AROUND_BEFORE), to + AROUND_BEHIND]
  for (const length of [1, 2, 3]) tell('beside>', text.slice(end, end + length))
  const before = text.slice(Math.max(from, start - BEFORE), start)
  const behind = text.slice(end, Math.min(to, end + BEHIND))
  tell('before', ...singles(before), ...pairs(before))
  tell('behind', ...singles(behind), ...pairs(behind))
  tell('around>', ...pairs(text.slice(to, last)))
  tell('near<', ...singles(text.slice(Math.max(0, start - NEAR_BEFORE), start)))
  tell('near>', ...singles(text.slice(end, end + NEAR_BEHIND)))
  tell('words', ...words.elsewhere)
  for (const word of words.beside) if (word.start >= from && word.end <= to) tell('words', word.text)
  for (const act of acts) {
    if (act.start < first || act.end > last) continue
    if (act.end <= from) tell('acts-around<', act.class)
    else if (act.start >= to) tell('acts-around>', act.class)
    else if (act.end <= start) tell('acts-before', act.class)
    else if (act.start >= end) tell('acts-behind', act.class)
  }
}

const NOUN_OR_VERB = /^[nv]/
const HAN = /^[\u4e00-\u9fff]+$/

function singles(text: string): readonly string[] {
  return [...text].filter((one) => HAN.test(one))
}

function pairs(text: string): readonly string[] {
  return pairsIn(text, { start: 0, end: text.length }).map(({ pair }) => pair)
}
