// Makes a folder of files that are made to do harm, or that the world has done harm to: what tests/hostile.hard.ts reads among good ones.
//   node bench/hostile.mjs FOLDER
import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, linkSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { DEFAULT_LIMITS } from '../dist/limits.js'

const MB = 1024 * 1024
const FIGURES = '浙江省投入援疆资金3亿元，选派教师60名，实施援疆项目12个。'
const page = (body) =>
  `<!DOCTYPE html><html><head><title>援疆</title></head><body><h1>浙江省对口支援阿克苏</h1>\n${body}</body></html>`
const text = (body) => `浙江省对口支援阿克苏\n\n　　${FIGURES}\n　　${body}\n`
const utf16 = (words) => Buffer.from(words, 'utf16le')
const warc = (header, body = `浙江省对口支援阿克苏\n\n${FIGURES}`) =>
  `WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/${header.length}\r\nContent-Type: text/plain\r\n${header}\r\n\r\n${body}\r\n\r\n`
const answer = (body) => {
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Encoding: gzip\r\n\r\n'
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/answer\r\nContent-Length: ${head.length + body.length}\r\n\r\n${head}`,
    ),
    body,
    Buffer.from('\r\n\r\n'),
  ])
}
const good = warc(`Content-Length: ${Buffer.byteLength(`浙江省对口支援阿克苏\n\n${FIGURES}`)}`)
const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('\n')
/** Good gzip of much of nothing. */
const bomb = (megabytes) => gzipSync(Buffer.alloc(megabytes * MB, 0x20), { level: 9 })
const archive = (parts) =>
  Buffer.from(
    zipSync(
      Object.fromEntries(
        Object.entries(parts).map(([name, body]) => [name, typeof body === 'string' ? Buffer.from(body) : body]),
      ),
    ),
  )
const word = (body) =>
  archive({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': body,
  })
const document = (inner, before = '') =>
  `<?xml version="1.0"?>${before}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`

const pdf = (content, filter = '/FlateDecode') =>
  Buffer.concat([
    Buffer.from(
      `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>endobj\n4 0 obj<</Length ${content.length}/Filter${filter}>>stream\n`,
    ),
    content,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ])

const NAMES =
  '浙江省 阿克苏地区 江苏省 伊犁州 广东省 喀什地区 上海市 湖北省 博州 杭州市 温宿县 省红十字会 乌什县中学'.split(' ')
const named = (i) => NAMES[i % NAMES.length]
/** So many parts, each of its own. */
const each = (count, part, between = '') => Array.from({ length: count }, (_, i) => part(i)).join(between)

/** So many lines of 28 characters or so. */
const prose = (lines) => each(lines, (i) => `${named(i)}的干部群众在会议上学习了文件，大家认为很有收获。`, '\n')

/** Documents that are just within a limit, which are read to their end. */
const { numbers, nodes, characters } = DEFAULT_LIMITS
const WITHIN = {
  'within-numbers.txt': text(
    each(numbers / 50, (i) => `援疆资金${each(49, (k) => `${i * 49 + k + 2}万元`, '、')}。`, '\n'),
  ),
  'within-numbers-line.txt': text(`援疆资金${each(numbers - 9, (i) => `${i + 2}万元`, '、')}。`),
  'within-numbers-named.txt': text(`${each(numbers - 9, (i) => `${named(i)}捐赠${i + 2}万元`, '、')}。`),
  'within-numbers-told.txt': text(
    each(
      numbers / 3 - 3,
      (i) => `${2000 + (i % 20)}年，${named(i)}投入援疆资金${i + 2}万元，选派教师${(i % 500) + 2}名。`,
      '\n',
    ),
  ),
  'within-numbers.html': page(
    `<table><tr><td>单位<td>资金（万元）<td>教师（人）</tr>${each(numbers / 2 - 9, (i) => `<tr><td>${named(i)}<td>${i + 2}<td>${(i % 90) + 3}</tr>`)}</table><p>${FIGURES}</p>`,
  ),
  'within-characters.txt': text(prose(characters / 32)),
  'within-nodes.html': page(`<p>${FIGURES}</p>${'<b>元</b>'.repeat(nodes / 3 - 20)}`),
}

/** By name: what is in it, and how many lines of error it costs. */
const FILES = {
  ...Object.fromEntries(Object.entries(WITHIN).map(([name, content]) => [name, [content, 0]])),
  // nesting
  'deep-div.html': [page('<div>'.repeat(100_000) + FIGURES), 0],
  'deep-self-closing.html': [page('<div/>'.repeat(100_000) + FIGURES), 0],
  'deep-wrong-close.html': [page('<div></b>'.repeat(100_000) + FIGURES), 0],
  'deep-attribute.html': [page('<div title="<">'.repeat(100_000) + FIGURES), 0],
  'deep-table.html': [page(`${'<table><tr><td>'.repeat(50_000)}<p>${FIGURES}</p>`), 0],
  'deep-list.html': [page('<ul><li>'.repeat(50_000) + FIGURES), 0],
  'deep-svg.html': [page('<svg><g>'.repeat(50_000) + FIGURES), 1],
  'deep-bold.html': [page(`<p>${'<b><i>'.repeat(50_000)}${FIGURES}`), 0],
  'deep-brackets.txt': [text('（'.repeat(300_000) + FIGURES), 0],
  'deep-quotes.txt': [text('“'.repeat(300_000) + FIGURES), 0],
  // attributes
  'attributes-many.html': [
    page(`<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(' ')}>${FIGURES}</p>`),
    0,
  ],
  'attribute-long.html': [page(`<p title="${'5元'.repeat(2_000_000)}">${FIGURES}</p>`), 0],
  'attribute-open.html': [page(`<p>${FIGURES}</p><p title="${'x'.repeat(3_000_000)}`), 0],
  'classes-many.html': [page(`<p class="${'a '.repeat(500_000)}">${FIGURES}</p>`), 0],
  'attributes-proto.html': [page(`<p __proto__="1" constructor="x" hasOwnProperty="y" toString>${FIGURES}</p>`), 0],
  'attributes-style.html': [page(`<p style="${'display : '.repeat(300_000)}">${FIGURES}</p>`), 0],
  // entities and sections
  'entities.html': [page(`<p>${FIGURES}${'&nbsp;&#20803;'.repeat(300_000)}</p>`), 1],
  'entity-long.html': [page(`<p>${FIGURES}</p><p>&${'a'.repeat(3_000_000)};</p>`), 0],
  'entities-numeric.html': [page(`<p>${FIGURES}${'&#x110000;&#xD800;&#0;&#99999999999;'.repeat(20_000)}</p>`), 0],
  'laughs.xml': [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "5亿元">\n${laughs}]><rss><channel><item><title>&l9;</title><description>${FIGURES}</description></item></channel></rss>`,
    0,
  ],
  'laughs.html': [`<!DOCTYPE html [<!ENTITY l0 "5亿元">\n${laughs}]>${page(`<p>&l9;${FIGURES}</p>`)}`, 0],
  'external-entity.xml': [
    `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&e;</title><description>${FIGURES}</description></item></channel></rss>`,
    0,
  ],
  'comments.html': [page(`<p>${FIGURES}</p>${'<!--'.repeat(500_000)}`), 0],
  'comment-open.html': [page(`<p>${FIGURES}</p><!--${'-'.repeat(3_000_000)}`), 0],
  'cdata.html': [page(`<p>${FIGURES}${'<![CDATA[5元]]>'.repeat(3000)}</p>`), 0],
  'cdata-open.html': [page(`<p>${FIGURES}</p>${'<![CDATA['.repeat(100_000)}`), 0],
  'script-open.html': [page(`<p>${FIGURES}</p><script>${'var a="<p>5元</p>";'.repeat(100_000)}`), 0],
  'scripts.html': [page(`<p>${FIGURES}</p>${'<script/>'.repeat(100_000)}`), 0],
  'tags-open.html': [page(`<p>${FIGURES}</p>${'<a <a <a '.repeat(200_000)}`), 0],
  'tags-closing.html': [page(`<p>${FIGURES}</p>${'</b >'.repeat(500_000)}`), 0],
  'less-than.html': [page(`<p>${FIGURES}</p>${'<'.repeat(2_000_000)}`), 0],
  'processing.html': [page(`<p>${FIGURES}</p>${'<?x '.repeat(500_000)}`), 0],
  'nodes.html': [page('<b>元</b>'.repeat(600_000)), 1],
  'table-rows.html': [page(`<table>${'<tr><td>阿克苏<td>5</tr>'.repeat(60_000)}</table>`), 0],
  'table-spans.html': [
    page(
      `<table><tr><td colspan=1000000000 rowspan=1000000000>5万元<td>6</tr><tr><td>7<td>8</tr></table><p>${FIGURES}</p>`,
    ),
    0,
  ],
  // text
  'line-50mb.txt': [Buffer.concat([Buffer.from(text('')), Buffer.alloc(50 * MB, '援')]), 1],
  'line-3mb.txt': [text('援疆工作，'.repeat(190_000)), 0],
  'line-8mb.txt': [text('援疆工作，'.repeat(MB / 2)), 1],
  'characters.txt': [text(prose(characters / 25)), 1],
  'digits.txt': [text('9'.repeat(2_000_000)), 0],
  'commas.txt': [text(`1${',234'.repeat(200_000)}元`), 0],
  'han-digits.txt': [text('一'.repeat(900_000)), 0],
  'scales.txt': [text('万亿'.repeat(450_000)), 0],
  'numbers.txt': [text('2018年，'.repeat(300_000)), 1],
  'figures.txt': [text('5万元，3人，'.repeat(100_000)), 1],
  'newlines.txt': ['\n'.repeat(5_000_000) + text(''), 0],
  'returns.txt': ['\r'.repeat(3_000_000) + text(''), 0],
  'blanks.txt': [text(`${' '.repeat(5_000_000)}5元`), 0],
  'marks.txt': [text('e\u0301'.repeat(1_000_000)), 0],
  'bidi.txt': [text('\u202e5亿元\u202c\u2066'.repeat(1000)), 0],
  'escapes.txt': [`\u001b]0;owned\u0007\u001b[2J${text('\u009b31m')}`, 0],
  'nul.txt': [text('援\0疆'.repeat(1000)), 1],
  'markdown.txt': [`# 援疆\n\n${'[a]('.repeat(200_000)}${FIGURES}`, 0],
  // bytes
  'empty.txt': ['', 1],
  'zeros.txt': [Buffer.alloc(MB), 1],
  'ones.txt': [Buffer.alloc(MB, 0xff), 1],
  'mark-only.txt': ['\ufeff', 1],
  'utf8-cut.txt': [Buffer.from(text('')).subarray(0, -3), 0],
  'utf8-overlong.txt': [Buffer.concat([Buffer.from(text('')), Buffer.from('c080e08080f0808080', 'hex')]), 0],
  'utf16-odd.txt': [Buffer.concat([Buffer.from('fffe', 'hex'), utf16(text('')), Buffer.from('35', 'hex')]), 0],
  'utf16-no-mark.txt': [utf16(text('')), 0],
  'utf32.txt': [
    Buffer.concat([
      Buffer.from('fffe0000', 'hex'),
      Buffer.from([...'援疆资金5亿元'].flatMap((c) => [c.codePointAt(0) & 255, c.codePointAt(0) >> 8, 0, 0])),
    ]),
    0,
  ],
  'gb-cut.txt': [Buffer.from('d5e3bdadcaa1cdb6c8ebd4aebdaed7cabdf033d2dad4aaa3acd1a1c5c9bd', 'hex'), 0],
  'surrogates.txt': [Buffer.concat([Buffer.from(text('')), Buffer.from('eda0bdedb880', 'hex')]), 0],
  'random.txt': [Buffer.from(Array.from({ length: 200_000 }, (_, i) => (i * i * 31 + i * 7) % 251)), 1],
  'mail.eml': [
    `From: a@example.org\nDate: Mon, 1 Jan 2018 00:00:00 +0800\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\nContent-Type: multipart/mixed; boundary=b\n\n'.repeat(5000)}`,
    1,
  ],
  // packed
  'bomb.txt.gz': [bomb(300), 1],
  'bomb-in-bomb.txt.gz': [gzipSync(bomb(100)), 1],
  'bomb.jsonl.gz': [bomb(300), 1],
  'cut.txt.gz': [gzipSync(Buffer.from(text(FIGURES.repeat(2000)))).subarray(0, 200), 1],
  'garbage.txt.gz': [Buffer.concat([gzipSync(Buffer.from(text(''))), Buffer.from('garbage')]), 0],
  'bomb.docx': [word(document(`<w:p><w:r><w:t>${' '.repeat(120 * MB)}</w:t></w:r></w:p>`)), 1],
  'laughs.docx': [
    word(document('<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>', `<!DOCTYPE d [<!ENTITY l0 "5">\n${laughs}]>`)),
    1,
  ],
  'broken.docx': [word(document('<w:p><w:r>')).subarray(0, 500), 1],
  'bomb.pdf': [pdf(deflateSync(Buffer.alloc(300 * MB, 0x20))), 1],
  'bomb-twice.pdf': [pdf(deflateSync(deflateSync(Buffer.alloc(300 * MB, 0x20))), '[/FlateDecode/FlateDecode]'), 1],
  'bomb-picture.pdf': [pdf(deflateSync(Buffer.alloc(300 * MB, 0x20)), '/FlateDecode/Subtype/Image'), 1],
  'broken.pdf': ['%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 1 0 R >> endobj\ntrailer << /Root 1 0 R >>', 1],
  // streams
  'lines.jsonl': [`{"text":"${FIGURES}"}\n{"text":\n[]\n{"id":{}}\n{"text":"${FIGURES}"}\n`, 3],
  'line.jsonl': [
    Buffer.concat([
      Buffer.from('{"text":"'),
      Buffer.alloc(40 * MB, 'a'),
      Buffer.from(`"}\n{"text":"${FIGURES}","article":true}\n`),
    ]),
    1,
  ],
  'bomb-body.warc': [
    Buffer.concat([
      answer(gzipSync(Buffer.from(`浙江省对口支援阿克苏\n\n${FIGURES}${'援疆工作，'.repeat(4 * MB)}`))),
      Buffer.from(good),
    ]),
    1,
  ],
  'header.warc': [`WARC/1.0\r\nWARC-Type: conversion\r\n${'X-Field: 5\r\n'.repeat(100_000)}\r\n\r\n${good}`, 1],
  'length-nan.warc': [warc('Content-Length: NaN') + good, 1],
  'length-negative.warc': [warc('Content-Length: -5') + good, 1],
  'length-empty.warc': [warc('Content-Length:') + good, 1],
  'length-exponent.warc': [warc('Content-Length: 1e3') + good, 1],
  'length-huge.warc': [warc('Content-Length: 999999999999') + good, 1],
  'cut.warc': [good.slice(0, -40), 1],
}

