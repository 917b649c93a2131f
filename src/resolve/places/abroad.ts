import { characterSet } from '../../character-set.js'
import type { Place } from '../../lexicon/places.js'
import type { Token } from '../../model.js'
import { fits } from '../../pattern.js'
import { isForeign } from './chain.js'
import type { Told } from './introduced.js'

/** A place in another country, by its name without a class word. */
export interface NamedAbroad {
  readonly name: string
  /** The country that it stands right behind, else the one that the document names most. */
  readonly country: Place
}

/** So often a document names another country that is told of it. */
const TOLD = 2
/** Behind these stands where somebody goes or is; persons stand behind 给, 为 and 向. */
const WHERE = /(?<=[在到赴驻至于往抵]|抵达|来到|重返|走进|深入)/y
/** 抵|达卢萨卡: the rest of the word. */
const REST = /^(?:抵达|至于)/
const LONGEST = 8
/** Characters that foreign names are written with. */
const isSound = characterSet(
  '阿埃艾安昂奥巴班邦堡贝本比彼宾波伯博布查茨达丹当德登迪蒂丁东杜顿多恩尔法菲费夫弗福富盖冈戈格贡古圭哈海汉赫黑亨胡基吉加贾杰金津卡喀凯坎康考科克肯库夸拉莱兰朗劳勒雷黎里利林隆卢鲁路伦罗洛马曼芒梅门蒙孟米密明摩莫姆木穆纳娜乃南内尼涅宁努诺欧帕潘佩皮平坡珀普齐奇恰乔切钦琼曲让热日荣瑞撒萨塞桑瑟色森沙山珊尚舍圣施史斯苏索塔泰坦汤唐特提廷通图土托瓦旺万威韦维温文翁沃乌武西希锡夏肖谢辛休雅亚扬耶叶伊义依易因尤尤于约泽扎詹章赞祖佐',
)
/** Words that the segmenter does not know, and names. */
const UNKNOWN = /^(?:x|nr|nrt|ns|nz)$/
const HAN = /^[\u4e00-\u9fff]+$/
/** 德国|米索尔|基金会: a body's name. */
const BODY = /^[\u4e00-\u9fff]{0,4}(?:基金会|公司|集团|协会|银行|大学)/

/**
 * The places abroad that a document names by no class word: what stands where somebody goes or is, or right behind a foreign country,
 * and is written as foreign names are (在马义奇办班, 老挝色贡水电站).
 */
export function abroad(texts: readonly Told[]): readonly NamedAbroad[] {
  const country = mostNamed(texts)
  const found = new Map<string, Place>()
  for (const { text, names, tag } of texts) {
    if (!tag) continue
    const taken = names.filter(({ weak }) => !weak)
    const foreign = taken.filter(({ places }) => isForeign(places[0] ?? null))
    const starts = new Map<number, Place>(foreign.map(({ end, places }) => [end, places[0] as Place]))
    for (let i = 1; country && i < text.length - 1; i++)
      if (!starts.has(i) && fits(WHERE, text, i)) starts.set(i, country)
    for (const [start, outer] of starts) {
      const name = nameAt(text, start, tag)
      if (name && !taken.some((one) => one.start < start + name.length && start < one.end)) found.set(name, outer)
    }
  }
  return [...found].map(([name, country]) => ({ name, country }))
}

/** The name that begins at an offset, as far as its words are unknown or written as foreign names are. */
function nameAt(text: string, start: number, tag: NonNullable<Told['tag']>): string | null {
  if (REST.test(text.slice(start - 1, start + 1))) return null
  const words = tag(start, Math.min(text.length, start + LONGEST))
  let end = start
  for (const word of words) {
    if (!isSpelt(word)) {
      // 哈塔|伊省: it goes on within the word
      if (UNKNOWN.test(word.tag) && isSound(word.text.charCodeAt(0))) return null
      break
    }
    end = word.end
  }
  if (BODY.test(text.slice(end)) || text.charAt(end) === '·' || text.charAt(start - 1) === '·') return null
  return end - start >= 2 && words.some((word) => word.end <= end && word.text.length > 1)
    ? text.slice(start, end)
    : null
}

function isSpelt({ text, tag }: Token): boolean {
  if (!HAN.test(text)) return false
  const sounds = [...text].every((character) => isSound(character.charCodeAt(0)))
  return sounds && (UNKNOWN.test(tag) || text.length === 1 || tag.startsWith('n'))
}

/** The foreign country that the texts name most often. */
function mostNamed(texts: readonly Told[]): Place | null {
  const times = new Map<Place, number>()
  for (const { names } of texts)
    for (const { places } of names) {
      const [place] = places
      if (place && isForeign(place)) times.set(place, (times.get(place) ?? 0) + 1)
    }
  const [most] = [...times].sort((a, b) => b[1] - a[1])
  return most && most[1] >= TOLD ? most[0] : null
}
