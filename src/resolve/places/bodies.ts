import { characterSet } from '../../character-set.js'
import { cueAt } from '../../lexicon/agents.js'
import { type BodyWord, bodyWordAt } from '../../lexicon/bodies.js'
import type { Sentence, Token } from '../../model.js'
import type { Span } from '../../span.js'

/** A body, a kind of people or a named group of givers; `name` as it is cited. */
export interface BodyHit extends Span {
  readonly name: string
  readonly kind: Exclude<BodyWord['kind'], 'short'>
}

/** A name runs left from its last word to one of these, or so many characters. */
const isStop = characterSet(
  '0123456789由向给予和与及的在被把让们将了是获自含连每等即到对从以但该他她、,。;:!?()“”"《》〈〉【】[]<>—-· \n上下其',
)
const LONGEST = 14
/** 康达药业(德阳)|有限公司: a place in brackets inside of a name. */
const WHERE = /\([\u4e00-\u9fff]{2,6}\)$/
/** … and to these: 抵达|县红十字会 is no 宏达|集团. */
const ARRIVES = new Set(['到达', '抵达', '送达'])
const HALVES = new Set(['其中', '连同', '以及', '上午', '下午'])
/** Between a body and one of its own; at the head of a name it says whose that is, without being part of it. */
const AFFILIATED = '附属'
/** 捐建|小学 is no school's name. */
const OFFERED = new Set('捐援')
/** Words that stand before a name and are not part of it, as far as the last of them: 一家|集团公司, 昨日|某商会. */
const LEAD =
  /.*(?:[一二三四五六七八九十两几多0-9]年来|以来|今年|去年|昨日|昨天|今日|日前|近日|当日|当天|期间|按照|根据|包括|来自|收到|接收|接受|其中|以及|随后|同时|此外|另外|感谢|图为|名叫|名为|叫|又有|还有|[一二三四五六七八九十百千万两几余多数]+[家位名所间个批支群]|^[家位名所间个批支群又还共代而且则却])/
/** Before 国家 and behind it, where that is who gives: 由|国家|投资. */
const STATE_AFTER = /^[,;:。由月\s]?$/
const NOT_STATE = /[级标队重]/
const DIGIT = /[0-9]/
/** 19省市, 17个对口支援省市, 60多个部委, 341家企业, 20家定点帮扶单位, 八城市 as givers. */
const COUNTED =
  /(?:东部|西部|中西部|沿海)?(?:各|[0-9一二两三四五六七八九十]{1,4}[多余]?)(?:[个家户])?(?:国有|重点|重要|骨干|中央|民营|爱心|东部|[省市州县区][直属]){0,3}(?:(?:对口|定点)?(?:援[疆藏青建助]|支援|协作|帮扶))?(?:省区市|省市区|省市|省份|省区|城市|央企|部委|企业|单位)/y
const isNumeral = characterSet('各0123456789一二两三四五六七八九十')
/** Behind the name of a fund or a firm: who advises on it or runs it. */
const BOARD = /^(?:咨询|管理|评审|监督)?(?:委员会|理事会)/
const isFigure = characterSet('东西中各0123456789一二两三四五六七八九十')

/** What stands behind a person's name: a verb, a mark, a bracket. */
const NAME_ENDS =
  /^(?:老[\u4e00-\u9fff]|[\u4e00-\u9fff]{1,3}?(?:先生|女士|夫妇|夫妻|老人)|[\u4e00-\u9fff]某{1,2}(?:夫妇)?|“[^”]{1,8}”|[\u4e00-\u9fff]{2,3}?(?=$|[,。;:()]|[捐出资带凑给从将把又也还个独]))/
/** Between two bodies that act together: 财政部|会同|水利部; 红十字会|联合会 is one. */
const TOGETHER = /(?:会同|携手|联手|协同|联合(?!会))/y
/** The word by which one that ends at `at` takes another with it. */
function togetherAt(text: string, at: number): number {
  TOGETHER.lastIndex = at
  return TOGETHER.exec(text)?.[0].length ?? 0
}
/** How long the name of a person is that stands behind the word for what he is: 企业家|林金水, 校友|陈先生. */
function personAt(text: string, at: number): number {
  const name = NAME_ENDS.exec(text.slice(at, at + 10))?.[0]
  return name && (/^[老“]/.test(name) || cueAt('surname', text, at)) ? name.length : 0
}

