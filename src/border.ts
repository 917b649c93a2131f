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
  limits: { is: isObject, takes: 'an object such as DEFAULT_LIMITS' },
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
