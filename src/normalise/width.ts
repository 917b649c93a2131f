/** Small forms that no conversion table folds, and spaces that are not U+0020. */
const SMALL: ReadonlyMap<string, string> = new Map([
  ['﹔', ';'],
  ['﹐', ','],
  ['﹕', ':'],
  ['﹖', '?'],
  ['﹗', '!'],
  ['﹙', '('],
  ['﹚', ')'],
  ['﹪', '%'],
  ['\u3000', ' '],
  ['\u00a0', ' '],
  ['\u2002', ' '],
  ['\u2003', ' '],
  ['\u2009', ' '],
  ['\u202f', ' '],
  ['\t', ' '],
])
const WIDE = /[\uff01-\uff5e\ufe50-\ufe6b\u3000\u00a0\u2002\u2003\u2009\u202f\t]/g

/** Full-width ASCII (U+FF01–FF5E) and the space and punctuation forms above as their half-width characters. */
export function foldWidth(text: string): string {
  return text.replace(WIDE, (c) => {
    const code = c.charCodeAt(0)
    return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : (SMALL.get(c) ?? c)
  })
}