/** The bodies of a text, left to right, none overlapping; `tag` reads a part of it word by word, null where nothing can. */
export function bodies(text: string, tag: Sentence['tag'] | null = null): readonly BodyHit[] {
  // 走进|红会
  const longCue = (k: number): string | null =>
    [cueAt('to', text, k), cueAt('at', text, k)].find((word) => word && word.length > 1) ?? null
  const hits: BodyHit[] = []
  let from = 0
  for (let i = 0; i < text.length; ) {
    const hit = counted(i) ?? named(i)
    if (hit) {
      const last = hits.at(-1)
      const touching = last !== undefined && hit.start <= last.end
      if (touching || (last && text.slice(last.end, hit.start) === AFFILIATED)) {
        // 红十字会|工会, 集团|公司|员工, 医学院附属|儿童医院: one name, the later word says what it is; 社会各界|爱心人士: the first says it all
        const name = touching && hit.kind === 'group' ? last.name : text.slice(last.start, hit.end)
        hits[hits.length - 1] = { ...hit, start: last.start, name }
      } else hits.push(hit)
      from = hit.end
    }
    i = hit ? hit.end : i + 1
  }
  return hits

  function stops(at: number): boolean {
    if (text.startsWith('上海', at)) return false
    return isStop(text.charCodeAt(at)) || ARRIVES.has(text.slice(at - 1, at + 1))
  }

  function counted(i: number): BodyHit | null {
    if (!isFigure(text.charCodeAt(i)) || isNumeral(text.charCodeAt(i - 1))) return null
    COUNTED.lastIndex = i
    const found = COUNTED.exec(text)?.[0]
    if (!found) return null
    // 各企业, 各单位 are nobody; 一家企业 is one without a name
    if (/^各?(?:企业|单位|城市)$/.test(found) || /^(?:一|1)[个家户]/.test(found)) return null
    return { start: i, end: i + found.length, name: found, kind: 'group' }
  }

  function named(i: number): BodyHit | null {
    const word = bodyWordAt(text, i)
    // 集中学习 is no 中学, 困难大学新生 no 大学
    if (!word || (word.word.endsWith('学') && /^(?:习|新?生)/.test(text.slice(i + word.word.length)))) return null
    // 赈灾基金|咨询委员会: who advises on it
    if (word.kind === 'body' && BOARD.test(text.slice(i + word.word.length))) return null
    const end = i + word.word.length
    if (word.kind === 'short') return { start: i, end, name: word.word, kind: 'group' }
    if (word.kind === 'group') {
      // 54个国家, 国家级
      if (word.word === '国家' && (!STATE_AFTER.test(text.charAt(i - 1)) || NOT_STATE.test(text.charAt(end))))
        return null
      // 香港|特区政府 and 澳门|特区政府 are two
      const own = word.word.startsWith('特区')
        ? (/(?:香港|澳门)$/.exec(text.slice(Math.max(0, i - 2), i))?.[0] ?? '')
        : ''
      return { start: i - own.length, end, name: own + (word.cite || word.word), kind: 'group' }
    }
    let start = i
    const least = Math.max(from, i - LONGEST)
    const back = (): void => {
      while (start > least && !stops(start - 1)) start--
    }
    back()
    const where = start === i ? WHERE.exec(text.slice(least, start)) : null
    if (where) {
      start -= where[0].length
      back()
    }
    for (let k = i - 1; k >= start; k--) {
      // 集团公司为|同心县大学生|资助: who follows is helped
      if (word.kind === 'people' && text[k] === '为' && k + 1 < i) {
        start = k + 1
        break
      }
      // 镇江协调|农行支行: a verb of giving ends what stands before the name, unless it is the name's own (建设|银行)
      const deed = cueAt('acts', text, k) ?? cueAt('gives', text, k) ?? cueAt('by', text, k)
      const verb = deed ?? longCue(k)
      const isOwn = deed !== null && !OFFERED.has(deed[0] as string)
      if (verb && k + verb.length <= i && (k + verb.length < i || !isOwn)) {
        start = k + verb.length
        break
      }
    }
    // 2022年|慈溪市慈善总会
    if (word.kind === 'body' && DIGIT.test(text.charAt(start - 1)))
      start += /^(?:年度?|[月日])?/.exec(text.slice(start, i))?.[0].length ?? 0
    if (start === from && from > 0 && i > from) start += Math.min(togetherAt(text, from), i - from)
    const before = text.slice(start, i)
    const lead = LEAD.exec(before)?.[0].length ?? 0
    start += lead
    if (text.startsWith(AFFILIATED, start) && start + AFFILIATED.length < i) start += AFFILIATED.length
    // ——记|某医院: what a subtitle begins with
    if (text[start] === '记' && text[start - 1] === '—') start++
    // 其|中|香港某基金会, 连|同|赛马会, 下|午|某集团: the second half of a word that ends what stands before
    if (HALVES.has(text.slice(start - 1, start + 1))) start++
    start = word.kind === 'body' ? behindLead(start, end) : behindAdverb(start, end)
    const whole = word.kind === 'people' ? end + personAt(text, end) : end
    return { start, end: whole, name: text.slice(start, whole), kind: word.kind }
  }

  /**
   * 国家|确定|华中农业大学, 随后|恒通集团: a name that the segmenter knows, or that begins with a place, begins behind the verb in front of
   * it, and any behind words of time, manner and joining.
   */
  function behindLead(start: number, end: number): number {
    const words = tag?.(start, end) ?? []
    const known = words.findLastIndex(({ tag }, i) => NAMED.test(tag) && isVerb(words[i - 1]))
    const own = words.slice(Math.max(known, 0))
    return own.find(({ tag, text }) => !PASSING.test(tag) || text.length === 1)?.start ?? start
  }

  /** 浙江分别选派|医生: no name holds an adverb, and a verb behind it is its own. */
  function behindAdverb(start: number, end: number): number {
    const words = tag?.(start, end) ?? []
    const adverb = words.findLastIndex(({ tag, text }) => tag === 'd' && text.length > 1)
    if (adverb < 0) return start
    const next = words[adverb + 1]
    return (isVerb(next) ? words[adverb + 2] : next)?.start ?? start
  }
}

/** The parts of speech of words of time, manner and joining. */
const PASSING = /^[tdc]$/
/** A place or a body by name. */
const NAMED = /^n[st]/

function isVerb(word: Token | undefined): boolean {
  return word?.tag === 'v' && word.text.length > 1
}
