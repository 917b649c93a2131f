import { decimal } from '../decimal.js'
import { ground } from '../ground/ground.js'
import { type AidRecord, type Mention, NO_EVIDENCE } from '../model.js'
import type { Reading } from '../pipeline.js'
import type { Decision } from './decision.js'
import { type OwnSentence, ownSentences } from './place.js'

/**
 * The records of the figures that a reviewer added to this document, by their decision; null where the document has no
 * such sentence, or several and it cannot be told which was meant.
 */
export function addedRecords(
  reading: Reading,
  decisions: readonly Decision[],
): ReadonlyMap<Decision, AidRecord | null> {
  const { source } = reading.document.plain.article
  const meant = decisions.filter(
    ({ decision, doc, sha256 }) => decision === 'add' && (doc === source.doc || sha256 === source.sha256),
  )
  if (meant.length === 0) return new Map()
  const sentences = ownSentences(reading)
  return new Map(meant.map((decision) => [decision, recordOf(decision, sentences, reading)]))
}

function recordOf(decision: Decision, sentences: readonly OwnSentence[], { document }: Reading): AidRecord | null {
  const equal = sentences.filter(({ sentence }) => sentence === decision.sentence)
  const sameBytes = decision.sha256 === document.plain.article.source.sha256
  const own = sameBytes ? equal[decision.nth - 1] : decision.of === 1 && equal.length === 1 ? equal[0] : undefined
  if (own === undefined) return null
  // the plain sentence has the same code points, which may be of another length
  const characters = [...own.read.text]
  const start = characters.slice(0, decision.at).join('').length
  const raw = characters.slice(decision.at, decision.at + [...decision.raw].length).join('')
  const standsThere = [...own.sentence].slice(decision.at).join('').startsWith(decision.raw)
  if (raw === '' || !standsThere) return null
  const mention: Mention = {
    index: 0,
    sentence: own.read,
    start,
    end: start + raw.length,
    numeral: { start, end: start + raw.length },
    noun: null,
    kind: decision.fields.kind,
    value: decimal(0),
    qualifier: 'exact',
    min: null,
    max: null,
    unit: '',
    label: null,
    continues: false,
    role: 'other',
    per: null,
    donor: null,
    recipient: null,
    period: null,
    evidence: NO_EVIDENCE,
    partOf: null,
    flags: [],
    trace: [],
  }
  return ground([mention], document)[0] as AidRecord
}
