import type { Source } from '../model.js'
import { failed, type SourceOptions, sha256Of, sourceFromText } from './source.js'

/**
 * The document in a Word file (.docx) as HTML, or the text layer of a PDF; null for bytes that are neither. A file that
 * cannot be read gives a source with one error that says why. Offsets of such a document point into that HTML or text.
 */
export async function officeSource(doc: string, bytes: Uint8Array, options: SourceOptions): Promise<Source | null> {
  const kind = officeKind(bytes)
  if (kind === null) return null
  try {
    const { text, format } = kind === 'docx' ? await fromWord(bytes) : await fromPdf(bytes)
    if (text.trim() === '') return failed(doc, EMPTY[kind], bytes, options)
    const { encoding: _, ...rest } = options
    const source = sourceFromText(doc, text, { ...rest, format })
    const told = { level: 'info' as const, message: `read as ${NAMES[kind]}; offsets point into its text` }
    return { ...source, sha256: sha256Of(bytes), diagnostics: [told] }
  } catch (error) {
    const [why = ''] = (error as Error).message.split('\n')
    return failed(
      doc,
      `${NAMES[kind]} that cannot be read (${why}): save it anew, or give it as .txt or .html`,
      bytes,
      options,
    )
  }
}

type OfficeKind = 'docx' | 'pdf'

const NAMES = { docx: 'a Word file', pdf: 'a PDF' } as const
const EMPTY = {
  docx: 'a Word file without text: nothing to read',
  pdf: 'a PDF without a text layer, a scan perhaps: make its text with an OCR program first',
} as const

function officeKind(bytes: Uint8Array): OfficeKind | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.subarray(0, 5).toString('latin1') === '%PDF-') return 'pdf'
  return buffer.subarray(0, 2).toString('latin1') === 'PK' && buffer.includes('word/document.xml') ? 'docx' : null
}

async function fromWord(bytes: Uint8Array) {
  const { default: mammoth } = await import('mammoth')
  const noImages = mammoth.images.imgElement(async () => ({ src: '' }))
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noImages })
  // a block a line, so that the records have lines to name
  return { text: value.replace(/<\/(?:p|h[1-6]|tr|li|table|ul|ol)>/g, '$&\n'), format: 'html' as const }
}

async function fromPdf(bytes: Uint8Array) {
  const { extractText, getDocumentProxy } = await import('unpdf')
  // it takes over the bytes that it is given, and would print what it thinks of them
  const pdf = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  const { text } = await extractText(pdf, { mergePages: false })
  return { text: text.join('\n'), format: 'text' as const }
}
