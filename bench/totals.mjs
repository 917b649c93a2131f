// Sums of documents beside totals by hand: what `summary` counts of a kind, role and unit. One line a total; ends with 1
// where fewer than 80 % are met within 5 %. Roles joined with + count as one.
//   node bench/totals.mjs --totals TOTALS.tsv --docs FOLDER [--docs FOLDER] [--gold FOLDER] [--quiet DOC,DOC]
// The totals: tab-separated doc, what (money aid CNY; project planned+implemented), total. --gold takes the annotated
// figures of these folders instead of the tool's: what a perfect reading would come to. --quiet: only whether it is met.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { toNumber } from '../dist/decimal.js'
import { extract } from '../dist/index.js'
import { summarise } from '../dist/summary/summary.js'

const { values } = parseArgs({
  options: {
    totals: { type: 'string' },
    docs: { type: 'string', multiple: true },
    gold: { type: 'string', multiple: true },
    quiet: { type: 'string', default: '' },
  },
})
const quiet = values.quiet.split(',')

function find(folders, name) {
  const paths = folders.map((folder) => join(folder, name)).filter(existsSync)
  if (paths.length !== 1) throw new Error(`${name} is in ${paths.join(', ') || 'none'} of ${folders.join(', ')}`)
  return paths[0]
}

function recordsOf(doc) {
  if (!values.gold) return extract(readFileSync(find(values.docs, doc)), { doc }).records
  const id = ({ line, raw, nth }) => `${line} ${raw} ${nth}`
  return readFileSync(find(values.gold, doc.replace(/\.[^.]+$/, '.jsonl')), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    .map((mention) => ({
      ...mention,
      id: id(mention),
      value: Number(mention.value),
      part_of: mention.part_of && id(mention.part_of),
      period_start: mention.period?.start ?? null,
      period_end: mention.period?.end ?? null,
      donor_codes: [],
      recipient_codes: [],
    }))
}

const rows = readFileSync(values.totals, 'utf8').trim().split('\n').slice(1)
let met = 0
let above = 0
for (const row of rows) {
  const [doc, what, total] = row.split('\t')
  const [kind, role, unit = kind] = what.split(',')[0].split(' ')
  const [first, ...others] = role.split('+')
  const records = recordsOf(doc).map((one) => (others.includes(one.role) ? { ...one, role: first } : one))
  const like = summarise(records, []).groups.filter(
    (group) => group.kind === kind && group.role === first && group.unit === unit,
  )
  const sum = like.reduce((all, { kept }) => all + toNumber(kept.sum), 0)
  const off = (sum - Number(total)) / Math.max(1, Number(total))
  const fits = Math.abs(off) <= 0.05
  if (fits) met++
  if (off > 0.05) above++
  const shown = quiet.includes(doc) ? '' : `  ${sum} for ${total}`
  console.log(`${fits ? 'met  ' : off > 0 ? 'above' : 'below'}  ${doc}  ${what}${shown}`)
}
console.log(`${met} of ${rows.length} met within 5 %, ${above} above`)
if (met < 0.8 * rows.length) process.exitCode = 1
