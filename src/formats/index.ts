import type { Format, Write } from './format.js'

/** Every output format by name. Loaded when used: `--help` needs the names alone. */
export const FORMATS = {
  json: {
    delimited: false,
    binary: false,
    endings: ['.json'],
    load: async (): Promise<Write> => (await import('./json.js')).jsonRecords,
  },
  jsonl: {
    delimited: false,
    binary: false,
    endings: ['.jsonl', '.ndjson'],
    load: async (): Promise<Write> => (await import('./jsonl.js')).jsonlRecords,
  },
  csv: {
    delimited: true,
    binary: false,
    endings: ['.csv'],
    load: async (): Promise<Write> => (await import('./csv.js')).csv,
  },
  tsv: {
    delimited: true,
    binary: false,
    endings: ['.tsv', '.tab'],
    load: async (): Promise<Write> => (await import('./tsv.js')).tsv,
  },
  xlsx: {
    delimited: false,
    binary: true,
    endings: ['.xlsx'],
    load: async (): Promise<Write> => (await import('./xlsx.js')).xlsx,
  },
  parquet: {
    delimited: false,
    binary: true,
    endings: ['.parquet'],
    load: async (): Promise<Write> => (await import('./parquet.js')).parquet,
  },
  'label-studio': {
    delimited: false,
    binary: false,
    endings: [],
    load: async (): Promise<Write> => (await import('./label-studio.js')).labelStudio,
  },
  'web-annotation': {
    delimited: false,
    binary: false,
    endings: ['.jsonld'],
    load: async (): Promise<Write> => (await import('./web-annotation.js')).webAnnotation,
  },
} satisfies Readonly<Record<string, Format>>

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]
