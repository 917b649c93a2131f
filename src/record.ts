// The shape of a record as a zod schema. Loaded only by what checks records: a run that makes them needs its type alone.
import { z } from 'zod'
import { CONTEXTS, FLAGS, KINDS, QUALIFIERS, ROLES, SCOPES } from './model.js'

const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const scope = (what: string) => z.enum(SCOPES).nullable().describe(`how near the figure its ${what} was found`)
const codes = (whose: string) =>
  z.array(z.string().regex(/^\d{6}$/)).describe(`GB/T 2260 codes of the ${whose}'s places in China`)

/**
 * One flat row for every kind of figure. The key order is the column order of CSV and TSV, the one in which a person
 * reads a row; JSON Schema and Table Schema are generated from here.
 */
export const AidRecord = z.strictObject({
  doc: z.string().describe("the document's path, normalised; stdin; for a stream of documents, the document's own id"),
  line: z.int().describe('1-based line in the source file'),
  kind: z.enum(KINDS).describe('what is counted: money, people, projects'),
  raw: z.string().describe('the mention as the document has it, original script'),
  value: z.number().describe('in base units: yuan or the unit of the currency, persons, projects'),
  unit: z.string().describe('ISO 4217 code; person, person_time, household; project'),
  qualifier: z.enum(QUALIFIERS).describe('how the text hedges the value'),
  min: z.number().nullable().describe('lower bound that the qualifier gives'),
  max: z.number().nullable().describe('upper bound that the qualifier gives'),
  per: z.string().nullable().describe('what one unit of the number belongs to: person/year, household, month …'),
  label: z.string().nullable().describe('the noun counted or paid for, simplified script'),
  role: z.enum(ROLES).describe('what the number is doing; each kind has its own'),
  donor: z.string().nullable().describe('who gives, short name, simplified script'),
  recipient: z.string().nullable().describe('who receives, short name, simplified script'),
  period: z.string().nullable().describe('the words that date the figure'),
  period_start: isoDate.nullable().describe('the first day of the period'),
  period_end: isoDate.nullable().describe('the last day of the period'),
  sentence: z.string().describe('the whole source sentence as the document has it, original script'),
  part_of: z.string().nullable().describe('id of the figure that this one is a part of: leave it out of a sum'),
  flags: z.array(z.enum(FLAGS)).describe('what to know before the figure is used'),
  context: z.enum(CONTEXTS).nullable().describe('where the nearest words of aid stand'),
  donor_from: scope('donor'),
  recipient_from: scope('recipient'),
  period_from: scope('period'),
  donor_codes: codes('donor'),
  recipient_codes: codes('recipient'),
  sentence_simplified: z
    .string()
    .nullable()
    .describe('the sentence in simplified script, where the document is traditional'),
  title: z.string().nullable().describe("the article's headline"),
  published: isoDate.nullable().describe('the day the article was published, as written on the page'),
  publisher: z.string().nullable().describe("the article's source"),
  url: z.string().nullable().describe('where it was fetched from, if the input or the page says so'),
  crawled: isoDate.nullable().describe('the day a crawl fetched the page'),
  start: z.int().describe('offset in Unicode code points of the decoded source file'),
  end: z.int().describe('end of the mention, half-open'),
  id: z.string().describe('stable: the same document bytes and the same mention give the same id'),
  sha256: z.string().describe("of the document's bytes"),
})
export type AidRecord = z.infer<typeof AidRecord>

/** What a review made of a row: found right, put right, or not found by the program. */
const REVIEWED = ['accepted', 'corrected', 'added'] as const

/** Columns that stand behind those of a record, only where they are asked for. */
export const AddedColumns = z.strictObject({
  reviewed: z.enum(REVIEWED).nullable().describe('what a review made of the row; null where nobody looked at it'),
  same_as: z.string().nullable().describe('id of the first record that tells the same figure in another document'),
})

/** A record of a run that takes a review into account. */
export const ReviewedRecord = AidRecord.extend({ reviewed: AddedColumns.shape.reviewed })
export type ReviewedRecord = z.infer<typeof ReviewedRecord>
