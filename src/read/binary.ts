const SIGNATURES: readonly (readonly [string, string])[] = [
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF-', 'a PDF'],
  ['PK\x03\x04', 'a ZIP archive (or an Office file)'],
  ['\xd0\xcf\x11\xe0', 'an old Office file'],
  ['\x1f\x8b', 'a gzip file'],
  ['RIFF', 'a media file'],
  ['{\\rtf', 'an RTF file'],
  ['SQLite format 3', 'a database'],
  ['\x7fELF', 'a program'],
]

/** What kind of file the bytes are when they are no text at all, in words; null for what may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 16))
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1] ?? null
}
