import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
// @ts-expect-error plain JavaScript, run by CI
import { below, raised, scoresOf } from '../.ci/gate.mjs'

const root = join(import.meta.dirname, '..')
type Scores = Readonly<Record<string, number>>
const floors: Readonly<Record<string, Scores>> = JSON.parse(readFileSync(join(root, '.ci/floors.json'), 'utf8'))

const kind = { gold: 3, f1: 0.9, strictF1: 0.8 }
const SCORED = {
  kinds: { money: kind, personnel: { ...kind, gold: 0, f1: null }, project: kind, all: kind },
  agreed: { role: 0.5, donor: null, unit: 1 },
  rows: 0.25,
}

describe('the gate', () => {
  test('is red when any floor is missed by a thousandth, and only then', () => {
    for (const [set, scores] of Object.entries(floors)) {
      expect(below(scores, scores), set).toEqual([])
      for (const name of Object.keys(scores)) {
        const missed = { ...scores, [name]: (scores[name] as number) - 0.001 }
        expect(below(missed, scores), `${set} ${name}`).toEqual([[name, scores[name]]])
      }
    }
  })

  test('is red where a score is gone', () => {
    expect(below({}, { role: 0.5 })).toEqual([['role', 0.5]])
    expect(below({ role: Number.NaN }, { role: 0.5 })).toEqual([['role', 0.5]])
  })

  test('raises floors and never lowers them', () => {
    expect(raised({ role: 0.66666, label: 0.4, per: 1 }, { role: 0.6, label: 0.5 })).toEqual({
      role: 0.6666,
      label: 0.5,
      per: 1,
    })
  })

  test('holds mentions by kind, attributes where people agree, and whole rows', () => {
    expect(scoresOf(SCORED)).toEqual({
      'money f1': 0.9,
      'money strict f1': 0.8,
      'project f1': 0.9,
      'project strict f1': 0.8,
      role: 0.5,
      rows: 0.25,
    })
  })

  test('has floors for every set of annotated documents in the project', () => {
    const sets = readdirSync(join(root, 'fixtures/annotated'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    expect(sets.length).toBeGreaterThan(3)
    for (const { name } of sets) expect(Object.keys(floors[name] ?? {}), name).toContain('money f1')
  })
})
