import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { gazetteer } from '../src/lexicon/places.js'
import { read } from '../src/pipeline.js'
import { sourceFromBytes } from '../src/read/source.js'

const ANNOTATED = 'fixtures/annotated'
/** A particle, a mark, an amount, a count of people, a verb of giving in front. */
const BROKEN =
  /[了把被着\p{Extended_Pictographic}▲●■]|[0-9一二三四五六七八九十百千万亿](?:元|名|人(?!民))|^(?:拨付|捐赠|投入|援助|资助|选派)/u
/** Bodies and persons have places in their names: 拉萨北京实验中学. */
const BODY = /[会馆校院司行团社队部局厅委家人友心]$|[大中小]学|公司|集团/
/** 南台湾: a part of a province is one name. */
const PART_OF = /^[东南西北中](?=台湾)/
/** Longer than any name: two run together. */
const LONGEST = 22

/** The names of provinces and countries that may stand at the head of a name only. */
function headNames(): readonly string[] {
  const places = [...gazetteer().names.values()].flatMap((entry) => entry.places)
  return places.filter(({ level, short }) => level === 'province' && short.length > 1).map(({ short }) => short)
}

test('no giver or receiver of any annotated document is a broken name, or two run together', () => {
  const heads = headNames()
  const broken = readdirSync(ANNOTATED).flatMap((set) => {
    const docs = join(ANNOTATED, set, 'docs')
    if (!set.match(/^[abefghijklm]$/)) return []
    return readdirSync(docs).flatMap((file) => {
      if (!/\.(?:txt|html|md)$/.test(file)) return []
      const { records } = read(sourceFromBytes(file, readFileSync(join(docs, file))))
      const names = records
        .flatMap(({ donor, recipient }) => [donor, recipient])
        .flatMap((name) => name?.split('、') ?? [])
      return [...new Set(names)]
        .filter(
          (name) =>
            BROKEN.test(name) ||
            name.length > LONGEST ||
            (!BODY.test(name) &&
              heads.some((head) => name.replace(PART_OF, '').indexOf(head) > 0 && !name.includes('海南'))),
        )
        .map((name) => `${set}/${file}: ${name}`)
    })
  })
  expect(broken).toEqual([])
}, 60_000)
