import { cellAt } from '../cell.js'
import { clauseEnd } from '../clause.js'
import { type RoleCue, roleCues } from '../lexicon/roles.js'
import type { Mention, Role } from '../model.js'
import { fits } from '../pattern.js'

/** How far from the number a word may stand and still say what it is doing. */
const REACH = 80
/** What a word behind the number counts for, against one in front of it. */
const BEHIND = 0.75
/** What is left of a word's weight behind each mark of punctuation between it and the number. */
const COMMA = 0.5
/** How far behind the label's length a noun still stands beside the number, and what it counts for there. */
const BESIDE = 4
const MADE_OF = 0.7
/** A verb this close governs the number: 已完工|51个. */
const RIGHT_BESIDE = 2
/** What a verb right in front of the head counts for: it has the figure as its object, which others only may have. */
const GOVERNING = 1.5
/** 没有按期开工, 未能竣工: what has not been done. */
const NEGATED = /(?<=(?:未|没有?|无法|不能|尚待)(?:能|曾)?(?:按期|按时|如期|及时|全部)?)/y
const MARK = new Set(',;:()')

/** A role with the sum of the words that speak for it. */
export interface RoleScore {
  readonly role: Role
  total: number
  readonly words: string[]
}

/** The roles that some word speaks for, the strongest first; words in front of `next`, the next of its kind, are its own. `behind`: the figures of its sentence behind it. */
export function roleScores(
  mention: Mention,
  next: Mention | undefined,
  behind: readonly Mention[],
): readonly RoleScore[] {
  const byRole = new Map<Role, RoleScore>()
  const count = (cue: RoleCue, factor: number) => {
    const score = byRole.get(cue.role as Role) ?? { role: cue.role as Role, total: 0, words: [] }
    score.total += cue.weight * factor
    score.words.push(cue.word)
    byRole.set(score.role, score)
  }
  const { noun, near } = roleCues(mention.kind)
  const label = heardLabel(mention)
  for (let at = 0; at < label.length; ) {
    const cue = noun.at(label, at)
    // the head stands last: 捐赠资金 is money given, 资金捐赠 a gift
    if (cue) count(cue, at + cue.word.length === label.length ? 1 : 0.6)
    at += cue?.word.length ?? 1
  }
  const { text } = mention.sentence
  // 列入规划的|118个项目: what stands in front of 的 only describes
  let factor = text[mention.start - 1] === '的' ? COMMA : 1
  let governed = false
  const labelAt = label ? text.lastIndexOf(label, mention.start) : -1
  const head =
    mention.kind !== 'money' && labelAt >= 0 && mention.start - labelAt - label.length < 6 ? labelAt : mention.start
  const named = mention.kind === 'project' ? labelAt : -1
  for (let at = mention.start - 1; at >= Math.max(0, mention.start - REACH); at--) {
    if (MARK.has(text[at] as string)) factor *= COMMA
    const cue = near.before(text, at + 1)
    // a longer noun beside the number hides what it is made of: 受灾 in 受灾群众
    const whole = mention.start - at <= label.length + BESIDE ? noun.before(text, at + 1) : undefined
    const isHeard = whole?.word === cue?.word && mention.kind === 'money' && label.includes(cue?.word ?? ' ')
    if (whole && (isHeard || whole.word.length > (cue?.word.length ?? 0))) {
      if (!label.includes(whole.word)) count(whole, factor * MADE_OF)
      at -= whole.word.length - 1
      continue
    }
    // 交钥匙工程: what the projects are called is not what is done with them
    if (cue && fits(NEGATED, text, at + 1 - cue.word.length)) continue
    const from = at + 1 - (cue?.word.length ?? 0)
    if (!cue || (named >= 0 && from >= named && at < named + label.length && !opensName(from, cue.word))) continue
    count(cue, factor * closeness(mention.start - at) * (at + 1 === head ? GOVERNING : 1))
    governed ||= factor === 1
    at -= cue.word.length - 1
  }
  factor = BEHIND
  // 累计实施|项目1246个,完成投资…: the verb in front governs, what follows the clause has an object of its own
  const end = governed && mention.kind === 'project' ? clauseEnd(text, mention.end) : ownEnd(mention, next)
  for (let at = mention.end; at < Math.min(end, mention.end + REACH); ) {
    if (MARK.has(text[at] as string)) {
      factor *= COMMA
      // 项目37个,|计划总投资52亿元: what a clause says of a figure of its own it does not say of the projects
      const stop = clauseEnd(text, at + 1)
      if (mention.kind === 'project' && behind.some(({ start }) => at < start && start < stop)) {
        at = stop
        continue
      }
    }
    const cue = near.at(text, at)
    if (cue && !fits(NEGATED, text, at)) {
      count(cue, factor * closeness(at - mention.end))
    }
    at += cue?.word.length ?? 1
  }
  const context = tableWords(mention)
  for (let at = 0; at < context.length; ) {
    const cue = near.at(context, at) ?? noun.at(context, at)
    if (cue) count(cue, COMMA)
    at += cue?.word.length ?? 1
  }
  return [...byRole.values()].sort((a, b) => b.total - a.total)

  /** 立项|援藏项目27个: a verb in front of the name has it as its object; 计划生育服务项目 has it in a word. */
  function opensName(at: number, word: string): boolean {
    return at === named && mention.sentence.tag(at, at + label.length)[0]?.text === word
  }
}

