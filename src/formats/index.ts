import type { Format } from './format.js'

/** Every output format by name. Loaded when used: `--help` needs the names alone. */
export const FORMATS = {
  json: async (): Promise<Format> => (await import('./json.js')).json,
  jsonl: async (): Promise<Format> => (await import('./jsonl.js')).jsonl,
  csv: async (): Promise<Format> => (await import('./csv.js')).csv,
  tsv: async (): Promise<Format> => (await import('./tsv.js')).tsv,
}

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]
