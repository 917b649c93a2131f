/** Hidden units of a table of weights: what is known may speak otherwise together than each by itself. */
export const HIDDEN_UNITS = 32
