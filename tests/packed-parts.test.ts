import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { unpacksBeyond } from '../src/read/packed-parts.js'

const stream = (dictionary: string, bytes: Buffer) =>
  Buffer.concat([Buffer.from(`5 0 obj <<${dictionary}>>\nstream\r\n`), bytes, Buffer.from('\nendstream\nendobj\n')])
const pdf = (...streams: readonly Buffer[]) => Buffer.concat([Buffer.from('%PDF-1.7\n'), ...streams])
const nothing = (length: number) => Buffer.alloc(length, 0x20)
const flate = (length: number) => stream('/Filter/FlateDecode', deflateSync(nothing(length)))

test.each([
  ['one stream', pdf(flate(4001))],
  ['two streams', pdf(flate(2001), flate(2000))],
  ['however its filter is written', pdf(stream('/Filter/Fl#61teDecode', deflateSync(nothing(4001))))],
  ['packed twice', pdf(stream('/Filter[/FlateDecode/FlateDecode]', deflateSync(deflateSync(nothing(4001)))))],
  ['cut off', pdf(stream('/Filter/FlateDecode', deflateSync(nothing(9000)).subarray(0, -6)))],
  ['what is called a picture', pdf(stream('/Subtype /Image/Filter/FlateDecode', deflateSync(nothing(16_001))))],
])('a PDF unpacks to more than it may: %s', async (_, bytes) => {
  expect(await unpacksBeyond(bytes, 1000)).toBe(true)
})

test.each([
  ['no more than it may', pdf(flate(2000), flate(2000))],
  [
    'pictures beside it',
    pdf(...Array.from({ length: 9 }, () => stream('/Subtype/Image', deflateSync(nothing(9000)))), flate(3000)),
  ],
  [
    'what is not packed, or not like that',
    pdf(stream('', nothing(9000)), stream('/Filter/DCTDecode', Buffer.from('ffd8ffe0', 'hex'))),
  ],
  ['a stream without an end', Buffer.from('%PDF-1.7\n5 0 obj <<>> stream\n')],
  ['no PDF', Buffer.concat([Buffer.from('援疆'), flate(9000)])],
])('a PDF does not: %s', async (_, bytes) => {
  expect(await unpacksBeyond(bytes, 1000)).toBe(false)
})
