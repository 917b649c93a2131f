// Learns from annotated documents what speaks for an answer: src/lexicon/*-weights.tsv, which the weighing stages read.
//
//   node bench/learn.mjs                  learns all tables anew and writes them; build again behind it, and learn the roles once more
//                                         (--question role): what weighs a role reads the parties as they are weighed
//   node bench/learn.mjs --question role  learns one table
//   node bench/learn.mjs --check w,x,z    leaves out each of these sets in turn, learns from the others, and scores it:
//                                         right by the rules, and weighed, at several margins; writes nothing
//
// A softmax over the answers of each figure, by stochastic gradient: of roles of a sum of weights, of all else of a layer of hidden units too
// (layer.mjs). What the rules answer is a feature like others; in a share of the steps it is hidden, since rules are right more often in texts
// by which they were made than in others. Sets that nobody has read (bench/sweep/unread.mjs) are a measure, never learnt from.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { toNumber } from '../dist/decimal.js'
import { clueAt, numberAllClues } from '../dist/lexicon/clue-numbers.js'
import { HIDDEN_UNITS } from '../dist/lexicon/hidden-units.js'
import { ROLES_OF } from '../dist/model.js'
import { cluesOf } from '../dist/resolve/clues.js'
import { datings } from '../dist/resolve/dating/dating.js'
import { names } from '../dist/resolve/label/options.js'
import { earlierAnswers } from '../dist/resolve/parties/earlier.js'
import { rangeOf } from '../dist/resolve/parties/near.js'
import { balloting } from '../dist/resolve/parties/parties.js'
import { stageOf } from '../dist/resolve/parties/scenes.js'
import { surroundings } from '../dist/resolve/parties/scope.js'
import { featuresOf } from '../dist/resolve/weigh.js'
import { HIDDEN, layered, shuffle } from './layer.mjs'
import { asDeep, sameLabel, sameNames, text } from './score.mjs'
import { OWN_SETS, SETS_BESIDE } from './sets.mjs'
import { UNREAD } from './sweep/unread.mjs'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** So often counts a figure of what others published, as most beside the checkout are, and one of texts that are modelled on that; else once. */
const BESIDE = 6
const MODELLED = 2
/** What the one hand that annotated a text doubts counts so much of that. */
const DOUBTED = 0.5
const MODELLED_SETS = new Set([
  'z',
  'ac',
  'ad',
  'ae',
  'ag',
  'ah',
  'aj',
  'ak',
  'al',
  'an',
  'aq',
  'ar',
  'as',
  'at',
  'av',
  'aw',
  'ax',
  'ay',
  'az',
  'ba',
  'bc',
  'be',
  'bf',
  'bh',
  'bi',
])
const SETS = [
  ...OWN_SETS.map((set) => ({ ...set, times: MODELLED_SETS.has(set.name) ? MODELLED : 1 })),
  ...SETS_BESIDE.map((set) => ({ ...set, times: BESIDE })),
].filter(({ gold }) => existsSync(gold))

/**
 * What is learnt: before which resolver it is asked; for a figure at an index what answers it has, the features of each and which of them the
 * rules give, -1 where they give none; when an answer is right, and which of several that are is meant; how it is learnt.
 */
