import type { Outline, Part, PartKind } from '../../layout/outline.js'
import { lazy, remembered } from '../../lazy.js'
import type { Place } from '../../lexicon/places.js'
import type { Context, Mention, Sentence } from '../../model.js'
import { bodies } from '../places/bodies.js'
import { type NameHit, placeNames } from '../places/names.js'
import { placeContext } from '../places/places.js'
import { type Actor, actors } from './actors.js'
import type { Side } from './cues.js'
import { settled } from './deictic.js'
import { firms } from './firms.js'
import { homeOf, placeOfPublisher, speakerOf, voiceOf } from './home.js'
import { type Imprinted, imprintOf } from './imprint.js'
import { type Local, locals } from './local.js'
import { fullyNamed } from './names.js'
import { type SideOf, sidesOf } from './sides.js'
import { contextsOf } from './transfer.js'

/** A sentence with its actors and the heading that it stands under. */
export interface Scene {
  readonly sentence: Sentence
  readonly actors: readonly Actor[]
  /** The names of the gazetteer that stand in it, whether they are places there or not. */
  readonly names: readonly NameHit[]
  /** The index of the first sentence of its block. */
  readonly blockStart: number
  /** The index of the heading, -1 where there is none. */
  readonly headingAt: number
  /** The towns, villages, schools and hospitals that it names. */
  readonly locals: () => readonly Local[]
}

/** A document as far as its parties go. */
export interface Stage {
  readonly scenes: readonly Scene[]
  readonly sideOf: SideOf
  /** The places on a side, those first that the text names most; of a headline counts a name for many. */
  readonly namedMost: (side: Side) => readonly Place[]
  /** The place whose government or paper speaks. */
  readonly home: Place | null
  /** Where the words of aid nearest to a figure stand; null where the document has none. */
  readonly contextOf: (mention: Mention) => Context | null
  /** What each block of the document is. */
  readonly kinds: readonly PartKind[]
  /** The provinces that the document names. */
  readonly provinces: ReadonlySet<string>
  /** Whom the lines name that say whose the text is. */
  readonly imprint: readonly Imprinted[]
}

/** A line that names its writers and says nothing else: 本报记者 张一帆 通讯员 鲁青. */
const WRITERS = /^(?:本[报刊网台社]|新华社|中新社)?\s?(?:特约|见习|实习|首席)?(?:记者|通讯员)[\s:][^,。;!?]{2,40}$/

const HEADLINE_FACTOR = 12

const stages = new WeakMap<Outline, Stage>()

/** A document's actors, and what they make together: read once, whoever asks. */
export function stageOf(outline: Outline): Stage {
  const known = stages.get(outline) ?? stage(outline)
  stages.set(outline, known)
  return known
}

function stage(outline: Outline): Stage {
  const { document, parts } = outline
  const { plain, sentences } = document
  // the headline among the blocks is in simplified script, the article's title is as the page has it
  const headed = plain.blocks.some(({ block }) => block.kind === 'headline')
  const title = headed ? '' : (plain.article.title ?? '')
  const texts = [title, ...sentences.map(({ text }) => (WRITERS.test(text) ? '' : text))]
  const named = texts.map((text, i) => ({
    text,
    names: placeNames(text),
    tag: sentences[i - 1]?.tag ?? null,
    bodies: bodies(text, sentences[i - 1]?.tag ?? null),
  }))
  const context = placeContext(named)
  const firmsNamed = firms(named)
  const home = homeOf(outline, context) ?? placeOfPublisher(document, context)
  const found = settled(
    named.map((text) => actors(text, context, firmsNamed)),
    texts,
    ancestry(home),
    speakerOf(outline, voiceOf(outline)),
  )
  const [titleActors = [], ...all] = fullyNamed(found)
  const sideOf = sidesOf([titleActors, ...all].flat())
  const isHead = (i: number) => parts[sentences[i]?.blockIndex ?? -1]?.kind === 'headline'
  return {
    scenes: scenes(sentences, parts, all, named),
    sideOf,
    home,
    namedMost: remembered((side: Side) => {
      const times = new Map<Place, number>()
      const count = (actors: readonly Actor[], factor: number) => {
        for (const { chain } of actors)
          for (const place of chain) if (sideOf(place) === side) times.set(place, (times.get(place) ?? 0) + factor)
      }
      count(titleActors, HEADLINE_FACTOR)
      for (const [i, actors] of all.entries()) count(actors, isHead(i) ? HEADLINE_FACTOR : 1)
      return [...times].sort((a, b) => b[1] - a[1]).map(([place]) => place)
    }),
    provinces: new Set(
      [...titleActors, ...all.flat()].flatMap(({ place }) => (place?.level === 'province' ? [place.short] : [])),
    ),
    contextOf: contextsOf(outline, all),
    kinds: parts.map(({ kind }) => kind),
    imprint: imprintOf(outline, context),
  }
}

function scenes(
  sentences: readonly Sentence[],
  parts: readonly Part[],
  all: readonly (readonly Actor[])[],
  named: readonly { readonly names: readonly NameHit[] }[],
): readonly Scene[] {
  let blockStart = 0
  const headings = new Map<Part, number>()
  return sentences.map((sentence, i) => {
    const list = all[i] as readonly Actor[]
    const part = parts[sentence.blockIndex] as Part
    if (part.kind === 'heading') headings.set(part, i)
    if (sentences[i - 1]?.blockIndex !== sentence.blockIndex) blockStart = i
    return {
      sentence,
      actors: list,
      // the title comes first
      names: named[i + 1]?.names ?? [],
      blockStart,
      headingAt: headings.get(part) ?? headings.get(part.under as Part) ?? -1,
      locals: lazy(() =>
        locals(
          sentence,
          list.filter(({ kind }) => kind === 'place'),
        ),
      ),
    }
  })
}

/** A place and all that it lies in. */
function ancestry(place: Place | null): readonly Place[] {
  return place ? [place, ...ancestry(place.parent)] : []
}
