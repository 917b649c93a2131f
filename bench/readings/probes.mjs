// Texts that nobody wrote: each is one of ours with something out of its place beside a number, as it comes about where a page is cut, a cell
// is lost or a sentence is written otherwise. They bring conditions together that no text of ours has.
import { createHash } from 'node:crypto'
import { random } from '../random.mjs'

const NUMBER = /[\d０-９][\d０-９.,]*|[零一二两三四五六七八九十百千万亿几数]+/g
const MARK = /[，。、；：（）“”,;:() ¶]/g
const MARKS = [...'，。、；：（）“” ¶', '']

/**
 * One for each text that has a number, `{ text, published }`, ¶ between paragraphs. What is done to a text hangs on its own words and on the text that lends to it, so
 * that others may come and go.
 */
export function probesOf(texts) {
  const lenders = texts
    .map(({ text, published }) => ({ text, published, numbers: [...text.matchAll(NUMBER)], key: keyOf(text) }))
    .filter(({ numbers }) => numbers.length > 0)
    .sort((a, b) => a.key - b.key)
  return lenders.map((one) => {
    const { pick, number } = random(one.key)
    const key = number(0, 2 ** 32)
    const lender = lenders.find((other) => other.key >= key) ?? lenders[0]
    const change = pick(CHANGES)
    const [own, lent] = [one, lender].map(({ text, numbers }) => around(text, pick(numbers)))
    return { text: change(own, lent, { pick, number }), published: one.published }
  })
}

const keyOf = (text) => createHash('sha256').update(text).digest().readUInt32BE()

function around(text, { 0: digits, index }) {
  return { before: text.slice(0, index), digits, behind: text.slice(index + digits.length) }
}

/** Of a text and another, each with what stands in front of one of its numbers and behind it. */
const CHANGES = [
  ({ before }, { digits, behind }) => before + digits + behind,
  ({ before, digits }, { behind }) => before + digits + behind,
  ({ before, digits, behind }, _, { number }) => before.slice(0, -number(1, 4)) + digits + behind,
  ({ before, digits, behind }, _, { number }) => before + digits + behind.slice(number(1, 4)),
  ({ before, digits, behind }, _, { pick }) => {
    const text = before + digits + behind
    const { index, 0: mark } = pick([...text.matchAll(MARK), { index: before.length, 0: '' }])
    return text.slice(0, index) + pick(MARKS) + text.slice(index + mark.length)
  },
  ({ before, behind }, { digits }) => before + digits + behind,
  ({ before, digits, behind }, lender, { number }) => before + lender.before.slice(-number(2, 5)) + digits + behind,
  ({ before, digits, behind }, lender, { number }) => before + digits + lender.behind.slice(0, number(2, 5)) + behind,
]
