import { yearsOf } from '../../summary/years.js'
import { fill, h, svg } from './dom.js'
import { matching } from './filter.js'
import { grouped, scaled } from './numbers.js'
import {
  leftOut,
  OF_SEVERAL_YEARS,
  OTHER_ROLE,
  type Sum,
  type Summand,
  summable,
  total,
  WITHOUT_PARTY,
  WITHOUT_YEAR,
} from './sums.js'
import { currentLanguage, say, term } from './words.js'

/** Pairs of giver and receiver that are drawn; smaller ones are left out and counted. */
const FLOWS = 16

/** The sheet of charts: each with what was left out of its sums and its numbers as a table. */
export function charts() {
  const element = h('section', { class: 'charts' })
  return {
    element,
    draw: () => {
      const figures = matching()
      fill(
        element,
        h('h1', { class: 'unseen' }, say('charts')),
        h('p', { class: 'hint' }, say('chartFilter')),
        moneyByYear(summable(figures, 'money', [WITHOUT_YEAR, OF_SEVERAL_YEARS])),
        peopleByRole(summable(figures, 'personnel', [])),
        flows(summable(figures, 'money', [OTHER_ROLE, WITHOUT_PARTY])),
      )
    },
  }
}

interface Chart {
  readonly title: string
  readonly sum: Sum
  readonly drawing: SVGElement
  readonly head: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly out?: Sum['out']
}

function sheet({ title, sum, drawing, head, rows, out = sum.out }: Chart): HTMLElement {
  const hedged = sum.taken.filter(({ row }) => row.qualifier !== 'exact').length
  const caption = h(
    'figcaption',
    {},
    h('h2', {}, title, h('small', {}, sum.unit && ` ${say('inUnit', { unit: term(sum.unit) })}`)),
  )
  const notes = h('p', { class: 'out' }, leftOut(out), hedged > 0 && ` ${say('hedged', { n: hedged })}`)
  if (sum.taken.length === 0)
    return h('figure', { class: 'chart' }, caption, h('p', { class: 'empty' }, say('noData')), notes)
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', title)
  const numbers = h(
    'table',
    {},
    h('thead', {}, h('tr', {}, ...head.map((name) => h('th', { scope: 'col' }, name)))),
    h(
      'tbody',
      {},
      ...rows.map((cells) =>
        h(
          'tr',
          {},
          ...cells.map((cell) =>
            h(
              'td',
              { class: typeof cell === 'number' ? 'number' : null },
              typeof cell === 'number' ? grouped(cell) : cell,
            ),
          ),
        ),
      ),
    ),
  )
  const scrolls = { class: 'scrolls', tabindex: 0, role: 'group' }
  return h(
    'figure',
    { class: 'chart' },
    caption,
    h('div', { ...scrolls, 'aria-label': title }, drawing),
    notes,
    h(
      'details',
      {},
      h('summary', {}, say('asTable')),
      h('div', { ...scrolls, 'aria-label': `${title}: ${say('asTable')}` }, numbers),
    ),
  )
}

/** A row for each role, a column for each year, all bars in one scale. */
function moneyByYear(sum: Sum): HTMLElement {
  const years = [...new Set(sum.taken.map(({ row }) => yearsOf(row) as string))].sort()
  const roles = byRole(sum)
  const cells = roles.map(([role, ofRole]) => ({
    role,
    values: years.map((year) => total(ofRole.filter(({ row }) => yearsOf(row) === year))),
  }))
  const most = Math.max(1, ...cells.flatMap(({ values }) => values))
  const [left, column, height] = [112, 78, 74]
  const drawing = svg('svg', {
    viewBox: `0 0 ${left + years.length * column} ${cells.length * height + 26}`,
    class: 'matrix',
  })
  drawing.style.width = `${left + years.length * column}px`
  for (const [r, { role, values }] of cells.entries()) {
    const base = (r + 1) * height
    drawing.append(
      svg('line', { x1: 0, x2: left + years.length * column, y1: base, y2: base, class: 'axis' }),
      svg('text', { x: 0, y: base - 8, class: 'name' }, term(role)),
    )
    for (const [c, value] of values.entries()) {
      if (value === 0) continue
      const tall = Math.max(1.5, (value / most) * (height - 26))
      const x = left + c * column
      drawing.append(
        svg(
          'rect',
          { x: x + 12, y: base - tall, width: column - 24, height: tall, class: 'column money' },
          svg('title', {}, `${term(role)} ${years[c]}: ${grouped(value)}`),
        ),
        svg('text', { x: x + column / 2, y: base - tall - 5, class: 'value' }, scaled(value, currentLanguage())),
      )
    }
  }
  for (const [c, year] of years.entries()) {
    drawing.append(
      svg('text', { x: left + c * column + column / 2, y: cells.length * height + 18, class: 'value tick' }, year),
    )
  }
  const rows = cells.map(({ role, values }) => [term(role), ...values, values.reduce((a, b) => a + b, 0)])
  return sheet({ title: say('moneyByYear'), sum, drawing, head: [say('role'), ...years, say('total')], rows })
}

