import type { Side } from './cues.js'
import { isHouse, type Local } from './local.js'
import type { Scene } from './scenes.js'
import type { Sides } from './sides.js'

/** In so many paragraphs stands the name of a school or hospital that the article is about. */
const BLOCKS = 3
/** 完全中学 is no name without its place. */
const ALONE = 5

/** The schools and hospitals of a document. */
export interface Houses {
  /** The one on the receiving side that an article is about: 石湾小学 in the story of two schools; else null. */
  readonly about: string | null
  /** Those on the giving side. */
  readonly giving: ReadonlySet<string>
}

/** Reads over a document once for its schools and hospitals; `headlines`: its headline. */
export function housesOf(scenes: readonly Scene[], headlines: readonly string[], sides: Sides): Houses {
  const known = new Map<string, Side>()
  for (const scene of scenes)
    for (const local of scene.locals()) {
      const told = isHouse(local) ? withSide(local, scene, sides) : null
      if (told) known.set(told.name, known.get(told.name) === 'donor' ? 'donor' : told.side)
    }
  // a hospital in which a team works stands for no more than itself
  const giving = new Set([...known].flatMap(([name, side]) => (side === 'donor' ? [name] : [])))
  let [best, most]: [string | null, number] = [null, 0]
  for (const [name, side] of known) {
    const named = scenes.filter(({ sentence }) => sentence.text.includes(name))
    const blocks = new Set(named.map(({ sentence }) => sentence.blockIndex)).size
    const isAbout = giving.size > 0 || headlines.some((line) => line.includes(name))
    if (side === 'recipient' && isAbout && blocks >= BLOCKS && blocks > most) [best, most] = [name, blocks]
  }
  return { about: best, giving }
}

/** A name as the text has it again, with the side of the place that it stands behind or begins with; null where that has none. */
function withSide({ name, start }: Local, { actors }: Scene, sides: Sides): { name: string; side: Side } | null {
  const actor = actors.find((one) => one.kind === 'place' && one.start <= start && one.end >= start)
  const side = actor?.place ? sides(actor.place) : null
  if (!actor || !side) return null
  const alone = actor.end > start ? name.slice(actor.end - start) : name
  return { name: alone.length >= ALONE ? alone : name, side }
}
