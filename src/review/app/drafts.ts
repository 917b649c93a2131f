import type { Picked } from './view.js'

/** What stands in a form's fields, by their names. */
export type Typed = Readonly<Record<string, string>>

/** A row that was begun, and neither saved nor given up. */
export interface Unsaved {
  /** What the form is about. */
  readonly picked: Exclude<Picked, { type: 'other' }>
  /** The figure's words. */
  readonly words: string
  readonly typed: Typed
}

const drafts = new Map<string, Unsaved>()

export function keepDraft(draft: Unsaved): void {
  drafts.set(keyOf(draft.picked), draft)
}

export function draftOf(picked: Unsaved['picked']): Unsaved | undefined {
  return drafts.get(keyOf(picked))
}

export function dropDraft(picked: Unsaved['picked']): void {
  drafts.delete(keyOf(picked))
}

/** Those that are not before the reviewer's eyes. */
export function draftsBut(picked: Picked | null): readonly Unsaved[] {
  const shown = picked === null || picked.type === 'other' || isReadOnly(picked) ? null : keyOf(picked)
  return [...drafts].flatMap(([key, draft]) => (key === shown ? [] : [draft]))
}

function isReadOnly(picked: Unsaved['picked']): boolean {
  return picked.type === 'figure' && picked.editing === null
}

function keyOf(picked: Unsaved['picked']): string {
  return picked.type === 'figure' ? picked.figure.key : `${picked.doc} ${picked.sentence} ${picked.range.join(' ')}`
}
