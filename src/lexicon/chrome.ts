import { lazy } from '../lazy.js'
import { readTable } from './table.js'
import type { TableRow } from './tables.js'

export const CHROME_CLASSES = [
  'foot',
  'nav',
  'related',
  'box',
  'comment',
  'disclaimer',
  'editor',
  'source',
  'field',
  'share',
  'pager',
  'promo',
  'advert',
  'player',
  'watermark',
] as const
export type ChromeClass = (typeof CHROME_CLASSES)[number]

export type ChromePlace = TableRow<'chrome'>['place']

const compiled = lazy(compile)

/** The cues of a class of page chrome as one pattern a place, or null; loaded at the first call. */
export function chromeCues(name: ChromeClass): Readonly<Record<ChromePlace, RegExp | null>> {
  return compiled().get(name) as Readonly<Record<ChromePlace, RegExp | null>>
}

function compile(): ReadonlyMap<ChromeClass, Readonly<Record<ChromePlace, RegExp | null>>> {
  const rows = readTable('chrome')
  return new Map(
    CHROME_CLASSES.map((name) => {
      const pattern = (place: ChromePlace, before: string, after: string): RegExp | null => {
        const cues = rows.filter((row) => row.class === name && row.place === place).flatMap((row) => row.cue)
        if (cues.length === 0) return null
        const words = cues.map(literal).join('|')
        // Han characters have no cases, and a pattern that asks for them takes twice as long
        return new RegExp(`${before}(?:${words})${after}`, /[a-z]/i.test(words) ? 'i' : '')
      }
      return [
        name,
        {
          whole: pattern('whole', '^', '$'),
          start: pattern('start', '^', ''),
          colon: pattern('colon', '^', '\\s{0,3}:'),
          in: pattern('in', '', ''),
          end: pattern('end', '^', ''),
        },
      ]
    }),
  )
}

function literal(cue: string): string {
  return cue.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
