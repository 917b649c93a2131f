// How the tables of weights of answers are learnt: a softmax over the answers of each figure, of a sum of weights and of a layer of hidden
// units (rectified linear; half of them speak for an answer, half against it), by stochastic gradient with AdaGrad (Duchi, Hazan & Singer
// 2011). A share of the features and of the units is left out of each step (Srivastava et al. 2014), without which the units learn the
// documents by heart.
import { HIDDEN_UNITS } from '../dist/lexicon/hidden-units.js'

const PASSES = 20
/** The weights are the mean of those that stand at every so many figures of the last passes: less of chance. */
const LAST = 2
const LOOK = 2000
/** So far weights and units move at each step. */
const RATE = 0.1
const RATE_OF_UNITS = 0.03
/** By such a share of itself each falls where it is learnt from. */
const DECAY = 1e-5
const DECAY_OF_UNITS = 1e-4
/** Such a share of the features, and of the units, is left out. */
const LEFT_OUT = 0.4
const UNITS_LEFT_OUT = 0.3
/** In such a share of steps the rules' answers are hidden. */
export const HIDDEN = 0.3
/** So little is not learnt from. */
const LEAST = 1e-3
/** Units begin somewhere between this and its opposite, all of them open a little. */
const START = 0.08
const OPEN = 0.1
const SQUARES = 0.01

/** 1 for a unit that speaks for an answer, -1 for one that speaks against it. */
const SIGN = Array.from({ length: HIDDEN_UNITS }, (_, unit) => (unit < HIDDEN_UNITS / 2 ? 1 : -1))

/**
 * What each feature speaks by itself and to each unit, in log odds. An example has its features as numbers below `size`: `clues` whatever the
 * answer, `rows` of each answer; `right` says which answers are right, `meant` which of them are meant, `times` how often it counts. `ruled` has 1 for features that tell what
 * the rules answer. `always` is a clue that all have; `meantShare`: so much counts that an answer is meant, the rest that it is right.
 */
