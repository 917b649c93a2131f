import { readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { applyDecisions, type DecidableDocument } from '../decisions/apply.js'
import { decisionsFromText } from '../decisions/codec.js'
import type { Decision } from '../decisions/decision.js'
import type { DocumentResult } from '../formats/format.js'
import type { Article, ReviewedRecord } from '../model.js'
import { systemError } from '../system-error.js'
import { type Inputs, readDocuments } from './documents.js'
import { raiseExitCode } from './exit-code.js'
import { complain } from './messages.js'

/** The reading of documents as a review left them. */
export interface Review {
  /** The records document by document, when all have been read; what could not be applied goes to standard error. */
  readonly read: (inputs: Inputs) => AsyncIterable<DocumentResult & { readonly records: readonly ReviewedRecord[] }>
}

/**
 * A review by its file of decisions.
 * @throws CommanderError where the file cannot be read or holds none
 */
export function reviewIn(command: Command, file: string): Review {
  const decisions = decisionsIn(command, file)
  return {
    async *read(inputs) {
      const documents: DecidableDocument[] = []
      const articles: Article[] = []
      // a decision is for one document alone: which, is known when all are
      for await (const { article, records, places, added } of readDocuments(inputs, {
        reader: 'decidable',
        options: { decisions },
      })) {
        const { doc, sha256 } = article.source
        const own = new Map(added.map(([i, record]) => [decisions[i] as Decision, record]))
        documents.push({ doc, sha256, records, places: () => places, added: own })
        articles.push(article)
      }
      const applied = applyDecisions(documents, decisions)
      for (const { decision, why } of applied.unmatched) {
        if (!inputs.flags.quiet)
          complain(`${file}: not applied: ${decision.decision} ${decision.raw} in ${decision.doc}: ${why}`)
        if (inputs.flags.strict) raiseExitCode(1)
      }
      if (!inputs.flags.quiet) {
        for (const { decision, party, name } of applied.uncoded) {
          complain(
            `${file}: ${decision.raw} in ${decision.doc}: the ${party} '${name}' has no place code: sums by province have it under (none)`,
          )
        }
        complain(`${file}: ${decisions.length - applied.unmatched.length} of ${decisions.length} decisions applied`)
      }
      for (const [i, records] of applied.documents.entries()) {
        const article = articles[i] as Article
        yield { article, records, diagnostics: article.diagnostics }
      }
    },
  }
}

function decisionsIn(command: Command, file: string): readonly Decision[] {
  try {
    return decisionsFromText(readFileSync(file, 'utf8'))
  } catch (error) {
    const said = systemError(error)
    return command.error(`error: ${file}: ${said === null ? (error as Error).message : `cannot be read: ${said}`}`)
  }
}
