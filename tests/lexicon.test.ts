import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { actWords } from '../src/lexicon/acts.js'
import { cueWords } from '../src/lexicon/agents.js'
import { bodyWordAt } from '../src/lexicon/bodies.js'
import { chromeCues } from '../src/lexicon/chrome.js'
import { codebookEntries } from '../src/lexicon/codebook.js'
import { isCountable } from '../src/lexicon/countables.js'
import { currencyNames, currencyPrefixes } from '../src/lexicon/currencies.js'
import { hedgeWords } from '../src/lexicon/hedges.js'
import { institutionOf } from '../src/lexicon/institutions.js'
import { labelStops, lightWords } from '../src/lexicon/label-words.js'
import { localWords } from '../src/lexicon/localities.js'
import { moneyCuesAfter, moneyCuesBefore, moneyVerbs } from '../src/lexicon/money-cues.js'
import { isNumberName } from '../src/lexicon/number-names.js'
import { numberWordEnd } from '../src/lexicon/number-words.js'
import { pairs } from '../src/lexicon/pairs.js'
import { peopleNoun, takesPeople } from '../src/lexicon/people.js'
import { perWords } from '../src/lexicon/per.js'
import { festivalDay, periodCues, periodEvents, periodWords } from '../src/lexicon/period-words.js'
import { gazetteer } from '../src/lexicon/places.js'
import { plans } from '../src/lexicon/plans.js'
import { projectNounEnd } from '../src/lexicon/projects.js'
import { provincesOf } from '../src/lexicon/provinces.js'
import { reasonInWords } from '../src/lexicon/reasons.js'
import { roleFrames } from '../src/lexicon/role-frames.js'
import { roleCues } from '../src/lexicon/roles.js'
import { ruleNames } from '../src/lexicon/rules.js'
import { knownSites } from '../src/lexicon/sites.js'
import { madeOf, numbersOf, type WeightsName } from '../src/lexicon/table.js'
import type { TableName } from '../src/lexicon/tables.js'
import { texCommands } from '../src/lexicon/tex.js'
import { unitWords } from '../src/lexicon/units.js'
import { roleWeights, weightsOf } from '../src/lexicon/weights.js'
import { segmenterWords } from '../src/lexicon/words.js'
import { cluesIn, madeFrom, numbersOf as numbersOfClues, parted } from '../src/make/made-from.js'
import type { Kind } from '../src/model.js'

type Row = Readonly<Record<string, string>>

interface Table {
  readonly text: string
  readonly comments: string
  readonly rows: readonly Row[]
}

/** How each table is loaded, and the columns that no two of its rows share. */
const TABLES: Readonly<Record<string, { readonly load: () => unknown; readonly key: readonly string[] }>> = {
  acts: { load: () => actWords('gives'), key: ['word', 'class'] },
  agents: { load: () => cueWords('gives'), key: ['word', 'cue'] },
  bodies: { load: () => bodyWordAt('集团', 0), key: ['word'] },
  chrome: { load: () => chromeCues('foot').in, key: ['class', 'place', 'cue'] },
  codebook: { load: codebookEntries, key: ['column', 'value'] },
  countables: { load: () => isCountable('国家'), key: ['word'] },
  currencies: { load: currencyNames, key: ['word'] },
  'currency-symbols': { load: currencyPrefixes, key: ['word'] },
  'donor-weights': { load: () => weightsOf('donor'), key: ['feature'] },
  'label-weights': { load: () => weightsOf('label'), key: ['feature'] },
  'period-weights': { load: () => weightsOf('period'), key: ['feature'] },
  'recipient-weights': { load: () => weightsOf('recipient'), key: ['feature'] },
  festivals: { load: () => festivalDay('spring', 2008), key: ['year'] },
  hedges: { load: hedgeWords, key: ['word', 'side'] },
  institutions: { load: () => institutionOf('世界银行'), key: ['word'] },
  'label-words': { load: lightWords, key: ['word', 'how'] },
  localities: { load: localWords, key: ['word'] },
  'money-cues': { load: moneyCuesBefore, key: ['word'] },
  'number-names': { load: () => isNumberName('985'), key: ['word'] },
  'number-words': { load: () => numberWordEnd('一切', 0), key: ['word'] },
  pairs: { load: pairs, key: ['programme', 'donor', 'recipient'] },
  people: { load: () => peopleNoun('学生'), key: ['word'] },
  per: { load: () => perWords('who'), key: ['word', 'part'] },
  'period-cues': { load: () => periodCues('scene'), key: ['word', 'sort'] },
  'period-events': { load: periodEvents, key: ['name'] },
  'period-words': { load: periodWords, key: ['word'] },
  places: { load: gazetteer, key: ['name', 'in'] },
  plans: { load: plans, key: ['name'] },
  projects: { load: () => projectNounEnd('项目'), key: ['word', 'how'] },
  provinces: { load: () => provincesOf(['110000']), key: ['code'] },
  reasons: { load: () => reasonInWords('figure', 'ordinal'), key: ['stage', 'reason'] },
  'role-weights': { load: () => roleWeights('money'), key: ['kind', 'clue'] },
  'role-frames': { load: roleFrames, key: ['kind', 'when'] },
  roles: { load: () => roleCues('money'), key: ['kind', 'where', 'word'] },
  rules: { load: ruleNames, key: ['name'] },
  sites: { load: knownSites, key: ['selector'] },
  tex: { load: texCommands, key: ['command'] },
  units: { load: unitWords, key: ['word'] },
  words: { load: segmenterWords, key: ['word'] },
}

