// Makes the segmenter's dictionary when the project is built: its own has 349,000 words, takes five times as long to load
// and 150 MB more, and three in four of its words are rare ones that change nothing that is read (docs/method.md has the
// measurements).
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { peopleNoun } from '../lexicon/people.js'
import { segmenterWords } from '../lexicon/words.js'
import { packageFile } from '../package-file.js'
import { writeMade } from './made-file.js'

/** Words that stand at least so often in the corpus that the segmenter's dictionary was counted on. */
const FREQUENCY = 10
/** Kept however rare: who gives and who receives is read off names of places and of bodies, which people's nouns may begin. */
const NAMES = new Set(['ns', 'nt'])
/** The least frequency of our own words: that of the median word. One that the segmenter knows, under another tag, keeps what it has. */
const OWN = 50

/** Rare words of which a part would be taken for something else than the whole is. */
const CUT_APART: readonly ((word: string, tag: string) => boolean)[] = [
  // 儿童乐园, 工人文化宫: begins like people; the whole name says that none are counted
  (word, tag) => /^n(?!r)/.test(tag) && peopleNoun(word) === null && beginnings(word).some((part) => peopleNoun(part)),
  // 一步棋, 万头窜动: a number inside a set phrase counts nothing
  (word, tag) => /^[il]$/.test(tag) && /[一二三四五六七八九十百千万亿两半]/.test(word),
  // 公司化: how something is done begins like the thing
  (word) => word.length > 2 && word.endsWith('化'),
]

const LINE = /^(\S+) (\d+) (\S+)$/

const base = createRequire(import.meta.url).resolve('nodejieba/submodules/cppjieba/dict/jieba.dict.utf8')
const lexicon = packageFile('src/lexicon/')
/** Every word in a cell of our tables: what the rules look for must be a word to the segmenter. */
const named = new Set(
  readdirSync(lexicon)
    .filter((name) => name.endsWith('.tsv'))
    .flatMap((name) => readFileSync(new URL(name, lexicon), 'utf8').split('\n'))
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.match(/\p{Script=Han}+/gu) ?? []),
)
const own = new Map(segmenterWords().map(({ word, tag }) => [word, tag]))

const known = new Map<string, number>()

const kept = readFileSync(base, 'utf8')
  .split('\n')
  .filter((line) => {
    const [, word = '', frequency, tag] = LINE.exec(line) ?? []
    if (own.has(word)) known.set(word, Number(frequency))
    if (word === '' || own.has(word)) return false
    const kept = Number(frequency) >= FREQUENCY || NAMES.has(tag ?? '') || word.length === 1 || named.has(word)
    return kept || CUT_APART.some((rule) => rule(word, tag ?? ''))
  })
const ours = [...own].map(([word, tag]) => `${word} ${Math.max(OWN, known.get(word) ?? 0)} ${tag}`)
writeMade('segment/dictionary.utf8', `${[...kept, ...ours].join('\n')}\n`)

/** What a word begins with, from two characters on. */
function beginnings(word: string): readonly string[] {
  return Array.from(word, (_, length) => word.slice(0, length)).slice(2)
}
