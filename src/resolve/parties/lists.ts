import type { Actor } from './actors.js'

/** What stands in lists by its name. */
const LISTED: ReadonlySet<Actor['kind']> = new Set(['place', 'body', 'group', 'people', 'target'])

/** The list that an actor stands in (昆明、曲靖和昭通), itself alone where it stands in none; `belongs` tells who is on its side. */
export function listAround(
  actors: readonly Actor[],
  actor: Actor,
  belongs: (actor: Actor) => boolean,
): readonly Actor[] {
  const at = actors.indexOf(actor)
  let [from, to] = [at, at]
  while ((actors[from] as Actor).listed && member(actors[from - 1])) from--
  while (actors[to + 1]?.listed && member(actors[to + 1])) to++
  return actors.slice(from, to + 1)

  function member(other: Actor | undefined): boolean {
    return other !== undefined && LISTED.has(other.kind) && belongs(other)
  }
}

const EACH = /各|分别/

/**
 * 如皋、昆山各出资1115万元和1116万元: the member of a list that the figure belongs to, where the text deals out as many figures
 * as the list has members; else null. `rank` is the figure's position among the `count` figures of its clause.
 */
export function dealt(list: readonly Actor[], text: string, start: number, rank: number, count: number): Actor | null {
  if (list.length !== count) return null
  const [first, last] = [list[0] as Actor, list.at(-1) as Actor]
  const around = text.slice(Math.max(0, first.start - 4), first.start) + text.slice(last.end, start)
  return EACH.test(around) ? (list[rank] as Actor) : null
}
