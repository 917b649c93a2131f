import { expect, test } from 'vitest'
import { extract } from '../src/index.js'

/** What a page's table with one column of numbers beside the places gives, by its header and caption. */
function column(header: string, cells: readonly string[], caption = ''): readonly string[] {
  const rows = cells.map((cell, i) => `<tr><td>${['甲县', '乙县', '丙县'][i]}</td><td>${cell}</td></tr>`).join('')
  const table = `<table>${caption && `<caption>${caption}</caption>`}<tr><th>地区</th><th>${header}</th></tr>${rows}</table>`
  const prose =
    '<p>近年来，援疆工作扎实推进，各族群众的生产生活条件有了很大的改善，下面是各县的情况，请大家对照检查。</p>'
  const page = `<html><body><div class="content"><h1>某省对口支援工作情况</h1>${prose}${table}${prose}</div></body></html>`
  return extract(page).records.map(({ kind, value, unit }) => `${kind} ${value} ${unit}`)
}

test.each([
  ['资金（万元）', '', ['money 125000 CNY', 'money 80000 CNY']],
  ['资金(百万元)', '', ['money 12500000 CNY', 'money 8000000 CNY']],
  ['捐款（万美元）', '', ['money 125000 USD', 'money 80000 USD']],
  ['投资', '各县投资情况（单位：亿元）', ['money 1250000000 CNY', 'money 800000000 CNY']],
])('money: %s %s', (header, caption, wanted) => {
  expect(column(header, ['12.5', '8'], caption)).toEqual(wanted)
})

test.each([
  ['培训（人次）', ['personnel 15 person_time', 'personnel 4 person_time']],
  ['受益（户）', ['personnel 15 household', 'personnel 4 household']],
  ['受益（万人）', ['personnel 150000 person', 'personnel 40000 person']],
  ['选派教师', ['personnel 15 person', 'personnel 4 person']],
  ['培训人数', ['personnel 15 person', 'personnel 4 person']],
  ['受益户数', ['personnel 15 household', 'personnel 4 household']],
  ['诊疗人次', ['personnel 15 person_time', 'personnel 4 person_time']],
  ['援建项目', ['project 15 project', 'project 4 project']],
])('people and projects: %s', (header, wanted) => {
  expect(column(header, ['15', '4'])).toEqual(wanted)
})

test.each(['序号', '年度', '面积（亩）', '受援学校数', '增长（%）', '联系电话', '进度'])('nothing: %s', (header) => {
  expect(column(header, ['15', '4'])).toEqual([])
})

test.each(['序号', '文号', '年份', '占比', '资金到位率', '比上年增长', '受援村数', '学校数', '批数'])(
  'nothing, whatever unit the caption gives: %s',
  (header) => {
    expect(column(header, ['15', '4'], '各县投资情况（单位：万元）')).toEqual([])
  },
)

test.each(['年度投资', '2023年度', '预算数', '面积补助', '合计数'])('the head of a header decides: %s', (header) => {
  expect(column(header, ['15', '4'], '各县投资情况（单位：万元）')).toEqual(['money 150000 CNY', 'money 40000 CNY'])
})

test('a column of amounts in full, and a cell with more than its number', () => {
  expect(column('资金（万元）', ['3万元', '约8'])).toEqual(['money 30000 CNY'])
})
