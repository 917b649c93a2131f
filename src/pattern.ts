/** True where a sticky pattern fits at an offset of the text: /…/y right behind it, /(?<=…)/y right in front of it. */
export function fits(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}

/** What a sticky pattern finds at an offset of the text; null where it does not fit. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