const QUESTIONS = {
  donor: {
    resolver: 'parties',
    asking: askingForParty('donor'),
    isRight: sameNames,
    isMeant: asDeep,
    learn: inTurn,
  },
  recipient: {
    resolver: 'parties',
    asking: askingForParty('recipient'),
    isRight: sameNames,
    isMeant: asDeep,
    learn: inTurn,
  },
  // no words of time, and words that name no day, are no date
  period: {
    resolver: 'dating',
    asking: askingForTime,
    isRight: (gold, days) => ['start', 'end'].every((side) => (gold?.[side] ?? null) === (days?.[side] ?? null)),
    learn: layers,
  },
  role: {
    resolver: 'role-weighing',
    asking: askingForRole,
    isRight: (gold, role) => gold === role,
    learn: rolesAlone,
  },
  // a figure without a label takes any; of names that pass, the very words of the gold alone are learnt where the text has them: the others
  // are longer or shorter as it happens
  label: {
    resolver: 'label',
    asking: askingForLabel,
    isRight: (gold, label) => gold && sameLabel(gold, label),
    isMeant: (gold, label) => text(gold) === text(label),
    learn: (all) => layers(all, 1),
  },
}
/** A feature stands in so many figures and documents at least, since tables are read at each start: rarer ones gain nothing. */
const LEAST = { figures: 20, documents: 8 }
/** … a clue that is told whatever the answer in so many, … */
const LEAST_OF_CLUES = { figures: 40, documents: 8 }
/** … and of roles, of which a figure has some hundred clues that each say little, rarer ones too. */
const LEAST_OF_ROLES = { figures: 8, documents: 4 }
/** There each weight falls by such a share of itself where it is learnt from, so that none grows large, … */
const DECAY = 1e-2
/** … and a clue that speaks less for each role is left out. */
const FAINT = 0.22
/** Weights are the mean of those that stand at every so many figures, in so many runs: less of chance. */
const LOOK = 200
const RUNS = 3
/** The clue that all figures have. */
const ALWAYS = 'clue=any='
/** Features that tell what the rules answer. */
const RULED = /^(?:none-)?(?:ruled|unruled|previous|next|share|earlier|later)/
/** Of names that are right the one at the depth that the annotator chose counts so much: a third of the wider and narrower ones go, and no name more is wrong. */
const MEANT = 0.5
/** Weights are written so fine, */
const FINE = 100

