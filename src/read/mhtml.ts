/** A page saved as one file (MHTML): its HTML part, as its bytes were, and where it was saved from. */
export interface SavedPage {
  readonly bytes: Buffer
  readonly url: string | null
}

const HEAD = 64 * 1024
const MAX_PARTS = 10_000

/**
 * The first HTML part of a `multipart/related` message; null for bytes that are none. Own code, since readers of mail
 * join all HTML parts of a message, and in a saved page those are adverts in frames; and they decode by the label that
 * Chinese pages so often have wrong: here the bytes are left to be decoded by trial.
 */
export function savedPage(bytes: Uint8Array): SavedPage | null {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const start = message.subarray(0, HEAD).toString('latin1')
  if (
    !/^(?:[\w-]{2,40}:|\s{0,4}$)/.test(start) ||
    !/^content-type:\s{0,10}multipart\/(?:related|mixed|alternative)/im.test(start)
  )
    return null
  const head = fieldsOf(start)
  const boundary = /boundary="?([^";\r\n]{1,200})"?/i.exec(head.get('content-type') ?? '')?.[1]
  if (boundary === undefined) return null
  const mark = Buffer.from(`--${boundary}`)
  let at = message.indexOf(mark)
  for (let n = 0; at >= 0 && n < MAX_PARTS; n++) {
    const next = message.indexOf(mark, at + mark.length)
    const part = message.subarray(at + mark.length, next < 0 ? message.length : next)
    const end = /\r?\n\r?\n/.exec(part.subarray(0, HEAD).toString('latin1'))
    if (end === null) return null
    const fields = fieldsOf(part.subarray(0, end.index).toString('latin1').trimStart())
    if (/^(?:text\/html|application\/xhtml)/i.test(fields.get('content-type') ?? '')) {
      const body = part.subarray(end.index + end[0].length)
      const url = [fields.get('content-location'), head.get('snapshot-content-location')].find((address) =>
        /^https?:/.test(address ?? ''),
      )
      return { bytes: decoded(body, fields.get('content-transfer-encoding') ?? ''), url: url ?? null }
    }
    at = next
  }
  return null
}

/** Header fields up to the first empty line, names in lower case, folded lines joined. */
function fieldsOf(head: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  const end = head.search(/\r?\n\r?\n/)
  for (const line of (end < 0 ? head : head.slice(0, end)).replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    if (colon > 0) fields.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim())
  }
  return fields
}

function decoded(body: Buffer, encoding: string): Buffer {
  const name = encoding.toLowerCase()
  if (name === 'base64') return Buffer.from(body.toString('latin1'), 'base64')
  if (name !== 'quoted-printable') return body
  const text = body.toString('latin1').replace(/=[ \t]{0,20}\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
