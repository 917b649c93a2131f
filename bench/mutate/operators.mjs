// The mutants of a TypeScript source: every place where one of these operators applies, as a replacement of a piece of its text. Types,
// imports and the names of properties are left alone; so are comments and messages of `throw`.
import { parseSync } from 'oxc-parser'

const OPERATORS = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '&': ['|'],
  '|': ['&'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '??=': ['='],
}

/** Methods that are taken for another. */
const SWAPPED = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  indexOf: 'lastIndexOf',
  lastIndexOf: 'indexOf',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
}
/** Methods whose receiver is put in place of what they give. */
const DROPPED = new Set([
  'filter',
  'slice',
  'sort',
  'toSorted',
  'reverse',
  'toReversed',
  'trim',
  'trimStart',
  'trimEnd',
])

const IGNORED = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ThrowStatement', 'TSTypeAnnotation'])
const IGNORED_KEYS = new Set([
  ...['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments', 'superTypeParameters'],
])
/** Of TypeScript's own nodes only these hold something that runs. */
const TRANSPARENT = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

/**
 * All mutants of a source: `{ operator, start, end, text, site }`, in UTF-16 units. The site says when the mutant is reached: `before` a
 * statement, at a `body` that is an expression, or, of what stands in no function, when any function of the file runs; null where other
 * files may read it.
 */
export function mutantsOf(file, source) {
  const { program, errors } = parseSync(file, source, { lang: 'ts' })
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const found = []
  let site = null
  const put = (operator, { start, end }, text, at = site) => {
    if (source.slice(start, end) !== text) found.push({ operator, start, end, text, site: at })
  }
  const textOf = ({ start, end }) => source.slice(start, end)

  function visit(node, parent, key) {
    if (IGNORED.has(node.type) || (node.type.startsWith('TS') && !TRANSPARENT.has(node.type))) return
    const outer = site
    if (parent?.type === 'Program') site = node.type.startsWith('Export') ? null : { file: true }
    else if (parent?.type === 'BlockStatement' || (parent?.type === 'SwitchCase' && key === 'consequent'))
      site = { before: node.start }
    else if (parent?.type === 'ArrowFunctionExpression' && key === 'body' && node.type !== 'BlockStatement')
      site = { body: spanOf(node) }
    mutate(node, parent, key)
    for (const [name, child] of Object.entries(node)) {
      if (IGNORED_KEYS.has(name)) continue
      for (const one of Array.isArray(child) ? child : [child]) {
        if (one !== null && typeof one === 'object' && typeof one.type === 'string') visit(one, node, name)
      }
    }
    site = outer
  }

  function mutate(node, parent, key) {
    switch (node.type) {
      case 'LogicalExpression': {
        const [other] = OPERATORS[node.operator]
        put('operator', node, `((${textOf(node.left)}) ${other} (${textOf(node.right)}))`)
        return
      }
      case 'BinaryExpression':
      case 'AssignmentExpression': {
        const between = { start: node.left.end, end: node.right.start }
        for (const other of OPERATORS[node.operator] ?? [])
          put('operator', between, textOf(between).replace(node.operator, other))
        return
      }
      case 'UnaryExpression':
        if (node.operator === '!' || node.operator === '-') put('sign', node, `(${textOf(node.argument)})`)
        return
      case 'UpdateExpression':
        put('operator', node, textOf(node).replace(node.operator, node.operator === '++' ? '--' : '++'))
        return
      case 'ConditionalExpression':
      case 'IfStatement':
        put('condition', node.test, '(true as boolean)')
        put('condition', node.test, '(false as boolean)')
        return
      case 'WhileStatement':
      case 'ForStatement':
        if (node.test) put('condition', node.test, '(false as boolean)')
        return
      case 'Literal':
        return literal(node, parent, key)
      case 'TemplateLiteral':
        if (node.quasis.some(({ value }) => value.raw !== '')) put('text', node, '``')
        return
      case 'ArrayExpression':
        if (node.elements.length > 0) put('list', node, '[]')
        return
      case 'CallExpression':
        return call(node)
      case 'MemberExpression':
        if (node.optional)
          put('optional', { start: node.object.end, end: node.property.start }, node.computed ? '[' : '.')
        return
      case 'ArrowFunctionExpression':
      case 'FunctionDeclaration':
      case 'FunctionExpression': {
        const { body } = node
        if (body === null) return
        const within = { before: body.start + 1 }
        if (body.type !== 'BlockStatement') put('body', body, '(undefined as never)', { body: spanOf(body) })
        else if (body.body.length > 0) put('body', body, '{}', within)
        return
      }
    }
  }

  function literal(node, parent, key) {
    if (node.regex !== undefined) {
      for (const pattern of patterns(node.regex.pattern)) put('pattern', node, `/${pattern}/${node.regex.flags}`)
    } else if (typeof node.value === 'boolean') put('literal', node, String(!node.value))
    else if (typeof node.value === 'number') put('literal', node, String(node.value + 1))
    else if (typeof node.value === 'bigint') put('literal', node, `${node.value + 1n}n`)
    else if (typeof node.value === 'string' && node.value !== '') {
      const isName = (parent.type === 'Property' && key === 'key') || parent.type === 'ExpressionStatement'
      if (!isName) put('text', node, "''")
    }
  }

  function call({ callee, start, end }) {
    if (callee.type !== 'MemberExpression' || callee.computed) return
    const { name } = callee.property
    if (Object.hasOwn(SWAPPED, name)) put('method', callee.property, SWAPPED[name])
    if (DROPPED.has(name)) put('method', { start, end }, textOf(callee.object))
  }

  visit(program, null, null)
  return found
}

