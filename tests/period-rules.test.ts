import { describe, expect, test } from 'vitest'
import { festivalDay, periodCues, periodEvents, periodWords } from '../src/lexicon/period-words.js'
import { plans } from '../src/lexicon/plans.js'
import { DEFAULT_LIMITS } from '../src/limits.js'
import { readArticle } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'
import { addDays, addMonths, dayOf } from '../src/resolve/period/days.js'
import { readPhrases } from '../src/resolve/period/grammar.js'
import { rules } from '../src/resolve/resolve.js'
import { beginOf, identityMap } from '../src/span.js'
import { articleOf } from './article-of.js'
import { superlinearStep } from './linear-time.js'

const resolved = (text: string, published: string | null) =>
  readArticle(articleOf(text, { published }), DEFAULT_LIMITS, rules).mentions

describe('days', () => {
  test('months run over into years and end where the month ends', () => {
    expect(dayOf(2020, 2, 31)).toBe('2020-02-29')
    expect(dayOf(1900, 2, 31)).toBe('1900-02-28')
    expect(dayOf(2021, 14, 1)).toBe('2022-02-01')
    expect(dayOf(2021, 0, 31)).toBe('2020-12-31')
    // so many centuries back
    expect(addDays(addMonths('2021-09-08', -60 * 1200), 1)).toBe('0001-09-09')
    expect(addMonths('2021-08-31', -6)).toBe('2021-02-28')
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01')
    expect(addDays('2021-01-01', -1)).toBe('2020-12-31')
  })
})

describe('tables', () => {
  test('the plans follow one another, five years each', () => {
    for (const { start, end } of plans()) expect(Number(end.slice(0, 4)) - Number(start.slice(0, 4))).toBe(4)
    const starts = plans().map(({ start }) => start)
    expect([...starts].sort()).toEqual(starts)
    const gaps = plans()
      .slice(1)
      .filter(({ start }, i) => start !== addDays(plans()[i]?.end ?? '', 1))
    expect(gaps.map(({ name }) => name)).toEqual(['三五'])
  })

  test('no word stands twice', () => {
    const words = periodWords().map(({ word }) => word)
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
    const events = periodEvents().map(({ name }) => name)
    expect(events.filter((name, i) => events.indexOf(name) !== i)).toEqual([])
    for (const sort of ['scene', 'report', 'nominal', 'lead', 'state', 'length'] as const) {
      const cues = periodCues(sort)
      expect(cues.filter((word, i) => cues.indexOf(word) !== i)).toEqual([])
    }
  })

  test('every word of the table is read as a phrase of its own or behind a year', () => {
    const lost = periodWords().filter(({ word, sort }) => {
      const text = sort === 'part' && word.length === 1 ? `2018年${word}` : `${word},`
      const whole = text.endsWith(',') ? word : text
      return !readPhrases(text).some(({ start, end }) => text.slice(start, end) === whole)
    })
    expect(lost.map(({ word }) => word)).toEqual([])
  })

  test('festivals are known for the years that documents are from', () => {
    expect(festivalDay('spring', 2008)).toBe('02-07')
    expect(festivalDay('mid_autumn', 2020)).toBe('10-01')
    expect(festivalDay('spring', 1066)).toBeNull()
  })
})

