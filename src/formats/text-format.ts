import type { DocumentResult, FormatOptions, Write } from './format.js'

/**
 * A format that writes each document apart from the others: the output is what they give, joined. So they can be written
 * in several threads.
 */
export interface TextFormat<Item = DocumentResult> {
  readonly head: (options: FormatOptions) => string
  /** '' for what gives nothing. */
  readonly piece: (item: Item, options: FormatOptions) => string
  readonly between: string
  readonly tail: string
  /** All of the output where nothing is given, if it is not head and tail. */
  readonly nothing?: string
}

/** The output that a head and pieces make, as they come: the head comes with the first of them. */
export async function* joined<Piece extends string | Uint8Array>(
  head: string,
  { between, tail, nothing }: Pick<TextFormat, 'between' | 'tail' | 'nothing'>,
  pieces: AsyncIterable<Piece>,
): AsyncIterable<string | Piece> {
  let before = head
  let given = false
  for await (const piece of pieces) {
    if (piece.length === 0) continue
    if (before !== '') yield before
    yield piece
    before = between
    given = true
  }
  yield given ? tail : (nothing ?? head + tail)
}

/** The format as one that writes all documents. */
export function writer(format: TextFormat): Write {
  return (results, options) => {
    async function* pieces() {
      for await (const result of results) yield format.piece(result, options)
    }
    return joined(format.head(options), format, pieces())
  }
}
