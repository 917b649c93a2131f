import { z } from 'zod'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** What a table of documents says of each, also of those without figures. */
export const DocumentRow = z.strictObject({
  doc: z.string().describe("the document's path, as in the records"),
  title: z.string().nullable().describe("the article's headline"),
  published: day.nullable().describe('the day the article was published, as written on the page'),
  publisher: z.string().nullable().describe("the article's source"),
  url: z.string().nullable().describe('where it was fetched from, if the input or the page says so'),
  crawled: day.nullable().describe('the day a crawl fetched the page'),
  records: z.int().describe('how many records it gave'),
  money: z.int().describe('of these, amounts of money'),
  personnel: z.int().describe('counts of people'),
  project: z.int().describe('counts of projects'),
  warnings: z.array(z.string()).describe('what the program warned of'),
  error: z.string().nullable().describe('why the document gave no records'),
  encoding: z.string().describe('the encoding it was read in'),
  sha256: z.string().describe("of the document's bytes"),
})
export type DocumentRow = z.infer<typeof DocumentRow>