/** What no file of a name and bytes is; links and pipes are passed over in a folder or told. */
function oddities(folder) {
  const at = (name) => join(folder, name)
  symlinkSync('nowhere', at('link-broken.txt'))
  symlinkSync('.', at('link-loop'))
  symlinkSync('link-itself.txt', at('link-itself.txt'))
  symlinkSync('/dev/zero', at('link-device.txt'))
  execFileSync('mkfifo', [at('pipe.txt')])
  mkdirSync(at('folder.txt'))
  writeFileSync(at('name\nwith a line.txt'), '')
  writeFileSync(at('\u001b]0;owned\u0007.txt'), '')
  writeFileSync(at('-rf.txt'), text(''))
  writeFileSync(
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from('d5e3bdad', 'hex'), Buffer.from('.txt')]),
    text(''),
  )
  const sparse = openSync(at('sparse.txt'), 'w')
  ftruncateSync(sparse, 2 ** 40)
  closeSync(sparse)
  writeFileSync(at('twice.txt'), text(''))
  symlinkSync('twice.txt', at('twice-again.txt'))
  linkSync(at('twice.txt'), at('twice-hard.txt'))
}

/** Lines of error that the oddities cost: two broken links, two names without content, a terabyte of nothing. */
const ODD_LINES = 5

/** Writes the files; gives how many lines of error each costs, and those of the oddities. */
export function makeHostile(folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, [content]] of Object.entries(FILES)) writeFileSync(join(folder, name), content)
  oddities(folder)
  return { lines: Object.fromEntries(Object.entries(FILES).map(([name, [, lines]]) => [name, lines])), odd: ODD_LINES }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [, , folder] = process.argv
  if (folder === undefined) throw new Error('give a folder')
  const { lines } = makeHostile(folder)
  console.log(`${Object.keys(lines).length} files and 14 oddities`)
}
