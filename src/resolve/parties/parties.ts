import type { Outline } from '../../layout/outline.js'
import { changed } from '../../mention.js'
import type { Evidence, Mention } from '../../model.js'
import type { Resolver } from '../resolver.js'
import type { Found } from './decide.js'
import { type Asked, donorOf } from './donor.js'
import { narrowed } from './narrow.js'
import { recipientOf } from './recipient.js'
import { stageOf } from './scenes.js'
import { surroundings } from './scope.js'

/**
 * Who gave and who received what each figure counts. The steps look outwards from the figure: its clause, its segment
 * between semicolons, its sentence, its paragraph, the heading above it, the article; the first that finds a party
 * decides, and leaves its name and its scope in the trace.
 */
export const parties: Resolver = { name: 'parties', resolve }

/** More figures than a clause deals out on either side. */
const MOST_BESIDE = 8

function resolve(mentions: readonly Mention[], outline: Outline): readonly Mention[] {
  const read = stageOf(outline)
  return mentions.map((mention, i) => {
    const asked = placed(mention, i, mentions)
    const donor = apartFromSteps(() => donorOf(asked, read))
    const giver = donor?.name ?? null
    const recipient = apartFromSteps(() => narrowed(recipientOf(asked, giver, read), asked, giver, read))
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

function evidenceOf({ scope, step, actors, over }: Found): Evidence['donor'] {
  return { scope, by: step, places: actors.flatMap(({ place }) => (place ? [place] : [])), over }
}

/** A figure with its place among those of its clause; looks at its neighbours only. */
function placed(mention: Mention, i: number, mentions: readonly Mention[]): Asked {
  const around = surroundings(mention.sentence.text, mention)
  const { clause } = around
  const isOfSentence = (other: Mention | undefined): boolean => other?.sentence.index === mention.sentence.index
  const isBeside = (other: Mention | undefined): boolean =>
    other !== undefined && isOfSentence(other) && other.start >= clause.start && other.end <= clause.end
  let [from, to] = [i, i]
  while (i - from < MOST_BESIDE && isBeside(mentions[from - 1])) from--
  while (to - i < MOST_BESIDE && isBeside(mentions[to + 1])) to++
  const alike = mentions.slice(from, to + 1).filter(({ kind }) => kind === mention.kind)
  const [previous, next] = [mentions[i - 1], mentions[i + 1]]
  return {
    mention,
    rank: alike.indexOf(mention),
    count: alike.length,
    previousEnd: isOfSentence(previous) ? (previous as Mention).end : 0,
    nextStart: isOfSentence(next) ? (next as Mention).start : Number.POSITIVE_INFINITY,
    around,
  }
}
