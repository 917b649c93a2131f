import { clauseEnd, clauseStart } from '../clause.js'
import { toNumber } from '../decimal.js'
import { type Outline, topicOf } from '../layout/outline.js'
import { lazy } from '../lazy.js'
import { type Act, actsIn } from '../lexicon/acts.js'
import type { Mention } from '../model.js'
import { pairsIn } from './character-pairs.js'

/** So many characters of a figure's own clause in front of it and behind it speak, up to the figures beside it … */
const BEFORE = 24
const BEHIND = 16
/** … and so many of its sentence around that. */
const AROUND_BEFORE = 40
const AROUND_BEHIND = 30
/** So many figures back one of the same kind still says what this one does. */
const FIGURES = 6

/** Tells a clue, by its name and what it is. */
type Tell = (name: string, ...found: readonly (string | number | null | undefined)[]) => void

/**
 * For the figure at an index all that may say what it does: its number, the characters and the classes of words round it, the headings above
 * it, what the rules make of it and of the figure in front. `before=捐` names a clue.
 * `bench/learn.mjs` learns from the same.
 */
export function roleClues(mentions: readonly Mention[], { document, parts }: Outline): (index: number) => Set<string> {
  const acts = document.sentences.map(({ text }) => lazy(() => actsIn(text)))
  const headline = parts.flatMap(({ kind, block }) => (kind === 'headline' ? pairs(block.text) : []))
  const headings = parts.map((part) => lazy(() => pairs(topicOf(part))))
  return (i) => {
    const mention = mentions[i] as Mention
    const { index, blockIndex } = mention.sentence
    const clues = new Set<string>(['any'])
    const tell: Tell = (name, ...found) => {
      for (const one of found) clues.add(`${name}=${one ?? 'none'}`)
    }
    tellNumber(mention, tell)
    tellRules(mentions, i, tell)
    tellSentence(mentions, i, (acts[index] as () => readonly Act[])(), tell)
    tell('heading', ...(headings[blockIndex] as () => readonly string[])())
    tell('headline', ...headline)
    return clues
  }
}

function tellNumber({ unit, per, qualifier, value, sentence, start, end }: Mention, tell: Tell): void {
  const digits = Math.floor(Math.log10(Math.max(1, Math.abs(toNumber(value)))))
  const raw = sentence.text.slice(start, end)
  tell('qualifier', qualifier)
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

/** The characters beside it, those of its clause as far as the figures beside it, and those around that; the classes of words there. */
function tellSentence(mentions: readonly Mention[], i: number, acts: readonly Act[], tell: Tell): void {
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
  tell('around<', ...pairs(text.slice(first, from)))
  for (const act of acts) {
    if (act.start < first || act.end > last) continue
    if (act.end <= from) tell('acts-around<', act.class)
    else if (act.start >= to) tell('acts-around>', act.class)
    else if (act.end <= start) tell('acts-before', act.class)
    else if (act.start >= end) tell('acts-behind', act.class)
  }
}

const HAN = /^[\u4e00-\u9fff]+$/

function singles(text: string): readonly string[] {
  return [...text].filter((one) => HAN.test(one))
}

function pairs(text: string): readonly string[] {
  return pairsIn(text, { start: 0, end: text.length }).map(({ pair }) => pair)
}
