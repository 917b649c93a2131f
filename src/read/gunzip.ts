import { crc32, createInflateRaw } from 'node:zlib'
import { type ByteReader, byteReader } from './byte-reader.js'
import type { Chunks } from './frame.js'

/** A stream as it is read. */
export interface Unpacked {
  readonly chunks: Chunks
  /** Of gzip, once all has come: whether other bytes stood behind the last member; they are left out. */
  readonly hasRest?: () => boolean
}

const MAGIC = [0x1f, 0x8b] as const
const DEFLATE = 8
const HAS = { headerChecksum: 2, extra: 4, name: 8, comment: 16 } as const

/**
 * Unpacks gzip: one member or many, padded with zeros or not. Zlib's own reader of members loses the end of the text where
 * bytes of another kind follow it, as a broken download or a proxy leaves them; here that text is whole, and the bytes are told.
 * @throws Error with zlib's codes where a member is damaged
 */
export function gunzipped(bytes: Chunks): Required<Unpacked> {
  const reader = byteReader(bytes)
  let hasRest = false
  async function* chunks() {
    do {
      yield* member(reader)
    } while (await beginsMember(reader))
    for (let piece = await reader.some(); piece !== null && !hasRest; piece = await reader.some()) {
      hasRest = piece.some((byte) => byte !== 0)
    }
  }
  return { chunks: chunks(), hasRest: () => hasRest }
}

/** True for bytes that gzip begins with. */
export function isGzip(head: Uint8Array): boolean {
  return MAGIC.every((byte, i) => head[i] === byte)
}

async function beginsMember(reader: ByteReader): Promise<boolean> {
  const head = await reader.bytes(MAGIC.length)
  reader.unread(head)
  return isGzip(head)
}

async function* member(reader: ByteReader): Chunks {
  await passHeader(reader)
  let checksum = 0
  let length = 0
  for await (const chunk of inflated(reader)) {
    checksum = crc32(chunk, checksum)
    length += chunk.length
    yield chunk
  }
  const end = await exactly(reader, 8)
  if (end.readUInt32LE(0) !== checksum || end.readUInt32LE(4) !== length % 2 ** 32) {
    throw damaged('incorrect data check', 'Z_DATA_ERROR')
  }
}

async function passHeader(reader: ByteReader): Promise<void> {
  const header = await exactly(reader, 10)
  const flags = header[3] as number
  if (!isGzip(header) || header[2] !== DEFLATE) throw damaged('incorrect header check', 'Z_DATA_ERROR')
  if (flags & HAS.extra) await exactly(reader, (await exactly(reader, 2)).readUInt16LE(0))
  for (const text of [HAS.name, HAS.comment]) {
    if (flags & text) while ((await exactly(reader, 1))[0] !== 0);
  }
  if (flags & HAS.headerChecksum) await exactly(reader, 2)
}

async function exactly(reader: ByteReader, count: number): Promise<Buffer> {
  const bytes = await reader.bytes(count)
  if (bytes.length < count) throw damaged('unexpected end of file', 'Z_BUF_ERROR')
  return bytes
}

/** What is deflated at the front of a reader; the reader stands behind it then. */
async function* inflated(reader: ByteReader): Chunks {
  const inflate = createInflateRaw()
  let piece: Buffer | null = null
  let left = 0
  // one piece at a time: none is asked for before it is known that the last was taken whole
  const giveAll = async () => {
    let given = 0
    while (left === 0 && !inflate.destroyed) {
      piece = await reader.some()
      if (piece === null) return inflate.end()
      given += piece.length
      await new Promise<void>((resolve) => inflate.write(piece, () => resolve()))
      left = given - inflate.bytesWritten
    }
  }
  const givenAll = giveAll().catch((error) => inflate.destroy(error))
  yield* inflate as Chunks
  await givenAll
  if (left > 0) reader.unread((piece as unknown as Buffer).subarray(-left))
}

function damaged(message: string, code: string): Error {
  return Object.assign(new Error(message), { code })
}
