import type { Vocabulary } from '../page-data.js'

/** What explains names: of a language, with the words of the page's vocabulary and the interface's own for values. */
interface Words {
  readonly vocabulary: Pick<Vocabulary, 'reasons' | 'rules'>
  readonly language: 'en' | 'zh'
  /** What a column or one of its values is called. */
  readonly term: (value: string) => string
}

/** Why a number is no figure, or why a piece of a page is no article: what the rule saw follows in brackets. */
export function reasonIn({ vocabulary, language }: Words, stage: 'figure' | 'page', reason: string): string {
  const [name = '', ...seen] = reason.split(': ')
  const known = vocabulary.reasons[`${stage} ${name}`]
  if (known === undefined) return reason
  return language === 'zh' ? bracketed(known[1], seen, '（', '）') : bracketed(known[0], seen, ' (', ')')
}

/** `donor: agent (clause)`, `role/aid: 投入`, `part-of`. */
const RULE = /^(donor|recipient|period): (.*) \(([^()]*)\)$|^([\w-]+)\/([^:]*)(?:: (.*))?$/

/**
 * What a rule's name means; null where the name itself says it. Parts that are words of the document stay as they are.
 */
export function ruleIn({ vocabulary, language, term }: Words, rule: string): string | null {
  const known = (stage: string, part: string) => vocabulary.rules[`${stage}/${part}`] ?? vocabulary.rules[part]
  const said = (stage: string, part: string) => {
    const words = known(stage, part)
    return words === undefined ? term(part) : language === 'zh' ? words[1] : words[0] || part
  }
  const [, look, step = '', scope = '', stage = look, what = step, why = scope] = RULE.exec(rule) ?? []
  const all = stage === undefined ? [said('', rule)] : [said('', stage), said(stage, what), why && said(stage, why)]
  const [head = '', tail, last] = all
  const text =
    language === 'zh'
      ? bracketed([head, tail].filter(Boolean).join('：'), last ? [last] : [], '（', '）')
      : bracketed([head, tail].filter(Boolean).join(': '), last ? [last] : [], ' (', ')')
  return text === rule ? null : text
}

function bracketed(text: string, inside: readonly string[], open: string, close: string): string {
  return inside.length === 0 ? text : `${text}${open}${inside.join(': ')}${close}`
}
