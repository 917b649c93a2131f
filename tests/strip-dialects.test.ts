import { expect, test } from 'vitest'
import { extract, readArticle } from '../src/index.js'
import { superlinearStep } from './linear-time.js'

const values = (text: string) => extract(text, { format: 'text' }).records.map(({ value }) => value)
const lines = (text: string) => readArticle(text, { format: 'text' }).blocks.map((block) => block.text)

/** One text in each dialect: marks inside figures, a note for the maker, a table, a figure in a comment or template that is no article. */
const TEXTS: Readonly<Record<string, string>> = {
  wiki: `{{Infobox|钱=9.9亿元}}
'''白河小学'''由[[宁波市|宁波]]援建，投资{{formatnum:2600}}万元<ref>《县志》第800页，共20万元。</ref>，收学生'''412'''名。
== 捐赠 ==
{| class="wikitable"
! 单位 !! 金额
|-
| style="x" | 商会 || 35万元
|-
| 工会 || 7.5万元
|}
* 派教师{{nowrap|26名}}[[Category:学校]]`,
  latex: String.raw`\documentclass{ctexart}
\begin{document}
\section{捐赠}
宁波援建白河小学，投资\textbf{2600}万元，占$4\%$，收学生 412~名。 % 原为9.9亿元
\begin{tabular}{lr}
\hline
单位 & 金额 \\
\hline
商会 & 35万元 \\
工会 & 7.5万元 \\
\hline
\end{tabular}
\begin{itemize}
\item 派教师\emph{26}名
\end{itemize}
\end{document}`,
  org: `#+TITLE: 白河小学
* 捐赠
  :PROPERTIES:
  :WERT: 9.9亿元
  :END:
宁波援建白河小学，投资 *2600* 万元，收学生412名。
| 单位 | 金额 |
|------+------|
| 商会 | 35万元 |
| 工会 | 7.5万元 |
- 派教师 :: 26名`,
  asciidoc: `= 白河小学
:keywords: 9.9亿元

== 捐赠
// 原为9.9亿元
宁波援建白河小学，投资**2600**万元，收学生412名。

|===
|单位 |金额

|商会 |35万元
|工会 |7.5万元
|===

派教师:: 26名`,
  textile: `h1. 捐赠

宁波援建白河小学，投资 *2600* 万元，收学生412名。

|_. 单位|_. 金额|
|商会|35万元|
|工会|7.5万元|

# 派教师26名`,
  restructured: `捐赠
====

.. 原为9.9亿元

宁波援建白河小学，投资\\ **2600**\\ 万元，收学生412名 [#a]_。

======  ======
单位    金额
======  ======
商会    35万元
工会    7.5万元
======  ======

* 派教师26名`,
  board: `[size=5][b]捐赠[/b][/size]
宁波援建白河小学，投资[color=red]2600[/color]万元，收学生[b]412[/b]名。[img]http://example.org/9.9亿元.jpg[/img]
[list][*]商会35万元[*]工会7.5万元[*]派教师[i]26[/i]名[/list]`,
  substation: String.raw`[Script Info]
Title: 9.9亿元
[Events]
Dialogue: 0,0:00:01.00,0:00:04.00,Default,,0,0,0,,{\pos(1,2)}宁波援建白河小学 投资2600\N万元 收学生412名
Dialogue: 0,0:00:05.00,0:00:08.00,Default,,0,0,0,,商会捐了35万元，工会7.5万元
Dialogue: 0,0:00:09.00,0:00:12.00,Default,,0,0,0,,派教师26名`,
  webvtt: `WEBVTT

NOTE 原为9.9亿元

00:01.000 --> 00:04.000
<v 旁白>宁波援建白河小学 投资2600万元 收学生412名

00:05.000 --> 00:08.000
商会捐了<c.red>35万元</c> 工会7.5万元

00:09.000 --> 00:12.000
派教师26名`,
}

test.each(Object.entries(TEXTS))('a text in %s is read without its marks', (_, text) => {
  expect(values(text)).toEqual(['26000000', '412', '350000', '75000', '26'].map(Number))
})

test('records of a marked-up text lead to how it is written', () => {
  const text = TEXTS.wiki as string
  const [first] = extract(text, { format: 'text' }).records
  expect(text.slice(first?.start, first?.end)).toContain('2600')
  expect(first?.raw).toBe(text.slice(first?.start, first?.end))
})

test('what looks like marks in plain prose stays', () => {
  const text = '会议指出[1]，投资{约}2600万元；== 完 ==\n收学生412名，派教师26名。'
  expect(lines(text)).toEqual(text.split('\n'))
})

const ANSWER = {
  code: 0,
  data: {
    title: '宁波援建白河小学',
    publishTime: '2019-11-02 10:00',
    sections: [
      { heading: '一期投资2600万元', paragraphs: ['宁波援建白河小学，收学生412名。', '派教师26名。\n任期一年。'] },
      { heading: '捐赠', paragraphs: ['商会捐了35万元，工会7.5万元。'] },
    ],
    hot: [{ title: '福彩开出500万元' }],
    comments: [{ user: '路人', content: '我捐了200元。真的。不多，一点心意而已。大家都来帮帮孩子们，谢谢！' }],
  },
}

test.each([
  ['on lines', JSON.stringify(ANSWER, null, 2)],
  ['in one line', JSON.stringify(ANSWER)],
  ['given to a function', `callback(${JSON.stringify(ANSWER)});`],
])('of a JSON answer %s the text is article, comments and other stories are not', (_, text) => {
  expect(values(text)).toEqual([26000000, 412, 26, 350000, 75000])
  const { title, published, dropped } = readArticle(text, { format: 'text' })
  expect([title, published]).toEqual(['宁波援建白河小学', '2019-11-02'])
  expect(dropped.filter(({ reason }) => reason === 'other data').map((piece) => piece.text)).toContain(
    '福彩开出500万元',
  )
})

test('HTML and escapes in a JSON answer lead back to its own characters', () => {
  const text = '{"data": {"content": "<p>投资\\u4e8c\\u5343<b>万<\\/b>元。<\\/p>\\n<p>派教师26名。<\\/p>"}}'
  const [money] = extract(text, { format: 'text' }).records
  expect([money?.value, text.slice(money?.start, money?.end)]).toEqual([20000000, '\\u4e8c\\u5343<b>万<\\/b>元'])
})

test('the answers below a post are not read, whichever floor the first has', () => {
  const text = `楼主：老陈 发表时间：2008-6-3 22:17
我们一共募到23450元，捐款的网友61位。
1楼  作者：路人  回复日期：2008-6-3 22:40:12
顶！我单位也捐了3万元。`
  expect(values(text)).toEqual([23450, 61])
})

test.each([
  ['== 一 ==\n[[一]]\n', ['{{', '[[', '<ref>', '{|\n', '!a\n|-\n', '-{zh-cn:']],
  ['\\section{一}\n', ['\\a{', '\\\\[']],
  ['#+TITLE: 一\n', ['\n:A:', '[[']],
  ['= 一\n|===\n', ['|===\n|a\n', ':: ']],
  ['一\n==\n.. [1]\n', ['\n=', '`a']],
  ['[b]一[/b]\n', ['[url=', '[s]']],
])('hostile marks are read in linear time: %j', (head, pieces) => {
  for (const piece of pieces) {
    const slow = superlinearStep(piece, (size) => {
      const text = `${head}${piece.repeat(size * 3_000)}`
      return () => readArticle(text, { format: 'text' })
    })
    expect([piece, slow]).toEqual([piece, []])
  }
})
