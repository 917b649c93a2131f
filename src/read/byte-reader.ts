/** Reads a stream of bytes by lines and by counts. */
export interface ByteReader {
  /** The next line without its line end; null at the end of the stream. Longer than `limit` bytes: cut off there. */
  readonly line: (limit: number) => Promise<Buffer | null>
  /** The next `count` bytes, fewer at the end of the stream. */
  readonly bytes: (count: number) => Promise<Buffer>
  /** The next bytes as they come, however many; null at the end of the stream. */
  readonly some: () => Promise<Buffer | null>
  /** Passes over `count` bytes without keeping them; returns how many there were. */
  readonly skip: (count: number) => Promise<number>
  /** Puts bytes back, to be read next. */
  readonly unread: (bytes: Buffer) => void
}

const LINE_FEED = 10

/** A reader of chunks as they come; it holds no more than what is asked for. */
export function byteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  const fill = async (): Promise<boolean> => {
    while (rest.length === 0) {
      const { done, value } = await iterator.next()
      if (done === true) return false
      rest = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
    return true
  }
  const take = (count: number): Buffer => {
    const head = rest.subarray(0, count)
    rest = rest.subarray(count)
    return head
  }
  return {
    line: async (limit) => {
      const parts: Buffer[] = []
      let length = 0
      while (await fill()) {
        const at = rest.indexOf(LINE_FEED)
        const part = take(at < 0 ? rest.length : at + 1)
        if (length < limit) parts.push(part.subarray(0, limit - length))
        length += part.length
        if (at >= 0) break
      }
      if (length === 0) return null
      const line = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
      let end = line.length
      if (line[end - 1] === LINE_FEED) end--
      if (line[end - 1] === 13) end--
      return line.subarray(0, end)
    },
    bytes: async (count) => {
      const parts: Buffer[] = []
      let left = count
      while (left > 0 && (await fill())) {
        const part = take(left)
        parts.push(part)
        left -= part.length
      }
      return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts)
    },
    some: async () => ((await fill()) ? take(rest.length) : null),
    unread: (bytes) => {
      rest = rest.length === 0 ? bytes : Buffer.concat([bytes, rest])
    },
    skip: async (count) => {
      let left = count
      while (left > 0 && (await fill())) left -= take(left).length
      return count - left
    },
  }
}
