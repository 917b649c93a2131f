// Which decisions of src/resolve, src/ground and src/layout decide nothing in any text at hand: each side of && and ||, each test, each
// bound, each filter, and of each pattern the alternatives, the characters of a class, the lookarounds, anchors and quantifiers. All texts
// are read once by a program that notes how each came out; a piece of a pattern is tried beside the whole, wherever that is tried.
//   npm run build && nice node bench/decide.mjs [FILE…]                      all files that the names stand in
// A line for each outcome that never comes, in any text or only in rows of fixtures/corpus and goldens; what it is, its code, its pattern.
// A decision that decides nothing goes, unless it states a closed class of the language (then a row needs it) or keeps from an error.
import { parseSync } from 'oxc-parser'
import * as sources from '../dist/read/source.js'
import { checks } from './mutate/oracle.mjs'
import { maker, ROOT } from './mutate/program.mjs'
import { piecesOf } from './sweep/pieces.mjs'
import { sourcesOf } from './sweep/texts.mjs'

const names = process.argv.slice(2)
const WATCHED = /^src\/(?:resolve|ground|layout)\//
const COMPARED = new Set(['<', '<=', '>', '>='])
const DROPPED = new Set(['filter', 'slice', 'sort', 'toSorted', 'trim', 'replace', 'replaceAll'])
const SKIPPED = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ThrowStatement'])
/** A longer pattern is made of rows of the word lists, of which there are too many to try each beside it. */
const LONGEST = 1200
const TYPES = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType'])
const TRANSPARENT = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

/** `{ file, line, what, code, wanted, rows, all }`: which outcomes there must be, which came in rows and goldens, which in any text. */
const points = []
let isRow = true
const pieces = new Map()
const add = (point) => points.push({ ...point, rows: new Set(), all: new Set() }) - 1
const note = (id, outcome) => {
  points[id].all.add(outcome)
  if (isRow) points[id].rows.add(outcome)
}

/** A pattern that tries beside itself what it would be with a piece less. */
class Watched extends RegExp {
  constructor(pattern, flags) {
    super(pattern, flags)
    // matchAll makes a pattern of its own, with the same flags
    if (flags === pattern.flags) this.pieces = pattern.pieces
  }

  exec(text) {
    const at = this.lastIndex
    const found = super.exec(text)
    for (const { id, less } of this.pieces ?? []) {
      if ((isRow ? points[id].rows : points[id].all).size > 0) continue
      less.lastIndex = at
      if (differs(less.exec(text), found)) note(id, 'differs')
    }
    return found
  }
}
function differs(one, other) {
  if (one === null || other === null) return one !== other
  return (
    one.index !== other.index ||
    (one.length === other.length ? one.some((part, i) => part !== other[i]) : one[0] !== other[0])
  )
}

globalThis.watched = {
  truth: (id, value) => {
    note(id, value ? 'true' : 'false')
    return value
  },
  present: (id, value) => {
    note(id, value === null || value === undefined ? 'null' : 'value')
    return value
  },
  compared: (id, operator, a, b) => {
    if (a === b) note(id, 'equal')
    if (operator === '<') return a < b
    if (operator === '<=') return a <= b
    return operator === '>' ? a > b : a >= b
  },
  dropped: (id, receiver, name, given) => {
    // sort changes the list itself
    const was = typeof receiver === 'string' ? receiver : [...receiver]
    const result = receiver[name](...given)
    const isSame =
      typeof result === 'string'
        ? result === was
        : result.length === was.length && result.every((one, i) => one === was[i])
    if (!isSame) note(id, 'differs')
    return result
  },
  pattern: (file, line, at, given, flags = given.flags) => {
    const source = given.source ?? given
    const pattern = new Watched(source, flags)
    // one that a function makes is made often
    const key = [file, at, source, flags].join(' ')
    if (source.length > LONGEST) return pattern
    if (!pieces.has(key)) pieces.set(key, lessOf({ file, line, of: source }, source, flags))
    pattern.pieces = pieces.get(key)
    return pattern
  },
}

function lessOf(where, source, flags) {
  return piecesOf(source).flatMap(({ what, cut: [from, to], put }) => {
    const left = source.slice(0, from) + put + source.slice(to)
    try {
      const less = new RegExp(left, flags)
      return [{ id: add({ ...where, what, code: source.slice(from, to), wanted: ['differs'] }), less }]
    } catch {
      // a group that no alternative is left in
      return []
    }
  })
}

