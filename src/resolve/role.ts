import { clauseEnd } from '../clause.js'
import { type Part, topicOf } from '../layout/outline.js'
import { giverFrames, roleFrames } from '../lexicon/role-frames.js'
import { roleCues } from '../lexicon/roles.js'
import { changed } from '../mention.js'
import type { Mention, Role } from '../model.js'
import { fits } from '../pattern.js'
import { arePeopleOf } from './households.js'
import type { Resolver } from './resolver.js'
import { framedRole } from './role-frame.js'
import { hasOwnCue, hasOwnNoun, roleScores } from './role-scores.js'

/** In such blocks an amount without a word of its own does what the others do. */
const LISTED: ReadonlySet<Part['kind']> = new Set(['item', 'row', 'headline', 'caption'])
/** So far behind an amount another one without a word of its own is beside it. */
const BESIDE = 24
/** How many amounts before say what the entries of a ledger do. */
const LEDGER = 5

/**
 * Says what each number is doing, from the noun beside it, the verbs around it and the table's caption. A figure that
 * counts what the one before counts (项目46个 …,39个) and has no word of its own does what that one does.
 */
export const role: Resolver = {
  name: 'role',
  resolve: (mentions, { parts }) => {
    const told: Mention[] = []
    const dealt = dealtOut(mentions, parts)
    for (const [i, mention] of mentions.entries()) {
      const part = parts[mention.sentence.blockIndex] as Part
      const lead = dealt.get(part.index)
      const heading = mention.kind === 'project' && lead !== undefined ? `${topicOf(part)} ${lead}` : topicOf(part)
      const around = { previous: told.at(-1), next: mentions[i + 1], whole: wholeOf(mention, told), heading }
      const frame = framedRole({ mention, ...around }, roleFrames())
      const weighed = frame
        ? null
        : withRole(mention, told, mentions.slice(i + 1, i + 6), LISTED.has(part.kind) || dealt.has(part.index))
      // what is `other` has no donor later on: frames that need none of the parties get their chance here
      const late = weighed?.role === 'other' ? framedRole({ mention: weighed, ...around }, giverFrames()) : null
      const found = frame ?? late
      told.push(found ? withFrame(weighed ?? mention, found) : (weighed as Mention))
    }
    return told
  },
}

/** The blocks below a line that leads on to them (具体为:), as far as each holds a figure, with that line: a list, however it is set. */
function dealtOut(mentions: readonly Mention[], parts: readonly Part[]): ReadonlyMap<number, string> {
  const dealt = new Map<number, string>()
  for (const { sentence } of mentions) {
    const above = parts[sentence.blockIndex - 1]
    const lead = above?.block.text.trimEnd().endsWith(':') ? above.block.text : dealt.get(sentence.blockIndex - 1)
    if (lead !== undefined) dealt.set(sentence.blockIndex, lead)
  }
  return dealt
}

/** 协作资金8.2亿元,其中省级统筹7.5亿元、区级自筹|0.7亿元: the last figure of its kind in front of 其中. */
function wholeOf({ kind, sentence, start }: Mention, before: readonly Mention[]): Mention | undefined {
  const at = sentence.text.slice(0, start).lastIndexOf('其中')
  if (at < 0 || sentence.text.slice(at, start).includes(';')) return undefined
  return before.findLast((one) => one.sentence === sentence && one.kind === kind && one.end <= at)
}

function withFrame(mention: Mention, { role, why }: { readonly role: Role; readonly why: string }): Mention {
  return changed(mention, { role, trace: [...mention.trace, `role/${role}: ${why}`] })
}

function withRole(mention: Mention, before: readonly Mention[], behind: readonly Mention[], listed: boolean): Mention {
  const previous = before.slice(-6).findLast(({ kind }) => kind === mention.kind)
  const set = (role: Role, why: string) => changed(mention, { role, trace: [...mention.trace, `role/${role}: ${why}`] })
  const isLike = previous && (mention.continues || (isPart(previous, mention) && !hasOwnNoun(mention)))
  if (isLike && !hasOwnCue(mention, before.at(-1))) return set(previous.role, 'as the figure before')
  if (previous && arePeopleOf(previous, mention)) return set(previous.role, 'as its households')
  if (previous && isListed(previous, mention)) return set(previous.role, 'as the one before it in the list')
  if (mention.kind === 'personnel' && goesToLearn(mention)) return set('trained', 'goes to learn')
  if (previous && isArrived(previous, mention)) return set('investment', 'what came of it')
  const named = namedWhole(mention)
  if (named) return set(named.role, `as the whole that is named: ${named.word}`)
  const best = roleScores(
    ...withTwin(mention, behind),
    behind.filter(({ sentence }) => sentence === mention.sentence),
  ).find(({ role }) => mention.unit !== 'household' || role !== 'dispatched')
  // whole households are sent nowhere
  if (best) return set(best.role, best.words.join(' '))
  if (mention.kind === 'project') return set('implemented', 'nothing else said')
  if (mention.unit === 'household') return set('beneficiary', 'nothing else said')
  const beside = previous?.sentence === mention.sentence && mention.start - previous.end <= BESIDE
  // 到账资金5200万元。其中|1800万元建了菌棚: what an amount is for says nothing of what it is
  const isFor = isForThing(mention) && previous?.sentence.blockIndex === mention.sentence.blockIndex
  const usual = mention.kind === 'money' && (listed || beside || isFor) ? usualRole(before) : null
  if (usual) return set(usual, 'as the amounts before')
  return mention
}

