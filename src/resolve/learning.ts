import { cueAt } from '../lexicon/agents.js'

/** In front of a place to which people go. */
const TO_PLACE = /[赴到去往向进上]/
/** A verb of going, 报到 being none; 进 and 上 are one only right behind the people: 39名|进京, 51名|上广州. */
const GOES = /(?<!报)[赴到去来往向]/y
const GOES_FIRST = /[赴到去来往向进上]/y
/** So far behind a place, or behind the verb of going, stands what people go there for. */
const NEAR = 8
const FAR = 16
/** To study something: 学|裁剪; 学院 and 农学 are nouns. */
const STUDIES = /(?<![大中小医农文科数化林上入开升转复求留])学(?![校院生者期年科位历费徒员会区界籍长子])/y
const MARK = new Set(',;:。!?—】〗\n')

/** True where a word begins that says that somebody is taught: 跟岗, 听课, 学|裁剪. */
function learnsAt(text: string, at: number): boolean {
  STUDIES.lastIndex = at
  return cueAt('learns', text, at) !== null || STUDIES.test(text)
}

/** True where what stands right behind a place, or what is there, says that people are taken in: 赴宁波|培训, 赴宁波市|第一医院进修, 到东莞|务工. */
export function isWhereTheyLearn(text: string, start: number, from: number): boolean {
  if (!TO_PLACE.test(text.charAt(start - 1))) return false
  return someAhead(text, from, NEAR, (at) => learnsAt(text, at) || cueAt('hosted', text, at) !== null)
}

/** Between the home of those who are taught and what they do: the whole clause. */
const CLAUSE = 48
/** Taught or teaching: 培训 and the like say so only behind these. */
const TAUGHT = /^(?:学习|进修|研修|跟岗|受训|参训|深造|(?:参加|接受)[^,;。]{0,10}?(?:培训|研修|轮训))/

/** True where a place stands behind 来自 and what follows says that those from there are taught: 来自|老挝|的16名医生在昆明进修. */
export function comesToLearn(text: string, start: number, end: number): boolean {
  if (!text.startsWith('来自', start - 2)) return false
  return someAhead(text, end, CLAUSE, (at) => TAUGHT.test(text.slice(at, at + FAR)))
}

/** True where people behind whom an offset stands go somewhere to learn: 骨干32名|赴闽跟岗. */
export function goesToLearn(text: string, from: number): boolean {
  let gone = false
  return someAhead(text, from, FAR + NEAR, (at) => {
    if (gone && learnsAt(text, at)) return true
    const goes = at === from ? GOES_FIRST : GOES
    goes.lastIndex = at
    gone ||= goes.test(text)
    return false
  })
}

/** True where a test holds at an offset of the rest of the clause, so far at most. */
function someAhead(text: string, from: number, reach: number, holds: (at: number) => boolean): boolean {
  for (let at = from; at < Math.min(from + reach, text.length) && !MARK.has(text.charAt(at)); at++)
    if (holds(at)) return true
  return false
}
