// What must hold of every reading, whatever was read. Each check throws an Error that says what does not hold.

/** Milliseconds of the processor that so many characters may take; a document that takes more is measured again. */
const SLOW = { least: 400, perCharacter: 0.4, rounds: 3 }

/** Reads a document and checks what came of it; gives what was read. `again`: it is read a second time and must come out the same. */
export function readSoundly({ extract, AidRecord }, input, again = true) {
  const { result, time } = timed(() => extract(input))
  const { article, records, diagnostics } = result
  const { text, format } = article.source
  const limit = SLOW.least + SLOW.perCharacter * text.length
  let best = time
  for (let round = 1; round < SLOW.rounds && best > limit; round++)
    best = Math.min(best, timed(() => extract(input)).time)
  holds(best <= limit, () => `slow: ${Math.round(best)} ms for ${text.length} characters`)

  const points = [...text]
  const lines = linesBefore(points)
  const offsets = unitsBefore(points)
  const reach = article.blocks.map(({ map: { length, runs } }) => [
    Math.min(...runs.map(({ start }) => start)),
    Math.max(...runs.map(({ at, start, end }, i) => end ?? start + (runs[i + 1]?.at ?? length) - at)),
  ])
  const ids = new Map(records.map((record) => [record.id, record]))
  holds(ids.size === records.length, () => 'two records with one id')
  let last = -1
  for (const record of records) {
    const parsed = AidRecord.safeParse(record)
    holds(
      parsed.success,
      () => `not of its schema: ${parsed.error?.issues[0]?.path} ${parsed.error?.issues[0]?.message}`,
    )
    const { start, end, raw, line, part_of } = record
    const cut = points.slice(start, end).join('')
    holds(start < end && end <= points.length, () => `span ${start}–${end} of ${points.length}`)
    holds(
      format === 'text' ? cut === raw : words(cut) === words(raw, false),
      () => `slice ${JSON.stringify(cut)} is not raw ${JSON.stringify(raw)}`,
    )
    holds(start >= last, () => `not in order: ${raw}`)
    last = start
    holds(line === lines(start), () => `line ${line} is ${lines(start)}: ${raw}`)
    holds(
      reach.some(([from, to]) => offsets[start] >= from && offsets[end] <= to),
      () => `outside the article: ${raw}`,
    )
    holds(record.sentence.includes(raw), () => `sentence without ${JSON.stringify(raw)}`)
    checkAmount(record)
    if (record.period_start && record.period_end)
      holds(record.period_start <= record.period_end, () => `period backwards: ${record.period}`)
    for (const day of [record.period_start, record.period_end, record.published])
      holds(day === null || isDay(day), () => `no day: ${day}`)
    if (part_of !== null) {
      const whole = ids.get(part_of)
      holds(whole !== undefined && whole !== record, () => `part of nothing: ${raw}`)
      holds(
        whole.kind === record.kind &&
          whole.unit === record.unit &&
          (record.value <= whole.value || whole.qualifier === 'over' || whole.qualifier === 'at_least'),
        () => `${raw} is no part of ${whole.raw}`,
      )
    }
    holds(
      (record.donor === null) === (record.donor_from === null),
      () => `donor ${record.donor} from ${record.donor_from}`,
    )
    holds(
      (record.recipient === null) === (record.recipient_from === null),
      () => `recipient ${record.recipient} from ${record.recipient_from}`,
    )
  }
  for (const { message } of diagnostics) holds(/^[^\n\r]+$/.test(message), () => `message of several lines: ${message}`)
  if (again)
    holds(JSON.stringify(extract(input).records) === JSON.stringify(records), () => 'read otherwise the second time')
  return result
}

/** Value, qualifier and bounds of a record agree. */
export function checkAmount({ value, qualifier, min, max, raw }) {
  holds(Number.isFinite(value), () => `value ${value}: ${raw}`)
  const bounds = {
    exact: [false, false],
    about: [false, false],
    nearly: [false, true],
    at_most: [false, true],
    over: [true, false],
    at_least: [true, false],
    range: [true, true],
  }[qualifier]
  if (bounds !== undefined) {
    holds(
      (min !== null) === bounds[0] && (max !== null) === bounds[1],
      () => `${qualifier} with bounds ${min}, ${max}: ${raw}`,
    )
  }
  holds(min === null || min <= value, () => `value ${value} below ${min}: ${raw}`)
  holds(max === null || value <= max, () => `value ${value} above ${max}: ${raw}`)
  if (qualifier === 'range') holds(min < max, () => `range ${min} to ${max}: ${raw}`)
}

export function holds(condition, say) {
  if (!condition) throw new Error(say())
}

/** What a cut of markup says: without comments, tags and white space, entities decoded. Text has no markup. */
function words(text, markup = true) {
  const bare = markup
    ? text
        .replace(/<!\[CDATA\[|\]\]>/g, '')
        .replace(/<!--[\s\S]*?-->|<\?[^>]*>|<\/?[a-z!][^\s>]*(?:[^"'>]|"[^"]*"|'[^']*')*>/gi, '')
        .replace(/&#(x?)([0-9a-f]+);?/gi, (_, hex, digits) =>
          String.fromCodePoint(Number.parseInt(digits, hex ? 16 : 10)),
        )
        .replace(/&nbsp;?/g, ' ')
        .replace(/&lt;?/g, '<')
        .replace(/&gt;?/g, '>')
        .replace(/&amp;?/g, '&')
    : text
  return bare.replace(/\s+/g, '')
}

function timed(run) {
  const before = process.cpuUsage()
  const result = run()
  const { user, system } = process.cpuUsage(before)
  return { result, time: (user + system) / 1000 }
}

/** 1-based line of a code point; lines end in \n, \r\n or a lone \r. */
function linesBefore(points) {
  const ends = []
  points.forEach((point, i) => {
    if (point === '\n' || (point === '\r' && points[i + 1] !== '\n')) ends.push(i)
  })
  return (at) => ends.filter((end) => end < at).length + 1
}

function unitsBefore(points) {
  const offsets = [0]
  for (const point of points) offsets.push(offsets.at(-1) + point.length)
  return offsets
}

function isDay(text) {
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
