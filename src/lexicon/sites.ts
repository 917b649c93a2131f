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

/** Reads `tag`, `#id`, `.class`, `tag.class`, `.a.b`, `[name=value]`, `[name^=prefix]`; null for anything else. */
export function parseSelector(text: string): Selector | null {
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
