import { createInflate } from 'node:zlib'

/** Word files and workbooks are markup, PDF is drawing and fonts, which is so much longer than its text. */
const UNPACKED = 4
/** A picture in a PDF is not read, but what is read may be called one. */
const PICTURE = 16

/**
 * True for a Word file, a workbook or a PDF whose parts unpack to more than is likely of a document that may have so many
 * bytes: who reads it holds them whole.
 */
export async function unpacksBeyond(bytes: Buffer, document: number): Promise<boolean> {
  const begins = bytes.toString('latin1', 0, 5)
  if (begins.startsWith('PK\u0003\u0004')) return zipSize(bytes) > UNPACKED * document
  return begins === '%PDF-' && (await streamsBeyond(bytes, UNPACKED * document, PICTURE * document))
}

/** With these bytes an entry of a zip archive's list begins. */
const ENTRY = Buffer.from('PK\u0001\u0002', 'latin1')

/** How many bytes the parts of a zip archive say they unpack to; what they say is held against them where they are read. */
function zipSize(bytes: Buffer): number {
  let size = 0
  for (let at = bytes.indexOf(ENTRY); at >= 0 && at + 28 <= bytes.length; at = bytes.indexOf(ENTRY, at + 46)) {
    size += bytes.readUInt32LE(at + 24)
  }
  return size
}

const BEGINS = 'stream'
const ENDS = 'endstream'
/** What a stream is stands in so many bytes in front of it. */
const DICTIONARY = 1024
const IMAGE = /\/Subtype\s{0,9}\/Image\b(?![\s\S]*\bobj\b)/
/** What is unpacked at a time. */
const CHUNK = 1 << 18

/**
 * True where the streams of a PDF unpack to more than so many bytes in all, or one of its pictures does. What is packed is
 * told by how it begins, not by what is said of it, which may be written in many ways.
 */
async function streamsBeyond(pdf: Buffer, texts: number, picture: number): Promise<boolean> {
  let left = texts
  for (let at = pdf.indexOf(BEGINS); at >= 0; ) {
    const start = lineEnd(pdf, at + BEGINS.length)
    const next = pdf.indexOf(ENDS, start)
    const end = next < 0 ? pdf.length : next
    const isPicture = IMAGE.test(pdf.toString('latin1', Math.max(0, at - DICTIONARY), at))
    const most = isPicture ? picture : left
    const length = await unpackedLength(pdf.subarray(start, end), most)
    if (length > most) return true
    if (!isPicture) left -= length
    at = pdf.indexOf(BEGINS, end + ENDS.length)
  }
  return false
}

/** How long a stream is once it is unpacked, a damaged one up to there; of one longer than `most`, something above that. */
async function unpackedLength(packed: Uint8Array, most: number): Promise<number> {
  if (!isZlib(packed)) return 0
  const inflate = createInflate({ chunkSize: CHUNK })
  inflate.end(packed)
  let length = 0
  // what is packed twice is kept, to be unpacked again
  const twice: Buffer[] = []
  try {
    for await (const part of inflate as AsyncIterable<Buffer>) {
      if (length === 0 ? isZlib(part) : twice.length > 0) twice.push(part)
      length += part.length
      if (length > most) return length
    }
  } catch {
    // damaged: a reader gets what came before
  }
  return length + (await unpackedLength(Buffer.concat(twice), most - length))
}

/** True for what begins as zlib does: method 8, and two bytes that are a multiple of 31. */
function isZlib(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes
  return (first & 15) === 8 && ((first << 8) | second) % 31 === 0
}

/** The keyword ends with its line: one character or two. */
function lineEnd(pdf: Buffer, at: number): number {
  const start = pdf[at] === 13 ? at + 1 : at
  return pdf[start] === 10 ? start + 1 : start
}
