/**
 * What a terminal takes for an order, not for text: control characters, without which escape sequences are words, and
 * the marks that turn the direction of writing. Documents and file names may hold any.
 */
const ORDERS = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\ufeff]/gu

/** A text of several lines as it may be shown at a terminal: nothing in it but characters. */
export function printable(text: string): string {
  return text.replace(ORDERS, '')
}

/** The same for what must be one line. */
export function printableLine(text: string): string {
  return printable(text.replace(/[\r\n\u2028\u2029\u0085]+/g, ' '))
}
