// What tells a mutant from the program: the corpora and goldens that the tests hold it against, and the sets of the gate.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { below, scoresOf } from '../../.ci/gate.mjs'
import { findCases } from '../../dist/check/cases.js'
import { readExpected } from '../../dist/check/expected.js'
import { sources } from '../../dist/index.js'
import { articleOf, held, readCorpus, TABLES } from '../corpus.mjs'
import { readingSets } from '../readings/sets.mjs'
import { nameOf, toldOf } from '../readings.mjs'
import { goldDocuments, readGold, score } from '../score.mjs'
import { scoreSentences } from '../sentences.mjs'

const path = (name) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

/**
 * The checks in the order in which they are tried: `{ name, fails }`, where `fails` takes a program (`explain`, `extract` and `readArticle`, of
 * which only the records are looked at, `lines` of readings.mjs, `sourceFromText`, `identityMap`) and gives what does not hold of it, a line each.
 */
export async function checks({ withSets = false, withReadings = false } = {}) {
  // the readings hold the corpora too, and more of each text
  const kinds = withReadings ? readings() : [phrasings(), marked()]
  return [...spread([...kinds, await goldens()]), ...(withSets ? [...(await sets()), ...sentences()] : [])]
}

/** Each kind, and within it each table, evenly over the whole: most mutants are told by some check of some table, so the first few find them. */
function spread(kinds) {
  const GOLDEN = (Math.sqrt(5) - 1) / 2
  return kinds
    .flatMap((kind) => kind.map((check, i) => ({ check, at: (i * GOLDEN) % 1 })))
    .sort((a, b) => a.at - b.at)
    .map(({ check }) => check)
}

/** Not read as phrasings with their figures. */
const OTHER_TABLES = new Set([...TABLES, 'introduced-places.tsv'])

const rows = (name) =>
  readFileSync(path(`fixtures/corpus/${name}`), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))

function phrasings() {
  const tables = readdirSync(path('fixtures/corpus')).filter((name) => name.endsWith('.tsv') && !OTHER_TABLES.has(name))
  return tables.flatMap((name) => {
    if (name.endsWith('.not.tsv')) {
      return rows(name).map(([phrasing, not]) => ({
        name: `corpus ${phrasing}`,
        fails: ({ explain }) =>
          explain(phrasing.replaceAll('¶', '\n'))
            .records.filter(({ kind }) => not.split(' ').includes(kind))
            .map(({ raw }) => raw),
      }))
    }
    const wanted = new Map()
    for (const [phrasing, ...figure] of rows(name))
      wanted.set(phrasing, [...(wanted.get(phrasing) ?? []), figure.join(' ')])
    return [...wanted].map(([phrasing, figures]) => ({
      name: `corpus ${phrasing}`,
      fails: ({ explain }) => {
        const found = explain(phrasing.replaceAll('¶', '\n')).records.map(
          ({ kind, value, unit, qualifier, min, max }) =>
            [kind, value, unit, qualifier, min ?? '', max ?? ''].join(' '),
        )
        return found.join('\n') === figures.join('\n') ? [] : ['other figures']
      },
    }))
  })
}

function marked() {
  return TABLES.flatMap((table) =>
    readCorpus(table).map((row) => ({
      name: `corpus ${row.where}`,
      fails: (app) => {
        const { records } = app.readArticle(articleOf(app, row))
        return held(row, records).flatMap(({ figure, record, fields }) => {
          if ((record === undefined) !== figure.isUnmet) return [figure.raw]
          return fields.filter(({ isMet, isUnmet }) => isMet === isUnmet).map(({ name }) => `${figure.raw} ${name}`)
        })
      },
    })),
  )
}

async function goldens() {
  const { cases } = await findCases(path('fixtures'))
  return cases.map(({ doc, document, expected }) => {
    const [bytes, records] = [readFileSync(document), readExpected(expected)]
    return {
      name: `golden ${doc}`,
      fails: ({ extract }) => {
        const found = JSON.parse(JSON.stringify(extract(bytes, { doc }).records))
        return records === null || isDeepStrictEqual(found, records) ? [] : ['other records']
      },
    }
  })
}

/** As tests/readings.hard.ts: all texts that may be read, with all that is made of them. */
function readings() {
  return readingSets().map(({ name: set, texts }) => {
    const told = toldOf(set)
    return texts.map((text) => ({
      name: `reading ${set} ${text.name}`,
      fails: ({ lines }) => {
        const is = lines(text)
        return isDeepStrictEqual(is, told.get(nameOf(is[0]))) ? [] : ['other readings']
      },
    }))
  })
}

async function sets() {
  const floors = JSON.parse(readFileSync(path('.ci/floors.json'), 'utf8'))
  const folders = readdirSync(path('fixtures/annotated'), { withFileTypes: true }).filter((one) => one.isDirectory())
  const all = []
  for (const { name } of folders) {
    const [docs, goldFolder] = ['docs', 'gold'].map((part) => path(`fixtures/annotated/${name}/${part}`))
    const gold = readGold(goldFolder)
    const read = []
    for (const file of goldDocuments(goldFolder, docs)) {
      for await (const { source } of sources([join(docs, file)])) if (source) read.push({ file, source })
    }
    all.push({
      name: `set ${name}`,
      fails: ({ extract }) => {
        const records = read.flatMap(({ file, source }) =>
          extract(source).records.map((record) => ({ ...record, doc: file })),
        )
        return below(scoresOf(score(gold, docs, records)), floors[name] ?? {}).map(([figure]) => figure)
      },
    })
  }
  return all
}

function sentences() {
  const floors = JSON.parse(readFileSync(path('.ci/floors.json'), 'utf8'))
  const files = readdirSync(path('fixtures/sentences')).filter((file) => file.endsWith('.jsonl'))
  return files.map((file) => {
    const name = `sentences ${file.replace('.jsonl', '')}`
    return {
      name,
      fails: async ({ extract }) => {
        const { kinds, met } = await scoreSentences(path(`fixtures/sentences/${file}`), extract)
        return below({ ...scoresOf({ kinds, agreed: {}, rows: null }), met }, floors[name] ?? {}).map(([one]) => one)
      },
    }
  })
}
