import { bodies } from '../places/bodies.js'

/** What a firm's name may do without: 华昌能源|集团有限公司. */
const FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)$/
const SHORTEST = 4
/** More names than an article about aid has; each is looked for in every sentence. */
const MOST = 24

/** The short names of the firms that the texts name in full, with the name that a record cites. */
export function firms(texts: Iterable<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const text of texts) {
    if (found.size >= MOST) break
    for (const { kind, name } of bodies(text)) {
      const stem = name.replace(FORM, '')
      if (kind === 'body' && stem !== name && stem.length >= SHORTEST && !stem.startsWith('某'))
        found.set(stem, found.get(stem) ?? name)
    }
  }
  return found
}