describe('the resolver', () => {
  test('says which words decided and where they stand', () => {
    const steps = resolved(
      '# 援藏十年成果¶## 一、2014年¶到位资金8亿元。2015年到位9亿元，开工项目3个。又培训20人。28名医生今年3月抵达。',
      '2016-05-01',
    ).map(({ trace }) => trace.find((step) => step.startsWith('period:')))
    expect(steps).toEqual([
      'period: 2014年 (section)',
      'period: 2015年 (clause)',
      'period: 2015年 (earlier in sentence)',
      'period: 2015年 (earlier in paragraph)',
      'period: 今年3月 (behind in clause)',
    ])
  })

  test('keeps the text of relative words without dates where the article states no day', () => {
    const [mention] = resolved('今年以来，发放补贴300万元。', null)
    expect(mention?.period).toEqual({ text: '今年以来', start: null, end: null })
  })

  test('gives the text simplified and half-width, whatever the document has', () => {
    const [mention] = resolved('從２０１６年開始援藏以來，這個縣的對口支援項目已經投入資金3億元。', '2018-06-30')
    expect(mention?.period).toEqual({ text: '从2016年开始援藏以来', start: '2016-01-01', end: '2018-06-30' })
  })

  /** An article under a line that was dropped from its page. */
  const under = (dropped: string, text: string) => {
    const source = sourceFromText('text', `${dropped}\n${text}`, { format: 'text' })
    const block = {
      kind: 'paragraph',
      text,
      map: identityMap(text.length, dropped.length + 1),
      doubtful: false,
    } as const
    const chrome = { start: 0, end: dropped.length, text: dropped, reason: 'nav' }
    return readArticle({ ...articleOf(text), source, blocks: [block], dropped: [chrome] }).records[0]
  }

  test('never reads what was dropped from the page', () => {
    expect(under('2005年以来', '到位资金3亿元。')?.period).toBeNull()
  })

  test('takes the day of an issue from above an article that carries none, never the clock of the page', () => {
    const end = (dropped: string) => under(dropped, '今年以来，接诊80人。')?.period_end
    expect(end('边城晚报 2024年6月18日 星期二 第04版')).toBe('2024-06-18')
    expect(end('今天是2024年6月18日 星期二 第04版')).toBeNull()
    expect(end('2024年6月18日 热线')).toBeNull()
  })

  test.each([
    ['一九九五年三月　某县扶贫办公室', '1995-01-01', '1995-12-31'],
    ['某某镇中心校　王某某　2018.11', '2018-01-01', '2018-12-31'],
    ['某政办函〔2019〕41号', '2019-01-01', '2019-12-31'],
    ['某会通讯　二〇〇七年秋季号', '2007-01-01', '2007-12-31'],
    ['中华民国一○六年九月', '2017-01-01', '2017-12-31'],
  ])('knows this year by what stands under the headline: %s', (line, start, end) => {
    const [mention] = resolved(`# 工作小结¶${line}¶今年落实资金300万元。`, null)
    expect(mention?.period).toEqual({ text: '今年', start, end })
  })

  test('dates sums by the headline, not gifts and rates', () => {
    const found = resolved('# 2021年协作成效¶实施项目20个。某企业捐款60万元。每人补助600元。', '2021-12-08')
    expect(found.map((mention) => mention.period?.text ?? null)).toEqual(['2021年', null, null])
  })

  test('reads the header and the caption of a table where the row has no date', () => {
    const cells = [
      { start: 0, end: 4, header: '类别', caption: '援疆计划' },
      { start: 5, end: 8, header: '2021年项目数', caption: '2022年援疆计划' },
      { start: 9, end: 15, header: '援疆资金', caption: '2022年援疆计划' },
    ]
    const article = articleOf('教育项目 64个 9391万元', { published: '2022-03-21' })
    const blocks = article.blocks.map((block) => ({ ...block, kind: 'table-row', cells }) as const)
    const { mentions } = readArticle({ ...article, blocks })
    expect(mentions.map((mention) => mention.period?.text)).toEqual(['2021年', '2022年'])
  })

  test('counts the years of a column back from the article, be they five', () => {
    const cells = [{ start: 0, end: 5, header: '五年累计', caption: '' }]
    const article = articleOf('9391万元', { published: '2022-03-21' })
    const blocks = article.blocks.map((block) => ({ ...block, kind: 'table-row', cells }) as const)
    const [mention] = readArticle({ ...article, blocks }).mentions
    expect(mention?.period).toEqual({ text: '五年累计', start: '2017-03-21', end: '2022-03-21' })
  })

  test('takes the day of an old story from the line above it, not from a paragraph that was dropped', () => {
    const second = (dropped: string) => {
      const article = articleOf(`今年以来，培训教师30名。¶今年以来，培训医生20名。`, { published: '2022-03-21' })
      const [first, last] = article.blocks.map(({ map }) => beginOf(map)) as [number, number]
      const line = { start: first + 1, end: last, text: dropped, reason: 'nav' }
      return readArticle({ ...article, dropped: [line] }).records[1]?.period_end
    }
    expect(second('边城晚报 2016年3月1日')).toBe('2016-03-01')
    expect(second(`2016年3月1日起，${'本网站的所有图文未经授权不得转载，'.repeat(5)}违者必究。`)).toBe('2022-03-21')
  })

  test.each(['1', '一', '2018年', '1月至', '“', '十三五', '3年来,', '。今年,'])(
    'takes time in proportion to a page of %j',
    (piece) => {
      const slow = superlinearStep(piece, (size) => {
        const text = piece.repeat(Math.ceil((size * 2000) / piece.length))
        const article = articleOf(`${text}投入3亿元${text}`, { published: '2019-01-01' })
        return () => readArticle(article)
      })
      expect(slow).toEqual([])
    },
  )
})