const spanOf = ({ start, end }) => ({ start, end })

/** The bodies of the functions of a source: behind the brace of a block, or the span of an expression. */
export function bodiesOf(file, source) {
  const found = []
  const visit = (node) => {
    if (/^(?:Arrow)?Function(?:Expression|Declaration)?$/.test(node.type) && node.body) {
      const { type, start } = node.body
      found.push(type === 'BlockStatement' ? { before: start + 1 } : { body: spanOf(node.body) })
    }
    for (const child of Object.values(node)) {
      for (const one of Array.isArray(child) ? child : [child]) {
        if (one !== null && typeof one === 'object' && typeof one.type === 'string') visit(one)
      }
    }
  }
  visit(parseSync(file, source, { lang: 'ts' }).program)
  return found
}

/**
 * A regular expression with one thing about it changed: an anchor, a repetition, what is looked for ahead or behind, a class. Its words are left
 * alone as those of the word lists are: whether they are the right ones is for the annotated sets to say.
 */
function patterns(pattern) {
  const changed = []
  const at = (start, end, text) => {
    const other = pattern.slice(0, start) + text + pattern.slice(end)
    try {
      new RegExp(other, 'v')
    } catch {
      try {
        new RegExp(other, 'u')
      } catch {
        return
      }
    }
    if (other !== '') changed.push(other)
  }
  let inClass = false
  for (let i = 0; i < pattern.length; i++) {
    const rest = pattern.slice(i)
    const sort = /^\\([dDsSwW])/.exec(rest)?.[1]
    if (sort !== undefined) {
      const other = sort === sort.toLowerCase() ? sort.toUpperCase() : sort.toLowerCase()
      at(i, i + 2, `\\${other}`)
    }
    if (rest[0] === '\\') {
      i++
      continue
    }
    if (inClass) {
      inClass = rest[0] !== ']'
      continue
    }
    if (rest[0] === '[') {
      inClass = true
      if (rest[1] === '^') at(i, i + 2, '[')
      else at(i, i + 1, '[^')
    } else if (rest[0] === '^' || rest[0] === '$') at(i, i + 1, '')
    else if (/^\(\?<?[=!]/.test(rest)) {
      const mark = /^\(\?<?[=!]/.exec(rest)[0]
      at(i, i + mark.length, mark.slice(0, -1) + (mark.endsWith('=') ? '!' : '='))
    } else if (/^(?:[*+?]|\{\d)/.test(rest) && pattern[i - 1] !== '(') {
      const times = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest)[0]
      at(i, i + times.length, '')
    }
  }
  return changed
}
