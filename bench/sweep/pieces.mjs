// The pieces that a pattern can be read without, for idle.mjs and decide.mjs.

const HAN = /\p{Script=Han}/u

/**
 * Each piece with its `cut`, from and to in the source, and what is `put` there: an alternative among others and a Chinese character of a
 * class; a lookaround, an anchor, what may be left out, and how often something comes.
 */
export function piecesOf(source) {
  const found = []
  const cut = (what, from, to, put = '') => found.push({ what, cut: [from, to], put })
  const open = [{ bars: [-1], at: 0 }]
  const close = ({ bars }, end) => {
    const all = [...bars, end]
    for (const [i, to] of all.slice(1).entries()) {
      const from = all[i] + 1
      if (all.length > 2 && HAN.test(source.slice(from, to)))
        cut('alternative', ...(i === 0 ? [from, to + 1] : [from - 1, to]))
    }
  }
  // where what a repetition repeats begins
  let atom = 0
  for (let i = 0; i < source.length; i++) {
    const rest = source.slice(i)
    const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0]
    if (times !== undefined) {
      if (times.startsWith('?')) cut('optional', atom, i + times.length)
      cut('times', i, i + times.length)
      if (times.startsWith('{')) cut('times', i, i + times.length, '*')
      i += times.length - 1
      continue
    }
    if (rest[0] === '|') open.at(-1).bars.push(i)
    else if (rest[0] === '(') {
      const lead = /^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/.exec(rest)[0]
      open.push({ bars: [i + lead.length - 1], at: i, isLook: /[=!]$/.test(lead) })
      i += lead.length - 1
    } else if (rest[0] === ')') {
      const group = open.pop()
      close(group, i)
      if (group.isLook) cut('lookaround', group.at, i + 1)
      atom = group.at
    } else {
      atom = i
      if (rest[0] === '^' || rest[0] === '$') cut('anchor', i, i + 1)
      else if (rest[0] === '\\') i += /^\\p\{[^}]*\}/.exec(rest)?.[0].length - 1 || 1
      else if (rest[0] === '[') {
        const end = i + /^\[(?:\\.|[^\]\\])*/s.exec(rest)[0].length
        const members = source.slice(i + 1, end)
        if (members.length > 1 && !/[\\-]/.test(members.slice(0, -1)))
          for (let at = i + 1; at < end; at++) if (HAN.test(source[at])) cut('character', at, at + 1)
        i = end
      }
    }
  }
  close(open[0], source.length)
  return found
}

/** The pieces that are words, the longest first. */
export function alternatives(source) {
  return piecesOf(source)
    .filter(({ what }) => what === 'alternative' || what === 'character')
    .map(({ cut }) => ({ cut, text: source.slice(...cut).replace(/^\||\|$/g, '') }))
    .sort((a, b) => b.text.length - a.text.length)
}