/** Where the words end that may still say what the mention is doing: at the clause's end where another follows, and none in its clause. */
function ownEnd({ sentence: { text }, end }: Mention, next: Mention | undefined): number {
  if (!next) return text.length
  const clause = clauseEnd(text, end)
  return next.start < clause ? end : clause
}

/** The label, or the longer noun of the table that it ends: 收入 in 民宿年营业收入220万元. */
function heardLabel({ kind, label, sentence: { text }, start }: Mention): string {
  const end = label ? text.lastIndexOf(label, start) + label.length : 0
  if (!label || end < label.length || start - end > BESIDE) return label ?? ''
  const whole = roleCues(kind).noun.before(text, end)?.word ?? ''
  return whole.length > label.length ? whole : label
}

function closeness(distance: number): number {
  return distance <= RIGHT_BESIDE ? 1.3 : Math.max(0.3, 1 - distance / REACH)
}

/** What the table says of the figure: the header of its column and the caption. */
function tableWords({ sentence, start }: Mention): string {
  const cell = cellAt(sentence, start)
  return cell ? `${cell.header} ${cell.caption}` : ''
}

/** What may stand between a number and the verb of which it is the subject: 168个|已经动工. */
const PASSED = /^(?:悉数|全[部数]|陆续|相继|如期|大[多都]|[都均全已先后也正经])*/
/** So much a noun says that names money of its own in a whole of another sort: 其中援疆资金2亿元. */
const OWN_NOUN = 10

/** True where a word between the figure before and this one, or right behind this one, says what it is doing. */
export function hasOwnCue(mention: Mention, previous: Mention | undefined): boolean {
  const { text } = mention.sentence
  const { near } = roleCues(mention.kind)
  const label = mention.label ?? ''
  const from = previous?.sentence === mention.sentence ? previous.end : Math.max(0, mention.start - REACH)
  for (let at = from; at < mention.start; at++) {
    if (mention.kind === 'personnel' && text.startsWith(label, at)) at += label.length
    if (near.at(text, at)) return true
  }
  // 9个|项目|建成投用: the verb behind its noun
  const noun = text.startsWith(label, mention.end) ? mention.end + label.length : mention.end
  const behind = noun + (PASSED.exec(text.slice(noun)) as RegExpExecArray)[0].length
  return near.at(text, behind) !== undefined
}

/** True where its own noun says what an amount does, whatever it is a part of. */
export function hasOwnNoun({ kind, label }: Mention): boolean {
  return (
    kind === 'money' && label !== null && (roleCues(kind).noun.before(label, label.length)?.weight ?? 0) >= OWN_NOUN
  )
}
