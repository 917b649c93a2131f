import type { Line } from './page.js'

/** What a mail program sets above the mail that is answered. Passed-on mails are what the sender has to say. */
const ORIGINAL = /^-{2,}\s?(?:original message|原始(?:邮件|消息)|原邮件|回复的(?:原)?邮件)\s?-{2,}$/i
/** 在 2013-06-28 18:02,“梁工” 写道: */
const WROTE = /^(?:在|于|on\s).{4,100}(?:写道|wrote)\s?:$/i
const SENDER = /^(?:发件人|寄件者|寄件人|from)\s?:/i
const SENT = /^(?:主题|主旨|收件人|收件者|发送时间|日期|时间|subject|to|sent|date)\s?:/i
/** The fields of an answered mail stand so near to its sender. */
const FIELDS = 3
/** The line between a mail and its signature (RFC 3676), and how many lines that may have. */
const DASHES = /^--$/
const LONGEST_SIGNATURE = 8
/** What a board sets above each answer: its place, with who wrote it or when. What stands on a house's floors has neither. */
const FLOOR =
  /^(?:(?:[2-9]\d{0,3}|1\d{1,3})\s?(?:楼|#)|沙发|板凳|地板|地下室)(?:\s?\||.{0,60}(?:作者|发表|回复|回覆|\d{1,2}:\d\d|(?:19|20)\d\d[-/.]\d))/
/** Sentences that somebody must have said before others answer. */
const OWN = /[。!?;:,]/

/**
 * The line from which on others speak than the writer: the answers on a board, the mail that is answered, what a mail
 * program sets below a mail. The number of lines where none do.
 */
export function otherVoices(lines: readonly Line[]): number {
  let own = 0
  for (let i = 0; i < lines.length; i++) {
    const text = (lines[i] as Line).text.replace(/^>\s?/, '')
    if (own > 0 && (quotes(lines, i, text) || isSignature(lines, i, text) || FLOOR.test(text))) return i
    if (OWN.test(text) && (lines[i] as Line).han >= 8) own++
  }
  return lines.length
}

function quotes(lines: readonly Line[], i: number, text: string): boolean {
  if (ORIGINAL.test(text) || WROTE.test(text)) return true
  return SENDER.test(text) && lines.slice(i + 1, i + 1 + FIELDS).some((line) => SENT.test(line.text))
}

/** True for the dashes above the last few lines, what is answered there not counted. */
function isSignature(lines: readonly Line[], i: number, text: string): boolean {
  if (!DASHES.test(text)) return false
  const behind = lines.slice(i + 1).filter((line) => !line.text.startsWith('>'))
  return behind.length <= LONGEST_SIGNATURE && !behind.some((line) => DASHES.test(line.text))
}
