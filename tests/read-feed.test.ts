import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { extract, type Source } from '../src/index.js'
import { sourceFromBytes } from '../src/read/source.js'
import { sourcesIn } from '../src/read/sources-in.js'

async function all(text: string | Buffer, name = 'feed.xml'): Promise<Source[]> {
  const sources: Source[] = []
  for await (const source of sourcesIn(name, Readable.from([Buffer.from(text)]))) sources.push(source)
  return sources
}

const facts = (source: Source) => {
  const { article, records } = extract(source)
  return [source.doc, article.title, article.published, article.publisher, records.map(({ raw }) => raw)]
}

test('RSS: an item a document, its whole text before its summary', async () => {
  const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>某某网</title>
<item><title>援疆资金到位9亿元</title><link>https://e.cn/1</link><pubDate>Mon, 12 Jul 2021 23:15:00 -0800</pubDate><description>摘要100万元</description><content:encoded><![CDATA[<p>今年援疆资金到位9亿元，实施项目80个。</p>]]></content:encoded></item>
<item><title>医疗队出发</title><guid>urn:2</guid><dc:date>2021-07-11T10:00:00+08:00</dc:date><source>天山日报</source><description>&lt;p&gt;医疗队48名队员今天出发。&lt;/p&gt;</description></item></channel></rss>`
  expect((await all(rss)).map(facts)).toEqual([
    ['https://e.cn/1', '援疆资金到位9亿元', '2021-07-12', null, ['9亿元', '9亿元', '80个']],
    ['urn:2', '医疗队出发', '2021-07-11', '天山日报', ['48名']],
  ])
})

test('a summary that says what the text does not stands above it; one that repeats the text, or breaks off, does not', async () => {
  const item = (description: string) =>
    `<rss version="2.0"><channel><title>x</title><item><title>甜瓜卖出好价</title><link>https://e.cn/1</link><description><![CDATA[${description}]]></description><content:encoded><![CDATA[<p>瓜农艾山种了6亩瓜，收入8万元。</p><p>对口帮扶的企业再投2000万元。</p>]]></content:encoded></item></channel></rss>`
  const raws = async (description: string) => (await all(item(description))).map((source) => facts(source)[4])
  expect(await raws('在对口帮扶下，全县瓜农增收1.2亿元，2.1万户受益。')).toEqual([
    ['1.2亿元', '2.1万户', '8万元', '2000万元'],
  ])
  expect(await raws('<p>瓜农艾山种了6亩瓜，&ldquo;收入&rdquo;8万元。</p>')).toEqual([['8万元', '2000万元']])
  expect(await raws('瓜农艾山种了6亩瓜，收入8万元。对口帮扶的企业再投2000万 […]')).toEqual([['8万元', '2000万元']])
})

test('Atom, markup as elements', async () => {
  const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title><entry><title>援藏</title><link rel="alternate" href="https://e.cn/a"/><published>2020-02-03T01:00:00Z</published><content type="xhtml"><div><p>投入援藏资金<b>3亿元</b>。</p></div></content></entry></feed>`
  const [source] = await all(atom)
  expect(facts(source as Source)).toEqual(['https://e.cn/a', '援藏', '2020-02-03', null, ['3亿元']])
  expect(extract(source as Source).records[0]?.sentence).toBe('投入援藏资金3亿元。')
})

test('a sitemap of news; one of addresses alone is one error', async () => {
  const news = `<urlset xmlns="x" xmlns:news="y"><url><loc>https://e.cn/s</loc><news:news><news:publication><news:name>某某报</news:name></news:publication><news:publication_date>2022-01-05</news:publication_date><news:title>广东援疆投入12亿元</news:title></news:news></url></urlset>`
  expect((await all(news)).map(facts)).toEqual([
    ['https://e.cn/s', '广东援疆投入12亿元', '2022-01-05', '某某报', ['12亿元']],
  ])
  const [bare] = await all('<urlset><url><loc>https://e.cn/1</loc></url></urlset>')
  expect(bare?.diagnostics.map(({ level }) => level)).toEqual(['error'])
})