/** The text of a file with every decision of it told to `watched`. */
function instrumented(file, text) {
  if (!WATCHED.test(file) || (names.length > 0 && !names.some((name) => file.includes(name)))) return text
  const inserted = []
  const put = (at, text, rank, length = 0) => inserted.push({ at, text, rank, length })
  const lineOf = ({ start }) => text.slice(0, start).split('\n').length
  const codeOf = ({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')
  const watch = (node, how, what, wanted, given = '') => {
    const id = add({ file, line: lineOf(node), what, code: codeOf(node), wanted })
    put(node.start, `watched.${how}(${id},${given}`, [1, -node.end])
    return id
  }
  const wrap = (node, ...told) => {
    watch(node, ...told)
    put(node.end, ')', [0, -node.start])
  }

  function visit(node, parent) {
    if (SKIPPED.has(node.type) || (node.type.startsWith('TS') && !TRANSPARENT.has(node.type))) return
    decide(node, parent)
    for (const [name, child] of Object.entries(node)) {
      if (TYPES.has(name)) continue
      for (const one of Array.isArray(child) ? child : [child]) if (typeof one?.type === 'string') visit(one, node)
    }
  }

  function decide(node, parent) {
    switch (node.type) {
      case 'LogicalExpression':
        if (node.operator === '??') wrap(node.left, 'present', '??', ['null'])
        else
          for (const side of ['left', 'right'])
            if (node[side].type !== 'LogicalExpression' || node[side].operator === '??')
              wrap(node[side], 'truth', `${node.operator} ${side}`, ['true', 'false'])
        return
      case 'ConditionalExpression':
      case 'IfStatement':
        if (node.test.type !== 'LogicalExpression') wrap(node.test, 'truth', 'test', ['true', 'false'])
        return
      case 'MemberExpression':
        if (node.optional) wrap(node.object, 'present', '?.', ['null'])
        return
      case 'BinaryExpression':
        if (!COMPARED.has(node.operator)) return
        wrap(node, 'compared', node.operator, ['equal'], `'${node.operator}',`)
        put(node.left.end, ',', [0, 0.5 - node.start], node.right.start - node.left.end)
        return
      case 'CallExpression': {
        const { callee } = node
        if (callee.type !== 'MemberExpression' || callee.computed || parent.type === 'ChainExpression') return
        if (!DROPPED.has(callee.property.name)) return
        for (let inner = callee; inner; inner = inner.object ?? inner.callee) if (inner.optional) return
        watch(node, 'dropped', `.${callee.property.name}`, ['differs'], '')
        const open = text.indexOf('(', callee.property.end) + 1
        put(callee.object.end, `,'${callee.property.name}',[`, [0, 0.5 - node.start], open - callee.object.end)
        put(node.end - 1, ']', [0, -node.start])
        return
      }
      case 'Literal':
        if (!node.regex) return
        put(node.start, `watched.pattern('${file}',${lineOf(node)},${node.start},`, [1, -node.end])
        put(node.end, ')', [0, -node.start])
        return
      case 'NewExpression':
        if (node.callee.name === 'RegExp')
          put(
            node.start,
            `watched.pattern('${file}',${lineOf(node)},${node.start},`,
            [1, -node.end],
            node.arguments[0].start - node.start,
          )
        return
    }
  }

  visit(parseSync(file, text, { lang: 'ts' }).program, null)
  // at one place what ends comes before what begins, the inner ends first and the outer begins first
  inserted.sort((a, b) => a.at - b.at || a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
  let [written, at] = ['', 0]
  for (const one of inserted) {
    written += text.slice(at, Math.max(at, one.at)) + one.text
    at = Math.max(at, one.at + one.length)
  }
  return written + text.slice(at)
}

const { load, end } = await maker()
const app = await load(instrumented)
await end()
for (const { fails } of await checks()) await fails(app)
isRow = false
for (const source of sourcesOf(ROOT, sources)) app.extract(source)

const never = { 'in any text': 'all', 'in a row': 'rows' }
const told = points.flatMap(({ file, line, what, code, wanted, of = '', ...seen }) =>
  wanted.flatMap((outcome) => {
    const [where] = Object.keys(never).filter((where) => !seen[never[where]].has(outcome))
    return where
      ? [{ file, line, cells: [`${outcome} never ${where}`, what, code.slice(0, 100), of.slice(0, 60)] }]
      : []
  }),
)
for (const { file, line, cells } of told.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line))
  console.log([`${file}:${line}`, ...cells].join('\t'))
console.log(`${told.length} of ${points.flatMap(({ wanted }) => wanted).length}`)
