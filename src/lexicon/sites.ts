import { z } from 'zod'
import { readTable } from './table.js'

/** A simple selector, taken apart: every part that is given must hold. */
export interface Selector {
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly attribute: { readonly name: string; readonly value: string; readonly prefix: boolean } | null
}

const Row = z.strictObject({
  family: z.string().min(1),
  use: z.enum(['body', 'generic', 'drop']),
  selector: z.string().transform((text, context): Selector => {
    const selector = parseSelector(text)
    if (selector !== null) return selector
    context.addIssue(`not a selector of this list: ${text}`)
    return z.NEVER
  }),
  seen: z.string(),
})
export type Site = z.infer<typeof Row>

let sites: readonly Site[] | undefined

/** The containers of known systems and sites, most specific first; loaded at the first call. */
export function knownSites(): readonly Site[] {
  sites ??= readTable('sites', Row)
  return sites
}

/**
 * A user's own list of sites: the text of a file with the columns of `sites.tsv` (family, use, selector, seen).
 * @throws Error that names the line that is not valid
 */
export function sitesFromText(text: string): readonly Site[] {
  const [, ...rows] = text
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' || line.startsWith('#') ? [] : [{ line, number: i + 1 }]))
  return rows.map(({ line, number }) => {
    const [family = '', use = '', selector = '', seen = ''] = line.split('\t')
    const result = Row.safeParse({ family, use, selector, seen })
    if (!result.success) throw new Error(`line ${number} of the list of sites: ${z.prettifyError(result.error)}`)
    return result.data
  })
}

/** Reads `tag`, `#id`, `.class`, `tag.class`, `.a.b`, `[name=value]`, `[name^=prefix]`; null for anything else. */
function parseSelector(text: string): Selector | null {
  const attribute = /^\[([\w-]+)(\^?)=([\w-]+)\]$/.exec(text)
  if (attribute !== null) {
    const [, name = '', caret, value = ''] = attribute
    return { tag: null, id: null, classes: [], attribute: { name, value, prefix: caret === '^' } }
  }
  const simple = /^([a-z][a-z0-9]*)?(?:#([\w-]+))?((?:\.[\w-]+)*)$/.exec(text)
  if (text === '' || simple === null) return null
  const classes = (simple[3] ?? '').split('.').filter((name) => name !== '')
  return { tag: simple[1] ?? null, id: simple[2] ?? null, classes, attribute: null }
}
