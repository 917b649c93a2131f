/** The encoding that a page says it is in, as `gb18030`, `big5` or the label itself; null where it says nothing. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const label = /(?:charset|encoding)\s{0,4}=\s{0,4}["']?([\w-]{2,20})/i.exec(head)?.[1]?.toLowerCase()
  if (label === undefined) return null
  if (/^(gb|cp936|x-gbk|hz)/.test(label)) return 'gb18030'
  return /^(big5|cp950)/.test(label) ? 'big5' : label
}