/** Tables that hold no facts of the language or the world. */
const NO_FACTS: readonly string[] = [
  'donor-weights',
  'label-weights',
  'period-weights',
  'reasons',
  'recipient-weights',
  'role-weights',
  'rules',
]

const folder = new URL('../src/lexicon/', import.meta.url)
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.tsv'))
  .map((name) => name.replace(/\.tsv$/, ''))

function table(name: string): Table {
  const text = readFileSync(new URL(`${name}.tsv`, folder), 'utf8')
  const lines = text.split('\n').filter((line) => line !== '')
  const isComment = (line: string) => line.startsWith('#')
  const [header = '', ...rows] = lines.filter((line) => !isComment(line))
  const columns = header.split('\t')
  const row = (line: string) => Object.fromEntries(columns.map((column, i) => [column, line.split('\t')[i] ?? '']))
  return { text, comments: lines.filter(isComment).join('\n'), rows: rows.map(row) }
}

const words = (rows: readonly Row[]) => rows.map(({ word = '' }) => word)
const twice = (list: readonly string[]) => list.filter((item, i) => list.indexOf(item) !== i)

const numberOfClue = numbersOfClues(
  cluesIn(new Map(names.filter((name) => name.endsWith('-weights')).map((name) => [name, table(name).text]))),
)

test('every table is listed here', () => {
  expect(names.sort()).toEqual(Object.keys(TABLES).sort())
})

describe.each(names)('%s', (name) => {
  const { text, comments, rows } = table(name)

  test('loads as the build made it: every row has the columns and values of its schema', () => {
    expect(TABLES[name]?.load()).toBeDefined()
    expect(rows.length).toBeGreaterThan(0)
    const made = parted(madeFrom(name as TableName, text, numberOfClue))
    expect(madeOf(name as TableName)).toEqual(JSON.parse(made.text))
    if (!name.endsWith('-weights')) return
    const { buffer, byteOffset, byteLength } = numbersOf(name as WeightsName).bytes(made.numbers.length)
    expect(Buffer.compare(Buffer.from(buffer, byteOffset, byteLength), made.numbers)).toBe(0)
  })

  test.skipIf(NO_FACTS.includes(name))('names its source', () => {
    expect(comments).toMatch(/Sources?:|Computed from/)
  })

  test('is clean: LF, a newline at its end, no blanks around a cell', () => {
    expect(text).not.toMatch(/\r|\uFEFF|\u3000/)
    expect(text.endsWith('\n') && !text.endsWith('\n\n')).toBe(true)
    const cells = rows.flatMap((row) => Object.values(row))
    // a blank alone is a word: it stands between a noun and its number
    if (!name.endsWith('-weights')) expect(cells.filter((cell) => cell !== cell.trim() && cell !== ' ')).toEqual([])
    expect(comments.split('\n').filter((line) => line !== line.trimEnd())).toEqual([])
  })

  test('says nothing twice', () => {
    const key = TABLES[name]?.key ?? []
    expect(twice(rows.map((row) => key.map((column) => row[column]).join(' ')))).toEqual([])
  })
})

/** The sources below a folder. */
function sources(below: string): readonly string[] {
  const folder = new URL(below, import.meta.url)
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
}

