/** Sets of documents and of sentences whose errors have not been read: they are no guide to what may go. */
export const UNREAD = new Set(['u', 'y', 'tenth.jsonl'])
