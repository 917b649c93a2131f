import type { Source } from '../model.js'
import { type SourceOptions, sourceFromBytes } from './source.js'

/** The line that stands above each mail of a mailbox, with the first field of its head: From a@b.cn Mon Mar  1 09:12:00 2021. */
const FROM = /(?:^|(?<=\n)\r?\n)From \S{1,200}[^\r\n]{0,100}\d\d:\d\d[^\r\n]{0,40}\r?\n(?=[A-Za-z][\w-]{0,60}:)/g

/**
 * The mails of a mailbox file (RFC 4155), each a document under the file's name and its number; offsets count in the mail's own
 * text. Null for bytes that are no such file or hold one mail.
 */
export function mailboxSources(path: string, bytes: Buffer, options: SourceOptions): readonly Source[] | null {
  if (bytes.subarray(0, 5).toString('latin1') !== 'From ') return null
  const text = bytes.toString('latin1')
  const heads = [...text.matchAll(FROM)]
  if (heads.length < 2 || heads[0]?.index !== 0) return null
  return heads.map(({ index, 0: head }, i) => {
    const mail = bytes.subarray(index + head.length, heads[i + 1]?.index ?? bytes.length)
    return { ...sourceFromBytes(`${path}:${i + 1}`, mail, options), place: `mail ${i + 1}` }
  })
}
