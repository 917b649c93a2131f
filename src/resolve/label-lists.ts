import { cellAt } from '../cell.js'
import type { Part } from '../layout/outline.js'
import { isAct } from '../lexicon/acts.js'
import { peopleNoun } from '../lexicon/people.js'
import type { Mention, Sentence } from '../model.js'
import { MONEY_NOUN } from './label-before.js'
import { isParty, type Named } from './label-named.js'
import type { Asked } from './label-steps.js'

/** What the lines of a list of gifts are, by the heading or the line that opens it. */
export function gift({ kind, sentence }: Mention, parts: readonly Part[]): Named {
  const part = parts[sentence.blockIndex]
  if (kind !== 'money' || part?.kind !== 'item') return null
  const above = part.under?.block.text ?? parts[part.index - 1]?.block.text ?? ''
  const word = /捐款|捐赠/.exec(above)?.[0]
  return word ? { text: word, step: 'heading' } : null
}

/** An amount of a list without a noun of its own is of the money that its lead-in or the line before names. */
export function listedBefore({ kind, sentence }: Mention, before: readonly Mention[], parts: readonly Part[]): Named {
  if (kind !== 'money' || parts[sentence.blockIndex]?.kind !== 'item') return null
  const last = before.slice(-4).findLast((one) => one.kind === 'money')
  return last?.label && MONEY_NOUN.test(last.label)
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
  const cell = sentence.block.cells.find(
    (one) => one.start <= sentence.start + start && sentence.start + end <= one.end,
  )
  return cell !== undefined && cell.end - cell.start === end - start
}

/** The first cell of the row that is no number. */
function rowName({ block }: Sentence): string | null {
  const names = block.cells.map(({ start, end }) => block.text.slice(start, end))
  return names.find((name) => /\p{Script=Han}/u.test(name) && !/\d/.test(name) && !/^[合总小]计$/.test(name)) ?? null
}

/** 产业扶持|2100万元,干部人才培训|720万元: what an entry of a list says in front of its amount, be it a verb with its noun. */
export function entry(
  { kind, per, sentence, start, end }: Mention,
  previous: Mention | undefined,
  { from, nounEnd }: Asked,
): Named {
  if (kind !== 'money' || per !== null || previous?.kind !== kind) return null
  if (previous.sentence !== sentence || from < previous.end || !/^(?:[,、;。)]|$)/.test(sentence.text.slice(end)))
    return null
  const [, text = ''] = ENTRY.exec(sentence.text.slice(previous.end, nounEnd)) ?? []
  if (text === '' || nounEnd < start - 2) return null
  const tokens = sentence.tag(nounEnd - text.length, nounEnd)
  const last = tokens.at(-1)?.text ?? ''
  const isNoun =
    tokens.every(({ tag }) => /^(?:n(?![srt])|[avbijx])/.test(tag)) && !isAct('deals', last) && !isAct('bestows', last)
  const isSomebodys = isParty(text, { kind }, 'entry') || peopleNoun(text) !== null
  return isNoun && tokens.some(({ tag }) => /^(?:n|vn|j|x)/.test(tag)) && tokens.length > 1 && !isSomebodys
    ? { text, step: 'entry of a list' }
    : null
}

/** Between an amount and the next of its list. */
const ENTRY = /^[,、](?:其中)?([\u4e00-\u9fff]{3,10})$/
