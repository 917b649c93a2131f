import type { Mention } from './model.js'

/**
 * A mention with some of its facts anew. Every change is made here, so that all mentions have one shape for the engine: an object
 * spread gives them another one wherever it stands, and the rules behind it would meet dozens.
 */
export function changed(mention: Mention, changes: Partial<Mention>): Mention {
  const copy: Mention = {
    index: mention.index,
    sentence: mention.sentence,
    kind: mention.kind,
    unit: mention.unit,
    numeral: mention.numeral,
    noun: mention.noun,
    start: mention.start,
    end: mention.end,
    value: mention.value,
    qualifier: mention.qualifier,
    min: mention.min,
    max: mention.max,
    label: mention.label,
    continues: mention.continues,
    role: mention.role,
    per: mention.per,
    donor: mention.donor,
    evidence: mention.evidence,
    recipient: mention.recipient,
    period: mention.period,
    partOf: mention.partOf,
    flags: mention.flags,
    trace: mention.trace,
  }
  return Object.assign(copy, changes)
}
