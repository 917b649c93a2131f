import { cellAt } from '../cell.js'
import { clauseStart } from '../clause.js'
import { type Part, topicOf } from '../layout/outline.js'
import { isAct } from '../lexicon/acts.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention, Sentence } from '../model.js'
import { MONEY_NOUN } from './label-before.js'
import { isParty, type Named } from './label-named.js'
import { namesMoney, phraseTo, phraseWithBefore } from './label-phrases.js'
import type { Asked } from './label-steps.js'

/** What the lines of a list of gifts are, by the heading or the line that opens it. */
export function gift({ kind, sentence }: Mention, parts: readonly Part[]): Named {
  const part = parts[sentence.blockIndex] as Part
  if (kind !== 'money' || part.kind !== 'item') return null
  const above = topicOf(part) || (parts[part.index - 1]?.block.text ?? '')
  const word = /捐款|捐赠|无偿援助/.exec(above)?.[0]
  return word ? { text: word, step: 'heading' } : null
}

/** An amount of a list without a noun of its own is of the money that its lead-in or the line before names. */
export function listedBefore({ kind, sentence }: Mention, before: readonly Mention[], parts: readonly Part[]): Named {
  const part = parts[sentence.blockIndex] as Part
  if (kind !== 'money' || part.kind !== 'item') return null
  const last = before.slice(-4).findLast((one) => one.kind === 'money')
  if (last && parts[last.sentence.blockIndex]?.under !== part.under) return null
  // a line that tells of several moneys leaves open which of them is meant
  const isOne = before.every(
    (one) => one.kind !== 'money' || one.sentence.blockIndex !== last?.sentence.blockIndex || one.label === last.label,
  )
  return isOne && last?.label && MONEY_NOUN.test(last.label)
    ? { text: last.label, step: 'as the figure before', continues: true }
    : null
}

/** Headers that say only that the column holds money: the row says what for. */
const PLAIN_HEADER = /^(?:资金|金额|投入|投资额|合计|总额|经费|总计|到位资金)$/
/** A row that says what projects it counts. */
const PROJECTS = /(?:项目|工程|类)$/

/** In a table the column's header names an amount, and what a number without a unit counts; else the row's first cell does. */
export function column(mention: Mention): Named {
  const { kind, sentence, start } = mention
  // the innermost of headings above one another: 完成情况 资金
  const header = cellAt(sentence, start)
    ?.header.split(' ')
    .at(-1)
    ?.replace(/[([].*/, '')
    .replace(/个?数$/, '')
  if (!header || (kind !== 'money' && !fillsCell(mention))) return null
  const name = rowName(sentence)
  const row = PLAIN_HEADER.test(header) || (kind === 'project' && name && PROJECTS.test(name)) ? name : null
  return row ? { text: row, step: 'row' } : { text: header, step: 'column' }
}

/** True where a cell of a table holds the figure and nothing else. */
function fillsCell({ sentence, start, end }: Mention): boolean {
  return sentence.block.cells.some((cell) => cell.start === sentence.start + start && cell.end === sentence.start + end)
}

/** The first cell of the row that is no number. */
function rowName({ block }: Sentence): string | null {
  const names = block.cells.map(({ start, end }) => block.text.slice(start, end))
  return names.find((name) => /\p{Script=Han}/u.test(name) && !/\d/.test(name) && !/^[合总小]计$/.test(name)) ?? null
}

/** 产业扶持|2100万元,干部人才培训|720万元, 支出:助学及重建|1395万元: what an entry of a list says in front of its amount, be it a verb with its noun. */
export function entry(
  { kind, per, sentence, start, end }: Mention,
  before: readonly Mention[],
  { nounEnd, isGift }: Asked,
  own: Named,
  parts: readonly Part[],
): Named {
  if (kind !== 'money' || per !== null || nounEnd < start - 2 || !/^(?:[,、;。)]|$)/.test(sentence.text.slice(end)))
    return null
  const previous = before.at(-1)
  const last = before.findLast((one) => one.kind === kind && one.sentence === sentence)
  const opened = sentence.text.lastIndexOf(';', start)
  // behind a semicolon an entry follows on the amount before, whatever that one's own entry counted besides
  const isNext = last !== undefined && (last === previous || opened >= last.end)
  const isFirst = parts[sentence.blockIndex]?.kind === 'item' && sentence.start === 0 && previous?.sentence !== sentence
  const lead = sentence.text.slice(isNext ? Math.max(last.end, opened) : 0, nounEnd)
  const text = (isNext ? ENTRY : isFirst ? FIRST : BEHIND_COLON).exec(lead)?.[1]
  if (!text || isGift || (own !== null && (isNext || !text.endsWith(own.text)))) return null
  const tokens = sentence.tag(nounEnd - text.length, nounEnd)
  // 孤儿抚育, 医疗康复: a name to the segmenter; whose name stands alone is no entry
  const isNoun =
    tokens.every(({ tag }) => /^(?:n(?![st])|a(?!d)|[vbijxlc])/.test(tag)) &&
    !tokens.some(({ text: word }) => HANDS.some((act) => isAct(act, word)) || (!isNext && isAct('gives', word)))
  const isSomebodys = isParty(text, { kind }, 'entry') || peopleNoun(text) !== null
  const has = (tags: RegExp): boolean => tokens.some(({ tag }) => tags.test(tag))
  const isNamed = has(/^(?:n(?!r)|vn|j|x)/) || (isFirst && has(/^nr/) && has(/^v/))
  return ((isNoun && isNamed && tokens.length > 1) || text.endsWith('类')) && !isSomebodys
    ? { text, step: 'entry of a list' }
    : null
}

/** Verbs of whoever gives, gets or has the amount: a clause and no entry. */
const HANDS = ['deals', 'bestows', 'pays-to', 'collects', 'attracts', 'puts-in'] as const

/** Between an amount and the next of its list. */
const ENTRY = /^[,、;](?:其中)?([\u4e00-\u9fff]{3,14})$/
/** The first of an item, behind its number. */
const FIRST = /^\s*(?:\(?[\d一二三四五六七八九十]{1,2}[).、]|[—–•·-]+)\s*([\u4e00-\u9fff]{3,16})$/
const BEHIND_COLON = /:([\u4e00-\u9fff]{3,10})$/

/** 名额分配:玉树市|190名, 投入的资金一年一个台阶:2017年|1.1亿元: what the words in front of the colon say of all that stand behind. */
export function leadIn({ kind, sentence, start }: Mention, previous: Mention | undefined): Named {
  const colon = sentence.text.lastIndexOf(':', start)
  if (previous?.sentence === sentence && previous.kind === kind) return null
  if (colon < 1 || kind === 'project' || /[,;。]/.test(sentence.text.slice(colon, start))) return null
  const from = clauseStart(sentence.text, colon)
  const span = kind === 'money' ? phraseWithBefore(sentence, from, colon, namesMoney) : phraseTo(sentence, from, colon)
  // 周海东:去年扩到|720名
  if (!span || /^n[rst]/.test(sentence.tag(span.start, span.end).at(-1)?.tag ?? '')) return null
  return { text: sentence.text.slice(span.start, span.end), step: 'lead-in' }
}
