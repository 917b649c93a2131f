/** So many places that a text counts by their class. */
export interface Count {
  /** Where the number stands. */
  readonly index: number
  readonly count: number
  /** The class by its last word: 乡 of 两个边境乡, 地 of 三地. */
  readonly word: string
}

const NUMBERS = '〇一二三四五六七八九十'
/** 4县, 4个县, 两县, 两个边境乡, 三个乡镇; 第三县 and 十三县 of which the first figure is not seen are none. */
const COUNTED =
  /(?<![0-9第一二三四五六七八九十])(?:([2-9]|1[0-9])|([两二三四五六七八九十]))(?:个(?:[\u4e00-\u9fff]{2})?)?(?:乡(?=镇)|县(?=市)|区(?=县))?(县|市|区|州|旗|省|乡|镇|村)(?!直(?!接)|[级长属外内际斤委])/g

/** The counts of places in a text, left to right. */
export function counts(text: string): readonly Count[] {
  return [...text.matchAll(COUNTED)].map(({ index, 1: digits, 2: numeral, 3: word }) => ({
    index,
    count: digits ? Number(digits) : numeral === '两' ? 2 : NUMBERS.indexOf(numeral as string),
    word: word as string,
  }))
}
