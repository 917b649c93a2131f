import { isNumberName } from '../lexicon/number-names.js'
import { peopleNoun } from '../lexicon/people.js'
import { unitWords } from '../lexicon/units.js'
import type { Span } from '../span.js'
import { firstNounAfter, nounPhraseAfter, nounPhraseBefore, startsPeopleNoun } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** Words that begin with a counter and are none: 3位数, 20个人工智能项目 counts by 个. */
const NOT_COUNTER: Readonly<Record<string, RegExp>> = {
  人: /^(?:帐|桌|床|房|餐|制|座|间|份|版|行|种|大代|社|保|防|为本|均|字|头|造|机|民(?!币)|才|口)/,
  名: /^(?:单|录|校|牌|次|列|称|义|胜|曲|片)/,
  位: /^(?:数|小数|于|列|居|次|置|移|一体)/,
  户: /^(?:口|籍|外|型|均|县|主)/,
  个人: /^[才工民体大口物身事贷]/,
  口: /^(?!$|[,;:。!?、()都人在])/,
}
/** Behind a bare number, nothing that it counts follows. */
const ENDS = /^(?:$|[,;。!?、)的]|左右|以上|以下|上下)/
/** How far a noun left out may be from the count that had it. */
const CARRIES = 40
/** 户 of these is an organisation. */
const FIRM = /企业|公司|商户|主体|厂|店|单位|院所|合作社|工商|银行|机构/

/** A count of people by a counter of its own: 350名, 1000多人, 2000余人次, 373户. */
export function people(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  const unit = unitWords().at(text, after)
  if (unit?.class !== 'personnel') return null
  const end = after + unit.word.length
  if (NOT_COUNTER[unit.word]?.test(text.slice(end, end + 3))) return null
  if (numeral.form === 'scale' && /^[人户]$/.test(unit.word) && !isCountOfScale(slot, end)) return null
  const noun =
    nounPhraseAfter(sentence, end, Math.min(clause.end, nextStart)) ??
    nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, slot.previousEnd))
  if (unit.word === '户' && noun && FIRM.test(text.slice(noun.start, noun.end))) return null
  return { kind: 'personnel', unit: unit.unit, start: numeral.start, end, noun, rule: `personnel/${unit.word}` }
}

/** 万人 and 百户 are slogans and names (万人帮万户, 千户苗寨) unless a hedge, a noun or the end of the clause marks a count. */
function isCountOfScale({ text, numeral, sentence }: Slot, end: number): boolean {
  if (numeral.qualifier !== 'exact') return true
  if (/[超逾近破约过上达及满]$|不[足到]$/.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))) return true
  if (/^(?:$|[,;。!?、)]|以上|左右|受益|受惠|脱贫|就业)/.test(text.slice(end, end + 2))) return true
  const [next] = sentence.tag(end, Math.min(text.length, end + 6))
  return next !== undefined && peopleNoun(next.text) !== null
}

/** A number whose noun is people, without a counter of people: 23.7万贫困人口, 十几个小学生, 农村劳动力13.76万. */
export function peopleByNoun(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  const unit = unitWords().at(text, after)
  const counted = unit?.word === '个'
  if (unit && !counted && !(unit.word.length === 1 && startsPeopleNoun(sentence, after, 1))) return null
  const end = counted ? after + 1 : numeral.end
  const limit = Math.min(clause.end, nextStart)
  if (counted) {
    const behind = nounPhraseAfter(sentence, end, limit)
    if (behind)
      return behind.counts === 'person' || behind.counts === 'household'
        ? candidate(slot, end, behind, behind.counts)
        : null
  } else {
    const behind = isBareCount(slot) ? firstNounAfter(sentence, after, limit, peopleNoun) : null
    if (behind) return candidate(slot, end, behind, behind.found)
    if (numeral.scale < 4 || !ENDS.test(text.slice(end, end + 2))) return null
  }
  const before = nounPhraseBefore(sentence, numeral.start, Math.max(clause.start, slot.previousEnd))
  if (!before?.adjacent || (before.counts !== 'person' && before.counts !== 'household')) return null
  return candidate(slot, end, before, before.counts)
}

/** People counted by 个 whose noun stands with the count before: 来了一百二十多个病人,还有二三十个没看上. */
export function peopleElliptic({ text, numeral, after, previous }: Slot): Candidate | null {
  if (text[after] !== '个' || previous?.kind !== 'personnel') return null
  if (text[previous.end - 1] !== '个' || numeral.start - previous.end > CARRIES) return null
  return {
    kind: 'personnel',
    unit: previous.unit,
    start: numeral.start,
    end: after + 1,
    noun: null,
    rule: 'personnel/left out',
  }
}

function candidate({ text, numeral }: Slot, end: number, noun: Span, counts: string): Candidate {
  const unit = /人次$/.test(text.slice(noun.start, noun.end)) ? 'person_time' : counts
  return { kind: 'personnel', unit, start: numeral.start, end, noun, rule: 'personnel/noun' }
}

/**
 * Without a counter, a year (2018), a name (985高校), a generation (80后) and a small Chinese number (三农, 两委) count nobody;
 * a scale word does only where people follow at once (百万农民工).
 */
function isBareCount({ sentence, numeral, text, after }: Slot): boolean {
  const digits = text.slice(numeral.start, numeral.end)
  if (/^(?:19|20)\d\d$/.test(digits) || isNumberName(digits) || text.startsWith('后', after)) return false
  // 2 产业支援类, 尾号 6688 联系人: a blank behind a number without a scale ends it
  if (after > numeral.end && numeral.scale < 4) return false
  if (numeral.form === 'scale') return startsPeopleNoun(sentence, after) && !isSlogan(text, numeral)
  return !(numeral.form === 'chinese' && digits.length === 1)
}

/** 双百人才工程, 百万人才计划: names of programmes. */
function isSlogan(text: string, { start, end }: Span): boolean {
  return /[双]$/.test(text.slice(0, start)) || /^[^,;。、\d]{2,4}(?:工程|计划|行动)/.test(text.slice(end, end + 10))
}
