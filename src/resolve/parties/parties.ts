import type { Outline } from '../../layout/outline.js'
import { changed } from '../../mention.js'
import type { Evidence, Mention, Scope } from '../../model.js'
import type { Resolver } from '../resolver.js'
import type { Found } from './decide.js'
import { type Asked, donorOf } from './donor.js'
import { narrowed } from './narrow.js'
import { recipientOf } from './recipient.js'
import { type Stage, stageOf } from './scenes.js'
import { surroundings } from './scope.js'

/**
 * Who gave and who received what each figure counts. The steps look outwards from the figure: its clause, its segment
 * between semicolons, its sentence, its paragraph, the heading above it, the article; the first that finds a party
 * decides, and leaves its name and its scope in the trace.
 */
export const parties: Resolver = { name: 'parties', resolve }

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const read = stageOf(outline)
  const all = mentions.map((mention, i) => placed(mention, i, mentions))
  const giverOf = (asked: Asked, apart: boolean) => apartFromSteps(() => donorOf(asked, read, apart))
  const givers = all.map((asked) => giverOf(asked, false))
  const isElsewhere = givesNowhere(givers, read)
  return mentions.map((mention, i) => {
    const asked = all[i] as Asked
    const given = givers[i] ?? null
    const first = given?.scope === 'article' && isElsewhere ? giverOf(asked, true) : given
    const giver = given?.name ?? null
    const recipient = apartFromSteps(() => narrowed(recipientOf(asked, giver, read), asked, giver, read))
    // who gives in the whole article gives not to a place of which a part of it speaks on its own
    const donor = first?.scope === 'article' && isApart(recipient, read) ? giverOf(asked, true) : first
    const told: string[] = []
    if (donor) told.push(`donor: ${donor.step} (${donor.scope})`)
    if (recipient) told.push(`recipient: ${recipient.step} (${recipient.scope})`)
    const evidence = {
      ...mention.evidence,
      donor: donor && evidenceOf(donor),
      recipient: recipient && evidenceOf(recipient),
      context: read.transfers.contextOf(mention),
    }
    return changed(mention, {
      donor: donor?.name ?? null,
      recipient: recipient?.name ?? null,
      evidence,
      trace: [...mention.trace, ...told],
    })
  })
}

/** What is found, without the steps that found it: these hold 12 KB a figure, and are taken anew where `explain` asks for those who lost. */
function apartFromSteps(find: () => Found | null): Found | null {
  const found = find()
  return found && { ...found, over: () => find()?.over() ?? [] }
}

/** The scopes in which a text names who gave one figure. */
const NEAR: ReadonlySet<Scope> = new Set(['clause', 'sentence', 'paragraph'])
/** So many figures with a giver of their own tell who gives in a text. */
const SEVERAL = 3

/**
 * True where the place or the group that the article is said to give by gives no figure for which a giver is named, though others than its
 * own places do: 广东 of a text in which 厦门 and 集美 give. A body that leads an article gives wherever nobody else is named.
 */
function givesNowhere(givers: readonly (Found | null)[], { frame }: Stage): boolean {
  const { donor, led } = frame
  if (donor === null || led) return false
  const near = givers.filter((found): found is Found => found !== null && NEAR.has(found.scope))
  return (
    near.length >= SEVERAL &&
    near.some(({ actors }) => actors.some(({ place }) => place !== null && place.province !== donor)) &&
    !near.some(({ name }) => name.includes(donor) || donor.includes(name))
  )
}

/**
 * True where a nearer step than the article has found a receiver in another province than the article's. A body that leads
 * an article gives wherever it gives.
 */
function isApart(recipient: Found | null, { frame }: Stage): boolean {
  if (frame.led) return false
  const receivers = [frame.recipientPlace, ...(frame.actors.get(frame.recipient ?? '') ?? []).map(({ place }) => place)]
  const about = new Set(receivers.flatMap((place) => (place?.province ? [place.province] : [])))
  if (!recipient || recipient.scope === 'article' || about.size === 0) return false
  return (
    recipient.actors.length > 0 &&
    recipient.actors.every(
      ({ place }) => place?.province && !about.has(place.province) && place.province !== place.name,
    )
  )
}

function evidenceOf({ scope, step, actors, over }: Found): Evidence['donor'] {
  return { scope, by: step, places: actors.flatMap(({ place }) => (place ? [place] : [])), over }
}

/** A figure with its place among those of its clause; looks at its neighbours only. */
function placed(mention: Mention, i: number, mentions: readonly Mention[]): Asked {
  const around = surroundings(mention.sentence.text, mention)
  const { clause } = around
  const beside = (other: Mention | undefined): boolean =>
    other?.sentence.index === mention.sentence.index && other.start >= clause.start && other.end <= clause.end
  let [from, to] = [i, i]
  while (i - from < 8 && beside(mentions[from - 1])) from--
  while (to - i < 8 && beside(mentions[to + 1])) to++
  const next = mentions[i + 1]
  const nextStart = next?.sentence.index === mention.sentence.index ? next.start : Number.POSITIVE_INFINITY
  const previous = mentions[i - 1]
  const previousEnd = previous?.sentence.index === mention.sentence.index ? previous.end : 0
  const alike = mentions.slice(from, to + 1).filter(({ kind }) => kind === mention.kind)
  return { mention, rank: alike.indexOf(mention), count: alike.length, previousEnd, nextStart, around }
}
