// Holds the scorer's figures (its --json, on standard input) against the floors of one set in floors.json: those under
// `kinds` for each kind of figure, those under `fields` for the fields. Ends with 1 where a figure is below its floor.
import { readFileSync } from 'node:fs'

const [set = ''] = process.argv.slice(2)
const floors = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'))[set]
if (!floors) throw new Error(`floors.json has no floors for '${set}'`)
const { kinds, fields } = JSON.parse(readFileSync(0, 'utf8'))

const rows = [
  ...Object.entries(kinds)
    .filter(([kind]) => kind !== 'all')
    .flatMap(([kind, scores]) =>
      Object.entries(floors.kinds ?? {}).map(([score, floor]) => ({
        name: `${kind} ${score}`,
        got: scores[score],
        floor,
      })),
    ),
  ...Object.entries(floors.fields ?? {}).map(([field, floor]) => ({ name: field, got: fields[field], floor })),
]
for (const { name, got, floor } of rows) {
  console.log(`${got >= floor ? 'ok   ' : 'BELOW'}  ${name.padEnd(20)} ${(got ?? 0).toFixed(4)}  floor ${floor}`)
}
if (rows.some(({ got, floor }) => !(got >= floor))) process.exitCode = 1
