import { describe, expect, test } from 'vitest'
import { type Decimal, toText } from '../src/decimal.js'
import { scanNumerals } from '../src/recognise/numeral/numeral.js'

const plain = (a: Decimal | null) => {
  if (a === null) return ''
  return a.digits < 0n ? `-${toText({ ...a, digits: -a.digits })}` : toText(a)
}

/** Every number of a text as `span value qualifier min..max form scale`; what is exact goes without qualifier and bounds. */
function read(text: string): readonly string[] {
  return scanNumerals(text).map(({ start, end, value, qualifier, min, max, form, scale }) => {
    const hedge = qualifier === 'exact' ? '' : ` ${qualifier} ${plain(min)}..${plain(max)}`
    return `${text.slice(start, end)} ${plain(value)}${hedge} ${form}${scale > 0 ? ` ${scale}` : ''}`
  })
}

const one: readonly (readonly [section: string, rows: Readonly<Record<string, string>>])[] = [
  [
    'Arabic',
    {
      '1234人': '1234 1234 arabic',
      '1,234,567元': '1,234,567 1234567 arabic',
      '1，234元': '1，234 1234 arabic',
      '１１．８万元': '１１．８万 118000 mixed 4',
      '100,300人': '100,300 100300 arabic',
      '1 234 567人': '1 234 567 1234567 arabic',
      '1 234.5亿元': '1 234.5亿 123450000000 mixed 8',
      '150 万名': '150 万 1500000 mixed 4',
      '150\n万名': '150\n万 1500000 mixed 4',
      '200 多名': '200 多 200 over 200.. arabic',
      '0.5元': '0.5 0.5 arabic',
      '.5元': '.5 0.5 arabic',
      RMB500万元: '500万 5000000 mixed 4',
      US$300万: '300万 3000000 mixed 4',
      '500USD': '500 500 arabic',
      '月薪5k。': '5k 5000 mixed 3',
    },
  ],
  [
    'one step from other rows: found by mutation testing',
    {
      共12O名: '12O 120 arabic',
      共1O0名: '1O0 100 arabic',
      '达一、二百人': '一、二百 100 range 100..200 chinese 2',
      三又四分之一亩: '三又四分之一 3.25 fraction',
      四分之三十人: '四分之三十 7.5 fraction',
      '600/30人': '600/30 20 fraction',
      '200/8个': '200/8 25 fraction',
      '1亿0012万': '1亿0012万 100120000 mixed 4',
      百分之5: '百分之5 0.05 fraction',
      '5w元': '5w 50000 mixed 4',
      半数: '半数 0.5 fraction',
    },
  ],
  [
    'mixed',
    {
      '1亿2000万元': '1亿2000万 120000000 mixed 4',
      '16億5420萬5120元': '16億5420萬5120 1654205120 mixed',
      '22亿2900万元': '22亿2900万 2229000000 mixed 4',
      '4亿5千万元': '4亿5千万 450000000 mixed 7',
      '3千万': '3千万 30000000 mixed 7',
      '2百万': '2百万 2000000 mixed 6',
      '1.2万亿元': '1.2万亿 1200000000000 mixed 12',
      '6万9227人': '6万9227 69227 mixed',
      '100萬1106元': '100萬1106 1001106 mixed',
      '1万零5元': '1万零5 10005 mixed',
      月薪3万5: '3万5 35000 mixed',
      '10万万': '10万万 1000000000 mixed 8',
      '12,345千元': '12,345千 12345000 mixed 3',
      '30百万元': '30百万 30000000 mixed 6',
    },
  ],
  [
    'Chinese',
    {
      三千人: '三千 3000 chinese 3',
      一千二百三十四: '一千二百三十四 1234 chinese',
      十五名: '十五 15 chinese',
      一百十一: '一百十一 111 chinese',
      一千零二: '一千零二 1002 chinese',
      一万零五十: '一万零五十 10050 chinese',
      一亿零五十万: '一亿零五十万 100500000 chinese 4',
      一亿两千三百: '一亿两千三百 100002300 chinese 2',
      一万五千亿: '一万五千亿 1500000000000 chinese 11',
      四万万: '四万万 400000000 chinese 8',
      三十五万八千元: '三十五万八千 358000 chinese 3',
      廿二人: '廿二 22 chinese',
      卅五: '卅五 35 chinese',
      两千三百万: '两千三百万 23000000 chinese 6',
      壹佰贰拾叁万元整: '壹佰贰拾叁万 1230000 chinese 4',
      陸仟伍佰圓: '陸仟伍佰 6500 chinese 2',
      伍拾元: '伍拾 50 chinese',
      拾元: '拾 10 chinese',
      '三千 八百名': '三千 八百 3800 chinese 2',
      四十九兆九千亿元: '四十九兆九千亿 49900000000000 chinese 11',
    },
  ],
  [
    'spoken',
    {
      一千二: '一千二 1200 chinese',
      一百五: '一百五 150 chinese',
      三万五: '三万五 35000 chinese',
      一亿二: '一亿二 120000000 chinese',
      两千四百五: '两千四百五 2450 chinese',
      三个亿: '三个亿 300000000 chinese 8',
      '10个亿': '10个亿 1000000000 mixed 8',
      三个多亿: '三个多亿 300000000 over 300000000.. chinese 8',
      一点二五亿元: '一点二五亿 125000000 chinese 8',
      二十点一万: '二十点一万 201000 chinese 4',
      半百: '半百 50 chinese 2',
    },
  ],
  [
    'digit by digit',
    {
      二〇〇八年: '二〇〇八 2008 chinese',
      一九九五年: '一九九五 1995 chinese',
      四億九三七七萬: '四億九三七七萬 493770000 chinese 4',
      '一二○萬': '一二○萬 1200000 chinese 4',
      三六億元: '三六億 3600000000 chinese 8',
    },
  ],
  [
    'scale alone',
    {
      万名: '万 10000 scale 4',
      百亿元: '百亿 10000000000 scale 10',
      百万元: '百万 1000000 scale 6',
      百余名: '百余 100 over 100.. scale 2',
      万余人: '万余 10000 over 10000.. scale 4',
      萬餘人: '萬餘 10000 over 10000.. scale 4',
      上千名: '上千 1000 over 1000.. scale 3',
      上百万元: '上百万 1000000 over 1000000.. scale 6',
      过万名: '过万 10000 over 10000.. scale 4',
    },
  ],
  [
    'over and about',
    {
      三千余万: '三千余万 30000000 over 30000000.. chinese 4',
      '3000多万': '3000多万 30000000 over 30000000.. mixed 4',
      一亿三千多万元: '一亿三千多万 130000000 over 130000000.. chinese 4',
      '1.2亿余元': '1.2亿余 120000000 over 120000000.. mixed 8',
      '40余万人': '40余万 400000 over 400000.. mixed 4',
      '20来名': '20来 20 about .. arabic',
      十来万元: '十来万 100000 about .. chinese 4',
      '300来自各地的': '300 300 arabic',
    },
  ],
  [
    'vague',
    {
      数百人: '数百 100 vague 100..1000 chinese 2',
      數百人: '數百 100 vague 100..1000 chinese 2',
      数十亿元: '数十亿 1000000000 vague 1000000000..10000000000 chinese 8',
      几千名: '几千 1000 vague 1000..10000 chinese 3',
      好几百人: '好几百 100 vague 100..1000 chinese 2',
      十几个: '十几 10 vague 10..20 chinese',
      二十几名: '二十几 20 vague 20..30 chinese',
      十几万人: '十几万 100000 vague 100000..200000 chinese 4',
      '20几人': '20几 20 vague 20..30 arabic',
      一百几十人: '一百几十 110 vague 110..200 chinese',
      一百零几万: '一百零几万 1000000 vague 1000000..1100000 chinese 4',
      几个亿: '几个亿 100000000 vague 100000000..1000000000 chinese 8',
      成百上千名: '成百上千 100 vague 100..10000 scale 3',
      数以百计: '数以百计 100 vague 100..1000 scale 2',
      数以万计: '数以万计 10000 vague 10000..100000 scale 4',
    },
  ],
  [
    'two digits that say a range',
    {
      三四百名: '三四百 300 range 300..400 chinese 2',
      六七万元: '六七万 60000 range 60000..70000 chinese 4',
      三五百: '三五百 300 range 300..500 chinese 2',
      二三十人: '二三十 20 range 20..30 chinese',
      十七八万: '十七八万 170000 range 170000..180000 chinese 4',
      一百八九十: '一百八九十 180 range 180..190 chinese',
      一万六七: '一万六七 16000 range 16000..17000 chinese',
      一两百人: '一两百 100 range 100..200 chinese 2',
      两三个: '两三 2 range 2..3 chinese',
      共三四百名: '三四百 300 range 300..400 chinese 2',
      '共三、四百名': '三、四百 300 range 300..400 chinese 2',
      '共5、6万人': '5、6万 50000 range 50000..60000 mixed 4',
      千八百人: '千八百 800 range 800..1000 chinese 2',
    },
  ],
  [
    'fractions, never a count',
    {
      百分之五: '百分之五 0.05 fraction',
      三分之一: '三分之一 0.333333333333 fraction',
      '1/2': '1/2 0.5 fraction',
      半数: '半数 0.5 fraction',
      一半: '一半 0.5 fraction',
      百分之三十: '百分之三十 0.3 fraction',
      一又二分之一: '一又二分之一 1.5 fraction',
    },
  ],
  ['signs', { '-5万元': '-5万 -50000 mixed 4', 负三点五: '负三点五 -3.5 chinese', '（-300）': '-300 -300 arabic' }],
]