test('a page saved as one file: its first HTML part, decoded by trial, under the address it had', () => {
  const html =
    '<html><head><meta charset="utf-8"><title>援疆投入9亿元</title></head><body><h1>援疆投入9亿元</h1><p>今年援疆资金到位9亿元。</p></body></html>'
  const quoted = [...Buffer.from(html)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
  const lines = Array.from({ length: Math.ceil(quoted.length / 24) }, (_, i) =>
    quoted.slice(i * 24, i * 24 + 24).join(''),
  )
  const advert = '<html><body><p>满100元减50元，已有900万人安装。</p></body></html>'
  const message = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://e.cn/saved',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    '\tboundary="----B0"',
    '',
    '',
    '------B0',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://e.cn/saved',
    '',
    lines.join('=\r\n'),
    '------B0',
    'Content-Type: text/html',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from(advert).toString('base64'),
    '------B0--',
    '',
  ].join('\r\n')
  const source = sourceFromBytes('page.mhtml', Buffer.from(message))
  const { article, records } = extract(source)
  expect([source.format, article.title, article.url]).toEqual(['html', '援疆投入9亿元', 'https://e.cn/saved'])
  expect(records.map(({ raw }) => raw)).toEqual(['9亿元', '9亿元'])
})

const MAIL = '各位理事：湖州商会那笔捐款今天到账36万元。护理班招了48名学员，月底开课。'
const mailOf = (type: string, encoding: string, body: string, head: readonly string[] = []) =>
  [
    'From: office@aid.example',
    'Date: Tue, 8 Mar 2011 16:42:09 +0800',
    `Subject: =?UTF-8?B?${Buffer.from('一季度捐款到账').toString('base64')}?=`,
    'MIME-Version: 1.0',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    ...head,
    '',
    body,
    '',
  ].join('\r\n')
const quoted = (text: string) => [...Buffer.from(text)].map((b) => `=${b.toString(16).toUpperCase()}`).join('')

test.each([
  ['base64', mailOf('text/plain; charset=utf-8', 'base64', Buffer.from(MAIL).toString('base64'))],
  ['quoted-printable', mailOf('text/plain; charset=utf-8', 'quoted-printable', quoted(MAIL))],
  [
    'a part within a part',
    mailOf(
      'multipart/mixed; boundary="A"',
      '7bit',
      [
        '--A',
        'Content-Type: multipart/alternative; boundary="B"',
        '',
        '--B',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from(MAIL).toString('base64'),
        '--B--',
        '--A',
        'Content-Type: application/pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'JVBERi0=',
        '--A--',
      ].join('\r\n'),
    ),
  ],
])('mail: %s', (_, mail) => {
  const { article, records } = extract(sourceFromBytes('a.eml', Buffer.from(mail)))
  expect([article.title, article.published]).toEqual(['一季度捐款到账', '2011-03-08'])
  expect(records.map(({ raw }) => raw)).toEqual(['36万元', '48名'])
})

test('mail: what can be read as it stands is a text, and so is a piece without sender and day', () => {
  const plain = mailOf('text/plain; charset=utf-8', '8bit', MAIL)
  expect(sourceFromBytes('a.eml', Buffer.from(plain)).text).toBe(plain)
  const piece = 'Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n5LuK\r\n'
  expect(sourceFromBytes('a.eml', Buffer.from(piece)).text).toBe(piece)
})

test('JSON Lines: a line may say that it is all article', async () => {
  const menu = '首页 > 新闻\\n登录\\n注册\\n捐款1000万元光荣榜\\n版权所有\\n返回顶部'
  const lines = `{"id":"a","text":"${menu}"}\n{"id":"b","text":"${menu}","article":true}\n`
  const [a, b] = await all(lines, 'x.jsonl')
  expect(extract(b as Source).records.map(({ raw }) => raw)).toEqual(['1000万元'])
  expect(extract(a as Source).article.dropped.length).toBeGreaterThan(0)
})

describe.each([
  ['too small', -60],
  ['too large', 60],
])('WARC: a Content-Length that is %s', (_, error) => {
  test('is told, and every record is read', async () => {
    const page = (n: number) =>
      `<html><body><h1>题目${n}</h1><p>今年投入援疆资金${n}亿元，实施项目${n}0个，全部按期开工。</p></body></html>`
    const record = (n: number, wrong: number, mark: string) => {
      const block = `HTTP/1.1 200 OK${mark}Content-Type: text/html${mark}${mark}${page(n)}`
      const length = Buffer.byteLength(block) + wrong
      return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://e.cn/${n}\r\nContent-Type: application/http\r\nContent-Length: ${length}\r\n\r\n${block}\r\n\r\n`
    }
    const sources = await all(record(2, error, '\r\n') + record(3, 0, '\n') + record(4, 0, '\r\n'), 'x.warc')
    expect(sources.flatMap((source) => extract(source).records.map(({ raw }) => raw))).toEqual([
      ...['2亿元', '20个'],
      ...['3亿元', '30个'],
      ...['4亿元', '40个'],
    ])
    const errors = sources.flatMap(({ diagnostics }) => diagnostics.filter(({ level }) => level === 'error'))
    expect(errors.map(({ message }) => message)).toEqual(['its Content-Length is wrong: read up to the next record'])
  })
})
