import type { Outline } from '../layout/outline.js'
import type { Mention } from '../model.js'

/** A step of the resolve stage. Mentions come in document order and leave in document order. */
export interface Resolver {
  readonly name: string
  readonly resolve: (mentions: readonly Mention[], outline: Outline) => readonly Mention[]
}
