import { clauseStart } from '../clause.js'
import { peopleNoun } from '../lexicon/people.js'
import { perWords } from '../lexicon/per.js'
import { changed } from '../mention.js'
import type { Mention, Sentence } from '../model.js'
import type { Resolver } from './resolver.js'

/** Behind the number: 3000元/人·年, 500元/月. */
const SLASH = /^ ?\/ ?(人|户|年|月|天|日|亩|吨|村|校|生)(?:[·./]?(年|月|天|次))?/
const SLASHED: Readonly<Record<string, string>> = {
  人: 'person',
  生: 'person',
  户: 'household',
  年: 'year',
  月: 'month',
  天: 'day',
  日: 'day',
  亩: 'item',
  吨: 'item',
  村: 'village',
  校: 'school',
}
const SPAN = /[年月天日]/
/** What a noun behind 每 or in front of 各 stands for, by its ending. */
const BODIES: readonly (readonly [RegExp, string])[] = [
  [/村$/, 'village'],
  [/[县区旗]$/, 'county'],
  [/(?:校|学院|幼儿园|大学|中学|小学)$/, 'school'],
  [/(?:项目|工程)$/, 'project'],
  [/[省市州地镇乡方院]$/, 'place'],
]
/** 两地各56名, 给6个村各安排150万元; not 两家农商行各出资1115万元和1116万元, which says who gave which. */
const SHARE = /([^,;。、\d]{1,6})各(?![界类级地方])[^,;。、\d]{0,6}$/
const EACH = /每(?!一?个?[年月天日周季次度学])(?:一?[个家所])?([^,;。\d]{1,8})/g
/** 每吸纳一名脱贫劳动力奖补3000元. */
const EACH_ONE = /每[^,;。\d]{2,4}?[一1]([名人户位])/
const COUNTERS: Readonly<Record<string, string>> = {
  人: 'person',
  名: 'person',
  位: 'person',
  生: 'person',
  户: 'household',
}
/** A worker's day or a family's year: 一天能挣110块, 一年到头落几千块. */
const ONE_SPAN = /一(天|个?月|年)[^,;。\d]{0,10}$/
const TELLS = /下来|到头|能|可|挣|赚|落|拿|收入|要|省|花|耗|工钱|工资|[天月年]$/
/** 手术费一台5.8万元, 一亩2000元. */
const ONE_THING = /一[台亩斤吨只头张套件瓶]$/
const SPANS: Readonly<Record<string, string>> = { 天: 'day', 个月: 'month', 月: 'month', 年: 'year' }
/** 年产值超4亿元, 企业年上缴税金1200万元: 年 by itself, of no year, age or season. */
const YEARLY =
  /(?<![\d〇零一二两三四五六七八九十百今去明前当每近来些全本同次翌多半新学往几数整常青少老成周过逐连历中丰拜幼童壮上首末] ?|(?:^|[,;:。、(])后)年(?![底初内前度轻级龄货后间来中末终关画])[^\d,;:。年]{1,8}$/

/** Between the two ends of a change: 由300万元增至2100万元. */
const CHANGE =
  /^[^,;。、]{0,3}(?:增至|增加到|增长到|提高到|提升到|上升到|涨到|升到|升至|升高到|降到|降至|减少到|减至|扩大到|到|至)$/

/** Says what one unit of the number belongs to: 每人每年6000元 is `person/year`; the ends of a change share it. */
export const per: Resolver = {
  name: 'per',
  resolve: (mentions) => {
    const told: Mention[] = []
    for (const mention of mentions) {
      const previous = told.at(-1)
      const found =
        previous?.per && (isChange(previous, mention) || isOfOthers(mention)) ? previous.per : perOf(mention, previous)
      told.push(found ? changed(mention, { per: found, trace: [...mention.trace, `per/${found}`] }) : mention)
    }
    return told
  },
}

/** 高的一个月拿到5800元,少的也有|两千出头: what others got goes on from what the first did. */
function isOfOthers({ kind, continues }: Mention): boolean {
  return kind === 'money' && continues
}

function isChange(previous: Mention, { sentence, start, kind }: Mention): boolean {
  if (previous.sentence !== sentence || previous.kind !== kind) return false
  return CHANGE.test(sentence.text.slice(previous.end, start))
}

function perOf({ sentence, start, end, kind }: Mention, previous: Mention | undefined): string | null {
  const { text } = sentence
  const slash = SLASH.exec(text.slice(end))
  const clause = clauseStart(text, start)
  if (slash) {
    const parts = [slash[1], slash[2]].flatMap((word) => (word ? [SLASHED[word]] : []))
    // 人均成本为|31.5万元/年: the slash says how often, the noun in front how many share it
    const who = SPAN.test(slash[1] as string) && nearest(text.slice(clause, start), 'who')
    return (who ? [who, ...parts] : parts).join('/')
  }
  const before = text.slice(clause, start)
  const share = SHARE.exec(before)?.[1]
  const sharers = share && BODIES.find(([ending]) => ending.test(share))?.[1]
  if (sharers) return sharers
  const list = before.lastIndexOf('、') + 1
  const own = list > 0 ? cued(sentence, clause + list, start, kind) : null
  if (own) return own
  // 每吸纳|1人|奖补2000元: the one is of what the amount is paid for
  const isBeside =
    previous?.sentence === sentence &&
    previous.end > clause &&
    !/^[、和及或与]/.test(text.slice(previous.end)) &&
    !EACH_ONE.test(text.slice(clause, previous.end))
  return cued(sentence, isBeside ? previous.end : clause, start, kind) ?? whenOnly(before)
}

/** What the words of a stretch say, the nearest who and the nearest when together. */
function cued(sentence: Sentence, from: number, to: number, kind: Mention['kind']): string | null {
  const stretch = sentence.text.slice(from, to)
  const both = nearest(stretch, 'both')
  if (both) return both
  const who = eachNoun(sentence, from, to) ?? nearest(stretch, 'who')
  const parts = [who, whenOnly(stretch, kind)].filter((part) => part !== null)
  return parts.length > 0 ? parts.join('/') : null
}

function whenOnly(stretch: string, kind?: Mention['kind']): string | null {
  const word = nearest(stretch, 'when')
  if (word) return word
  if (YEARLY.test(stretch)) return 'year'
  if (kind === 'money' && ONE_THING.test(stretch)) return 'item'
  const span = kind === 'money' ? ONE_SPAN.exec(stretch) : null
  return span && TELLS.test(span[0]) ? (SPANS[span[1] as string] ?? null) : null
}

/** What the last 每 of a stretch takes: 每名教师 is `person`, 每个受援县 `county`, 每亩 `item`. */
function eachNoun(sentence: Sentence, from: number, to: number): string | null {
  const verbal = EACH_ONE.exec(sentence.text.slice(from, to))?.[1]
  if (verbal) return COUNTERS[verbal] ?? null
  const match = [...sentence.text.slice(from, to).matchAll(EACH)].at(-1)
  if (!match) return null
  const at = from + match.index + match[0].length - (match[1] as string).length
  const counter = COUNTERS[sentence.text[at] as string]
  if (counter) return counter
  for (const { text, tag } of sentence.tag(at, at + (match[1] as string).length)) {
    const people = peopleNoun(text)
    if (people) return people
    const body = BODIES.find(([ending]) => ending.test(text))?.[1]
    if (body) return body
    if (/^[nqm]/.test(tag)) return 'item'
  }
  return null
}

/** What the cue word nearest to the number says; of two that end together the longer. */
function nearest(stretch: string, part: 'who' | 'when' | 'both'): string | null {
  let [end, found]: [number, string | null] = [0, null]
  for (const { word, per } of perWords(part)) {
    const at = stretch.lastIndexOf(word)
    // 每月|工资 is no 月工资
    if (at < 0 || at + word.length <= end || (part === 'both' && stretch[at - 1] === '每')) continue
    ;[end, found] = [at + word.length, per]
  }
  return found
}
