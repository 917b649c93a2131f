/** A number as a person reads it: 2,229,000,000. */
export function grouped(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 6 })
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

const SHORT = /^([-−]?\d[\d,]*(?:\.\d+)?)\s*([万亿]?)$/
const POWERS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8 }

/** The number that a person typed: 3000000, 3,000,000, 300万 or -5; null for what is no number. */
export function typedNumber(text: string): number | null {
  const [, digits = '', scale = ''] = SHORT.exec(text.normalize('NFKC').trim()) ?? []
  // shifted as text: 1.1 × 1e8 is not 110000000 in floats
  return digits === '' ? null : Number(`${digits.replaceAll(',', '').replace('−', '-')}e${POWERS[scale]}`)
}
