import { cellAt } from '../cell.js'
import { clauseBehindColon, clauseEnd } from '../clause.js'
import { behindVerb } from '../lexicon/label-words.js'
import type { Mention, Sentence } from '../model.js'
import { nounEnd } from './label-phrases.js'
import { type Asked, anyVerb, type Step, stepsFor } from './label-steps.js'
import type { Resolver } from './resolver.js'

/** How far around the number the counted noun may lie. */
const REACH = 40
const QUOTES = /[“”"‘’]/g

/**
 * Names the noun that is counted or paid for: behind the number (350名|援疆干部人才, 6000元|资助, 3000元的|工资), else in
 * front of it (援疆资金|22.29亿元), else the verb that takes the number (接诊|3.65万人次, 1000多人|就业), else what the
 * figure before counts.
 */
export const label: Resolver = {
  name: 'label',
  resolve: (mentions) => {
    const named: Mention[] = []
    for (const [i, mention] of mentions.entries()) {
      named.push(withLabel(mention, named, mentions[i + 1]))
    }
    return named
  },
}

function withLabel(mention: Mention, before: readonly Mention[], next: Mention | undefined): Mention {
  const asked = ask(mention, before.at(-1), next)
  const own = column(mention) ?? firstOf(stepsFor(mention), asked)
  const found = own ?? carried(mention, before) ?? firstOf([anyVerb], asked)
  return found ? { ...mention, label: found.text, trace: [...mention.trace, `label/${found.step}`] } : mention
}

function ask(mention: Mention, previous: Mention | undefined, next: Mention | undefined): Asked {
  const { sentence, start, end } = mention
  const { text } = sentence
  const from = Math.max(
    clauseBehindColon(text, start),
    start - REACH,
    previous?.sentence === sentence ? previous.end : 0,
  )
  // 213户566人实现脱贫: both count what stands behind the second
  const twin = next?.sentence === sentence && next.start === end && next.kind === mention.kind
  const stop = next?.sentence === sentence && !twin ? next.start : text.length
  const to = Math.min(clauseEnd(text, end), end + REACH, stop)
  return { mention: twin ? { ...mention, end: next.end } : mention, from, to, nounEnd: nounEnd(mention, from) }
}

function firstOf(steps: readonly Step[], asked: Asked): { text: string; step: string } | null {
  for (const [step, find] of steps) {
    const span = find(asked)
    const phrase = span && asked.mention.sentence.text.slice(span.start, span.end).replace(QUOTES, '')
    const text = phrase?.slice(behindVerb(phrase)) || phrase
    if (text) return { text, step }
  }
  return null
}

/** Headers that say only that the column holds money: the row says what for. */
const PLAIN_HEADER = /^(?:资金|金额|投入|投资额|合计|总额|经费|总计|到位资金)$/

/** In a table the column's header names an amount, and what a number without a unit counts; else the row's first cell does. */
function column({ kind, sentence, start, trace }: Mention): { text: string; step: string } | null {
  // the innermost of headings above one another: 完成情况 资金
  const header = cellAt(sentence, start)
    ?.header.split(' ')
    .at(-1)
    ?.replace(/[([].*/, '')
    .replace(/数$/, '')
  if (!header || (kind !== 'money' && !trace.includes('column'))) return null
  const row = PLAIN_HEADER.test(header) ? rowName(sentence) : null
  return row ? { text: row, step: 'row' } : { text: header, step: 'column' }
}

/** The first cell of the row that is no number. */
function rowName({ block }: Sentence): string | null {
  const names = block.cells.map(({ start, end }) => block.text.slice(start, end))
  return names.find((name) => /\p{Script=Han}/u.test(name) && !/\d/.test(name) && !/^[合总小]计$/.test(name)) ?? null
}

/** What the figure before it counts, where both are of one kind and stand in one paragraph, people in one sentence; amounts may differ in currency. */
function carried(mention: Mention, before: readonly Mention[]): { text: string; step: string } | null {
  const earlier = before.slice(-6).findLast(({ kind, unit, sentence, label }) => {
    const isAlike = kind === mention.kind && (kind === 'money' || unit === mention.unit)
    const isNear =
      kind !== 'personnel' ? sentence.blockIndex === mention.sentence.blockIndex : sentence === mention.sentence
    return label && isAlike && isNear
  })
  return earlier?.label ? { text: earlier.label, step: 'as the figure before' } : null
}
