// JSON allows them bare inside strings, but many readers take them for the end of a line.
const LINE_ENDS = /[\u0085\u2028\u2029]/g

/** The value as JSON on one line, whatever the reader holds to be a line. */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(
    LINE_ENDS,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
