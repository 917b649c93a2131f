import type { Site } from '../lexicon/sites.js'

export type SiteMatcher = (tag: string, attributes: Readonly<Record<string, string>>) => readonly Site[]

// For time: classes of an element.
const MOST_CLASSES = 50

const NONE: readonly Site[] = []
const NO_NAMES: readonly string[] = []

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
    const { id, class: classes } = attributes
    const names = classes === undefined ? NO_NAMES : classes.split(/\s+/).slice(0, MOST_CLASSES)
    // most elements fit nothing
    let found: Set<Site> | undefined
    const add = (site: Site): void => {
      const { selector } = site
      if (selector.tag !== null && selector.tag !== tag) return
      if (selector.classes.every((name) => names.includes(name))) found = (found ?? new Set()).add(site)
    }
    if (id !== undefined) for (const site of byId.get(id) ?? NONE) add(site)
    for (const name of names) for (const site of byClass.get(name) ?? NONE) add(site)
    for (const site of byTag.get(tag) ?? NONE) add(site)
    for (const site of byAttribute) if (hasAttribute(site, attributes)) add(site)
    return found === undefined ? NONE : [...found].sort((a, b) => (rank.get(a) as number) - (rank.get(b) as number))
  }
}

function hasAttribute({ selector: { attribute } }: Site, attributes: Readonly<Record<string, string>>): boolean {
  if (attribute === null || !Object.hasOwn(attributes, attribute.name)) return false
  const value = attributes[attribute.name] as string
  return attribute.prefix ? value.startsWith(attribute.value) : value === attribute.value
}

function put(map: Map<string, Site[]>, key: string, site: Site): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [site])
  else list.push(site)
}
