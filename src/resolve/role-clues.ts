import { clauseEnd, clauseStart } from '../clause.js'
import { toNumber } from '../decimal.js'
import { type Outline, type Part, topicOf } from '../layout/outline.js'
import { lazy } from '../lazy.js'
import { type Act, actsIn } from '../lexicon/acts.js'
import type { Mention } from '../model.js'

/** So many characters of a figure's own clause in front of it and behind it speak, up to the figures beside it … */
const BEFORE = 24
const BEHIND = 16
/** … and so many of its sentence around that. */
const AROUND_BEFORE = 40
const AROUND_BEHIND = 30
/** So many figures further one of the same kind in its sentence still says what this one does. */
const FIGURES = 6

/** Tells a clue, by its name and what it is. */
type Tell = (name: string, ...found: readonly (string | number | null | undefined)[]) => void

/**
 * For the figure at an index all that may say what it does: its number, its label, the characters and the classes of words round it, the
 * headings above it, how near its parties stand, what the rules make of it and of the figures beside it. `before=捐` names a clue.
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
    tell('part', (parts[blockIndex] as Part).kind)
    tellNumber(mention, tell)
    tellLabel(mention, tell)
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
  tell('unit', unit)
  tell('per', per)
  tell('qualifier', qualifier)
  tell('digits', digits)
  tell('unit+digits+per', `${unit},${digits},${per !== null}`)
  tell('counter', raw.slice(-1), raw.slice(-2))
}

function tellLabel({ label }: Mention, tell: Tell): void {
  tell('head', label?.slice(-1), label?.slice(-2))
  if (label === null) return
  tell('label', ...pairs(label))
  tell('acts-label', ...actsIn(label).map(({ class: name }) => name))
}

/** What the rules say of the figure, of its parties and of those of its kind beside it. */
function tellRules(mentions: readonly Mention[], i: number, tell: Tell): void {
  const mention = mentions[i] as Mention
  const isLike = ({ kind }: Mention) => kind === mention.kind
  const isNear = (other: Mention) => isLike(other) && other.sentence === mention.sentence
  const before = mentions.slice(Math.max(0, i - FIGURES), i)
  const last = before.findLast(isLike)
  const [donor, recipient] = [mention.evidence.donor?.scope, mention.evidence.recipient?.scope]
  tell('ruled', mention.role)
  tell('donor', donor)
  tell('recipient', recipient)
  tell('donor+recipient', `${donor},${recipient}`)
  tell('ruled+donor', `${mention.role},${donor}`)
  tell('earlier', before.findLast(isNear)?.role)
  tell('later', mentions.slice(i + 1, i + 1 + FIGURES).find(isNear)?.role)
  tell('previous', mentions[i - 1]?.kind)
  tell('next', mentions[i + 1]?.kind)
  if (!last) return
  const isSame = last.label === mention.label
  tell('earlier+label+block', `${last.role},${isSame},${last.sentence.blockIndex === mention.sentence.blockIndex}`)
}

/** The characters beside it, those of its clause as far as the figures beside it, and those around that; the classes of words there. */
function tellSentence(mentions: readonly Mention[], i: number, acts: readonly Act[], tell: Tell): void {
  const { sentence, start, end, label } = mentions[i] as Mention
  const head = label?.slice(-2) ?? 'none'
  const { text } = sentence
  const [previous, next] = [mentions[i - 1], mentions[i + 1]]
  const [open, close] = [clauseStart(text, start), clauseEnd(text, end)]
  const from = previous?.sentence === sentence ? Math.max(open, previous.end) : open
  const to = next?.sentence === sentence ? Math.min(close, next.start) : close
  const [first, last] = [Math.max(0, from - AROUND_BEFORE), to + AROUND_BEHIND]
  for (const length of [1, 2, 3]) {
    tell('beside<', text.slice(Math.max(0, start - length), start))
    tell('beside>', text.slice(end, end + length))
  }
  const before = text.slice(Math.max(from, start - BEFORE), start)
  const behind = text.slice(end, Math.min(to, end + BEHIND))
  tell('before', ...singles(before), ...pairs(before))
  tell('behind', ...singles(behind), ...pairs(behind))
  tell('around<', ...pairs(text.slice(first, from)))
  tell('around>', ...pairs(text.slice(to, last)))
  for (const act of acts) {
    if (act.start < first || act.end > last) continue
    if (act.end <= from) tell('acts-around<', act.class)
    else if (act.start >= to) tell('acts-around>', act.class)
    else if (act.end <= start) {
      tell('acts-before', act.class)
      // 拨付|捐款: what is done with what
      tell('acts-before+head', `${act.class},${head}`)
    } else if (act.start >= end) tell('acts-behind', act.class)
  }
}

const HAN = /^[\u4e00-\u9fff]+$/

function singles(text: string): readonly string[] {
  return [...text].filter((one) => HAN.test(one))
}

function pairs(text: string): readonly string[] {
  const found: string[] = []
  for (let i = 0; i + 2 <= text.length; i++) {
    const pair = text.slice(i, i + 2)
    if (HAN.test(pair)) found.push(pair)
  }
  return found
}
