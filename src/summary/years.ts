import type { AidRecord } from '../model.js'

/**
 * The year of a figure, or the years where it is of several: 2018; 2016–2020; –2021 where nothing says when it began;
 * 2019– where nothing says when it ends; null where it has no dates.
 */
export function yearsOf({ period_start, period_end }: Pick<AidRecord, 'period_start' | 'period_end'>): string | null {
  const [from, to] = [period_start?.slice(0, 4) ?? '', period_end?.slice(0, 4) ?? '']
  if (from === '' && to === '') return null
  return from === to ? from : `${from}–${to}`
}
