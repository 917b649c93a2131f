import { expect, test } from 'vitest'
import { foldWidth, hanCount } from '../src/strip/fold.js'
import { onceLength, trimLine } from '../src/strip/trim-line.js'

test('forms of other widths fold to ASCII, unit by unit', () => {
  expect(foldWidth('（１，２：Ａ～）')).toBe('(1,2:A~)')
  expect(foldWidth('a\u00a0b\u3000c\u2002d\u200ae')).toBe('a b c d e')
  expect(foldWidth('︰﹐﹒﹔﹕')).toBe(':,.;:')
  // one unit beside each range
  expect(foldWidth('\uff00\uff5f\u2001\u200b、。')).toBe('\uff00\uff5f\u2001\u200b、。')
})

test('Han characters are counted in the basic plane, in extension A and by their first half beyond', () => {
  expect(hanCount('一鿿㐀䶿')).toBe(4)
  expect(hanCount('\u{20000}\u{2a6df}')).toBe(2)
  expect(hanCount('\u{32400}')).toBe(0)
  expect(hanCount('\u4dff\ua000\u33ff\u4dc0ab1、')).toBe(0)
  expect(hanCount('')).toBe(0)
})

test('a line that says its text twice over counts once', () => {
  expect(
    ['援疆工作援疆工作', '援疆工作 援疆工作', '援疆援疆', '援疆工作x援疆工作', '援疆工作援疆工程'].map(onceLength),
  ).toEqual([4, 4, 4, 9, 8])
})

test('a line loses white space, marks without width and its bullet', () => {
  const cut = (line: string) => {
    const found = trimLine(line, 0, line.length)
    return found && [line.slice(found.start, found.end), found.indent, found.bullet]
  }
  expect(cut('  援疆 ')).toEqual(['援疆', 2, false])
  expect(cut('\u3000\u00a0\u200b\u200e\u200f\ufeff\u00ad\t援疆\u3000\ufeff')).toEqual(['援疆', 8, false])
  expect(cut(' \u200b ')).toBeNull()
  expect(cut('')).toBeNull()
  expect(cut('• 援疆')).toEqual(['援疆', 0, true])
  expect(cut('•援疆')).toEqual(['援疆', 0, true])
  expect(cut('•')).toEqual(['•', 0, false])
  expect(cut('○援疆')).toEqual(['援疆', 0, true])
  expect(cut('○○县')).toEqual(['○○县', 0, false])
  expect(cut('援疆•援藏')).toEqual(['援疆•援藏', 0, false])
  expect(cut('12. 援疆')).toEqual(['12. 援疆', 0, true])
  expect(cut('12.5亿')).toEqual(['12.5亿', 0, false])
  expect(cut('123. 援疆')).toEqual(['123. 援疆', 0, false])
  expect(cut('共12. 援疆')).toEqual(['共12. 援疆', 0, false])
  expect(trimLine('x 援疆 y', 1, 5)).toEqual({ start: 2, end: 4, indent: 1, bullet: false })
})