/** 骨干32名|赴闽跟岗, 医师57名|,派驻南京的医院进修, 接收陇南来我市挂职: people of the receiving side who are sent or taken in to learn. */
const LEARN =
  '(?:跟岗|跟班|进修|研修|培训|受训|[听上]课|锻炼|深造|研学|取经|观摩|(?<![大中小入同科教上])学(?![生校院员年期科历费位]))'
const TO_LEARN = new RegExp(
  `^(?:,(?=赴|到|去|前往|进|派)|[^,;。]{0,10}?)(?:赴|到|去|来|前往|进|上|派[驻往]|送往)[^,;。\\d]{1,12}?${LEARN}`,
)
const TAKEN_IN = /(?:接收|接纳|收下|邀请|组织)[^;。\d]{0,24}$/
/** 选派赴顺德跟岗的|校长8名、医生5名 */
const SENT_TO_LEARN = new RegExp(`(?:选派|选送|派出|组织)(?:赴|到|去)[^,;。\\d]{1,12}?${LEARN}的[^,;。]*$`)
const POSTED = /挂职|跟岗|跟班|进修|研修|学习|培训|攻读|带教/

function goesToLearn({ sentence: { text }, start, end }: Mention): boolean {
  const behind = text.slice(end, end + 30)
  const before = text.slice(Math.max(0, start - 30), start)
  if (TO_LEARN.test(behind) || SENT_TO_LEARN.test(before)) return true
  const taken = TAKEN_IN.exec(before)?.[0]
  return taken !== undefined && POSTED.test(taken + (/^[^,;。\d]*/.exec(behind)?.[0] ?? ''))
}

/** 引进企业7家,签约资金2.3亿元,到位0.86亿元: what came of an investment is one. */
function isArrived(previous: Mention, { kind, sentence, start }: Mention): boolean {
  if (kind !== 'money' || previous.role !== 'investment' || previous.sentence !== sentence) return false
  return fits(ARRIVED, sentence.text, start)
}
const ARRIVED = /(?<=到位(?:资金|投资)?)/y

/** 1800万元建了|菌棚: an amount by what stands behind it in its clause. */
function isForThing({ kind, label, sentence: { text }, end }: Mention): boolean {
  return kind === 'money' && label !== null && text.slice(end, clauseEnd(text, end)).endsWith(label)
}

/** What most of the last amounts do: an entry of a ledger does what the others do. */
function usualRole(before: readonly Mention[]): Role | null {
  const roles = before
    .slice(-4 * LEDGER)
    .flatMap(({ kind, role }) => (kind === 'money' ? [role] : []))
    .slice(-LEDGER)
  const times = (role: Role) => roles.filter((other) => other === role).length
  return roles.toSorted((a, b) => times(b) - times(a))[0] ?? null
}

/** 资助甲县学生412名、乙县|学生285名: what one verb counts place by place. */
function isListed(previous: Mention, { kind, label, sentence, start }: Mention): boolean {
  if (kind !== 'personnel' || label === null || previous.label !== label || previous.sentence !== sentence) return false
  const between = sentence.text.slice(previous.end, start)
  return /^[、和及与]/.test(between) && between.endsWith(label)
}

/** 213户566人实现脱贫: both do what stands behind the second. The figure of the same kind that follows bounds the words. */
function withTwin(mention: Mention, behind: readonly Mention[]): [Mention, Mention | undefined] {
  const alike = behind.filter((next) => next.kind === mention.kind && next.sentence === mention.sentence)
  const twin = alike[0] && arePeopleOf(mention, alike[0]) ? alike[0] : undefined
  return twin ? [changed(mention, { end: twin.end }), alike[1]] : [mention, alike[0]]
}

/** 吸纳46人就业,其中脱贫户31人: a part does what its whole does, be it told in the next sentence. */
function isPart(whole: Mention, { kind, sentence, start }: Mention): boolean {
  if (kind !== 'personnel' && whole.sentence.blockIndex === sentence.blockIndex && sentence.text.startsWith('其中'))
    return true
  return whole.sentence === sentence && /其中|当中|内含|包括|[,(]含/.test(sentence.text.slice(whole.end, start))
}

/** 靠政府拨款,其中公共预算2974万元: the first part of a whole that has no number of its own does what the whole's noun says. */
const FIRST_PART = /(?<=[^,;。:()\d]),其中[^,;。:\d]*$/

function namedWhole({
  kind,
  sentence: { text },
  start,
}: Mention): { readonly role: Role; readonly word: string } | null {
  if (kind !== 'money') return null
  const at = FIRST_PART.exec(text.slice(0, start))?.index
  return at === undefined ? null : (roleCues(kind).noun.before(text, at) ?? null)
}
