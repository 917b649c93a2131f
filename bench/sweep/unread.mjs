/** Sets of documents and of sentences whose errors have not been read: they are no guide to what may go. */
export const UNREAD = new Set(['u', 'y', 'tenth.jsonl'])

/** Of the real documents beside the project those of which the same holds, by the number that their names begin with. */
export const UNREAD_REAL = new Set(['03', '07', '11', '15', '19', '23', '27', '31', '35', '39', '43', '47'])
