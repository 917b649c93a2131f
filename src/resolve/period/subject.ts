import type { Span } from '../../span.js'
import { bodies } from '../places/bodies.js'
import { placeNames } from '../places/names.js'

/** True where a sentence or clause begins with a place, a firm or somebody that none before it has named: a new subject. */
export function opensAnew(text: string, { start, end }: Span): boolean {
  const first = text.slice(start, Math.min(end, start + SUBJECT)).replace(/^[“"(【]+|^[在为对向给]/, '')
  // 台商也没缺席:…
  if (/^[^,;。:也]{2,8}也/.test(first)) return true
  // 邗江的一家企业捐了…, 有企业家当场认捐…: who is brought in by 一家 or 有 is new
  if (BRINGS_IN.test(first)) return true
  const name = firstName(first)
  return name !== null && !text.slice(Math.max(0, start - NAMED_BEFORE), start).includes(name)
}

/** Somebody whom the text has not told of before, behind nothing but where he is from. */
const BRINGS_IN = /^[^,;。:\d是]{0,10}(?:一[位名家]|有[位名家]|有个|有企业家)/

/** The place, body or person that a text begins with; null where it begins with something else. */
function firstName(text: string): string | null {
  const place = placeNames(text)[0]
  const body = bodies(text)[0]
  // 天津|奥群牧业公司: a firm is another than its town
  if (body?.start === 0 && place?.start === 0 && FIRM.test(body.name) && body.end > place.end)
    return text.slice(0, place.end + 2)
  if (place?.start === 0 && !place.weak) return text.slice(0, Math.min(place.end, 2))
  if (body?.start === 0 && body.kind === 'body' && body.name.length > 3) return body.name.slice(0, 3)
  return /^(?:一位|一名|一家|这座|有位)/.test(text) ? text.slice(0, 6) : null
}
const FIRM = /(?:公司|集团|企业|商会|协会|基金会)$/

/** A subject is named in the first characters of its sentence. */
const SUBJECT = 20
/** So far back a subject is looked for that was named before. */
const NAMED_BEFORE = 600
