import type { Outline, Part, PartKind } from '../../layout/outline.js'
import { lazy } from '../../lazy.js'
import type { Cue } from '../../lexicon/agents.js'
import { institutionOf } from '../../lexicon/institutions.js'
import type { Place } from '../../lexicon/places.js'
import type { Sentence } from '../../model.js'
import { bodies } from '../places/bodies.js'
import { within } from '../places/chain.js'
import { type NameHit, placeNames } from '../places/names.js'
import { placeContext } from '../places/places.js'
import { type Actor, actors } from './actors.js'
import { settled } from './deictic.js'
import { firms } from './firms.js'
import { type Frame, frameOf, inherited, NO_FRAME } from './frame.js'
import type { Weighed } from './frame-receiver.js'
import { homeOf, officePlace, placeOfPublisher, reportPlace, speakerOf, voiceOf } from './home.js'
import { type Imprinted, imprintOf } from './imprint.js'
import { lineGiver } from './ledger.js'
import { type Local, locals } from './local.js'
import { citedName, fullyNamed, placeForm } from './names.js'
import { type Sides, sidesOf } from './sides.js'
import { holds, type Transfers, transfersOf } from './transfer.js'

/** A sentence with its actors and the frame of the heading that it stands under. */
export interface Scene {
  readonly sentence: Sentence
  readonly actors: readonly Actor[]
  /** The names of the gazetteer that stand in it, whether they are places there or not. */
  readonly names: readonly NameHit[]
  readonly heading: Frame
  /** The last place that the heading names, whatever its side. */
  readonly headingPlace: string | null
  /** The index of the first sentence of its block. */
  readonly blockStart: number
  /** The words of the heading, '' where there is none. */
  readonly headingText: string
  /** The index of the heading, -1 where there is none. */
  readonly headingAt: number
  /** True where text stands in front of the heading. */
  readonly late: boolean
  /** The towns, villages, schools and hospitals that it names. */
  readonly locals: () => readonly Local[]
}

/** A document as far as its parties go. */
export interface Stage {
  readonly scenes: readonly Scene[]
  readonly sides: Sides
  readonly frame: Frame
  /** The place that the headline says to receive; null where it says so of none. */
  readonly aim: string | null
  /** True where the article is about what China gives abroad. */
  readonly abroad: boolean
  readonly transfers: Transfers
  /** What each block of the document is. */
  readonly kinds: readonly PartKind[]
  /** The provinces that the document names. */
  readonly provinces: ReadonlySet<string>
  /** Whom the lines name that say whose the text is. */
  readonly imprint: readonly Imprinted[]
  /** The body that speaks in the document (我会) where that pays out what others gave; else null. */
  readonly charity: string | null
}

const ABROAD = /对外援助|援外|受援国|对外发展合作/
/** A charity by its name, and what another body that speaks has that is one. */
const CHARITY = /(?:红十字会|红会|慈善|基金会|基金|宣明会|乐施会|募捐办|慈济)/
const ENTRUSTED = /善款/
/** A line that names its writers and says nothing else: 本报记者 张一帆 通讯员 鲁青. */
const WRITERS = /^(?:本[报刊网台社]|新华社|中新社)?\s?(?:特约|见习|实习|首席)?(?:记者|通讯员)[\s:][^,。;!?]{2,40}$/
const HEADLINE_FACTOR = 12
/** The first paragraph of text says what an article is about. */
const OPENING_FACTOR = 2
const OPENING_LEAST = 25
/** In a longer one a place that is named once is no frame. */
const SHORT_ARTICLE = 6

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
  const home = homeOf(outline, context)
  const voice = voiceOf(outline)
  const signed = speakerOf(outline, voice)
  const found = settled(
    named.map((text) => actors(text, context, firmsNamed)),
    texts,
    ancestry(home ?? placeOfPublisher(document, context)),
    signed,
  )
  const [titleActors = [], ...all] = fullyNamed(found)
  const holding = (cue: Cue): boolean => texts.some((text) => holds(text, cue))
  const theme = { counterpart: holding('paired'), incoming: holding('incoming') }
  const tellers = [titleActors, ...all].flatMap(besideFirms)
  const sides = sidesOf(tellers, home, theme)
  const read = scenes(sentences, parts, all, named, sides)
  const weighed: Weighed[] = titleActors.map((actor) => ({ actor, factor: HEADLINE_FACTOR }))
  const opening =
    sentences.find(({ block: { block, text } }) => block.kind === 'paragraph' && text.length >= OPENING_LEAST)
      ?.blockIndex ?? -1
  for (const { sentence, actors, heading, late } of read) {
    // who gives only under a later heading of their own gives in no other part of the article
    if (late && heading.donor) continue
    const { kind } = parts[sentence.blockIndex] as Part
    // … and who gives by a line of a ledger gives in that line
    const giver = kind === 'item' ? lineGiver(sentence, sentence.text.length) : null
    // who issues a text is not what it is about
    const headline = kind === 'headline' && officePlace(sentence.text, context) === null
    const factor = headline ? HEADLINE_FACTOR : sentence.blockIndex <= opening ? OPENING_FACTOR : 1
    for (const actor of besideFirms(actors)) if (!giver?.includes(actor.name)) weighed.push({ actor, factor })
  }
  const whole = frameOf(weighed, sides, sentences.length > SHORT_ARTICLE ? 2.5 : 0)
  const frame = ofReport(inHome(whole, home, sides), reportPlace(outline, context))
  const about = frame.assumed ? frame.recipientPlace : null
  // who leads an article that is told in the first person tells it
  const speaker = signed ?? (frame.led && voice !== null ? frame.body : null)
  // in what a body leads no place gives for what it gives elsewhere
  const told = frame.led ? sidesOf(tellers, home, { ...theme, counterpart: false }) : sides
  return {
    scenes: read,
    sides: about ? (place) => (within(place, about) ? 'recipient' : told(place)) : told,
    frame,
    provinces: new Set(
      [...titleActors, ...all.flat()].flatMap(({ place }) => (place?.level === 'province' ? [place.short] : [])),
    ),
    transfers: transfersOf(outline, title, all),
    kinds: parts.map(({ kind }) => kind),
    charity:
      speaker && (isCharity(speaker) || (voice !== null && texts.some((text) => ENTRUSTED.test(text))))
        ? speaker
        : null,
    imprint: imprintOf(outline, context),
    aim: aimOf(weighed),
    abroad: sentences.some(({ text }) => ABROAD.test(text)),
  }
}

