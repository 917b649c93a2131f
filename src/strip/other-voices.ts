import type { Line } from './page.js'

/** What a mail program sets above the mail that is answered. Passed-on mails are what the sender has to say. */
const ORIGINAL = /^-{2,}\s?(?:original message|原始(?:邮件|消息)|原邮件|回复的(?:原)?邮件)\s?-{2,}$/i
/** 在 2013-06-28 18:02,“梁工” 写道: */
const WROTE = /^(?:在|于|on\s|(?:19|20)\d\d年).{4,100}(?:写道|wrote)\s?:$/i
const SENDER = /^(?:发件人|寄件者|寄件人|from)\s?:/i
const SENT = /^(?:主题|主旨|收件人|收件者|抄送|发送时间|日期|时间|subject|to|cc|sent|date)\s?:/i
/** The fields of an answered mail stand so near to its sender. */
const FIELDS = 3
/** The line between a mail and its signature (RFC 3676), and how many lines that may have. */
const DASHES = /^--$/
const LONGEST_SIGNATURE = 8
/** What a board sets above each answer: its place, with who wrote it or when. What stands on a house's floors has neither. */
const FLOOR =
  /^(?:(?:[2-9]\d{0,3}|1\d{1,3})\s?(?:楼|#)|沙发|板凳|地板|地下室)(?:\s?\||.{0,60}(?:作者|发表|回复|回覆|\d{1,2}:\d\d|(?:19|20)\d\d[-/.]\d))/
/** What says so itself, on whatever floor: 1楼 作者:过路人 回复日期:2008-6-3 */
const ANSWERED =
  /^(?:\d{1,4}\s?(?:楼|#)\s{0,4})?(?:作者|网友|回复人|回复者)\s?:.{1,40}(?:回复|回覆|评论|跟帖)(?:日期|时间|于)/
/** The first answers' names on a line of their own, with the time below. */
const SEAT = /^(?:沙发|板凳|地板|地下室)$/
const POSTED = /^(?:发表于|发表时间|回复于)/
/** What shows that one post answers another: a floor and who speaks there. Two of them are a board's, one may be a house's. */
const SPOKEN_FLOOR = /^\d{1,3}(?:楼|#)\s?[^\s\d:]{1,16}\s?:\s?\S/
/** What a social network counts below a post: 评论 12. */
const COUNTER = /^(?:转发|评论|回复|点?赞|收藏|分享|在看)\s?\(?\d[\d.]{0,6}万?\)?$/
/** Who speaks below them: @过路人:去年才3亿 */
const MENTIONED = /^@?[^\s\d:,。]{1,16}\s?:\s?\S/
const SPEAKER_REACH = 3
/** Lines of such counters stand together. */
const COUNTERS = 2
/** Sentences that somebody must have said before others answer. */
const OWN = /[。!?;,]|:$/

/**
 * The line from which on others speak than the writer: the answers on a board, the mail that is answered, what a mail
 * program sets below a mail. The number of lines where none do.
 */
export function otherVoices(lines: readonly Line[]): number {
  let own = 0
  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] as Line).text
    const text = line.startsWith('>') ? line.replace(/^>\s?/, '') : line
    if (own > 0 && (quotes(lines, i, text) || isSignature(lines, i, text) || answers(lines, i, text))) return i
    // a mail's own head says nothing
    const field = own === 0 && (SENDER.test(text) || SENT.test(text))
    if (!field && OWN.test(text)) own++
  }
  return lines.length
}

/** True for the first answer on a board, and for the counters below a post where people speak under them. */
function answers(lines: readonly Line[], i: number, text: string): boolean {
  if (headsAnswer(text) || (SEAT.test(text) && POSTED.test(lines[i + 1]?.text ?? ''))) return true
  if (SPOKEN_FLOOR.test(text)) return SPOKEN_FLOOR.test(lines[i + 1]?.text ?? '')
  if (!COUNTER.test(text)) return false
  let end = i + 1
  while (end < lines.length && COUNTER.test((lines[end] as Line).text)) end++
  return end - i >= COUNTERS && lines.slice(end, end + SPEAKER_REACH).some((line) => MENTIONED.test(line.text))
}

/** True for the line that a board sets above an answer. */
export function headsAnswer(text: string): boolean {
  return FLOOR.test(text) || ANSWERED.test(text)
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
