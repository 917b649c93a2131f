const ROOT =
  /^\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--|<!doctype\s+html|<(?:html|head|title|meta|body|div|p|nav|header|main|table|article|section|ul|ol|h[1-6])[\s>])/i
const TAG =
  /<(\/?)(?:html|head|body|div|p|span|table|tr|td|ul|li|a|h[1-6]|meta|title|script|br|strong|font)\b[^<>]{0,2000}>/gi

/** Tells a page from plain text by what it holds, whatever its name says. */
export function formatOf(text: string): 'html' | 'text' {
  const head = text.slice(0, 1 << 15)
  if (ROOT.test(head)) return 'html'
  let tags = 0
  let closing = 0
  for (const match of head.matchAll(TAG)) {
    tags++
    if (match[1] === '/') closing++
  }
  // a stray <br> in a text dump is no page
  return tags >= 4 && closing >= 1 && tags * 400 > head.length ? 'html' : 'text'
}
