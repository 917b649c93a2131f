import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Decimal, toText } from '../src/decimal.js'
import { hedgeWords } from '../src/lexicon/hedges.js'
import { hedged } from '../src/recognise/hedge.js'
import { type Numeral, scanNumerals } from '../src/recognise/numeral/numeral.js'

const plain = (a: Decimal | null) => (a === null ? '' : toText(a))

/** The first number of a text with its counter and hedges: `raw qualifier min..max`. */
function read(text: string): string {
  const [numeral] = scanNumerals(text) as [Numeral]
  const counter = /^ ?(?:万?元|人次|人|名|个|户|岁)/.exec(text.slice(numeral.end))?.[0].length ?? 0
  const currency = /(?:美金|人民币|￥)$/.exec(text.slice(0, numeral.start))?.[0].length ?? 0
  const span = { start: numeral.start - currency, end: numeral.end + counter }
  const { start, end, qualifier, min, max } = hedged(text, span, numeral)
  return `${text.slice(start, end)} ${qualifier} ${plain(min)}..${plain(max)}`
}

describe.each<[string, Readonly<Record<string, string>>]>([
  [
    'in front',
    {
      资金约2亿元: '约2亿元 about ..',
      大约300人: '大约300人 about ..',
      '约 300 人': '约 300 人 about ..',
      近3000名: '近3000名 nearly ..3000',
      将近3000名: '将近3000名 nearly ..3000',
      不足百户: '不足百户 nearly ..100',
      超200万元: '超200万元 over 2000000..',
      超过了80: '超过了80 over 80..',
      逾百户: '逾百户 over 100..',
      破1亿元: '破1亿元 over 100000000..',
      突破1000元: '突破1000元 over 1000..',
      不超过3000元: '不超过3000元 at_most ..3000',
      未超过3000元: '未超过3000元 at_most ..3000',
      最高30万元: '最高30万元 at_most ..300000',
      低于100人: '低于100人 at_most ..100',
      至少有10个: '至少有10个 at_least 10..',
      不少于50名: '不少于50名 at_least 50..',
      不低于2000元: '不低于2000元 at_least 2000..',
      不下300人: '不下300人 at_least 300..',
      满100元: '满100元 at_least 100..',
      大于等于5: '大于等于5 at_least 5..',
      '≥50人': '≥50人 at_least 50..',
      '约美金2.3亿': '约美金2.3亿 about ..',
      约达300人: '约达300人 about ..',
      人数过300人: '过300人 over 300..',
    },
  ],
  [
    'behind',
    {
      '3000元左右': '3000元左右 about ..',
      '50人上下': '50人上下 about ..',
      '150万名以上': '150万名以上 over 1500000..',
      '18岁以下': '18岁以下 at_most ..18',
      '200元以内': '200元以内 at_most ..200',
      '10万元封顶': '10万元封顶 at_most ..100000',
      '10个亿出头': '10个亿出头 over 1000000000..',
      '3亿元多。': '3亿元多 over 300000000..',
      '100元不到': '100元不到 nearly ..100',
    },
  ],
  [
    'on both sides',
    {
      比三十大: '比三十大 over 30..',
      '比 170 低': '比 170 低 at_most ..170',
    },
  ],
  [
    'several',
    {
      约3000元左右: '约3000元左右 about ..',
      约3000余人: '约3000余人 over 3000..',
      不超过3000多元: '不超过3000多元 at_most ..3000',
      近40余万人: '近40余万人 nearly ..400000',
      约二三十人: '约二三十人 range 20..30',
      近数百人: '近数百人 vague 100..1000',
      超3000人以上: '超3000人以上 over 3000..',
    },
  ],
  [
    'before the verb',
    {
      每县至少安排3个: '3个 at_least 3..',
      每村最多补助5万元: '5万元 at_most ..50000',
    },
  ],
  [
    'words that are none',
    {
      节约3000元: '3000元 exact ..',
      签约3亿元: '3亿元 exact ..',
      附近300户: '300户 exact ..',
      最近3个: '3个 exact ..',
      赶超300人: '300人 exact ..',
      坐满300人: '300人 exact ..',
      打破100人: '100人 exact ..',
      得不到300元: '300元 exact ..',
      达300人: '300人 exact ..',
      高达300人: '300人 exact ..',
      平均300元: '300元 exact ..',
      培训过300人: '300人 exact ..',
      '300元不等': '300元 exact ..',
      '300人之多': '300人 exact ..',
      '300人多次': '300人 exact ..',
      '5000元不到账': '5000元 exact ..',
      '300名以上海教师': '300名 exact ..',
      '300人上下班': '300人 exact ..',
      '300人许多': '300人 exact ..',
    },
  ],
])('%s', (_, rows) => {
  test.each(Object.entries(rows))('%s', (text, expected) => {
    expect(read(text)).toBe(expected)
  })
})

test('a hedge changes neither value nor number, and the bounds follow from the qualifier alone', () => {
  const { before, after } = hedgeWords()
  const fronts = ['约', '近', '超', '不超过', '至少', '不低于', '突破', '不足', '最高', '逾'] as const
  const backs = ['左右', '以上', '以下', '以内', '出头', '之内', '开外'] as const
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), fc.constantFrom(...fronts, ...backs), (n, word) => {
      const isFront = (fronts as readonly string[]).includes(word)
      const text = isFront ? `共${word}${n}人。` : `共${n}人${word}。`
      const [numeral] = scanNumerals(text) as [Numeral]
      const { start, end, value, qualifier, min, max } = hedged(
        text,
        { start: numeral.start, end: numeral.end + 1 },
        numeral,
      )
      expect(text.slice(start, end)).toBe(text.slice(1, -1))
      expect(qualifier).toBe((isFront ? before : after).at(word, 0)?.qualifier)
      expect(toText(value)).toBe(String(n))
      expect(min).toEqual(['over', 'at_least'].includes(qualifier) ? value : null)
      expect(max).toEqual(['nearly', 'at_most'].includes(qualifier) ? value : null)
    }),
  )
})

test('each word that is none stands with the hedge it holds', () => {
  for (const word of ['约', '近', '超', '破', '满']) {
    for (const longer of hedgeWords().before.at(word, 0)?.unless ?? []) expect(longer.endsWith(word), longer).toBe(true)
  }
  for (const word of ['左右', '以上', '以下', '上下', '许']) {
    for (const longer of hedgeWords().after.at(word, 0)?.unless ?? [])
      expect(longer.startsWith(word), longer).toBe(true)
  }
})
