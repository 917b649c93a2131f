import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readArticle } from '../src/pipeline.js'
import { introduced, type Told, withIntroduced } from '../src/resolve/places/introduced.js'
import { placeNames } from '../src/resolve/places/names.js'
import { articleOf } from './article-of.js'
import { superlinearStep } from './linear-time.js'

// a comment has no columns: a text may begin with # as well
const [, ...rows] = readFileSync(join(import.meta.dirname, '../fixtures/corpus/introduced-places.tsv'), 'utf8')
  .split('\n')
  .filter((line) => line.includes('\t'))
  .map((line) => line.split('\t') as [text: string, names: string, note: string])

function told(text: string): readonly Told[] {
  const { document } = readArticle(articleOf(text))
  return document.sentences.map(({ text, tag }) => ({ text, tag, names: placeNames(text) }))
}

/** The forms of places of its own that stand in a text, each once. */
function formsIn(text: string): readonly string[] {
  const texts = told(text)
  const forms = introduced(texts)
  const own = texts.flatMap(({ text, names }) =>
    withIntroduced(text, names, forms)
      .filter((hit) => !names.includes(hit))
      .map(({ start, end }) => text.slice(start, end)),
  )
  return [...new Set(own)]
}

describe('places that the gazetteer does not know', () => {
  test.each(rows)('%s: %s', (text, names) => {
    expect(formsIn(text)).toEqual(names === '-' ? [] : names.split(' '))
  })
})

test('twice the text takes twice the time', () => {
  const slow = superlinearStep('introduced', (size) => {
    const text = '云南省笛涛州岩柏县多玛乡村县市州区，安岗、坪埠、龙坞三县向岩柏州县乡和英库车县，'.repeat(size * 150)
    const texts = told(`${text}。`)
    return () => {
      const forms = introduced(texts)
      return texts.map(({ text, names }) => withIntroduced(text, names, forms).length)
    }
  })
  expect(slow).toEqual([])
})
