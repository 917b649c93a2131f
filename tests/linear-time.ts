/** Milliseconds of the processor that each step of something took, by the step's name. */
export type Times = Map<string, number>

/**
 * A step is suspected where twice the input takes `suspected` times as long, and found guilty where eight times the
 * input then takes `proven` times as long as twice does (four is linear, sixteen quadratic): at the small sizes one
 * collection of garbage is as long as the step itself.
 */
const RATIO = { suspected: 3, proven: 9 }
/** Times below this many milliseconds are noise, the collection of garbage above all: a step that takes less at twice the size passes. */
const FLOOR = 40
/** A busy machine may disturb one measurement, not the best of some. */
const ROUNDS = 6

/**
 * The steps whose time grows faster than their input, with their times at the sizes that show it; none where all is
 * well. No limit is set in seconds: a slow machine is no fault of the code.
 * @param measure runs the steps on input of so many times its least size
 */
export function superlinear(measure: (size: number) => Times): readonly string[] {
  const [single, double, eightfold]: [Times, Times, Times] = [new Map(), new Map(), new Map()]
  let suspects: readonly string[] = []
  for (let round = 0; round < ROUNDS && (round === 0 || suspects.length > 0); round++) {
    // the larger first: what warms up makes a step suspected, never the other way round
    keepBest(double, measure(2))
    keepBest(single, measure(1))
    suspects = slower(single, double, RATIO.suspected)
  }
  for (let round = 0; round < ROUNDS && suspects.length > 0; round++) {
    keepBest(double, measure(2))
    keepBest(eightfold, measure(8))
    const proven = slower(double, eightfold, RATIO.proven)
    suspects = suspects.filter((step) => proven.includes(step))
  }
  return suspects.map(
    (step) => `${step}: ${[single, double, eightfold].map((times) => times.get(step)?.toFixed(1)).join(' → ')} ms`,
  )
}

/**
 * Likewise for one step: what is timed is what `prepare` gives back, not its own work.
 * @param prepare makes input of so many times its least size
 */
export function superlinearStep(name: string, prepare: (size: number) => () => unknown): readonly string[] {
  return superlinear((size) => {
    const times: Times = new Map()
    timed(times, name, prepare(size))
    return times
  })
}

/** Runs a step and notes its time: of the processor, which other work on the machine disturbs little. */
export function timed<T>(times: Times, step: string, run: () => T): T {
  const before = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(before)
  times.set(step, (user + system) / 1000)
  return result
}

/** The steps whose time grew at least so many times from one size to the next. */
function slower(before: Times, after: Times, ratio: number): readonly string[] {
  return [...after]
    .filter(([step, time]) => time > FLOOR && time >= ratio * (before.get(step) as number))
    .map(([step]) => step)
}

function keepBest(best: Times, times: Times): void {
  for (const [step, time] of times) best.set(step, Math.min(time, best.get(step) ?? time))
}
