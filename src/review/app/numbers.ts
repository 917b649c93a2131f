/** A number as a person reads it: 2,229,000,000. */
export function grouped(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 })
}

/** A figure's words without the line breaks that part them in its document: 3 | 12人 is 312人. */
export function unbroken(raw: string): string {
  return raw.replace(/\s*[\r\n\v\f\u0085\u2028\u2029]\s*/g, '')
}

/** A number in the largest scale in which it has no more than six digits: 22.29亿, or 2.229 bn in English. */
export function scaled(value: number, language: 'en' | 'zh'): string {
  const scales = language === 'zh' ? ZH_SCALES : EN_SCALES
  const [size, name] = scales.find(([least]) => Math.abs(value) >= least) ?? [1, '']
  return `${(value / size).toLocaleString('en', { maximumSignificantDigits: 4 })}${name}`
}

const ZH_SCALES: readonly (readonly [number, string])[] = [
  [1e12, '万亿'],
  [1e8, '亿'],
  [1e4, '万'],
]
const EN_SCALES: readonly (readonly [number, string])[] = [
  [1e9, ' bn'],
  [1e6, ' m'],
  [1e3, ' k'],
]