export function layered(examples, { size, ruled, always, meantShare, random }) {
  const weights = new Float64Array(size)
  const squares = new Float64Array(size).fill(SQUARES)
  const units = Float32Array.from({ length: size * HIDDEN_UNITS }, () => START * (2 * random() - 1))
  const squaresOfUnits = new Float32Array(size * HIDDEN_UNITS).fill(SQUARES)
  units.fill(OPEN, always * HIDDEN_UNITS, (always + 1) * HIDDEN_UNITS)
  const mean = { weights: new Float64Array(size), units: new Float64Array(size * HIDDEN_UNITS) }
  let looks = 0
  const order = examples.map((_, i) => i)
  const most = Math.max(...examples.map(({ rows }) => rows.length))
  const longest = examples.reduce((all, { rows }) => Math.max(all, ...rows.map(({ length }) => length)), 0)
  const known = new Float64Array(HIDDEN_UNITS)
  const sums = new Float64Array(most * HIDDEN_UNITS)
  const spoken = new Float64Array(most)
  const told = Array.from({ length: most }, () => new Int32Array(longest))
  const counts = new Int32Array(most)
  const kept = new Float64Array(HIDDEN_UNITS)
  const [slopes, all] = [new Float64Array(HIDDEN_UNITS), new Float64Array(HIDDEN_UNITS)]

  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random)
    for (const [done, i] of order.entries()) {
      if (pass >= PASSES - LAST && done % LOOK === 0) look()
      step(examples[i])
    }
  }
  // at each step only a share of them was there
  const share = (feature) => (feature === always ? 1 : 1 - LEFT_OUT) / looks
  for (let feature = 0; feature < size; feature++) {
    mean.weights[feature] *= share(feature)
    for (let unit = 0; unit < HIDDEN_UNITS; unit++) mean.units[feature * HIDDEN_UNITS + unit] *= share(feature)
  }
  return mean

  function look() {
    looks++
    for (let at = 0; at < weights.length; at++) mean.weights[at] += weights[at]
    for (let at = 0; at < units.length; at++) mean.units[at] += units[at]
  }

  function step({ times, rows, right, meant, clues }) {
    const [isHidden, seed] = [random() < HIDDEN, Math.floor(random() * 2 ** 31)]
    for (let unit = 0; unit < HIDDEN_UNITS; unit++)
      kept[unit] = random() < UNITS_LEFT_OUT ? 0 : 1 / (1 - UNITS_LEFT_OUT)
    known.fill(0)
    const toldClues = clues.filter((clue) => clue === always || !isLeftOut(clue, seed))
    for (const clue of toldClues) speak(clue, known, 0)
    let best = Number.NEGATIVE_INFINITY
    for (let k = 0; k < rows.length; k++) {
      spoken[k] = weigh(rows[k], k, isHidden, seed)
      best = Math.max(best, spoken[k])
    }
    let [total, good, intended] = [0, 0, 0]
    for (let k = 0; k < rows.length; k++) {
      spoken[k] = Math.exp(spoken[k] - best)
      total += spoken[k]
      if (right[k]) good += spoken[k]
      if (meant[k]) intended += spoken[k]
    }
    const shareOf = (k, are, sum) => (are[k] ? spoken[k] / Math.max(sum, 1e-12 * total) : 0)
    all.fill(0)
    for (let k = 0; k < rows.length; k++) {
      const aim = (1 - meantShare) * shareOf(k, right, good) + meantShare * shareOf(k, meant, intended)
      const slope = times * (spoken[k] / total - aim)
      if (Math.abs(slope) < LEAST) continue
      for (let unit = 0; unit < HIDDEN_UNITS; unit++) {
        slopes[unit] = sums[k * HIDDEN_UNITS + unit] > 0 ? slope * SIGN[unit] * kept[unit] : 0
        all[unit] += slopes[unit]
      }
      for (let j = 0; j < counts[k]; j++) {
        const feature = told[k][j]
        const change = -slope - DECAY * weights[feature]
        squares[feature] += change * change
        weights[feature] += (RATE * change) / Math.sqrt(squares[feature])
        move(feature, slopes)
      }
    }
    for (const clue of toldClues) move(clue, all)
  }

  /** What is told of an answer speaks to the units and by itself. */
  function weigh(row, k, isHidden, seed) {
    const from = k * HIDDEN_UNITS
    for (let unit = 0; unit < HIDDEN_UNITS; unit++) sums[from + unit] = known[unit]
    let [sum, count] = [0, 0]
    for (let j = 0; j < row.length; j++) {
      const feature = row[j]
      if ((isHidden && ruled[feature] === 1) || isLeftOut(feature, seed)) continue
      told[k][count++] = feature
      sum += weights[feature]
      speak(feature, sums, from)
    }
    counts[k] = count
    for (let unit = 0; unit < HIDDEN_UNITS; unit++) {
      const own = sums[from + unit]
      if (own > 0) sum += SIGN[unit] * own * kept[unit]
    }
    return sum
  }

  function speak(feature, sum, from) {
    const at = feature * HIDDEN_UNITS
    for (let unit = 0; unit < HIDDEN_UNITS; unit++) sum[from + unit] += units[at + unit]
  }

  function move(feature, by) {
    const at = feature * HIDDEN_UNITS
    for (let unit = 0; unit < HIDDEN_UNITS; unit++) {
      const change = -by[unit] - DECAY_OF_UNITS * units[at + unit]
      squaresOfUnits[at + unit] += change * change
      units[at + unit] += (RATE_OF_UNITS * change) / Math.sqrt(squaresOfUnits[at + unit])
    }
  }
}

/** The same features for all answers of a step. */
function isLeftOut(feature, seed) {
  let hash = Math.imul(feature + 1, 0x9e3779b1) ^ seed
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca77)
  hash ^= hash >>> 13
  return (hash & 0xffff) < LEFT_OUT * 0x10000
}

export function shuffle(order, random) {
  for (let i = order.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1))
    ;[order[i], order[k]] = [order[k], order[i]]
  }
}
