import type { PlainBlock } from '../../model.js'

/** True for running text. */
export function isProse(block: PlainBlock): boolean {
  return !isHeading(block) && !isCaption(block) && block.text.trim().length > 0
}

/** True for headlines, subheads, and short lines that are numbered like one. */
export function isHeading({ block, text }: PlainBlock): boolean {
  if (block.kind === 'headline' || block.kind === 'subhead') return true
  return block.kind === 'paragraph' && text.trim().length <= 40 && !/[。,;!?]/.test(text) && styleOf(text) !== ''
}

const STYLES: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十]{1,3}、/],
  ['(一)', /^\([一二三四五六七八九十]{1,3}\)/],
  ['甲、', /^[甲乙丙丁戊己庚辛]、/],
  ['1.', /^\d{1,2}[.、]/],
  ['(1)', /^\(\d{1,2}\)/],
  // a line of a chronicle that is a year and nothing else
  ['1995年', /^(?:19|20)\d\d年(?:\d{1,2}月)?$/],
]
/** True for an item of a list: numbered, or behind a dash or bullet. */
export function isItem({ text }: PlainBlock): boolean {
  return isNumbered(text) || /^\s*(?:[—–-]{1,2}|[•·●◆■△])/.test(text)
}

/** True for what stands under a picture. */
export function isCaption({ block, text }: PlainBlock): boolean {
  return block.kind === 'caption' || /^\s*[(【▲△]?(?:[上下左右]?图(?:[为::]|片说明|注|\d)|照片)/.test(text)
}

/** True for headings that open a numbered section. */
export function isNumbered(text: string): boolean {
  return STYLES.some(([, form]) => form.test(text.trim()))
}

/** Headings of one rank look alike: 一、 (一) 甲、 1. ■ */
export function styleOf(text: string): string {
  const t = text.trim()
  return STYLES.find(([, form]) => form.test(t))?.[0] ?? (/^[^\p{L}\p{N}]/u.test(t) ? [...t][0] : '') ?? ''
}
