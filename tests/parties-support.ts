import { decimal } from '../src/decimal.js'
import type { Block, Document, Kind, Mention, Plain, PlainBlock, Role, Sentence } from '../src/model.js'
import { NO_EVIDENCE } from '../src/model.js'
import { segment } from '../src/segment/segment.js'
import { identityMap } from '../src/span.js'

/** A figure in a marked text: its words and what the resolvers before this one have set. */
interface Marked {
  readonly raw: string
  readonly start: number
  readonly kind: Kind
  readonly role: Role
}

/** A document with its figures. */
export interface Sample {
  readonly document: Document
  readonly mentions: readonly Mention[]
}

const MARK = /\{(\w+) (\w+)\|([^}]*)\}/g

/**
 * A document from blocks in which figures are marked `{money aid|3亿元}`. A first block that begins with `# ` is the headline.
 */
export function sample(
  blocks: readonly string[],
  published: string | null = null,
  publisher: string | null = null,
): Sample {
  const read = blocks.map((block) => unmarked(block.replace(/^# /, '')))
  const plainBlocks = read.map(({ text }, i) =>
    plainBlock(text, blocks[i]?.startsWith('# ') ? 'headline' : 'paragraph'),
  )
  const headline = plainBlocks.find(({ block }) => block.kind === 'headline')
  const article = {
    source: {
      doc: 'sample',
      sha256: '',
      format: 'text',
      text: '',
      encoding: { name: 'utf-8', found: 'given' },
      url: null,
      crawled: null,
      place: null,
      diagnostics: [],
    },
    title: headline?.text ?? null,
    published,
    publisher,
    url: null,
    blocks: plainBlocks.map(({ block }) => block),
    dropped: [],
    diagnostics: [],
  } as const
  const plain: Plain = { article, traditional: false, blocks: plainBlocks }
  const sentences = segment(plain)
  const mentions = read.flatMap(({ marks }, i) =>
    marks.map((mark) => {
      const at = ({ blockIndex, start, end }: Sentence): boolean =>
        blockIndex === i && start <= mark.start && mark.start < end
      return mentionOf(mark, sentences.find(at) as Sentence)
    }),
  )
  return { document: { plain, sentences }, mentions: mentions.map((mention, index) => ({ ...mention, index })) }
}

function unmarked(block: string): { text: string; marks: readonly Marked[] } {
  const marks: Marked[] = []
  let text = ''
  let at = 0
  for (const match of block.matchAll(MARK)) {
    text += block.slice(at, match.index)
    marks.push({ raw: match[3] as string, start: text.length, kind: match[1] as Kind, role: match[2] as Role })
    text += match[3]
    at = match.index + match[0].length
  }
  return { text: text + block.slice(at), marks }
}

function plainBlock(text: string, kind: Block['kind']): PlainBlock {
  return { block: { kind, text, map: identityMap(text.length), doubtful: false }, text, toBlock: null, cells: [] }
}

function mentionOf({ raw, start, kind, role }: Marked, sentence: Sentence): Mention {
  const span = { start: start - sentence.start, end: start - sentence.start + raw.length }
  return {
    ...span,
    index: 0,
    sentence,
    kind,
    unit: kind === 'money' ? 'CNY' : kind === 'project' ? 'project' : 'person',
    numeral: span,
    noun: null,
    value: decimal(1),
    qualifier: 'exact',
    min: null,
    max: null,
    label: null,
    role,
    per: null,
    donor: null,
    evidence: NO_EVIDENCE,
    recipient: null,
    period: null,
    partOf: null,
    flags: [],
    trace: [],
  }
}
