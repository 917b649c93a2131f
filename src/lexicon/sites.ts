import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** A simple selector, taken apart: every part that is given must hold. */
export interface Selector {
  readonly tag: string | null
  readonly id: string | null
  readonly classes: readonly string[]
  readonly attribute: { readonly name: string; readonly value: string; readonly prefix: boolean } | null
}

export const SITE_USES = ['body', 'generic', 'drop'] as const

/** Where a publishing system or a site keeps its articles, or what of them to leave out. */
export interface Site {
  readonly family: string
  readonly use: (typeof SITE_USES)[number]
  readonly selector: Selector
  readonly seen: string
}

/** The containers of known systems and sites, most specific first; loaded at the first call. */
export const knownSites = lazy((): readonly Site[] => readTable('sites'))

const COLUMNS = ['family', 'use', 'selector', 'seen']

/**
 * A user's own list of sites: tab-separated like `sites.tsv`, first line the column names, of which `use` and
 * `selector` must be there, `#` before comments.
 * @throws Error that names the line that is not valid and how to mend it, in one line
 */
export function sitesFromText(text: string): readonly Site[] {
  const [header, ...rows] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .flatMap((line, i) =>
      line.trim() === '' || line.startsWith('#') ? [] : [{ cells: line.split('\t').map(trimmed), number: i + 1 }],
    )
  const columns = header?.cells ?? []
  const known = columns.every((column) => COLUMNS.includes(column))
  if (!known || !columns.includes('use') || !columns.includes('selector')) {
    throw new Error(
      `line ${header?.number ?? 1}: must name the columns, with tabs between: use, selector and, if wanted, family, seen`,
    )
  }
  if (columns[0] === 'selector') {
    throw new Error(
      `line ${header?.number}: selector cannot be the first column, since # opens a comment: use, selector`,
    )
  }
  return rows.map(({ cells, number }) => {
    if (cells.length > columns.length)
      throw new Error(`line ${number}: more cells than columns: one tab between two cells`)
    const given = Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
    const use = SITE_USES.find((one) => one === given.use)
    if (use === undefined) throw new Error(`line ${number}: use must be body, generic or drop, not '${given.use}'`)
    const selector = parseSelector(given.selector ?? '')
    if (selector === null) {
      throw new Error(
        `line ${number}: selector must be one of tag, #id, .class, tag.class, .a.b, [name=value], [name^=prefix], not '${given.selector}'`,
      )
    }
    return { family: given.family || 'own', use, selector, seen: given.seen ?? '' }
  })
}

function trimmed(cell: string): string {
  return cell.trim()
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
