import { lazy } from '../lazy.js'
import { readTable } from './table.js'

/** The short names of the provinces in which places with such GB/T 2260 codes lie, each once, in their order. */
export function provincesOf(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.flatMap((code) => names().get(code.slice(0, 2)) ?? []))]
}

/** The short names of all provinces where the yuan is paid. */
export const mainlandProvinces = lazy(() => [...names()].flatMap(([code, name]) => (code < '71' ? [name] : [])))

const names = lazy(() => new Map(readTable('provinces').map(({ code, name }) => [code, name])))
