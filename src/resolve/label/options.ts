import { cellAt } from '../../cell.js'
import type { Outline, Part } from '../../layout/outline.js'
import { remembered } from '../../lazy.js'
import type { Mention, Sentence } from '../../model.js'
import { cluesOf } from '../clues.js'
import { grouped } from '../grouped.js'
import type { Ballot, Option } from '../weigh.js'
import { around, sortOf, speakFor } from './evidence.js'
import { LONGEST, type Phrase, type Phrases, phrasesOf } from './phrases.js'
import { isDeed } from './setting.js'

/** A name for what a figure counts, and how it stands to it. */
export interface Name {
  readonly text: string
  /**
   * `<` in front of the figure in its sentence, `>` behind it, each with how many marks and figures lie between; `previous`, `above`: the
   * sentence that leads to it; `lead`, `heading`, `headline`: what stands above its block; `column`, `row`: the heads of its table;
   * `figure`: the label of a figure before; `seen`: what the recogniser saw it count; `counter`.
   */
  readonly place: string
  readonly phrase: Phrase | null
  /** In characters, or figures. */
  readonly distance: number
  /** What it is of. */
  readonly sort: string
  /** The last figure before that has this label. */
  readonly earlier: Mention | null
}

type Found = Omit<Name, 'sort' | 'earlier'>

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
 * For a figure, with the figures before it as they are named, all names that the text has for what it counts; none where it has no other.
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
  /** What stands outside of its sentence. */
  const fromAfar = ({ sentence: { index, blockIndex } }: Mention, before: readonly Mention[]): readonly Found[] => {
    const previous = document.sentences[index - 1]
    const place = previous?.blockIndex === blockIndex ? 'previous' : 'above'
    return [
      ...figuresBefore(before),
      ...(previous ? nounsOf(previous, phrases(previous), place, REACH_BEFORE) : []),
      ...above(parts[blockIndex] as Part, parts).flatMap(([place, one]) => nounsOf(one, phrases(one), place)),
    ]
  }
  const sortOfHead = remembered((tag: string) => remembered((text: string) => sortOf(text, tag)))
  return (mention, before) => {
    const { index, sentence } = mention
    const own = phrases(sentence)
    const gap = (figures.get(sentence) as Mention[]).indexOf(mentions[index] as Mention)
    const heads = headsOf(mention)
    const all = [
      ...heads,
      ...behindIt(mention, own.phrases, gap),
      ...inFront(mention, own.phrases, gap),
      ...seen(mention),
      ...fromAfar(mention, before),
      ...inCounter(mention),
    ]
    const named = withSorts(all, before.slice(-LABELS), sortOfHead)
    const near = around(mention, own.words)
    const options = named.map(
      (name): Option<Name | null> => ({ value: name, speak: (tell) => speakFor(name, near, tell) }),
    )
    // of 1,000 figures that were annotated 4 have no name, too few to learn when to give none
    const none: Option<null> = { value: null, speak: () => {} }
    return { clues: clues.beside(index), options: options.length > 0 ? options : [none], standing: NO_RULES }
  }
}

/** No rules answer before what is weighed. */
const NO_RULES = -1

/** Where a name stands, as `explain` tells it. */
export function whereOf({ place }: Name): string {
  return WHERE[place.charAt(0) === '<' || place.charAt(0) === '>' ? place.charAt(0) : place] as string
}
const WHERE: Readonly<Record<string, string>> = {
  '<': 'in front',
  '>': 'behind',
  previous: 'sentence before',
  above: 'line above',
  lead: 'lead-in',
  heading: 'heading',
  headline: 'headline',
  column: 'column',
  row: 'row',
  figure: 'as the figure before',
  seen: 'noun seen',
  counter: 'in the counter',
}

/** True where the words that name a figure are those that name one of its kind in front of it, of people one in its sentence: 60名|教师,其中32名. */
export function isOfFigureBefore({ place, phrase, earlier }: Name, { kind, sentence }: Mention): boolean {
  if (earlier?.kind !== kind || earlier.sentence.blockIndex !== sentence.blockIndex) return false
  if (kind === 'personnel' && earlier.sentence !== sentence && !sentence.text.startsWith('其中')) return false
  if (!phrase || place === 'previous') return place === 'figure' || place === 'previous'
  if (/^[<>].[^0]$/.test(place)) return true
  const isBehindIt = earlier.sentence === sentence && place.startsWith('<') && earlier.end <= phrase.start
  return isBehindIt && marksIn(sentence.text.slice(earlier.end, phrase.start)) === 0
}

