import { isUtf8 } from 'node:buffer'
import type { Source } from '../model.js'
import { declaredCharset } from './charset.js'

export interface Decoded {
  readonly text: string
  /** The encoding's WHATWG name. */
  readonly name: string
  readonly found: Source['encoding']['found']
  /** Bytes that stood for no character and came out as U+FFFD. */
  readonly lost: number
}

// The commonest characters of running Chinese in both scripts: right text is full of them, text decoded wrongly is not.
const COMMON = new Set(
  '的一是不了在人有我他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因只从從想实實日军軍者意无無力它与與长長把机機十民第公此已工使情明性知全三又关關点點正业業外将將两兩高间間由问問很最重并並物手应應战戰向头頭文体體政美相见見被利什二等产產或新己制身果加西斯月话話合回特代内內信表化老给給世位次度门門任常先海通教儿兒原东東声聲提立及比员員解水名真论論处處走义義各入几幾口认認条條平系气氣题題活尔爾更别別打女变變四神总總何电電数數安少报報才结結反受目太量再感建务務做接必场場件计計管期市直德资資命山金指克许許统統区區保至队隊形社便空决決治展马馬科司五基眼书書非则則听聽白却卻界达達光放强強即像难難且权權思王象完设設式色路记記南品住告类類求据據程北边邊死张張该該交规規万萬取拉格望觉覺术術领領共确確传傳师師观觀清今切院让讓识識候带帶导導争爭运運',
)

const SAMPLE = 1 << 16

/**
 * Bytes to text by trial: byte order mark, strict UTF-8, UTF-16, then GB18030 against Big5 by common characters. What
 * the page declares only decides a tie, since one page in ten declares an encoding it is not in.
 * @returns null where no encoding gives readable text
 */
export function decode(bytes: Uint8Array): Decoded | null {
  const marked = byMark(bytes)
  if (marked !== null) return marked
  if (bytes.subarray(0, SAMPLE).includes(0)) return utf16(bytes)
  if (isUtf8(bytes)) return decodeAs(bytes, 'utf-8', 'utf-8')
  const declared = declaredCharset(bytes)
  const trials = ['gb18030', 'big5'].map((name) => {
    const decoded = decodeAs(bytes, name, 'trial')
    return { decoded, score: readability(decoded.text) + (name === declared ? 0.02 : 0) }
  })
  const best = trials.sort((a, b) => b.score - a.score)[0]
  const utf8 = decodeAs(bytes, 'utf-8', 'trial')
  if (readability(utf8.text) > (best?.score ?? 0)) return utf8
  if (best && best.score >= 0.1) return best.decoded
  // text in Latin letters with a few stray bytes is readable for all that
  return utf8.lost * 50 < bytes.length ? utf8 : null
}

/** Bytes to text in the encoding that the user names. @returns null for a name that is not known */
export function decodeForced(bytes: Uint8Array, encoding: string): Decoded | null {
  const label = encoding.trim().toLowerCase()
  try {
    const name = new TextDecoder(label).encoding
    return decodeAs(bytes, /^(gbk|gb2312)$/.test(name) ? 'gb18030' : name, 'forced')
  } catch {
    return /^(cp936|hz|gb_?2312-80)$/.test(label)
      ? decodeAs(bytes, 'gb18030', 'forced')
      : /^(cp950|big5-hk)$/.test(label)
        ? decodeAs(bytes, 'big5', 'forced')
        : null
  }
}

function decodeAs(bytes: Uint8Array, name: string, found: Decoded['found']): Decoded {
  const text = new TextDecoder(name).decode(bytes)
  return { text, name, found, lost: count(text, (unit) => unit === 0xfffd) }
}

function byMark(bytes: Uint8Array): Decoded | null {
  const [a, b, c, d] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeAs(bytes, 'utf-8', 'bom')
  if (a === 0xff && b === 0xfe) return decodeAs(bytes, 'utf-16le', 'bom')
  if (a === 0xfe && b === 0xff) return decodeAs(bytes, 'utf-16be', 'bom')
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return decodeAs(bytes.subarray(4), 'gb18030', 'bom')
  return null
}

function utf16(bytes: Uint8Array): Decoded | null {
  if (bytes.length % 2 !== 0) return null
  const trials = ['utf-16le', 'utf-16be'].map((name) => {
    const decoded = decodeAs(bytes, name, 'trial')
    return { decoded, score: readability(decoded.text) }
  })
  const best = trials.sort((a, b) => b.score - a.score)[0]
  return best && best.score >= 0.2 ? best.decoded : null
}

/** The share of common characters among the letters outside ASCII of the text's first part; 0 for noise. */
function readability(text: string): number {
  let common = 0
  let letters = 0
  const end = Math.min(text.length, SAMPLE)
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 && unit !== 0x9 && unit !== 0xa && unit !== 0xd && unit !== 0xc) letters += 2
    if (unit < 0x80 || (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xff5e)) continue
    // a character that is not there, or one of the private use that Node's Big5 puts for bytes it cannot read
    letters += unit === 0xfffd || (unit >= 0xe000 && unit <= 0xf8ff) ? 5 : 1
    if (COMMON.has(text[i] as string)) common++
  }
  return letters === 0 ? 0 : common / letters
}

function count(text: string, test: (unit: number) => boolean): number {
  let n = 0
  for (let i = 0; i < text.length; i++) if (test(text.charCodeAt(i))) n++
  return n
}
