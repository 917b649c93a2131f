/** A value made when first asked for and kept: dictionaries and word lists are not paid for by runs that need none. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