/** The figures of a set on whose field careful people agree: the features of their answers, and which are right. */
async function examples({ name, docs, gold, times }, question) {
  const { resolver, asking, learn } = QUESTIONS[question]
  const isInTurn = learn === inTurn
  const found = []
  for await (const { file, mentions, outline } of read(docs, gold, resolver)) {
    const wanted = readFileSync(join(gold, file), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    const golds = new Map()
    for (const one of wanted) {
      const i = mentions.findIndex((mention, k) => !golds.has(k) && fits(mention, one))
      if (i >= 0) golds.set(i, one)
    }
    const ask = asking(mentions, outline, (i) => golds.get(i)?.[question])
    for (const i of mentions.keys()) {
      const one = golds.get(i) ?? {}
      const isDoubted = (one.lenient ?? []).includes(question)
      const isAgreed = !one.optional && one[question] !== undefined && (!isDoubted || MODELLED_SETS.has(name))
      // what is answered of a figure is told to those behind it, whether anybody has annotated it or not
      if (!isAgreed && !isInTurn) continue
      const { answers, clues = [], ...asked } = ask(i)
      const { right, meant } = isAgreed ? judged(question, one[question], answers) : { right: [], meant: [] }
      found.push({
        ...asked,
        set: name,
        doc: `${name}/${file}`,
        times: isDoubted ? times * DOUBTED : times,
        isAgreed,
        clues,
        right,
        meant,
      })
    }
  }
  return found
}

/** Which of the answers are right, and which of them are meant; all where none is. */
function judged(question, gold, answers) {
  const { isRight, isMeant = () => true } = QUESTIONS[question]
  const right = answers.map((answer) => isRight(gold, answer))
  const meant = answers.map((answer, k) => right[k] && isMeant(gold, answer))
  return { right, meant: meant.some(Boolean) ? meant : right }
}

function askingForParty(question) {
  return (mentions, outline) => {
    const ballot = balloting(mentions, stageOf(outline), question, cluesOf(mentions, outline))
    return (i) => {
      const { kind, role, start, sentence } = mentions[i]
      const own = ballot(i, SILENT)
      const names = own.options.map(({ value }) => value?.candidate.name ?? null)
      return {
        ...asked(own, (near) => near?.candidate.name ?? null),
        names,
        ranges: own.options.map(({ value }) => (value ? rangeOf(value.place) : '')),
        figure: { kind, role, start, sentence: { index: sentence.index, blockIndex: sentence.blockIndex } },
        clause: surroundings(sentence.text, mentions[i]).clause,
      }
    }
  }
}

function askingForTime(mentions, outline) {
  const ballot = datings(mentions, outline)
  return (i) => asked(ballot(i), (time) => time?.days ?? null)
}

/** Such a share of figures is named wrongly, about as often as the table will err: what counts what a figure before does is not always right. */
const MISNAMED = 0.07

/** Figures before have the names that are best for them, since nothing is learnt yet that could name them, and now and then another. */
function askingForLabel(mentions, outline, goldOf) {
  const ballot = names(mentions, outline)
  const named = []
  const answersOf = ({ options }) => options.map(({ value }) => value?.text ?? null)
  const random = generator(1)
  const ballots = mentions.map((mention, i) => {
    const own = ballot(mention, named.slice())
    const answers = answersOf(own)
    const best = judged('label', goldOf(i), answers).meant.indexOf(true)
    const taken = random() < MISNAMED ? Math.floor(random() * answers.length) : best
    named.push(taken < 0 ? mention : { ...mention, label: answers[taken] })
    return own
  })
  return (i) => asked(ballots[i], (label) => label?.text ?? null)
}

/** Tells nothing of the figures in front. */
const SILENT = { of: () => () => {} }

/** The features that are told. */
function toldBy(speak) {
  const spoken = new Set()
  const tell = (theme, ...facts) => {
    for (const feature of featuresOf(theme, facts)) spoken.add(feature)
  }
  speak(
    Object.assign(tell, {
      row: (theme, row, from) => {
        for (const fact of row.slice(from)) tell(theme, fact)
      },
      shared: (_, speak) => speak(tell),
    }),
  )
  return [...spoken].map(once)
}

function asked({ clues, options, standing }, answer) {
  const features = options.map(({ speak }) => toldBy(speak))
  return {
    answers: options.map(({ value }) => answer(value)),
    features,
    clues: [...clues].map((clue) => once(`clue=${nameOf(clue)}`)),
    standing,
  }
}

/** Each clue speaks for each role of the figure's kind: `before=捐 money 2`. */
function askingForRole(mentions, outline) {
  const { all } = cluesOf(mentions, outline)
  return (i) => {
    const { kind, role } = mentions[i]
    const clues = all(i).map(nameOf)
    return {
      answers: ROLES_OF[kind],
      features: ROLES_OF[kind].map((_, k) => clues.map((clue) => once(`${clue} ${kind} ${k}`))),
      standing: ROLES_OF[kind].indexOf(role),
    }
  }
}

/** A clue as tables write it. */
function nameOf(clue) {
  return clueAt(clue).join('=')
}

/** The same text once in memory. */
const texts = new Map()
function once(text) {
  if (!texts.has(text)) texts.set(text, text)
  return texts.get(text)
}

/** A row a clue, with what it weighs for each role. */
function roleRows(weights) {
  const rows = new Map()
  for (const [feature, weight] of weights) {
    const [, clue, kind, k] = /^(.*) (\w+) (\d)$/.exec(feature)
    const key = `${kind}\t${clue}`
    if (!rows.has(key))
      rows.set(
        key,
        ROLES_OF[kind].map(() => 0),
      )
    rows.get(key)[k] = weight
  }
  const told = [...rows].filter(([, of]) => of.some((weight) => Math.abs(weight) >= FAINT))
  return ['kind\tclue\tweights', ...told.map(([key, of]) => `${key}\t${of.join(' ')}`)]
}

/** Reads the documents as far as a resolver. */
async function* read(docs, gold, end) {
  const load = (module) => import(`../dist/${module}.js`)
  const [
    { sources },
    { strip },
    { normalise },
    { segment },
    { recognise },
    { layOut },
    { resolvers },
    { DEFAULT_LIMITS },
  ] = await Promise.all(
    [
      'index',
      'strip/article',
      'normalise/normalise',
      'segment/segment',
      'recognise/recognise',
      'layout/outline',
      'resolve/resolve',
      'limits',
    ].map(load),
  )
  const before = resolvers.slice(
    0,
    resolvers.findIndex(({ name }) => name === end),
  )
  for (const file of readdirSync(gold)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const stem = file.replace(/\.jsonl$/, '')
    const document = readdirSync(docs).find((name) => name.replace(/\.[^.]+$/, '') === stem)
    if (!document) continue
    for await (const { source } of sources([join(docs, document)])) {
      if (!source) continue
      const plain = normalise(strip(source, {}))
      const whole = { plain, sentences: segment(plain) }
      const found = recognise(whole, DEFAULT_LIMITS.numbers).mentions
      if (found.length === 0) continue
      const outline = layOut(whole, found)
      const mentions = before.reduce((current, { resolve }) => resolve(current, outline), found)
      yield { file, mentions, outline }
    }
  }
}

/** The gold writes the document's own characters, a mention is simplified. */
const SIMPLIFIED = { 萬: '万', 億: '亿', 兩: '两', 幾: '几', 數: '数' }
const digits = (text) =>
  text
    .normalize('NFKC')
    .replace(/[萬億兩幾數]/g, (one) => SIMPLIFIED[one])
    .replace(/[^0-9.〇零一二两三四五六七八九十百千万亿半几数]/g, '')

function fits({ kind, value, start, end, sentence }, gold) {
  const [a, b] = [digits(sentence.text.slice(start, end)), digits(gold.raw)]
  return kind === gold.kind && toNumber(value) === Number(gold.value) && (a.includes(b) || b.includes(a))
}

/** Counts in how many figures and documents each feature stands. */
function counted(all, told) {
  const [figures, documents] = [new Map(), new Map()]
  for (const example of all) {
    for (const feature of new Set(told(example))) {
      figures.set(feature, (figures.get(feature) ?? 0) + 1)
      if (!documents.has(feature)) documents.set(feature, new Set())
      documents.get(feature).add(example.doc)
    }
  }
  return (least) =>
    [...figures.keys()]
      .filter((one) => figures.get(one) >= least.figures && documents.get(one).size >= least.documents)
      .sort()
}

/**
 * Learns what is told of answers, and what is known whatever the answer: the rows of a table, and how much speaks for each answer. So much counts
 * that an answer is the one that is `meant`, the rest that it is right.
 */
function layers(all, meantShare = MEANT) {
  const kept = [
    ...counted(all, ({ features }) => features.flat())(LEAST),
    ...counted(all, ({ clues }) => clues)(LEAST_OF_CLUES),
  ]
  const index = new Map(kept.map((feature, i) => [feature, i]))
  const numbers = (features) => Int32Array.from(features.flatMap((feature) => index.get(feature) ?? []))
  const numbered = ({ times, features, clues, right, meant }) => ({
    times,
    right,
    meant,
    rows: features.map(numbers),
    clues: numbers(clues),
  })
  const { weights, units } = layered(all.filter(({ right }) => right.some(Boolean)).map(numbered), {
    size: kept.length,
    ruled: Uint8Array.from(kept.map((feature) => RULED.test(feature))),
    always: index.get(ALWAYS),
    meantShare,
    random: generator(1),
  })
  const own = weights.map((weight) => Math.round(weight * FINE))
  const spoken = Int8Array.from(units, (one) => Math.max(-127, Math.min(127, Math.round(one * FINE))))
  const ofUnits = (i) => spoken.subarray(i * HIDDEN_UNITS, (i + 1) * HIDDEN_UNITS)
  const rows = kept.map((feature, i) => {
    const base64 = ofUnits(i).some(Boolean) ? Buffer.from(ofUnits(i)).toString('base64') : ''
    return `${feature}\t${own[i] / FINE}\t${base64}`
  })
  return { size: kept.length, rows: ['feature\tweight\tunits', ...rows], weigh, sumsOf: (held) => held.map(weigh) }

  function weigh({ features, clues }) {
    const known = [...numbers(clues)]
    return features.map((one) => {
      const told = [...numbers(one)]
      let sum = told.reduce((total, feature) => total + own[feature], 0)
      for (let unit = 0; unit < HIDDEN_UNITS; unit++) {
        const open = [...known, ...told].reduce((total, feature) => total + ofUnits(feature)[unit], 0)
        sum += (unit < HIDDEN_UNITS / 2 ? 1 : -1) * Math.max(0, open)
      }
      return sum / FINE
    })
  }
}

/**
 * The same of figures that are told what is answered of those in front of them. What they are told is what weights answer that have learnt
 * from the other half of the documents: of their own they would be right too often.
 */
function inTurn(all) {
  const halves = [0, 1].map((half) => all.filter(({ doc }) => halfOf(doc) === half))
  const byOthers = halves.map((_, half) => layers(halves[1 - half]).weigh)
  const told = toldInTurn(all, (plain) => byOthers[halfOf(plain.doc)](plain))
  const learnt = layers(told.map(({ example }) => example))
  const sumsOf = (held) => toldInTurn(held, (_, example) => learnt.weigh(example)).map(({ sums }) => sums)
  return { ...learnt, sumsOf }
}

/** Each figure with what is answered, as `weigh` sums it, of those in front of it in its document. */
function toldInTurn(all, weigh) {
  let earlier = earlierAnswers()
  return all.map((plain, at) => {
    const { doc, figure, clause, names, ranges, features } = plain
    if (all[at - 1]?.doc !== doc) earlier = earlierAnswers()
    const speak = earlier.of(figure, { clause }, new Set(names))
    const own = features.map((known, k) => [...known, ...toldBy((tell) => speak(names[k], ranges[k], tell))])
    const example = { ...plain, features: own }
    const sums = weigh(plain, example)
    earlier.add(figure, names[sums.indexOf(Math.max(...sums))])
    return { example, sums }
  })
}

function halfOf(doc) {
  return [...doc].reduce((hash, one) => (hash * 31 + one.charCodeAt(0)) | 0, 7) & 1
}

/** Learns what clues speak for roles. */
function rolesAlone(all) {
  const kept = counted(all, ({ features }) => features.flat())(LEAST_OF_ROLES)
  const index = new Map(kept.map((feature, i) => [feature, i]))
  const usable = all
    .filter(({ right }) => right.some(Boolean))
    .map(({ times, features, right }) => ({
      times,
      right,
      rows: features.map((one) => Int32Array.from(one.flatMap((feature) => index.get(feature) ?? []))),
    }))
  const ruled = Uint8Array.from(kept.map((feature) => RULED.test(feature)))
  const sum = new Float64Array(kept.length)
  for (let run = 1; run <= RUNS; run++)
    for (const [feature, weight] of descended(usable, ruled, generator(run)).entries()) sum[feature] += weight
  const weights = new Map(kept.map((feature, i) => [feature, Math.round((sum[i] / RUNS) * FINE) / FINE]))
  const weigh = ({ features }) =>
    features.map((one) => one.reduce((total, feature) => total + (weights.get(feature) ?? 0), 0))
  return { size: weights.size, rows: roleRows(weights), sumsOf: (held) => held.map(weigh) }
}

const PASSES = 8

/** The weights that one run comes to, by AdaGrad (Duchi, Hazan & Singer 2011). */
function descended(usable, ruled, random) {
  const [weights, squares] = [new Float64Array(ruled.length), new Float64Array(ruled.length).fill(0.01)]
  const mean = new Float64Array(ruled.length)
  const order = usable.map((_, i) => i)
  const step = (feature, slope) => {
    const change = -slope - DECAY * weights[feature]
    squares[feature] += change * change
    weights[feature] += (0.1 * change) / Math.sqrt(squares[feature])
  }
  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random)
    for (const [done, i] of order.entries()) {
      if (done % LOOK === 0) for (const [feature, weight] of weights.entries()) mean[feature] += weight
      const { times, rows, right } = usable[i]
      const hidden = random() < HIDDEN
      const seen = (feature) => !hidden || !ruled[feature]
      const sums = rows.map((row) => {
        let all = 0
        for (const feature of row) if (seen(feature)) all += weights[feature]
        return all
      })
      const most = Math.max(...sums)
      const odds = sums.map((sum) => Math.exp(sum - most))
      const total = odds.reduce((a, b) => a + b)
      const good = odds.reduce((sum, odd, k) => sum + (right[k] ? odd / total : 0), 0)
      for (const [k, row] of rows.entries()) {
        const odd = odds[k] / total
        const slope = times * (right[k] ? odd - odd / good : odd)
        if (Math.abs(slope) < 1e-4) continue
        for (const feature of row) if (seen(feature)) step(feature, slope)
      }
    }
  }
  return mean.map((all) => all / (PASSES * Math.ceil(usable.length / LOOK)))
}

