import { characterSet } from './character-set.js'

const isMarkCode = characterSet(',;:。!?()[]【】…|')

/** Where the clause begins that holds the offset: behind the nearest mark in front of it; a comma in a number is none. */
export function clauseStart(text: string, offset: number): number {
  let start = offset
  while (start > 0 && !isMark(text, start - 1)) start--
  return start
}

/** Where the clause ends that holds the offset. */
export function clauseEnd(text: string, offset: number): number {
  let end = offset
  while (end < text.length && !isMark(text, end)) end++
  return end
}

/** Where the clause begins; what stands right behind a colon belongs to what stands in front of it: 援建资金:8600万. */
export function clauseBehindColon(text: string, offset: number): number {
  const start = clauseStart(text, offset)
  return text[start - 1] === ':' && text.slice(start, offset).trim() === '' ? clauseStart(text, start - 1) : start
}

function isMark(text: string, at: number): boolean {
  return isMarkCode(text.charCodeAt(at)) && !(text[at] === ',' && isDigit(text, at - 1) && isDigit(text, at + 1))
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code >= 0x30 && code <= 0x39
}
