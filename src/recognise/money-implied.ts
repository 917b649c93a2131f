import { compare, decimal } from '../decimal.js'
import { moneyCuesAfter, moneyCuesBefore } from '../lexicon/money-cues.js'
import { firstNounAfter } from './noun-phrase.js'
import type { Candidate, Slot } from './slot.js'

/** Nothing that the number counts stands behind it. */
const ENDS = /^(?:$|[,;:。!?、()的” ]|左右|以上|以下|以内|上下|不等|分成|分为|换|出头|增|提|升|扩|降|减|涨|到)/
const TEN_THOUSAND = decimal(10_000)
/** How far from the number a cue word may stand in its clause. */
const CUE_REACH = 20

/** An amount without a currency, where the words around it are about money: 资金达88亿, 背债700万, 21亿援疆资金. */
export function moneyImplied(slot: Slot): Candidate | null {
  const { sentence, text, numeral, after, clause, nextStart } = slot
  const big = numeral.scale >= 4 || (numeral.form === 'chinese' && compare(numeral.value, TEN_THOUSAND) > 0)
  if (!big || (numeral.form === 'scale' && numeral.qualifier === 'exact')) return null
  const candidate = {
    kind: 'money',
    unit: slot.currency,
    start: numeral.start,
    end: numeral.end,
    noun: null,
    impliedCurrency: true,
  }
  const behind = firstNounAfter(sentence, after, Math.min(clause.end, nextStart), moneyNoun)
  if (behind)
    return { ...candidate, noun: { start: behind.start, end: behind.end }, rule: 'money/implied: noun behind' }
  const cue = cueBefore(text, Math.max(clause.start, slot.previous?.end ?? 0, numeral.start - CUE_REACH), numeral.start)
  if (
    !ENDS.test(text.slice(numeral.end, numeral.end + 2)) &&
    !(cue?.adjacent && (cue.side === 'both' || isVerbBehind(slot)))
  )
    return null
  if (cue) return cue.side === 'no' ? null : { ...candidate, rule: `money/implied: ${cue.word}` }
  if (slot.isStated) return { ...candidate, rule: 'money/implied: as before' }
  return slot.amongMoney ? { ...candidate, rule: 'money/implied: beside amounts' } : null
}

/** 投入42亿|改善民生: what follows is done with the money. */
function isVerbBehind({ sentence, text, numeral }: Slot): boolean {
  const [next] = sentence.tag(numeral.end, Math.min(text.length, numeral.end + 6))
  return next !== undefined && /^v/.test(next.tag)
}

function moneyNoun(word: string): string | null {
  return moneyCuesAfter().before(word, word.length)?.word ?? null
}

/** The cue word that ends nearest in front of `to`; adjacent where only a hedge or a particle stands between. */
export function cueBefore(text: string, from: number, to: number) {
  for (let end = to; end > from; end--) {
    const cue = moneyCuesBefore().before(text, end)
    if (cue && end - cue.word.length >= from)
      return { ...cue, adjacent: /^(?:了|达|约|近|超|逾|共|为|:|超过|达到){0,2}$/.test(text.slice(end, to)) }
  }
  return undefined
}
