/**
 * How much one document may be. One that is more is skipped with a line that says so, and the run goes on: what is
 * beyond these is a collection in the wrong form, or made to do harm.
 */
export interface Limits {
  /** Bytes of a document, unpacked: of a file, a line of JSON Lines, a record of a WARC file. */
  readonly document: number
  /** Bytes of the header of a WARC record. */
  readonly header: number
  /** How many times as long as its packed form a stream may be once it is unpacked. */
  readonly ratio: number
  /** Elements and texts of a page. */
  readonly nodes: number
  /** Characters of a document's article. */
  readonly characters: number
  /** Numbers in a document that could be figures. */
  readonly numbers: number
}

const MB = 1024 * 1024

export const DEFAULT_LIMITS: Limits = {
  document: 10 * MB,
  header: MB / 16,
  ratio: 1000,
  nodes: 500_000,
  characters: 1_000_000,
  numbers: 8000,
}

/** What each limit is of, for the help and the docs. */
export const LIMITS: Readonly<Record<keyof Limits, string>> = {
  document: 'bytes of a document, unpacked: of a file, a line of JSON Lines, a record of a WARC file',
  header: "bytes of a WARC record's header",
  ratio: 'how many times as long as its packed form an unpacked stream may be',
  nodes: 'elements and texts of a page',
  characters: 'characters of an article, without the page around it',
  numbers: 'numbers in a document, figures or not',
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1000, M: 1_000_000, KB: 1024, MB, GB: 1024 * MB }

/**
 * The limits that `document=64MB,nodes=2M` sets, beside the default ones.
 * @throws Error that says how it is written
 */
export function limitsFrom(text: string, set: Limits = DEFAULT_LIMITS): Limits {
  const limits = { ...set }
  for (const part of text.split(',')) {
    const [, name = '', digits = '', unit = ''] = /^(\w+)=(\d{1,12})(k|M|KB|MB|GB)?$/.exec(part.trim()) ?? []
    if (!isLimit(name) || Number(digits) === 0) {
      throw new Error(`'${part}' is written as document=64MB; limits are ${Object.keys(LIMITS).join(', ')}`)
    }
    limits[name] = Number(digits) * (UNITS[unit] as number)
  }
  return limits
}

function isLimit(name: string): name is keyof Limits {
  return Object.hasOwn(LIMITS, name)
}

/** What is said of a document that is more than a limit allows. */
export function beyond(limits: Limits, name: keyof Limits): string {
  const limit = limits[name]
  const shown =
    limit >= MB && limit % MB === 0
      ? `${limit / MB} MB`
      : limit % 1024 === 0
        ? `${limit / 1024} KB`
        : limit.toLocaleString('en')
  const said: Readonly<Record<keyof Limits, string>> = {
    document: `longer than ${shown}, too long for one document: give it in parts, as JSON Lines for instance`,
    header: `its header is longer than ${shown}`,
    ratio: `unpacked more than ${shown} times as long as packed: a bomb, it seems`,
    nodes: `more than ${shown} elements and texts, too many for one page`,
    characters: `more than ${shown} characters, too many for one document: give it in parts`,
    numbers: `more than ${shown} numbers, too many for one document: give it in parts`,
  }
  return `${said[name]} (--limit ${name}=… allows more)`
}
