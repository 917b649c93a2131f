import type { Actor } from './actors.js'
import { citedList } from './names.js'

/** Several named together by their number: 三省市, 两县, 两校. */
export const COLLECTIVE =
  /(?<![0-9第一二三四五六七八九十])(?:[2-9]|1[0-9]|[两二三四五六七八九十])个?(?:省区市|省市区|省市|省区|省|市州|州市|市县|市|县市|县区|区县|县|区|州|地(?![块方点段市处])|校|院|企|家(?:企业|公司|单位|机构))(?!直(?!接)|[级长属外内镇际斤委])/g

const NUMBERS = '〇一二三四五六七八九十'
/** What stands between the members of a list. */
const BETWEEN = /^(?:|、|和|与|及|以及)$/

/** How many a collective counts: 三省市 and 3个省 are 3. */
export function countOf(name: string): number {
  const digits = Number.parseInt(name, 10)
  return digits || (name.startsWith('两') ? 2 : NUMBERS.indexOf(name.charAt(0)))
}

/** The actors that are listed right in front of a collective, as many as it counts; null where they are not. */
export function listedBefore(text: string, actors: readonly Actor[], collective: Actor): readonly Actor[] | null {
  const members: Actor[] = []
  let edge = collective.start
  for (const actor of actors.toReversed()) {
    if (actor.start >= edge) continue
    const marks = BETWEEN.test(text.slice(actor.end, edge)) && (members.length === 0 || actor.end < edge)
    if (!marks || !(actor.kind === 'place' || actor.kind === 'body')) break
    members.unshift(actor)
    edge = actor.start
  }
  return members.length === countOf(collective.name) ? members : null
}

/** The collective as an actor that stands for its members. */
export function standingFor(collective: Actor, members: readonly Actor[]): Actor {
  const [first] = members as [Actor]
  const { kind, place, chain } = first
  return { ...collective, kind, place, chain, cite: citedList(members) }
}
