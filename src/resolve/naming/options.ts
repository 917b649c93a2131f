import type { Outline, Part } from '../../layout/outline.js'
import type { Mention, Sentence } from '../../model.js'
import type { Ballot, Option } from '../weigh.js'
import { around, speakFor, speakForNone } from './evidence.js'
import { type Phrase, type Phrases, phrasesOf } from './phrases.js'

/** A name for what a figure counts, and how it stands to it. */
export interface Name {
  readonly text: string
  /**
   * `<` in front of the figure in its sentence, `>` behind it, each with how many marks and figures lie between; `previous`, `above`: the
   * sentence that leads to it; `figure`: the label of a figure before; `counter`; `ruled`: what the rules answer and no words of the text are.
   */
  readonly place: string
  readonly phrase: Phrase | null
  /** In characters, or figures. */
  readonly distance: number
  /** How many heads stand as near, it included. */
  readonly rank: number
}

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
  { document, parts }: Outline,
): (mention: Mention, before: readonly Mention[]) => Ballot<Name | null> {
  const figures = new Map<Sentence, Mention[]>()
  for (const mention of mentions) {
    const own = figures.get(mention.sentence)
    if (own) own.push(mention)
    else figures.set(mention.sentence, [mention])
  }
  const known = new Map<Sentence, Phrases>()
  const phrases = (sentence: Sentence): Phrases => {
    const found = known.get(sentence) ?? phrasesOf(sentence, figures.get(sentence) ?? [])
    known.set(sentence, found)
    return found
  }
  return (mention, before) => {
    const { index, sentence, label } = mention
    const own = phrases(sentence)
    const gap = (figures.get(sentence) as Mention[]).indexOf(mentions[index] as Mention)
    const previous = document.sentences[sentence.index - 1]
    const named = new Map<string, Name>()
    const all = [
      ...behindIt(mention, own.phrases, gap),
      ...inFront(mention, own.phrases, gap),
      ...figuresBefore(before),
      ...(previous ? nounsOf(previous, phrases(previous), previous.blockIndex === sentence.blockIndex) : []),
      ...inCounter(mention),
      ...(label ? [standing(label, 'ruled')] : []),
    ]
    for (const name of all) if (!named.has(name.text)) named.set(name.text, name)
    const near = around(
      mention,
      before.at(-1),
      mentions[index + 1],
      own.words,
      (parts[sentence.blockIndex] as Part).kind,
    )
    const options = [...named.values()].map(
      (name): Option<Name | null> => ({ value: name, speak: (tell) => speakFor(name, near, tell) }),
    )
    if (label) return { options, standing: options.findIndex(({ value }) => value?.text === label) }
    const none: Option<null> = { value: null, speak: (tell) => speakForNone(near, tell) }
    return { options: [...options, none], standing: options.length }
  }
}

function inFront({ sentence: { text }, start }: Mention, phrases: readonly Phrase[], gap: number): readonly Name[] {
  const heads = new Set<number>()
  return phrases.toReversed().flatMap((phrase) => {
    const distance = start - phrase.end
    if (distance < 0 || distance > REACH) return []
    heads.add(phrase.end)
    const [marks, figures] = [marksIn(text.slice(phrase.end, start)), gap - phrase.head.gap]
    const isNear = figures <= FIGURES && (phrase.form === 'verb' ? marks + figures <= 1 : marks <= MARKS)
    return isNear ? [{ text: phrase.text, place: `<${marks}${figures}`, phrase, distance, rank: heads.size }] : []
  })
}

function behindIt({ sentence: { text }, end }: Mention, phrases: readonly Phrase[], gap: number): readonly Name[] {
  const heads = new Set<number>()
  return phrases.flatMap((phrase) => {
    const distance = phrase.start - end
    if (distance < 0 || distance > REACH_BEHIND) return []
    heads.add(phrase.end)
    const [marks, figures] = [marksIn(text.slice(end, phrase.start)), phrase.head.gap - gap - 1]
    const isNear = marks + figures <= (phrase.form === 'verb' ? 0 : 1)
    return isNear ? [{ text: phrase.text, place: `>${marks}${figures}`, phrase, distance, rank: heads.size }] : []
  })
}

function marksIn(text: string): number {
  return text.match(MARK)?.length ?? 0
}

/** What the figures before count. */
function figuresBefore(before: readonly Mention[]): readonly Name[] {
  return before
    .slice(-LABELS)
    .toReversed()
    .flatMap(({ label }, i) => (label ? [standing(label, 'figure', i + 1)] : []))
}

/** The last nouns of the sentence before, in the same block or in the one above. */
function nounsOf({ text }: Sentence, { phrases }: Phrases, isSame: boolean): readonly Name[] {
  const nouns = phrases.filter(({ form, end }) => form === 'noun' && text.length - end <= REACH_BEFORE)
  const place = isSame ? 'previous' : 'above'
  return nouns
    .slice(-NOUNS_BEFORE)
    .toReversed()
    .map((phrase, i) => ({ text: phrase.text, place, phrase, distance: text.length - phrase.end, rank: i + 1 }))
}

/** 来了27个人: the counter holds a noun. */
function inCounter({ kind, sentence: { text }, end }: Mention): readonly Name[] {
  return kind === 'personnel' && text[end - 1] === '人' ? [standing('人', 'counter')] : []
}

/** A name that is no phrase of the words round the figure. */
function standing(text: string, place: string, distance = 0): Name {
  return { text, place, phrase: null, distance, rank: 0 }
}
