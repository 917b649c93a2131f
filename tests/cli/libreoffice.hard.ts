import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { ARTICLE, folderWith, run } from './run.js'

const soffice = spawnSync('soffice', ['--version']).status === 0

test.skipIf(!soffice)(
  `LibreOffice reads the workbook as we wrote it${soffice ? '' : ' (no soffice here)'}`,
  async () => {
    const { folder, remove } = folderWith({ 'a.txt': ARTICLE, 'b.txt': ARTICLE.replace('22.29亿元', '约4.5万元') })
    try {
      const columns = ['--columns', 'doc,value,unit,raw,period_start,published,flags,sentence']
      await run(['a.txt', 'b.txt', '-o', 'w.xlsx', ...columns], { cwd: folder })
      await run(['a.txt', 'b.txt', '-o', 'w.csv', ...columns], { cwd: folder })
      // own profile: a running office would answer instead; 76 is UTF-8, false: cells as they are shown
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1'
      const args = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', filter, 'w.xlsx']
      const { status, stderr } = spawnSync('soffice', [...args, '--outdir', 'out'], { cwd: folder, encoding: 'utf8' })
      expect([status, stderr.replace(/^.*javaldx.*\n/gm, '')]).toEqual([0, ''])
      const read = (file: string) => parse(readFileSync(join(folder, file), 'utf8'), { bom: true })
      expect(read('out/w-records.csv')).toEqual(read('w.csv'))
    } finally {
      remove()
    }
  },
)
