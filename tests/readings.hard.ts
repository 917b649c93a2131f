import { expect, test } from 'vitest'
// @ts-expect-error plain JavaScript
import { readingSets } from '../bench/readings/sets.mjs'
// @ts-expect-error plain JavaScript, also run by hand and by bench/mutate.mjs
import { byText, differences, linesOf, toldOf } from '../bench/readings.mjs'
import { explain, explainDocument } from '../src/index.js'
import { readArticle } from '../src/pipeline.js'
import { sourceFromText } from '../src/read/source.js'
import { identityMap } from '../src/span.js'

// No column of any figure of any text that may be read changes, nor the rules that it came by, unless somebody meant it. What differs is
// told by `node bench/readings.mjs`, and with --update written down.

const app = { explain, explainDocument, readArticle, sourceFromText, identityMap }
const sets: readonly { readonly name: string; readonly texts: readonly unknown[] }[] = readingSets()

test.each(sets)('$name', ({ name, texts }) => {
  const is = byText(texts.flatMap((text) => linesOf(text, app)))
  expect(differences(toldOf(name), is)).toEqual([])
})
