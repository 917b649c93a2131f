// The picture of the review page in the READMEs, from a document of our own writing: docs/review.png.
//   npm run build && node bench/review-picture.mjs [--browser /usr/bin/chromium] [--output docs/review.png]
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values } = parseArgs({
  options: {
    browser: { type: 'string', default: '/usr/bin/chromium' },
    output: { type: 'string', default: join(import.meta.dirname, '../docs/review.png') },
  },
})
const ARTICLES = {
  '纪实.txt': `青山连碧水 携手奔小康——湖南对口支援吐鲁番工作纪实

2019年05月20日 09:30 来源:葡萄城日报

初夏的吐鲁番,葡萄架下绿意正浓。三年来,湖南把民生放在首位,2018年安排援疆资金3.2亿元,实施援疆项目46个,其中教育项目12个、到位资金近9000万元。

在高昌区第五小学,新教学楼的灯亮到很晚。第九批援疆教师42名分赴各校,培训当地教师1300余人次,12名骨干教师赴长沙跟岗学习半年。

“以前看病要走一整天,现在医生就在家门口。”托克逊县的牧民说。湖南省人民医院派出医疗队员18名,接诊患者2.6万人次;长沙的企业和市民捐赠药品、器械,折款超过400万元。

产业也在扎根。今年前四个月,湖南企业在吐鲁番签约项目9个,计划投资11.5亿元,预计吸纳就业2000多人。
`,
  '简讯.txt': `宁波向丽水援建学校捐款

2019年04月11日 来源:山城晚报

宁波市慈善总会日前向丽水市云和县捐款260万元,用于修缮3所小学,1180名学生受益。
`,
  '通知.txt': `关于下达2019年对口帮扶资金的通知

各乡镇人民政府:

现下达2019年对口帮扶资金1870万元,用于产业扶贫项目15个,每户补助不超过5000元。

二〇一九年三月六日
`,
}

const folder = mkdtempSync(join(tmpdir(), 'aid-extract-picture-'))
try {
  for (const [name, text] of Object.entries(ARTICLES)) writeFileSync(join(folder, name), text)
  const program = join(import.meta.dirname, '../bin/aid-extract.js')
  spawnSync(process.execPath, [program, 'review', ...Object.keys(ARTICLES), '-q', '-o', 'review.html'], { cwd: folder })
  const browser = await chromium.launch({ executablePath: values.browser, args: ['--no-sandbox', '--disable-gpu'] })
  const tab = await browser.newPage({ viewport: { width: 1120, height: 600 }, locale: 'zh-CN', colorScheme: 'light' })
  await tab.goto(`file://${join(folder, 'review.html')}`)
  for (const key of 'jaajaarjj') await tab.keyboard.press(key)
  await tab.screenshot({ path: values.output })
  await browser.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
