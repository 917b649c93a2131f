/** A file of the package by its path in it; right from `src`, from `dist` and from `bundle`, which lie side by side. */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url)
}
