import { ground } from './ground/ground.js'
import { layOut } from './layout/outline.js'
import { beyond, DEFAULT_LIMITS, type Limits } from './limits.js'
import { lossesOf } from './losses.js'
import type { AidRecord, Article, Diagnostic, Document, Mention, Rejection, Source } from './model.js'
import { normalise } from './normalise/normalise.js'
import { recognise } from './recognise/recognise.js'
import { resolvers } from './resolve/resolve.js'
import type { Resolver } from './resolve/resolver.js'
import { segment } from './segment/segment.js'
import { type StripOptions, strip } from './strip/article.js'

/** Everything that one document came to, stage by stage. */
export interface Reading {
  readonly document: Document
  readonly mentions: readonly Mention[]
  readonly rejections: readonly Rejection[]
  readonly records: readonly AidRecord[]
  /** What the stages behind `strip` have to say of the document. */
  readonly diagnostics: readonly Diagnostic[]
}

/** The table of contents: the stages, in order. Each is a pure function of the one before. */
export function read(source: Source, options: StripOptions = {}): Reading {
  return readArticle(strip(source, options), options.limits)
}

/** The stages behind `strip`, for text that is known to be article; `by`: who reads its figures, where that is not all. */
export function readArticle(
  article: Article,
  limits: Limits = DEFAULT_LIMITS,
  by: readonly Resolver[] = resolvers,
): Reading {
  const length = article.blocks.reduce((sum, { text }) => sum + text.length, 0)
  if (length > limits.characters) return unread(article, beyond(limits, 'characters'))
  const plain = normalise(article)
  const document: Document = { plain, sentences: segment(plain) }
  const found = recognise(document, limits.numbers)
  if (found.isCut) return unread(article, beyond(limits, 'numbers'))
  const mentions = resolved(found.mentions, document, by)
  const losses = lossesOf(document, mentions.length)
  return {
    document,
    mentions,
    rejections: found.rejections,
    records: ground(mentions, document),
    diagnostics: losses === null ? [] : [losses],
  }
}

/** An article that is more than a limit allows. */
function unread(article: Article, message: string): Reading {
  const document: Document = { plain: { ...normalise({ ...article, blocks: [] }), article }, sentences: [] }
  return { document, mentions: [], rejections: [], records: [], diagnostics: [{ level: 'error', message }] }
}

/** What each figure speaks of. Most documents of a crawl hold none: of these nothing is asked. */
function resolved(mentions: readonly Mention[], document: Document, by: readonly Resolver[]): readonly Mention[] {
  if (mentions.length === 0) return mentions
  const outline = layOut(document, mentions)
  return by.reduce((current, { resolve }) => resolve(current, outline), mentions)
}