/** True for a body that pays out what others gave, by its name. */
export function isCharity(name: string): boolean {
  return CHARITY.test(name)
}

function scenes(
  sentences: readonly Sentence[],
  parts: readonly Part[],
  all: readonly (readonly Actor[])[],
  named: readonly { readonly names: readonly NameHit[] }[],
  sides: Sides,
): readonly Scene[] {
  let [blockStart, text] = [0, false]
  const heads = new Map<Part, Head>()
  let lead: Head | null = null
  return sentences.map((sentence, i) => {
    const list = all[i] as readonly Actor[]
    const part = parts[sentence.blockIndex] as Part
    if (part.kind === 'heading') {
      const outer = heads.get(part.under as Part) ?? NO_HEAD
      heads.set(part, {
        ...headOf(list, outer, sides),
        headingText: sentence.text,
        headingAt: i,
        late: text,
      })
    } else if (part.kind !== 'headline') text = true
    if (sentences[i - 1]?.blockIndex !== sentence.blockIndex) blockStart = i
    const outer = heads.get(part) ?? heads.get(part.under as Part) ?? NO_HEAD
    const head = (part.kind === 'item' ? lead : null) ?? outer
    if (part.kind !== 'item') lead = null
    if (leadsOn(part) && part.sentences.at(-1) === sentence) {
      const named = part.sentences.flatMap(({ index }) => all[index] ?? [])
      lead = { ...outer, ...headOf(named, outer, sides) }
    }
    return {
      sentence,
      actors: list,
      // the title comes first
      names: named[i + 1]?.names ?? [],
      ...head,
      blockStart,
      locals: lazy(() =>
        locals(
          sentence,
          list.filter(({ kind }) => kind === 'place'),
        ),
      ),
    }
  })
}

/** A text whose receiver nothing tells is of the place whose government speaks in it, where that does not give. */
function inHome(frame: Frame, home: Place | null, sides: Sides): Frame {
  if (frame.recipient || !home || sides(home) === 'donor') return frame
  return { ...frame, recipient: placeForm(home, NONE), recipientPlace: home }
}

/** What a government reports of its own work it does for its own people, as far as no other place is told to receive. */
function ofReport(frame: Frame, home: Place | null): Frame {
  if (!home) return frame
  const isOwn = (place: Place | null | undefined): boolean =>
    place != null && (within(place, home) || within(home, place))
  const giver = frame.actors.get(frame.donor ?? '')?.[0]
  const own = isOwn(giver?.place) ? { ...frame, donor: null, body: null, led: false } : frame
  const isTold =
    own.recipientPlace?.name === home.name || (own.recipient !== null && !own.assumed && !isOwn(own.recipientPlace))
  return isTold ? own : { ...own, recipient: placeForm(home, NONE), recipientPlace: home, assumed: false }
}

type Head = Pick<Scene, 'heading' | 'headingPlace' | 'headingText' | 'headingAt' | 'late'>

const NO_HEAD: Head = {
  heading: NO_FRAME,
  headingPlace: null,
  headingText: '',
  headingAt: -1,
  late: false,
}

/** What ends in a colon leads on to the items of its list: 按类别分配如下: */
function leadsOn({ kind, block }: Part): boolean {
  return kind === 'prose' && block.text.endsWith(':')
}

/** What a heading says; a giver or a receiver that it does not name it has from the one that it stands under. */
function headOf(actors: readonly Actor[], outer: Head, sides: Sides): Pick<Head, 'heading' | 'headingPlace'> {
  const own = frameOf(
    besideFirms(actors).map((actor) => ({ actor, factor: 1 })),
    sides,
  )
  const last = actors.findLast(({ kind }) => kind === 'place')
  return { heading: inherited(own, outer.heading), headingPlace: last ? citedName(last) : outer.headingPlace }
}

/** The place of which the headline says that it receives, without what says its level. */
function aimOf(weighed: readonly Weighed[]): string | null {
  const found = weighed.find(
    ({ factor, actor: { kind, says } }) => factor === HEADLINE_FACTOR && kind === 'place' && says === 'recipient',
  )?.actor.place
  return found ? placeForm(found, NONE) : null
}

const NONE: ReadonlySet<string> = new Set()

/** True for a place in the name of a firm, which is not where anything is given or done. */
function inFirm({ kind, start, end }: Actor, body: Actor): boolean {
  const within = kind === 'place' && body.kind === 'body' && body.start <= start && body.end > end
  return within && institutionOf(body.name) === 'firm'
}

/** The actors of a sentence but for places in firms' names: 国家电网西藏电力公司 acts, not 西藏. */
function besideFirms(actors: readonly Actor[]): readonly Actor[] {
  return actors.filter((actor) => !actors.some((body) => inFirm(actor, body)))
}

/** A place and all that it lies in. */
function ancestry(place: Place | null): readonly Place[] {
  return place ? [place, ...ancestry(place.parent)] : []
}
