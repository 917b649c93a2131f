import { type TextBuilder, textBuilder } from './text-builder.js'

/**
 * A mark of a dialect, by a pattern that is read line by line (`^` and `$` are those of lines), and what a reader sees in its place: the
 * text of its group `kept…`, else `to`.
 */
interface Mark {
  readonly pattern: string
  readonly to: string
}

/** A language in which texts are marked up: how it is told, and its marks; where two match at one place the first counts. */
interface Dialect {
  /** All of them match a text of this dialect. */
  readonly signs: readonly RegExp[]
  readonly marks: readonly Mark[]
}

const gone = (...patterns: string[]): Mark[] => patterns.map((pattern) => ({ pattern, to: '' }))
const mark = (pattern: string, to = ''): Mark => ({ pattern, to })
/** The rule below a table's head, as Markdown has it: the pages are read as Markdown from here on. */
const RULE = '|-|\n'

const WIKITEXT: Dialect = {
  signs: [/^={2,6}[^=\n]{1,80}={2,6}[ \t]*$|^\{\{Infobox/im, /\[\[[^[\]\n]{1,200}\]\]|'''|\{\{[^{}]{1,200}\}\}/],
  marks: [
    ...gone(
      '<!--[^<>]{0,2000}-->',
      String.raw`<ref\b[^<>]{0,300}\/>`,
      String.raw`<ref\b[^<>]{0,300}>[^<>]{0,2000}<\/ref>`,
    ),
    mark(String.raw`<br ?\/?>`, '\n'),
    ...gone(String.raw`<\/?[a-z]{1,12}(?:\s[^<>]{0,300})?>`),
    // templates that set a text, by its first or last field; of all others the text says nothing
    mark(
      String.raw`\{\{(?:formatnum:|(?:nowrap|small|big|quote|cquote|val|le|ilh|link-\w{2,8})\|)(?<kept>[^{}|]{1,500})(?:\|[^{}]{0,300})?\}\}`,
    ),
    mark(String.raw`\{\{(?:lang|color|tsl|font ?color|le2|transl)\|(?:[^{}|]{0,100}\|){1,3}(?<kept>[^{}|]{1,500})\}\}`),
    ...gone(String.raw`\{\{(?:[^{}]|\{\{(?:[^{}]|\{\{[^{}]{0,500}\}\}){0,1000}\}\}){0,8000}\}\}`),
    mark(String.raw`-\{[^{}\n]{0,200}?zh-(?:hans|cn):(?<kept>[^{};\n]{1,200})[^{}\n]{0,200}\}-`),
    mark(String.raw`-\{(?<kept>[^{}:\n]{1,200})\}-`),
    ...gone(
      String.raw`\[\[(?:Category|分类|分類):[^[\]\n]{0,200}\]\]`,
      String.raw`\[\[(?:File|Image|文件|档案|檔案|图像):[^[\]|\n]{0,200}(?:\|[\w -]{1,20}(?=\||\]\]))*(?:\||(?=\]\]))`,
      String.raw`\[\[[^[\]|\n]{1,200}\|`,
      String.raw`\[\[|\]\]`,
      String.raw`\[https?:[^\s\]]{1,500}\s?`,
      `'{2,5}`,
    ),
    mark(String.raw`^={2,6}[ \t]*`, '\n## '),
    ...gone(String.raw`[ \t]{0,9}={2,6}[ \t]{0,9}$`),
    // a table: its first row, the rule below its head, its other rows, cells on lines of their own
    mark(String.raw`^\{\|[^\n]*\n(?:\|-[^\n]*\n)?`, '\n'),
    mark(String.raw`^\|\+[ \t]*`),
    ...gone(String.raw`^\|\}`),
    mark(String.raw`(?<=^![^\n]{0,500}\n)\|-[^\n]*`, RULE.trim()),
    ...gone(String.raw`^\|-[^\n]*\n`),
    mark(String.raw`(?<=^[|!](?![-}+])[^\n]{0,500})\n[|!](?![-}+|])`, ' | '),
    ...gone(
      String.raw`(?<=[|!])[ \t]{0,9}(?:style|align|width|rowspan|colspan|scope|class|bgcolor)[ \t]*=[^|\n]{0,200}\|(?!\|)`,
    ),
    mark(String.raw`\|\||!!|^!`, '|'),
    mark('^[*#:;]{1,6}[ \t]*', '- '),
  ],
}

const LATEX: Dialect = {
  signs: [/\\(?:documentclass|begin\{document\}|(?:sub)?section\*?\{|chapter\{)/],
  marks: [
    mark(String.raw`\\(?<kept>[%$#_{}&])`),
    ...gone(String.raw`%[^\n]*`),
    mark(String.raw`\\(?:hline|toprule|midrule|bottomrule)[ \t]*\n?`, RULE),
    mark(String.raw`\\\\(?:\[[^\]\n]{0,40}\])?[ \t]*\n?`, '\n'),
    mark(
      String.raw`\\(?:title|part|chapter|section|subsection|subsubsection|paragraph)\*?(?:\[[^\]\n]{0,200}\])?\{`,
      '\n# ',
    ),
    mark(String.raw`\\item(?:\[(?<kept>[^\]\n]{0,200})\])?`, '- '),
    mark(String.raw`\\footnote\{`, '，'),
    ...gone(
      String.raw`\\(?:textcolor|href|colorbox|parbox|raisebox|multicolumn)(?:\{[^{}]{0,300}\}){1,2}(?=\{)`,
      String.raw`\\(?:documentclass|usepackage|bibliographystyle|bibliography|label|ref|eqref|cite[a-z]*|input|include[a-z]*|[vh]space\*?|setlength|[a-z]*newcommand|pagestyle|thispagestyle|begin|end|cline|color|fontsize|geometry|hypersetup|setcounter)\*?(?:\[[^\]\n]{0,200}\])?(?:\{[^{}]{0,300}\}){0,3}`,
      String.raw`\\[a-zA-Z]{1,30}\*?(?:\[[^\]\n]{0,200}\])?(?:\{|[ \t])?`,
    ),
    mark(String.raw`\{,\}`, ','),
    mark('~', ' '),
    ...gone(String.raw`\\[,;:! ]`, '[{}$]'),
    mark('&', '|'),
  ],
}

const ORG: Dialect = {
  signs: [/^#\+[A-Z_]{3,20}:|^[ \t]{0,20}:PROPERTIES:|^- [^\n]{1,40} :: /im],
  marks: [
    mark(String.raw`^\*{1,6} (?:(?:TODO|DONE|NEXT|WAITING) )?(?:\[#[A-C]\] )?`, '\n## '),
    ...gone(String.raw`^[ \t]{0,20}:[A-Z_]{3,20}:[ \t]*\n(?:[ \t]{0,20}:(?!END:)[^\n]{0,300}\n){0,60}[ \t]{0,20}:END:`),
    mark(String.raw`^#\+TITLE:[ \t]*`, '# '),
    ...gone(
      String.raw`^#\+DATE:[ \t]*`,
      String.raw`^#\+[A-Z_]{3,20}:?[^\n]*`,
      String.raw`^[ \t]{0,20}# [^\n]*`,
      String.raw`\[\[[^[\]\n]{1,300}\]\[`,
      String.raw`\[\[|\]\]`,
      String.raw`(?<=\s)\+[^+\n]{1,80}\+(?=[\s，。；、])`,
    ),
    mark(String.raw`^[ \t]{0,20}\|[-+]{3,200}\|?[ \t]*$`, RULE.trim()),
    mark(' ::(?= )', '：'),
    mark(String.raw`(?<=\s)(?<same>[=~])(?<kept>[^=~\n]{1,80})\k<same>(?=[\s，。；、])`),
  ],
}

const ASCIIDOC: Dialect = {
  signs: [/^={1,5} \S/m, /^\|===$|^:[\w-]{2,30}:|^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): |\S:: |^\.[^\s.]|^\/\/ /m],
  marks: [
    mark('^={1,5} ', '\n# '),
    ...gone(
      '^:(?:rev)?date:[ \t]*',
      String.raw`^:[\w-]{2,30}:[^\n]*`,
      String.raw`^//[^\n]*`,
      String.raw`^\[[^\]\n]{0,200}\]$`,
      '^(?:NOTE|TIP|WARNING|IMPORTANT|CAUTION): ',
    ),
    mark(String.raw`(?<=^\|===\n\|[^\n]{1,300}\n)\n`, RULE),
    ...gone(String.raw`^\|===[ \t]*`, String.raw`^\*{4}$|^_{4}$`, String.raw`\bfootnote:`),
    mark('::(?= )', '：'),
  ],
}

const TEXTILE: Dialect = {
  signs: [/^h[1-6]\. \S/m],
  marks: [
    mark(String.raw`^h[1-6]\. `, '\n## '),
    ...gone(String.raw`^(?:p|bq)\. `),
    mark('^[#*]{1,4} ', '- '),
    mark(String.raw`(?<=^\|_\.[^\n]{1,300})\n`, `\n${RULE}`),
    mark(String.raw`\|_\.`, '|'),
  ],
}

const RESTRUCTURED: Dialect = {
  signs: [/^\.\. (?:\[|_|[\w-]{2,30}::)|\\ |^:[^\s:]{1,12}: /m, /^([=~^"*#+-])\1{2,}[ \t]*$/m],
  marks: [
    mark(String.raw`^(?=[^\n=~^"*#+-][^\n]{0,60}\n(?<same>[=~^"*#+-])\k<same>{2,}[ \t]{0,9}$)`, '\n## '),
    ...gone(
      String.raw`^(?<same>[=~^"*#+-])\k<same>{2,}(?: {1,40}\k<same>{2,}){0,40}[ \t]{0,9}\n?`,
      String.raw`^\.\. (?:note|warning|tip|important|hint|attention|caution|epigraph|pull-quote|topic|sidebar)::[ \t]*`,
      String.raw`^\.\. \[[^\]\n]{1,20}\][ \t]*`,
      String.raw`^\.\. [^\n]*`,
      String.raw`\\ `,
      String.raw`[ \t]?\[#?\w{0,20}\]_`,
    ),
    mark(':[a-z]{1,12}:`(?<kept>[^`\n]{1,200})`'),
    mark('`(?<kept>[^`<>\n]{1,200}?) ?(?:<[^<>\n]{1,300}>)?`_{1,2}'),
  ],
}

const BBCODE: Dialect = {
  signs: [
    /\[(?:b|i|u|color|size|font|align|url|quote|list)(?:=[^\]\n]{0,100})?\]/i,
    /\[\/(?:b|i|u|color|size|font|align|url|quote|list)\]/i,
  ],
  marks: [
    ...gone(
      String.raw`\[(?<same>img|attach|media|flash)(?:=[^\]\n]{0,100})?\][^[\]]{0,500}\[/\k<same>\]`,
      String.raw`\[s\][^[\]]{0,200}\[/s\]`,
    ),
    mark(String.raw`\[\*\]`, '\n• '),
    mark(String.raw`\[/td\]\s{0,4}(?=\[td)`, ' | '),
    mark(String.raw`\[/?(?:tr|align|center|quote|list|p|hr)(?:=[^\]\n]{0,200})?\]`, '\n'),
    ...gone(
      String.raw`\[/?(?:b|i|u|s|color|size|font|url|email|indent|backcolor|table|td|code|free|hide|float|left|right|sup|sub)(?:=[^\]\n]{0,200})?\]`,
    ),
  ],
}

const SUBSTATION: Dialect = {
  signs: [/^Dialogue: ?\d/m],
  marks: [
    ...gone('^Dialogue:(?:[^,\n]{0,60},){9}', String.raw`\{[^{}\n]{0,200}\}`),
    mark(String.raw`\\[Nn]`, '\n'),
    ...gone(String.raw`^(?:\[|;|[A-Z][\w ]{1,30}:)[^\n]*`),
  ],
}

const WEBVTT: Dialect = {
  signs: [/^\ufeff?WEBVTT/],
  marks: gone(
    String.raw`^(?:NOTE|STYLE|REGION)\b[^\n]*(?:\n[^\n]+)*`,
    String.raw`<\/?(?:v|c|lang|ruby|rt)(?:[.\s][^<>\n]{0,80})?>|<[\d:.]{5,12}>`,
  ),
}

const DIALECTS: readonly Dialect[] = [SUBSTATION, WEBVTT, LATEX, ORG, WIKITEXT, TEXTILE, ASCIIDOC, RESTRUCTURED, BBCODE]

const patterns = new Map<Dialect, RegExp>()

/** One pattern for all marks of a dialect; the groups of the i-th are named `mark<i>`, `kept<i>`, `same<i>`. */
function patternOf(dialect: Dialect): RegExp {
  const known = patterns.get(dialect)
  if (known !== undefined) return known
  const parts = dialect.marks.map(
    ({ pattern }, i) => `(?<mark${i}>${pattern.replace(/(?<=\(\?<|\\k<)(?:kept|same)/g, (name) => `${name}${i}`)})`,
  )
  const pattern = new RegExp(parts.join('|'), 'gim')
  patterns.set(dialect, pattern)
  return pattern
}

/**
 * A text in one of the other languages that texts are marked up in (a wiki's, LaTeX, Org, AsciiDoc, Textile, reStructuredText, a
 * board's, subtitles), with its marks gone or those of Markdown in their place, and the way back to how it is written. Null for all others.
 */
export function unmarked(text: string): TextBuilder | null {
  const dialect = DIALECTS.find(({ signs }) => signs.every((sign) => sign.test(text)))
  if (dialect === undefined) return null
  const out = textBuilder()
  write(out, dialect, text, 0)
  return out
}

function write(out: TextBuilder, dialect: Dialect, text: string, start: number): void {
  let from = 0
  for (const { 0: whole, index, groups = {} } of text.matchAll(patternOf(dialect))) {
    if (index > from) out.add(text.slice(from, index), start + from, start + index)
    from = index + whole.length
    const i = dialect.marks.findIndex((_, k) => groups[`mark${k}`] !== undefined)
    const kept = groups[`kept${i}`]
    const to = dialect.marks[i]?.to ?? ''
    // a single character is what it is: the escaped % begins no comment
    if (kept?.length === 1) out.add(kept, start + index + whole.lastIndexOf(kept), start + from)
    else if (kept !== undefined) write(out, dialect, kept, start + index + whole.lastIndexOf(kept))
    else if (to !== '') out.add(to, start + index, start + from)
  }
  if (from < text.length) out.add(text.slice(from), start + from, start + text.length)
}
