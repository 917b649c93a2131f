import { characterSet } from '../character-set.js'
import type { Plain, PlainBlock, Sentence, Token } from '../model.js'
import type { Span } from '../span.js'
import { withOwnWords } from './own-words.js'
import { tagged } from './tag.js'

/** A sentence longer than this is cut at its next clause mark: a page in one line must not be quoted whole by each record. */
const LONG = 600
/** Cut here at the latest, mark or not. */
const TOO_LONG = 1200
const isEnd = characterSet('。!?')
const isClauseEnd = characterSet(',;:、 ')
const isClosing = characterSet('”’」』》)】"\'')

/** The sentences of a document, block by block: no sentence crosses a block. */
export function segment(plain: Plain): readonly Sentence[] {
  const sentences: Sentence[] = []
  for (const [blockIndex, block] of plain.blocks.entries()) {
    for (const span of sentenceSpans(block.text)) sentences.push(sentence(block, blockIndex, span, sentences.length))
  }
  return sentences
}

function sentence(block: PlainBlock, blockIndex: number, span: Span, index: number): Sentence {
  const text = block.text.slice(span.start, span.end)
  // rules ask for the same parts again and again
  let known: Map<number, readonly Token[]> | undefined
  const tag = (start: number, end: number): readonly Token[] => {
    known ??= new Map()
    const part = start * TOO_LONG * 2 + end
    const found = known.get(part) ?? withOwnWords(text.slice(start, end), start, tagged)
    known.set(part, found)
    return found
  }
  return { index, block, blockIndex, start: span.start, end: span.end, text, tag }
}

/** Sentences end behind 。!? and the closing marks that follow; white space around them belongs to none. */
function sentenceSpans(text: string): readonly Span[] {
  const spans: Span[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    const length = i - start + 1
    if (isEnd(text.charCodeAt(i))) {
      while (isClosing(text.charCodeAt(i + 1)) || isEnd(text.charCodeAt(i + 1))) i++
    } else if (length < LONG || (!isClauseEnd(text.charCodeAt(i)) && length < TOO_LONG)) continue
    push(i + 1)
  }
  push(text.length)
  return spans

  function push(end: number): void {
    let [from, to] = [start, end]
    while (from < to && text[from] === ' ') from++
    while (to > from && text[to - 1] === ' ') to--
    if (to > from) spans.push({ start: from, end: to })
    start = end
  }
}