describe('every row can have an effect', () => {
  test('acts: each class is asked for by a frame, the code or the weights, and they ask for classes that there are', () => {
    const inCode = sources('../src/resolve/').flatMap((text) =>
      [...text.matchAll(/\b(?:actAt|actBefore)\('([a-z-]+)'/g)].map(([, name]) => name),
    )
    const asked = table('role-frames').rows.flatMap(({ when = '' }) =>
      [...when.matchAll(/(?:noun|lead|next|before|behind|reach|told|rest|heading):(\S+)/g)].map(([, name]) => name),
    )
    const weighed = names
      .filter((name) => name.endsWith('-weights'))
      .flatMap((name) => [...table(name).text.matchAll(/\bacts-(?:before|behind|around[<>])=([a-z-]+)/g)])
      .map(([, name]) => name)
    const classes = table('acts').rows.map((row) => row.class)
    expect([...new Set(['nothing', ...asked, ...inCode, ...weighed])].sort()).toEqual([...new Set(classes)].sort())
  })

  test('chrome: no spelling stands twice for one class and place', () => {
    const cues = table('chrome').rows.flatMap((row) =>
      (row.cue ?? '').split('|').map((cue) => `${row.class} ${row.place} ${cue.toLowerCase()}`),
    )
    expect(twice(cues)).toEqual([])
  })

  test('currencies: a sign is no name too, and each word gives its own code', () => {
    const [signs, all] = [table('currency-symbols').rows, table('currencies').rows]
    expect(words(signs).filter((word) => words(all).includes(word))).toEqual([])
    expect(all.filter(({ word = '', code }) => currencyNames().at(word, 0)?.code !== code)).toEqual([])
    expect(signs.filter(({ word = '', code }) => currencyPrefixes().before(word, word.length)?.code !== code)).toEqual(
      [],
    )
  })

  test('hedges: what `unless` names holds the hedge where it stands, and no row of its own says it', () => {
    const { rows } = table('hedges')
    const idle = rows.flatMap(({ word = '', side, unless = '' }) =>
      unless
        .split(' ')
        .filter(Boolean)
        .filter((longer) => {
          const holds = side === 'after' ? longer.startsWith(word) : longer.endsWith(word)
          const isRow = rows.some((other) => other.side === side && other.word === longer)
          return !holds || longer === word || isRow
        })
        .map((longer) => `${side} ${word}: ${longer}`),
    )
    expect(idle).toEqual([])
    const sided = rows.filter(({ side = '', unless, only }) => (unless || only) && !['before', 'after'].includes(side))
    expect(words(sided)).toEqual([])
  })

  test('hedges: each word is found on its side', () => {
    const { before, after, between, verbs } = hedgeWords()
    const lost = table('hedges').rows.filter(({ word = '', side, qualifier }) => {
      if (side === 'around') return !hedgeWords().around.some(({ left, right }) => `${left}…${right}` === word)
      if (side === 'after') return after.at(word, 0)?.qualifier !== qualifier
      const list = { before, between, verb: verbs }[side as 'before' | 'between' | 'verb']
      return list.before(word, word.length)?.qualifier !== qualifier
    })
    expect(words(lost)).toEqual([])
  })

  test('label words, units, roles and money cues: each word is the longest at its own place', () => {
    const light = table('label-words').rows.filter(({ how }) => how === 'light')
    expect(words(light).filter((word) => lightWords().before(word, word.length)?.word !== word)).toEqual([])
    const stops = table('label-words').rows.filter(({ how }) => how === 'stop')
    expect(words(stops).filter((word) => !labelStops().has(word))).toEqual([])
    expect(words(table('units').rows).filter((word) => unitWords().at(word, 0)?.word !== word)).toEqual([])
    const roles = table('roles').rows.filter(
      ({ kind, where, word = '', role }) => roleCues(kind as Kind)[where as 'noun' | 'near'].at(word, 0)?.role !== role,
    )
    expect(words(roles)).toEqual([])
    const money = table('money-cues').rows.filter(({ word = '', side }) =>
      side === 'after'
        ? moneyCuesAfter().at(word, 0)?.side !== side
        : (side === 'verb' ? moneyVerbs() : moneyCuesBefore()).before(word, word.length)?.side !== side,
    )
    expect(words(money)).toEqual([])
  })

  test('number words: each word is passed over whole', () => {
    const numeral = /[一二三四五六七八九十百千万亿兆两几数上俩壹贰叁参肆伍陆柒捌玖拾佰仟零]/
    const lost = words(table('number-words').rows).filter(
      (word) => numberWordEnd(word, word.search(numeral)) !== word.length,
    )
    expect(lost).toEqual([])
  })

  test('people: no row says what a shorter ending says already', () => {
    const rows = table('people').rows
    const listed = new Map(rows.map(({ word = '', how = '' }) => [word, how]))
    const idle = words(rows).filter((word) => {
      const rest = new Map([...listed].filter(([other]) => other !== word))
      return [word, `某${word}`].every(
        (noun) =>
          counts(noun, rest) === peopleNoun(noun) &&
          modified(noun, rest) === takesPeople(noun) &&
          listed.get(word) !== 'act',
      )
    })
    expect(idle).toEqual([])
  })

  test('per: no word holds a shorter one that says the same', () => {
    const rows = table('per').rows
    const idle = rows.filter(({ word = '', part, per }) =>
      rows.some((other) => {
        const shorter = other.word ?? ''
        return shorter !== word && word.includes(shorter) && other.part === part && other.per === per
      }),
    )
    expect(words(idle)).toEqual([])
  })

  test('projects: no tail begins with another', () => {
    const tails = words(table('projects').rows.filter(({ how }) => how === 'tail'))
    expect(tails.filter((tail) => tails.some((other) => other !== tail && tail.startsWith(other)))).toEqual([])
  })

  test('places: each lies in a province or a country, each guard says on which side it stands', () => {
    const { rows } = table('places')
    const top = ['country', 'region', 'land', 'province', 'corps']
    expect(rows.filter((row) => row.in === '' && !top.includes(row.level ?? '')).map((row) => row.name)).toEqual([])
    const guards = rows.flatMap((row) => (row.not ?? '').split(' ').filter(Boolean))
    expect(guards.filter((guard) => guard.length < 2 || guard.startsWith('_') === guard.endsWith('_'))).toEqual([])
    const others = rows.flatMap((row) => {
      const also = [...(row.also ?? '').split('/'), ...(row.weak ?? '').split('/')].filter(Boolean)
      return also.filter((word) => word === row.name || also.indexOf(word) !== also.lastIndexOf(word))
    })
    expect(others).toEqual([])
  })

  test('pairs: nobody is paired with itself, and no pair is said twice under two spellings', () => {
    const all = pairs()
    expect(all.filter(({ donor, recipient }) => donor === recipient)).toEqual([])
    expect(twice(all.map(({ programme, donor, recipient }) => `${programme} ${donor.name} ${recipient.name}`))).toEqual(
      [],
    )
  })

  test('festivals: every year of the span has a line', () => {
    const years = table('festivals').rows.map(({ year }) => Number(year))
    expect(years).toEqual(years.map((_, i) => (years[0] as number) + i))
  })
})

/** The tables of src/recognise, but for those of roles. */
const RECOGNISED = ['countables', 'currencies', 'currency-symbols', 'hedges', 'label-words', 'localities', 'money-cues']
RECOGNISED.push('number-names', 'number-words', 'people', 'projects', 'units')

/** Of a table that says so on top, whole or by the values of its second column: all that the language or the world has stays. */
const CLOSED = /^# Closed class(?: \(([a-z ]+)\))?: ./m

describe('no row is idle: some text of ours has its word, or its class is closed', () => {
  const folders = ['../fixtures/corpus/', '../fixtures/sentences/', '../fixtures/annotated/', '../seeds/']
  const files = folders.flatMap((below) => {
    const folder = new URL(below, import.meta.url)
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names
      .filter((name) => /\.(?:tsv|jsonl|txt|md|html)$/.test(name) && !name.includes('gold/'))
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
  })
  const text = [...files, ...sources('./')].join('\n')

  test.each(RECOGNISED)('%s', (name) => {
    const { comments, rows } = table(name)
    const closed = CLOSED.exec(comments)
    const isClosed = (row: Row) =>
      closed !== null && (closed[1]?.split(' ').includes(row.class ?? row.how ?? '') ?? true)
    const isMet = (word: string) => word.split('…').every((part) => text.includes(part))
    expect(words(rows.filter((row) => !isClosed(row))).filter((word) => !isMet(word))).toEqual([])
  })
})

/** The rule of people.ts on a list: the longest listed ending decides. */
function counts(noun: string, endings: ReadonlyMap<string, string>): 'person' | 'household' | null {
  for (let length = noun.length; length > 0; length--) {
    const how = endings.get(noun.slice(-length))
    if (how === 'not' || how === 'thing') return null
    if (how === 'household') return 'household'
    if (how === 'noun' || (how === 'suffix' && length < noun.length)) return 'person'
  }
  return null
}

function modified(noun: string, endings: ReadonlyMap<string, string>): boolean {
  return [1, 2, 3].some((length) => endings.get(noun.slice(-length)) === 'thing')
}