function peopleByRole(sum: Sum): HTMLElement {
  const roles = byRole(sum).map(([role, ofRole]) => ({ role, value: total(ofRole), count: ofRole.length }))
  roles.sort((a, b) => b.value - a.value)
  const most = Math.max(1, ...roles.map(({ value }) => value))
  const [left, width, line] = [112, 420, 32]
  const drawing = svg('svg', { viewBox: `0 0 ${left + width + 110} ${roles.length * line + 6}`, class: 'bars' })
  drawing.style.width = `${left + width + 110}px`
  for (const [i, { role, value }] of roles.entries()) {
    const wide = Math.max(1.5, (value / most) * width)
    drawing.append(
      svg('text', { x: 0, y: i * line + 21, class: 'name' }, term(role)),
      svg(
        'rect',
        { x: left, y: i * line + 6, width: wide, height: line - 12, class: 'column personnel' },
        svg('title', {}, `${term(role)}: ${grouped(value)}`),
      ),
      svg('text', { x: left + wide + 8, y: i * line + 21, class: 'beside' }, scaled(value, currentLanguage())),
    )
  }
  const rows = roles.map(({ role, value, count }) => [term(role), value, count])
  return sheet({ title: say('peopleByRole'), sum, drawing, head: [say('role'), say('sum'), say('count')], rows })
}

/** Givers on the left, receivers on the right, a band for each pair, as wide as its money. */
function flows(sum: Sum): HTMLElement {
  const all = [...Map.groupBy(sum.taken, ({ row }) => `${row.donor}\n${row.recipient}`)].map(([pair, ofPair]) => {
    const [donor = '', recipient = ''] = pair.split('\n')
    return { donor, recipient, value: total(ofPair), count: ofPair.length }
  })
  all.sort((a, b) => b.value - a.value)
  const pairs = all.slice(0, FLOWS)
  const few = all.slice(FLOWS)
  const sides = (['donor', 'recipient'] as const).map((side) =>
    [...Map.groupBy(pairs, (pair) => pair[side])].map(([name, own]) => ({
      name,
      value: own.reduce((a, { value }) => a + value, 0),
    })),
  )
  const whole = pairs.reduce((a, { value }) => a + value, 0) || 1
  const most = Math.max(...sides.map(({ length }) => length))
  const [room, gap, left, middle] = [Math.max(120, most * 22), 14, 170, 300]
  const places = sides.map((side) => {
    let y = 10
    return new Map(
      side.map(({ name, value }) => {
        const height = Math.max(2, (value / whole) * room)
        const at = { y, height, used: 0, value }
        y += Math.max(height, 8) + gap
        return [name, at] as const
      }),
    )
  })
  const tall =
    20 +
    Math.max(...places.map((side) => [...side.values()].reduce((a, { height }) => a + Math.max(height, 8) + gap, 0)))
  const drawing = svg('svg', { viewBox: `0 0 ${2 * left + middle} ${tall}`, class: 'flows' })
  drawing.style.width = `${2 * left + middle}px`
  for (const { donor, recipient, value } of pairs) {
    const [from, to] = [places[0]?.get(donor), places[1]?.get(recipient)]
    if (!from || !to) continue
    const wide = Math.max(1, (value / whole) * room)
    const [y1, y2] = [from.y + from.used + wide / 2, to.y + to.used + wide / 2]
    from.used += wide
    to.used += wide
    const [x1, x2, turn] = [left + 8, left + middle - 8, left + middle / 2]
    drawing.append(
      svg(
        'path',
        { d: `M${x1} ${y1}C${turn} ${y1} ${turn} ${y2} ${x2} ${y2}`, 'stroke-width': wide, class: 'flow' },
        svg('title', {}, `${donor} → ${recipient}: ${grouped(value)}`),
      ),
    )
  }
  for (const [side, ofSide] of places.entries()) {
    for (const [name, { y, height, value }] of ofSide) {
      const x = side === 0 ? left : left + middle - 8
      drawing.append(
        svg('rect', { x, y, width: 8, height, class: 'end' }),
        svg(
          'text',
          {
            x: side === 0 ? left - 8 : left + middle + 8,
            y: y + Math.max(height, 8) / 2 + 5,
            class: side === 0 ? 'beside right' : 'beside',
          },
          `${short(name)} ${scaled(value, currentLanguage())}`,
        ),
      )
    }
  }
  const rows = all.map(({ donor, recipient, value, count }) => [donor, recipient, value, count])
  const head = [term('donor'), term('recipient'), say('sum'), say('count')]
  const [count, rest] = (['count', 'value'] as const).map((of) => few.reduce((all, one) => all + one[of], 0))
  const out = count ? [...sum.out, { why: 'outFew' as const, count, sum: rest ?? 0 }] : sum.out
  return sheet({ title: say('flows'), sum, drawing, head, rows, out })
}

function short(name: string): string {
  return name.length > 10 ? `${name.slice(0, 9)}…` : name
}

function byRole({ taken }: Sum): readonly (readonly [string, readonly Summand[]])[] {
  return [...Map.groupBy(taken, ({ row }) => row.role as string)].sort(([, a], [, b]) => total(b) - total(a))
}
