import type { Format, Write } from './format.js'
import type { TextFormat } from './text-format.js'

/** Every output format by name. Loaded when used: `--help` needs the names alone. */
export const FORMATS = {
  json: {
    delimited: false,
    binary: false,
    endings: ['.json'],
    ...apart(async () => (await import('./json.js')).json),
  },
  jsonl: {
    delimited: false,
    binary: false,
    endings: ['.jsonl', '.ndjson'],
    ...apart(async () => (await import('./jsonl.js')).jsonl),
  },
  csv: {
    delimited: true,
    binary: false,
    endings: ['.csv'],
    ...apart(async () => (await import('./csv.js')).csv),
  },
  tsv: {
    delimited: true,
    binary: false,
    endings: ['.tsv', '.tab'],
    ...apart(async () => (await import('./tsv.js')).tsv),
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
    ...apart(async () => (await import('./label-studio.js')).labelStudio),
  },
  'web-annotation': {
    delimited: false,
    binary: false,
    endings: ['.jsonld'],
    ...apart(async () => (await import('./web-annotation.js')).webAnnotation),
  },
} satisfies Readonly<Record<string, Format>>

/** How a format that writes each document apart is loaded. */
function apart(text: () => Promise<TextFormat>) {
  const load = async (): Promise<Write> => (await import('./text-format.js')).writer(await text())
  return { text, load }
}

export type FormatName = keyof typeof FORMATS

export const FORMAT_NAMES = Object.keys(FORMATS) as readonly FormatName[]
