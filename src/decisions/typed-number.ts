const SHORT = /^([-−]?\d[\d,]*(?:\.\d+)?)\s*([万亿]?)$/
const POWERS: Readonly<Record<string, number>> = { '': 0, 万: 4, 亿: 8 }

/** The number that a person typed: 3000000, 3,000,000, 300万 or -5; null for what is no number. */
export function typedNumber(text: string): number | null {
  const [, digits = '', scale = ''] = SHORT.exec(text.normalize('NFKC').trim()) ?? []
  // shifted as text: 1.1 × 1e8 is not 110000000 in floats
  return digits === '' ? null : Number(`${digits.replaceAll(',', '').replace('−', '-')}e${POWERS[scale]}`)
}
