/** Sets of documents, of sentences and of questions whose errors have not been read: they are no guide to what may go. */
export const UNREAD = new Set([
  'u',
  'y',
  'aa',
  'ab',
  'af',
  'ai',
  'am',
  'ao',
  'ap',
  'au',
  'bb',
  'bd',
  'bg',
  'bj',
  'sentences/tenth.jsonl',
  'questions/second.jsonl',
])
