import { cueAt, cueBefore } from '../../lexicon/agents.js'
import type { Span } from '../../span.js'
import { initial, type Side } from './cues.js'

/** A part of the nation by where it lies or how it fares, with or without whatever lies there: 东部, 沿海省市, 藏区, 贫困地区. */
const REGION =
  /(?:[东西中南北]{1,2}部|沿海|内地|边疆|[上下]游|(?:欠?发达|贫困|民族)(?=地区)|(?:革命)?老区|[藏库山牧林]区|[东西]南|[东西]北)(?:地区|各?(?:省市|省份|省区市|省区|城市|省))?/g

/** A region that a clause names as a side of its own: it stands for itself there, whatever the article's pair is. */
export interface Region extends Span {
  readonly says: Side
}

/**
 * The regions that help others or that these help, the verb between them (沿海|支援|山区, 内地|援助|西藏): beside a verb alone a region is no
 * more than a class of places. `givers`: where wide groups that give (各省市, 中央企业) end.
 */
export function regions(text: string, givers: ReadonlySet<number>): readonly Region[] {
  const all = [...text.matchAll(REGION)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }))
  const giving = all.filter(({ start, end }) => initial(text, start) && cueAt('to', text, end) !== null)
  const ends = new Set([...givers, ...giving.map(({ end }) => end)])
  const receiving = all.filter(({ start }) => ends.has(start - (cueBefore('to', text, start)?.length ?? start + 1)))
  return [
    ...giving.map((span) => ({ ...span, says: 'donor' as const })),
    ...receiving.map((span) => ({ ...span, says: 'recipient' as const })),
  ]
}