/** Each name once, with its sort, and the figure before that has it. */
function withSorts(
  all: readonly Found[],
  before: readonly Mention[],
  sortOfHead: (tag: string) => (text: string) => string,
): readonly Name[] {
  const taken = new Set<string>()
  return all.flatMap((name) => {
    if (taken.has(name.text)) return []
    taken.add(name.text)
    const earlier = before.findLast(({ label }) => label === name.text) ?? null
    return [{ ...name, sort: sortOfHead(name.phrase?.head.tag ?? '')(name.text), earlier }]
  })
}

function inFront({ sentence: { text }, start }: Mention, phrases: readonly Phrase[], gap: number): readonly Found[] {
  return phrases.toReversed().flatMap((phrase) => {
    const distance = start - phrase.end
    if (distance < 0 || distance > REACH) return []
    const [marks, figures] = [marksIn(text.slice(phrase.end, start)), gap - phrase.head.gap]
    const isNear = figures <= FIGURES && (isVerbal(phrase) ? marks + figures <= 1 : marks <= MARKS)
    return isNear ? [{ text: phrase.text, place: `<${marks}${figures}`, phrase, distance }] : []
  })
}

function behindIt({ sentence: { text }, end }: Mention, phrases: readonly Phrase[], gap: number): readonly Found[] {
  return phrases.flatMap((phrase) => {
    const distance = phrase.start - end
    if (distance < 0 || distance > REACH_BEHIND) return []
    const [marks, figures] = [marksIn(text.slice(end, phrase.start)), phrase.head.gap - gap - 1]
    const isNear = marks + figures <= (isVerbal(phrase) ? 0 : 1)
    return isNear ? [{ text: phrase.text, place: `>${marks}${figures}`, phrase, distance }] : []
  })
}

const isVerbal = ({ form }: Phrase) => form === 'verb' || form === 'act'

function marksIn(text: string): number {
  return text.match(MARK)?.length ?? 0
}

/** In a table the header of the column, and the row's first cell that is no number; for a number without a unit only where it fills its cell. */
function headsOf(mention: Mention): readonly Found[] {
  const { kind, sentence, start } = mention
  const { block } = sentence
  if (block.cells.length === 0 || (kind !== 'money' && !fillsCell(mention))) return []
  // the innermost of headings above one another: 完成情况 资金
  const header = cellAt(sentence, start)?.header.split(' ').at(-1)?.replace(BEHIND_HEADER, '')
  const row = block.cells.map((cell) => block.text.slice(cell.start, cell.end)).find((name) => ROW.test(name))
  return [...(header ? [standing(header, 'column')] : []), ...(header && row ? [standing(row, 'row')] : [])]
}

/** 捐款(万元), 培训人数: the unit of a column, and that it counts. */
const BEHIND_HEADER = /[([].*|个?数$/
const ROW = /^(?![合总小]计$)[^\d]*\p{Script=Han}[^\d]*$/u

/** True where a cell of a table holds the figure and nothing else. */
function fillsCell({ sentence, start, end }: Mention): boolean {
  return sentence.block.cells.some((cell) => cell.start === sentence.start + start && cell.end === sentence.start + end)
}

/** What the figures before count. */
function figuresBefore(before: readonly Mention[]): readonly Found[] {
  return before
    .slice(-LABELS)
    .toReversed()
    .flatMap(({ label }, i) => (label ? [standing(label, 'figure', i + 1)] : []))
}

/** The last nouns of a sentence before, and the last deed. */
function nounsOf({ text }: Sentence, { phrases }: Phrases, place: string, reach = text.length): readonly Found[] {
  const near = phrases.filter(({ end }) => text.length - end <= reach)
  const nouns = near.filter(({ form }) => form === 'noun').slice(-NOUNS_BEFORE)
  const deed = near.findLast((phrase) => isVerbal(phrase) && isDeed(phrase.text))
  return [...nouns.toReversed(), ...(deed ? [deed] : [])].map((phrase) => ({
    text: phrase.text,
    place,
    phrase,
    distance: text.length - phrase.end,
  }))
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

/** 来了27个人, 还差40户, 86块钱: the counter holds a noun. */
function inCounter({ sentence: { text }, end }: Mention): readonly Found[] {
  const last = text.charAt(end - 1)
  return /[人户钱]/.test(last) ? [standing(last, 'counter')] : []
}

/** The noun by which the recogniser knew the figure, as far as it is no phrase of the sentence. */
function seen({ noun, sentence: { text } }: Mention): readonly Found[] {
  const name = noun ? text.slice(noun.start, noun.end).replace(/^[的“ ]/, '') : ''
  return name.length > 1 && name.length <= LONGEST ? [standing(name, 'seen')] : []
}

/** A name that is no phrase of the words round the figure. */
function standing(text: string, place: string, distance = 0): Found {
  return { text, place, phrase: null, distance }
}
