import type { Outline, Part } from '../../layout/outline.js'
import { remembered } from '../../lazy.js'
import type { Mention, Sentence } from '../../model.js'
import { cluesOf } from '../clues.js'
import { grouped } from '../grouped.js'
import type { Ballot, Option } from '../weigh.js'
import { around, sortOf, speakFor, speakForNone } from './evidence.js'
import { type Phrase, type Phrases, phrasesOf } from './phrases.js'
import { isSettled } from './settled.js'

/** A name for what a figure counts, and how it stands to it. */
export interface Name {
  readonly text: string
  /**
   * `<` in front of the figure in its sentence, `>` behind it, each with how many marks and figures lie between; `previous`, `above`: the
   * sentence that leads to it; `lead`, `heading`, `headline`: what stands above its block; `figure`: the label of a figure before; `counter`; `ruled`: what the rules answer and no words of the text are.
   */
  readonly place: string
  readonly phrase: Phrase | null
  /** In characters, or figures. */
  readonly distance: number
  /** What it is of. */
  readonly sort: string
}

type Found = Omit<Name, 'sort'>

/** So many characters in front of a figure, and behind it, its name may stand … */
const REACH = 80
const REACH_BEHIND = 45
/** … so many marks away, and so many figures. */
const MARKS = 2
const FIGURES = 1
/** From so far back in the sentence before, and by so many of its last nouns, it may be named. */
const REACH_BEFORE = 60
const NOUNS_BEFORE = 3
/** The labels of so many figures before may be a figure's own. */
const LABELS = 4
const MARK = /[,;:。() ](?!\d)/g

/**
 * For a figure, with the figures before it as they are named, all names that the text has for what it counts, and none where the rules find none.
 * @public `bench/learn.mjs` learns from the same
 */
export function names(
  mentions: readonly Mention[],
  outline: Outline,
): (mention: Mention, before: readonly Mention[]) => Ballot<Name | null> {
  const { document, parts } = outline
  const clues = cluesOf(mentions, outline)
  const figures = grouped(mentions, ({ sentence }) => sentence)
  const known = new Map<Sentence, Phrases>()
  const phrases = (sentence: Sentence): Phrases => {
    const found = known.get(sentence) ?? phrasesOf(sentence, figures.get(sentence) ?? [])
    known.set(sentence, found)
    return found
  }
  /** What stands further off, which is no name of what words right at a figure name. */
  const fromAfar = (mention: Mention, before: readonly Mention[]): readonly Found[] => {
    const { index, blockIndex } = mention.sentence
    const previous = document.sentences[index - 1]
    const place = previous?.blockIndex === blockIndex ? 'previous' : 'above'
    return [
      ...figuresBefore(before),
      ...(previous ? nounsOf(previous, phrases(previous), place, REACH_BEFORE) : []),
      ...above(parts[blockIndex] as Part, parts).flatMap(([place, one]) => nounsOf(one, phrases(one), place)),
      ...inCounter(mention),
    ]
  }
  const sortOfHead = remembered((tag: string) => remembered((text: string) => sortOf(text, tag)))
  return (mention, before) => {
    const { index, sentence, label } = mention
    const own = phrases(sentence)
    const gap = (figures.get(sentence) as Mention[]).indexOf(mentions[index] as Mention)
    const all = [
      ...behindIt(mention, own.phrases, gap),
      ...inFront(mention, own.phrases, gap),
      ...(isSettled(mention) ? [] : fromAfar(mention, before)),
      ...(label ? [standing(label, 'ruled')] : []),
    ]
    const named = sorted(all, sortOfHead)
    const near = around(mention, own.words)
    const options = named.map(
      (name): Option<Name | null> => ({ value: name, speak: (tell) => speakFor(name, near, tell) }),
    )
    const known = clues.near(index)
    if (label) return { clues: known, options, standing: options.findIndex(({ value }) => value?.text === label) }
    const none: Option<null> = { value: null, speak: speakForNone }
    return { clues: known, options: [...options, none], standing: options.length }
  }
}

/** Each name once, with its sort. */
function sorted(all: readonly Found[], sortOfHead: (tag: string) => (text: string) => string): readonly Name[] {
  const taken = new Set<string>()
  return all.flatMap((name) => {
    if (taken.has(name.text)) return []
    taken.add(name.text)
    return [{ ...name, sort: sortOfHead(name.phrase?.head.tag ?? '')(name.text) }]
  })
}

function inFront({ sentence: { text }, start }: Mention, phrases: readonly Phrase[], gap: number): readonly Found[] {
  return phrases.toReversed().flatMap((phrase) => {
    const distance = start - phrase.end
    if (distance < 0 || distance > REACH) return []
    const [marks, figures] = [marksIn(text.slice(phrase.end, start)), gap - phrase.head.gap]
    const isNear = figures <= FIGURES && (phrase.form === 'verb' ? marks + figures <= 1 : marks <= MARKS)
    return isNear ? [{ text: phrase.text, place: `<${marks}${figures}`, phrase, distance }] : []
  })
}

function behindIt({ sentence: { text }, end }: Mention, phrases: readonly Phrase[], gap: number): readonly Found[] {
  return phrases.flatMap((phrase) => {
    const distance = phrase.start - end
    if (distance < 0 || distance > REACH_BEHIND) return []
    const [marks, figures] = [marksIn(text.slice(end, phrase.start)), phrase.head.gap - gap - 1]
    const isNear = marks + figures <= (phrase.form === 'verb' ? 0 : 1)
    return isNear ? [{ text: phrase.text, place: `>${marks}${figures}`, phrase, distance }] : []
  })
}

function marksIn(text: string): number {
  return text.match(MARK)?.length ?? 0
}

/** What the figures before count. */
function figuresBefore(before: readonly Mention[]): readonly Found[] {
  return before
    .slice(-LABELS)
    .toReversed()
    .flatMap(({ label }, i) => (label ? [standing(label, 'figure', i + 1)] : []))
}

/** The last nouns of a sentence before. */
function nounsOf({ text }: Sentence, { phrases }: Phrases, place: string, reach = text.length): readonly Found[] {
  const nouns = phrases.filter(({ form, end }) => form === 'noun' && text.length - end <= reach)
  return nouns
    .slice(-NOUNS_BEFORE)
    .toReversed()
    .map((phrase) => ({ text: phrase.text, place, phrase, distance: text.length - phrase.end }))
}

/** What stands above a block: the line that leads to its list, its heading, the headline; of each the last sentence. */
function above(part: Part, parts: readonly Part[]): readonly (readonly [place: string, Sentence])[] {
  const isListed = part.kind === 'item' || part.kind === 'row'
  const lead = isListed ? parts.slice(0, part.index).findLast(({ kind }) => kind !== part.kind) : undefined
  const over = { lead, heading: part.under, headline: parts.find(({ kind }) => kind === 'headline') }
  return Object.entries(over).flatMap(([place, one]) => {
    const last = one?.sentences.at(-1)
    return last ? [[place, last] as const] : []
  })
}

/** 来了27个人, 还差40户: the counter holds a noun. */
function inCounter({ kind, sentence: { text }, end }: Mention): readonly Found[] {
  const last = text.charAt(end - 1)
  return kind === 'personnel' && /[人户]/.test(last) ? [standing(last, 'counter')] : []
}

/** A name that is no phrase of the words round the figure. */
function standing(text: string, place: string, distance = 0): Found {
  return { text, place, phrase: null, distance }
}
