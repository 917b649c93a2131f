import { expect, test } from 'vitest'
import { weightOf } from '../../src/cli/weight.js'

const numbersIn = (text: string) => {
  const bytes = new TextEncoder().encode(text)
  return (weightOf(bytes) - bytes.length) / 128
}

test('each number of a text weighs, however many digits it has', () => {
  expect(numbersIn('2019年投入3200万元、派出15人')).toBe(3)
})

test('what stands in tags, scripts and styles is none of the text', () => {
  expect(numbersIn('<a href="/2021/07/1.html" width=20>捐款50万元</a>')).toBe(1)
  expect(numbersIn('<script>var a=[1,2,3]</script><STYLE>b{top:4px}</STYLE><p>5人</p>')).toBe(1)
  expect(numbersIn('<p>共<strong>28</strong>户，<section>3人</section></p>')).toBe(2)
  expect(numbersIn('{"html":"<td class=\\"c2\\">3</td>"}')).toBe(1)
})

test('a mark that opens no tag hides nothing', () => {
  expect(numbersIn('收入<5万元的300户，占比<20%')).toBe(3)
})