describe.each(one)('%s', (_, rows) => {
  test.each(Object.entries(rows))('%s', (text, expected) => {
    expect(read(text)).toEqual([expected])
  })
})

test.each([
  [
    'no version, date, time, ratio or telephone number',
    ['1.2.3', '2019.7.18', '2019/07/18', '8:30', '1:1.5', '0571-85317721', '3·5亿元'],
  ],
  ['no number in broken separators', ['12,34', '1,2345', '12,345,67', '0,123', '0571']],
  [
    'no digits glued to Latin letters',
    ['MP3', 'G20', 'H7N9', 'COVID-19', 'PM2.5', 'A4', '5G', '4K', '3D', '50kg', '4S店'],
  ],
  [
    'no row that is no number',
    ['三十五十', '五十千', '三万五万', '亿万', '万千', '十百万', '三百五万', '九九', '八一', '五一'],
  ],
  [
    'no word with a numeral character',
    ['四川', '三峡', '统一', '之一', '一起', '一切', '百姓', '千方百计', '万一', '千家万户', '十分', '百分点'],
  ],
  ['no word with a financial digit', ['大陆', '陆续', '队伍', '收拾', '放肆', '参加', '登陆部队', '参与', '○', '○○名']],
  [
    'no half of a word of counting',
    ['两岸', '两会', '三两', '他俩', '零售', '几乎', '数据', '数以', '以上', '好几', '成为', '上海'],
  ],
])('%s', (_, texts) => {
  for (const text of texts) expect(read(text), text).toEqual([])
})

