import { articleLines, articleRow, droppedRows } from '../../formats/article.js'
import { jsonArray } from '../../formats/json.js'
import { jsonLines } from '../../formats/jsonl.js'
import { readArticle } from '../../index.js'
import type { Article, Diagnostic } from '../../model.js'
import type { Reader } from '../readers.js'

export interface ArticleOptions {
  readonly layout: 'text' | 'json' | 'jsonl'
  /** `source`: the decoded file; `dropped`: what was left out of the article. */
  readonly what: 'article' | 'source' | 'dropped'
  /** The document that is the only one, which needs no name above it. */
  readonly single: string | null
}

/** A document's text, as it is printed. */
export interface ArticleText {
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

export async function articles(options: ArticleOptions): Promise<Reader<ArticleText>> {
  return (source, how) => {
    const article = readArticle(source, how)
    return { text: textOf(article, options), diagnostics: article.diagnostics }
  }
}

function textOf(article: Article, { layout, what, single }: ArticleOptions): string {
  const failed = article.diagnostics.some(({ level }) => level === 'error')
  const { doc, text } = article.source
  // one document comes out as it is, so that offsets hold
  if (what === 'source') return text === '' || doc === single ? text : `==> ${doc} <==\n${text}\n`
  if (failed && what === 'article') return ''
  if (layout !== 'text') {
    const rows = what === 'dropped' ? droppedRows(article) : [articleRow(article)]
    return (layout === 'json' ? jsonArray : jsonLines).piece(rows)
  }
  const lines =
    what === 'dropped'
      ? droppedRows(article).map(({ line, reason, text }) => `${line}\t${reason}\t${text.replace(/\s+/g, ' ')}`)
      : articleLines(article)
  // more than one document: say where each begins
  return [...(doc === single ? [] : [`==> ${doc} <==`]), ...lines, ''].join('\n')
}
