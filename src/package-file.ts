/**
 * A file of the package by its path in it; right from `src`, from `dist` and from `bundle`, which lie side by side. What runs in a
 * thread or process of its own is an entry point of `make/bundle.ts` and is started from `bundle/`.
 */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}
