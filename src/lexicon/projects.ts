import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'
import { vocabulary } from './vocabulary.js'

const rows = lazy(() => readTable('projects'))
const words = (how: TableRow<'projects'>['how']) => rows().flatMap((row) => (row.how === how ? [row.word] : []))
const heads = lazy(() => words('head'))
const tails = lazy(() => new Set(words('tail')))
const sorts = lazy(() => new Set(words('sort')))
const lists = lazy(() => words('list'))
const nots = lazy(() => new Set(words('not')))

/** The offset behind the first project noun (项目, 工程) of a text, or -1. A noun that only begins so is none: 项目部, 工程师. */
export function projectNounEnd(text: string, from = 0): number {
  const ends = heads().map((head) => {
    let at = text.indexOf(head, from)
    while (at >= 0 && (tailAt(text, at + head.length) || isOther(text, at))) at = text.indexOf(head, at + 1)
    return at < 0 ? Number.POSITIVE_INFINITY : at + head.length
  })
  const first = Math.min(...ends)
  return Number.isFinite(first) ? first : -1
}

/** True where a text goes on behind a project noun, whatever the word there makes of it, as a pattern says that is anchored there. */
export function saysOfProjects(text: string, behind: RegExp): boolean {
  return heads().some((head) => {
    for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1))
      if (behind.test(text.slice(at + head.length))) return true
    return false
  })
}

function tailAt(text: string, at: number): boolean {
  return tails().has(text[at] ?? '') || tails().has(text.slice(at, at + 2)) || tails().has(text.slice(at, at + 3))
}

/** 收费|项目: the word in front says that no project is meant. */
function isOther(text: string, at: number): boolean {
  if (text.startsWith('工程', at)) return false
  return nots().has(text.slice(Math.max(0, at - 2), at)) || nots().has(text.slice(Math.max(0, at - 3), at))
}

/** Words for what is left of the projects, or for what their number has become: 其余|32个, 增至|40个. */
export const projectRests = lazy(() => vocabulary(rows().filter(({ how }) => how === 'rest')))

/** True for a word that ends in a project noun: 项目, 扶贫工程. */
export function isProjectNoun(word: string): boolean {
  return heads().some((head) => word.endsWith(head))
}

/** True for a word that, behind a project noun, is the head of another thing: 项目|库, 工程|款. */
export function isProjectTail(word: string): boolean {
  return tails().has(word)
}

/** True for a field or a state by which projects are sorted: 15个|产业、12个|民生和6个人才项目. */
export function isProjectSort(word: string): boolean {
  return sorts().has(word)
}

/** True for a word that makes 项目 behind it no project: 竞赛, 收费. */
export function isNoProject(word: string): boolean {
  return nots().has(word)
}

/** True for what ends in a word for a list, a store or a map of things: 项目|清单, 储备|库, 工程分布|图. */
export function isProjectList(phrase: string): boolean {
  return lists().some((word) => phrase.endsWith(word))
}