/** Numbers between 0 and 1 (Park & Miller 1988), the same each time. */
function generator(seed) {
  let state = seed
  return () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
}

/** How many of the figures are right by the rules, and weighed at each margin. */
function scored(all, sumsOf, margins) {
  const counts = margins.map(() => 0)
  let ruled = 0
  const sums = sumsOf(all)
  for (const [i, { right, standing, isAgreed }] of all.entries()) {
    if (!isAgreed) continue
    const of = sums[i]
    const best = of.indexOf(Math.max(...of))
    ruled += right[standing] ?? false
    for (const [k, margin] of margins.entries()) counts[k] += right[of[best] - of[standing] <= margin ? standing : best]
  }
  return { ruled, counts }
}

numberAllClues()
const { values } = parseArgs({ options: { check: { type: 'string' }, question: { type: 'string' } } })
for (const question of values.question ? [values.question] : Object.keys(QUESTIONS)) {
  const all = []
  for (const set of SETS)
    if (values.check !== undefined || !UNREAD.has(set.name)) all.push(...(await examples(set, question)))
  const learnable = all.filter(({ set }) => !UNREAD.has(set))
  if (values.check === undefined) {
    const { size, rows } = QUESTIONS[question].learn(learnable)
    const file = path(`src/lexicon/${question}-weights.tsv`)
    const head = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('#'))
    writeFileSync(file, [...head, ...rows, ''].join('\n'))
    console.log(`${question}: ${size} weights from ${learnable.filter(({ isAgreed }) => isAgreed).length} figures`)
    continue
  }
  const margins = [0, 0.5, 1, 1.5, 2, 3]
  for (const set of values.check.split(',')) {
    const held = all.filter((one) => one.set === set)
    const agreed = held.filter(({ isAgreed }) => isAgreed)
    const { ruled, counts } = scored(
      held,
      QUESTIONS[question].learn(learnable.filter((one) => one.set !== set)).sumsOf,
      margins,
    )
    const share = (n) => ((100 * n) / agreed.length).toFixed(1)
    const at = margins.map((margin, k) => `${margin}: ${share(counts[k])}`).join(' · ')
    const can = agreed.filter(({ right }) => right.some(Boolean)).length
    console.log(
      `${question} ${set}: ${agreed.length} figures, rules ${share(ruled)}, weighed at ${at}; among the options ${share(can)}`,
    )
  }
}
