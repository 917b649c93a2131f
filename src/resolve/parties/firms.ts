import type { BodyHit } from '../places/bodies.js'

/** What a firm's name may do without: 华昌能源|集团有限公司. */
const FORM = /(?:集团)?(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)$/
const SHORTEST = 4
/** 国际合作发展基金会(国合会), (以下简称“侨联”): the short name that a text gives a body; (后改称宝武集团) is another. */
const ALIAS = /^\((?:以下)?(?:简称)?:?[“"]?((?![后原现曾])[\u4e00-\u9fff]{2,6}[会局部司校院行团社厂])[”"]?\)/
/** More names than an article about aid has; each is looked for in every sentence. */
const MOST = 24

/** The short names of firms and of other bodies in some texts, with the name that a record cites. */
export function firms(
  texts: Iterable<{ readonly text: string; readonly bodies: readonly BodyHit[] }>,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const { text, bodies } of texts) {
    if (found.size >= MOST) break
    for (const { kind, name, end } of bodies) {
      const alias = kind === 'body' ? ALIAS.exec(text.slice(end))?.[1] : undefined
      if (alias) found.set(alias, alias).set(name, alias)
      const stem = name.replace(FORM, '')
      if (kind === 'body' && stem !== name && stem.length >= SHORTEST && !stem.startsWith('某'))
        found.set(stem, found.get(stem) ?? name)
    }
  }
  return found
}
