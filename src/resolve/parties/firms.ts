import type { BodyHit } from '../places/bodies.js'

/** What a firm's name may do without: 华昌能源|集团有限公司. */
const FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)$/
const SHORTEST = 4
/** More names than an article about aid has; each is looked for in every sentence. */
const MOST = 24

/** The short names of the firms among the bodies of some texts, with the name that a record cites. */
export function firms(texts: Iterable<readonly BodyHit[]>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const bodies of texts) {
    if (found.size >= MOST) break
    for (const { kind, name } of bodies) {
      const stem = name.replace(FORM, '')
      if (kind === 'body' && stem !== name && stem.length >= SHORTEST && !stem.startsWith('某'))
        found.set(stem, found.get(stem) ?? name)
    }
  }
  return found
}
