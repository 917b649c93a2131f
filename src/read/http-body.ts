import {
  type BrotliOptions,
  brotliDecompressSync,
  gunzipSync,
  inflateRawSync,
  inflateSync,
  type ZlibOptions,
} from 'node:zlib'

/**
 * The body of an HTTP answer as sent: chunks joined, compression undone. Null for anything but a page or text with status 200.
 * @throws Error with the code `ERR_BUFFER_TOO_LARGE` for one that unpacks to more than `longest` bytes
 */
export function httpBody(message: Buffer, longest: number): Buffer | null {
  const end = headEnd(message)
  const head = message.subarray(0, end?.at ?? 0).toString('latin1')
  if (!/^HTTP\/[\d.]{1,3} 200\b/.test(head)) return null
  const field = (name: string): string =>
    new RegExp(`\\n${name}:[ \\t]*([^\\r\\n]*)`, 'i').exec(head)?.[1]?.toLowerCase() ?? ''
  const type = field('content-type')
  if (type !== '' && !/^text\/(?:html|plain)|xhtml/.test(type)) return null
  const raw = message.subarray(end?.body ?? 0)
  const joined = field('transfer-encoding').includes('chunked') ? withoutChunks(raw) : raw
  return decompressed(joined, field('content-encoding'), { maxOutputLength: longest })
}

/** Where the head ends and the body begins; some writers part lines with a line feed alone. */
function headEnd(message: Buffer): { at: number; body: number } | null {
  const ends = ['\r\n\r\n', '\n\n'].map((mark) => ({ at: message.indexOf(mark), length: mark.length }))
  const found = ends.filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0]
  return found === undefined ? null : { at: found.at, body: found.at + found.length }
}

/** Crawlers often keep the headers of a coding that they have undone: what does not decode stands as it is. */
function decompressed(body: Buffer, coding: string, limit: ZlibOptions & BrotliOptions): Buffer {
  try {
    if (coding.includes('gzip')) return gunzipSync(body, limit)
    if (coding === 'br') return brotliDecompressSync(body, limit)
    if (coding === 'deflate')
      return (body[0] as number) % 16 === 8 ? inflateSync(body, limit) : inflateRawSync(body, limit)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw error
    return body
  }
  return body
}

function withoutChunks(body: Buffer): Buffer {
  const parts: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const end = body.indexOf('\r\n', at)
    const size = /^[0-9a-f]{1,8}(?=\s*(?:;|$))/i.exec(body.subarray(at, end < 0 ? at : end).toString('latin1'))?.[0]
    if (size === undefined) return parts.length === 0 ? body : Buffer.concat(parts)
    const length = Number.parseInt(size, 16)
    if (length === 0) break
    parts.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(parts)
}
