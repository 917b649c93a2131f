import { DEFAULT_LIMITS } from './limits.js'

/** What options of the library may hold: where each is a mistake, one sentence says which and what it takes. */
const EXPECTED: Readonly<Record<string, { readonly is: (value: unknown) => boolean; readonly takes: string }>> = {
  doc: { is: isText, takes: 'a string that names the document' },
  encoding: { is: isText, takes: 'the name of an encoding' },
  format: { is: (value) => value === 'html' || value === 'text', takes: "'html' or 'text'" },
  input: { is: isOneOf('auto', 'html', 'text', 'jsonl', 'warc'), takes: 'auto, html, text, jsonl or warc' },
  column: { is: isText, takes: 'the name of a column' },
  url: { is: (value) => value === null || isText(value), takes: 'an address as a string, or null' },
  crawled: { is: (value) => value === null || isDay(value), takes: "a day as 'yyyy-mm-dd', or null" },
  sites: { is: isSites, takes: 'what sitesFromText gives' },
  strip: { is: (value) => typeof value === 'boolean', takes: 'true or false' },
  whole: { is: (value) => typeof value === 'boolean', takes: 'true or false' },
  limits: {
    is: isLimits,
    takes: `${inWords(Object.keys(DEFAULT_LIMITS))}, each a number above 0, as DEFAULT_LIMITS has them`,
  },
  given: { is: isObject, takes: 'an object with title, published and publisher' },
}

/** @throws TypeError for options that are none, an option of the wrong kind */
export function checkOptions(options: unknown): void {
  if (!isObject(options)) throw new TypeError(`options must be an object, not ${shown(options)}`)
  for (const [name, value] of Object.entries(options)) {
    const expected = Object.hasOwn(EXPECTED, name) ? EXPECTED[name] : undefined
    if (value !== undefined && expected !== undefined && !expected.is(value)) {
      throw new TypeError(`the option ${name} takes ${expected.takes}, not ${shown(value)}`)
    }
  }
}

/** @throws TypeError for what is no document */
export function checkInput(input: unknown): void {
  const isSource = isObject(input) && typeof input.text === 'string' && typeof input.sha256 === 'string'
  if (typeof input !== 'string' && !(input instanceof Uint8Array) && !isSource) {
    throw new TypeError(`a document is a string, bytes (Uint8Array) or a Source, not ${shown(input)}`)
  }
}

/** @throws TypeError for what is no text */
export function checkText(text: unknown): void {
  if (typeof text !== 'string') throw new TypeError(`the text must be a string, not ${shown(text)}`)
}

/** @throws TypeError for what is no list of paths */
export function checkPaths(paths: unknown): void {
  if (!Array.isArray(paths) || !paths.every(isText)) {
    throw new TypeError(`paths must be an array of strings, not ${shown(paths)}`)
  }
}

/** @throws TypeError for limits of which one is missing or no number above 0 */
export function checkLimits(limits: unknown): void {
  checkOptions({ limits })
}

/** @throws TypeError for what are no records of documents */
export function checkRecords(records: unknown): void {
  if (!Array.isArray(records)) {
    throw new TypeError(`records must be an array of what extract gives, not ${shown(records)}`)
  }
  for (const record of records) {
    if (isObject(record) && [record.doc, record.kind, record.role, record.unit].every(isText)) continue
    throw new TypeError(`a record is an object with doc, kind, role and unit as extract gives it, not ${shown(record)}`)
  }
}

/** @throws TypeError for what are no keys to group records by */
export function checkGroupKeys(by: unknown, keys: readonly string[]): void {
  if (!Array.isArray(by) || !by.every(isOneOf(...keys))) {
    throw new TypeError(`the groups are an array of ${inWords(keys)}, not ${shown(by)}`)
  }
}

/** @throws TypeError for what is not what `across` gives */
export function checkLinks(links: unknown): void {
  if (links !== undefined && !(links instanceof Map)) {
    throw new TypeError(`the links are those that across gives, a Map, not ${shown(links)}`)
  }
}

function isLimits(value: unknown): boolean {
  const isAbove = (limit: unknown): boolean => typeof limit === 'number' && limit > 0
  return isObject(value) && Object.keys(DEFAULT_LIMITS).every((name) => isAbove(value[name]))
}

function inWords(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value)
}

function isOneOf(...names: readonly string[]): (value: unknown) => boolean {
  return (value) => isText(value) && names.includes(value)
}

function isDay(value: unknown): boolean {
  if (!isText(value) || !/^\d{4}-\d\d-\d\d$/.test(value)) return false
  const time = Date.parse(value)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function isSites(value: unknown): boolean {
  return Array.isArray(value) && value.every((site) => isObject(site) && isText(site.use) && isObject(site.selector))
}

function shown(value: unknown): string {
  if (isText(value)) return `'${value.length > 40 ? `${value.slice(0, 40)}…` : value}'`
  if (value === null || typeof value !== 'object') return String(value)
  return Array.isArray(value) ? 'an array' : (value.constructor?.name ?? 'an object')
}
