import type { Scales } from './scales.js'

/** What can be told of an answer, as text, a number, or yes and no. */
export type Fact = string | number | boolean

/** Facts that are told together, and which of them speak for or against an answer, alone or joined. */
export interface Theme {
  /** Of all themes, in the order in which they are made. */
  readonly number: number
  readonly facts: readonly string[]
  /** For each feature its name, and which of the facts it joins. */
  readonly features: readonly (readonly [name: string, facts: readonly number[]])[]
}

let themes = 0

/** `theme('place role', 'place place+role')`: of two facts the first speaks alone, and both joined. */
export function theme(facts: string, features: string): Theme {
  const names = facts.split(' ')
  return {
    number: themes++,
    facts: names,
    features: features.split(' ').map((name) => [name, name.split('+').map((fact) => names.indexOf(fact))]),
  }
}

/**
 * The features of a theme with the facts of one answer, as the tables of weights name them.
 * @public `bench/learn.mjs` asks for them
 */
export function featuresOf({ features }: Theme, facts: readonly Fact[]): readonly string[] {
  return features.map(([name, joined]) => `${name}=${joined.map((i) => facts[i]).join(',')}`)
}

/** Tells what speaks for and against an answer. */
export interface Tell {
  /** The facts of a theme, in its order. */
  (theme: Theme, ...facts: readonly Fact[]): void
  /** Of a theme of one fact a row of what it says, from an index on: answers that share a row are told it at the cost of one. */
  row(theme: Theme, row: readonly string[], from: number): void
  /** What `speak` tells wherever it is asked with the same `by`: once it is summed it costs no more. */
  shared(by: object, speak: (tell: Tell) => void): void
}

/** One of the answers that a question may have. */
export interface Option<T> {
  readonly value: T
  /** Tells all that is known for and against it. */
  readonly speak: (tell: Tell) => void
}

/** The answers to one question, and which of them stands unless more speaks for another: the rules', or nobody where no rule answers. */
export interface Ballot<T> {
  /** What is known of the question, whatever the answer: numbers of clues. */
  readonly clues: Iterable<number>
  readonly options: readonly Option<T>[]
  /** Its index among the options, -1 where none stands. */
  readonly standing: number
}

/** An answer with how much speaks for it, in log odds. */
export interface Weighed<T> {
  readonly value: T
  readonly sum: number
}

/** All answers, that for which most speaks first; for the one that stands speaks `margin` more. */
export function ranked<T>(
  { clues, options, standing }: Ballot<T>,
  scales: Scales,
  margin: number,
): readonly Weighed<T>[] {
  const weighed = scales(clues)
  const all = options.map(({ value, speak }, i) => ({ value, sum: weighed(speak) + (i === standing ? margin : 0), i }))
  return all.sort((a, b) => b.sum - a.sum || Number(b.i === standing) - Number(a.i === standing))
}

/** The answer for which most speaks. */
export function preferred<T>(ballot: Ballot<T>, scales: Scales, margin: number): T {
  return (ranked(ballot, scales, margin)[0] as Weighed<T>).value
}

/** Counts in steps that grow. */
export function step(n: number): string {
  return n <= 3 ? String(n) : n <= 5 ? '5' : n <= 9 ? '9' : n <= 20 ? '20' : '+'
}