test.each([
  ['一人二人十一人', ['一 1 chinese', '二 2 chinese', '十一 11 chinese']],
  ['分别为120,350,480万元', ['120 120 arabic', '350 350 arabic', '480万 4800000 mixed 4']],
  ['截至2019,300人', ['2019 2019 arabic', '300 300 arabic']],
  ['9:30,300人参加', ['300 300 arabic']],
  ['共1, 234人', ['1, 234 1234 arabic']],
  ['图1 300名学员', ['1 1 arabic', '300 300 arabic']],
  ['5 12 345', ['5 5 arabic', '12 12 arabic', '345 345 arabic']],
  ['投入3亿 5千人受益', ['3亿 300000000 mixed 8', '5千 5000 mixed 3']],
  ['人数三百', ['三百 300 chinese 2']],
  ['大陆100家', ['100 100 arabic']],
  ['三百一线教师', ['三百 300 chinese 2']],
  ['120三年制学生', ['120 120 arabic']],
  ['30万千瓦', ['30万 300000 mixed 4']],
  ['300千瓦', ['300 300 arabic']],
  ['6千帕', ['6 6 arabic']],
  ['上午三点五十', ['三 3 chinese', '五十 50 chinese']],
  ['三、四百名', ['三 3 chinese', '四百 400 chinese 2']],
  ['一线教师300名', ['300 300 arabic']],
  ['高一300人', ['300 300 arabic']],
  ['肩负三项', ['三 3 chinese']],
  ['2019-07-18', ['2019 2019 arabic']],
  ['11154万元', ['11154万 111540000 mixed 4']],
])('%s', (text, expected) => {
  expect(read(text)).toEqual(expected)
})

test('no number: one step from other rows', () => {
  for (const text of ['1亿00012万', '-.5万', '千瓦', '千克', '千帕', '过半', '5kg', 'Ａ4', 'Ｇ20'])
    expect(read(text), text).toEqual([])
})

test('a number longer than any amount is none', () => {
  expect(read('1'.repeat(30))).toEqual([])
  expect(read('一千'.repeat(40))).toEqual([])
})
