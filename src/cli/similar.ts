/** The known word that a mistyped one stands for: at most two letters wrong, and fewer than half; undefined for none. */
export function similar(word: string, known: readonly string[]): string | undefined {
  const near = known
    .map((name) => ({ name, steps: distance(word, name) }))
    .filter(({ name, steps }) => steps <= 2 && steps * 2 < name.length)
  return near.sort((a, b) => a.steps - b.steps)[0]?.name
}

/** ` Did you mean …?` behind a message, where a known word is near; else nothing. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = similar(word, known)
  return near === undefined ? '' : ` Did you mean ${near}?`
}

/** How many letters must be put in, taken out or changed; two that changed places count as one. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1] as number[]
      const changed = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? ((rows[i - 2] as number[])[j - 2] as number) + 1
          : changed
      row.push(Math.min((above[j] as number) + 1, (row[j - 1] as number) + 1, changed, swapped))
    }
    rows.push(row)
  }
  return (rows[a.length] as number[])[b.length] as number
}
