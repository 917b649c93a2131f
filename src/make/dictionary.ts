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

const require = createRequire(import.meta.url)
const linesOf = (name: string) =>
  readFileSync(require.resolve(`nodejieba/submodules/cppjieba/dict/${name}.utf8`), 'utf8').split('\n')
const lexicon = packageFile('src/lexicon/')
/**
 * Every word in a cell of our tables: what the rules look for must be a word to the segmenter. What is learnt of its words is none: pairs of
 * characters there would be words, and each learning would cut the texts anew from which it learnt.
 */
const named = new Set(
  readdirSync(lexicon)
    .filter((name) => name.endsWith('.tsv') && !name.endsWith('-weights.tsv'))
    .flatMap((name) => readFileSync(new URL(name, lexicon), 'utf8').split('\n'))
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.match(/\p{Script=Han}+/gu) ?? []),
)
const own = new Map(segmenterWords().map(({ word, tag }) => [word, tag]))

const known = new Map<string, number>()

/** A word of the segmenter, how often it stands in the corpus that was counted, and its tag. */
type Entry = readonly [word: string, frequency: number, tag: string]

const kept = linesOf('jieba.dict').flatMap((line): readonly Entry[] => {
  const [, word = '', count, tag = ''] = LINE.exec(line) ?? []
  const frequency = Number(count)
  if (own.has(word)) known.set(word, frequency)
  if (word === '' || own.has(word)) return []
  const kept = frequency >= FREQUENCY || NAMES.has(tag) || word.length === 1 || named.has(word)
  return kept || CUT_APART.some((rule) => rule(word, tag)) ? [[word, frequency, tag]] : []
})
const ours = [...own].map(([word, tag]): Entry => [word, Math.max(OWN, known.get(word) ?? 0), tag])
const entries = [...kept, ...ours]

// The segmenter reads a list of its own and one of a user's, each twice. The first it sorts by frequency, a third of all its loading, for
// a median that only a user's words ask for that tell no frequency. So all words but the characters, of which the second list would make
// words for sure, stand in the second, and beside the characters two words that no text has, since it parts a text at these marks: they
// hold the least frequency and the sum of all, by which odds are reckoned.
const frequencies = entries.map(([, frequency]) => frequency).sort((a, b) => a - b)
const [least, median] = [frequencies[0] as number, frequencies[frequencies.length >> 1] as number]
const isCharacter = ([word]: Entry) => [...word].length === 1
const words = entries.filter((entry) => !isCharacter(entry))
const rest = words.reduce((sum, [, frequency]) => sum + frequency, -least)
const users = linesOf('user.dict')
  .filter((line) => line !== '')
  .map((line): Entry => {
    const [word = '', ...cells] = line.split(' ')
    return [word, cells.length > 1 ? Number(cells[0]) : median, cells.at(-1) ?? 'x']
  })
write('characters', [...entries.filter(isCharacter), ['，，', least, 'x'], ['，。', rest, 'x']])
write('dictionary', [...words, ...users])

function write(name: string, entries: readonly Entry[]): void {
  writeMade(`segment/${name}.utf8`, `${entries.map((entry) => entry.join(' ')).join('\n')}\n`)
}

/** What a word begins with, from two characters on. */
function beginnings(word: string): readonly string[] {
  return Array.from(word, (_, length) => word.slice(0, length)).slice(2)
}
