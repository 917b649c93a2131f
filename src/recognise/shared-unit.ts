import { clauseEnd } from '../clause.js'
import { currencyNames } from '../lexicon/currencies.js'
import { projectNounEnd } from '../lexicon/projects.js'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'
import { unitAt } from './unit.js'

/** Between two numbers of a list that share the unit of its last. */
const APART = /^(?:、|[、,]?(?:以?及|[和与或]))$/
/** What announces such a list: 分别奖励50、30万元. */
const APIECE = /分别|分为|各|依次/
/** No such list is longer. */
const MOST = 12

/**
 * Numbers of a list that share unit and scale of its last: 分三档奖励3、5和8万元, 分别认捐50、30、20万元, 12、15和9名. Two numbers with a mark between
 * are such a list only where it is announced: 3、5万元 may be a range, or a misprint of 3.5.
 */
export function sharedUnit(slot: Slot): Candidate | null {
  const { sentence, text, numeral, unit, previous, clause } = slot
  if (unit !== undefined || numeral.scale > 0 || numeral.form !== 'arabic' || text[numeral.start - 1] === '第')
    return null
  let end = numeral.end
  let words = ''
  for (const [i, next] of slot.following.slice(0, MOST).entries()) {
    const between = text.slice(end, next.start)
    if (!APART.test(between)) return null
    words += between
    end = next.end
    const at = text[end] === ' ' ? end + 1 : end
    const currency = currencyNames().at(text, at)
    const own = currency ? undefined : unitAt(sentence, at)
    if (!currency && own === undefined) continue
    if (
      i === 0 &&
      /^[、,]/.test(words) &&
      previous === undefined &&
      !APIECE.test(text.slice(clause.start, numeral.start))
    )
      return null
    const found = { start: numeral.start, end: numeral.end, noun: null, scale: next.scale }
    if (currency) {
      const code = currency.code === 'CNY' ? slot.currency() : currency.code
      return { ...found, kind: 'money', unit: code, rule: 'money/unit of a list' }
    }
    if (next.scale > 0 || own === undefined) return null
    if (own.class === 'personnel')
      return { ...found, kind: 'personnel', unit: own.unit, rule: 'personnel/unit of a list' }
    return own.class === 'counter' && countsProjects(slot, at + own.word.length)
      ? { ...found, kind: 'project', unit: 'project', rule: 'project/unit of a list' }
      : null
  }
  return null
}

/** 水利工程7、9和11项, 8、6和5个援建项目: projects stand in front of the list or behind it; a count of projects may have gone before. */
function countsProjects(slot: Slot, end: number): boolean {
  const { sentence, text, numeral, clause, previousEnd, topic } = slot
  if (goesOnWithList(slot)) return true
  const behind = nounPhraseAfter(sentence, end, clauseEnd(text, end))
  if (behind?.counts === 'project') return true
  if (behind && !behind.isPredicate) return false
  const noun = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, previousEnd))
  if (noun?.adjacent && !noun.isSort) return noun.counts === 'project'
  const isAboutProjects =
    topic === 'project' || topic === 'left out' || projectNounEnd(text.slice(0, clause.start)) >= 0
  return isAboutProjects && (!noun?.adjacent || noun.isSort)
}

/** 水利工程7、|9和11项: nothing but a mark parts the number from a count of projects. */
export function goesOnWithList({ text, numeral, previous }: Slot): boolean {
  return previous?.kind === 'project' && APART.test(text.slice(previous.end, numeral.start))
}
