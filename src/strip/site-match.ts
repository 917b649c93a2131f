import type { Site } from '../lexicon/sites.js'

export type SiteMatcher = (tag: string, attributes: Readonly<Record<string, string>>) => readonly Site[]

const NONE: readonly Site[] = []

/** Tells which entries of a list of sites an element fits, `drop` first, then in the list's order; one look-up an element. */
export function siteMatcher(sites: readonly Site[]): SiteMatcher {
  const byId = new Map<string, Site[]>()
  const byClass = new Map<string, Site[]>()
  const byTag = new Map<string, Site[]>()
  const byAttribute: Site[] = []
  const rank = new Map(sites.map((site, i) => [site, site.use === 'drop' ? i - sites.length : i]))
  for (const site of sites) {
    const { id, classes, tag, attribute } = site.selector
    if (attribute !== null) byAttribute.push(site)
    else if (id !== null) put(byId, id, site)
    else if (classes[0] !== undefined) put(byClass, classes[0], site)
    else if (tag !== null) put(byTag, tag, site)
  }
  return (tag, attributes) => {
    const names = attributes.class === undefined ? [] : attributes.class.split(/\s+/).slice(0, 50)
    const found = [
      ...(byId.get(attributes.id ?? '') ?? NONE),
      ...names.flatMap((name) => byClass.get(name) ?? NONE),
      ...(byTag.get(tag) ?? NONE),
      ...byAttribute.filter(({ selector: { attribute } }) => {
        const value = attribute && Object.hasOwn(attributes, attribute.name) ? attributes[attribute.name] : null
        return (
          value != null &&
          attribute !== null &&
          (attribute.prefix ? value.startsWith(attribute.value) : value === attribute.value)
        )
      }),
    ].filter(
      ({ selector }) =>
        (selector.tag === null || selector.tag === tag) && selector.classes.every((name) => names.includes(name)),
    )
    if (found.length < 2) return found
    return [...new Set(found)].sort((a, b) => (rank.get(a) as number) - (rank.get(b) as number))
  }
}

function put(map: Map<string, Site[]>, key: string, site: Site): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [site])
  else list.push(site)
}
