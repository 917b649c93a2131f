/** Ways to write a whole number, made without the grammar under test. */

const SIMPLIFIED = { digits: '零一二三四五六七八九', small: ['', '十', '百', '千'], big: ['', '万', '亿', '万亿'] }
const TRADITIONAL = { digits: '零一二三四五六七八九', small: ['', '十', '百', '千'], big: ['', '萬', '億', '萬億'] }
const FINANCIAL = { digits: '零壹贰叁肆伍陆柒捌玖', small: ['', '拾', '佰', '仟'], big: ['', '万', '亿', '万亿'] }
const TRADITIONAL_FINANCIAL = {
  digits: '零壹貳參肆伍陸柒捌玖',
  small: ['', '拾', '佰', '仟'],
  big: ['', '萬', '億', '萬億'],
}

/** 1 to 9999: 1050 is 一千零五十, 15 is 一十五. */
function section(n, { digits, small }) {
  let text = ''
  let isGap = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(n / 10 ** power) % 10
    if (digit === 0) {
      isGap = text !== ''
      continue
    }
    text += `${isGap ? digits[0] : ''}${digits[digit]}${small[power]}`
    isGap = false
  }
  return text
}

/** 1 to 10^12 - 1 in full, with 零 for each gap. */
function spelled(n, characters) {
  let text = ''
  for (const [i, power] of [8, 4, 0].entries()) {
    const part = Math.floor(n / 10 ** power) % 10_000
    if (part === 0) continue
    // 三亿零五百, 一万零二十: a part of fewer than four digits stands behind 零.
    if (text !== '' && (part < 1000 || Math.floor(n / 10 ** (power + 4)) % 10_000 === 0)) text += characters.digits[0]
    text += section(part, characters) + characters.big[2 - i]
  }
  return text
}

/** 16亿5420万5120, with no section that is zero. 3万5 is said for 35000: a last section of one digit stands behind 零. */
function mixed(n, big) {
  return [8, 4, 0]
    .map((power, i) => ({ part: Math.floor(n / 10 ** power) % 10_000, scale: big[2 - i] }))
    .filter(({ part }) => part > 0)
    .map(({ part, scale }, i) => `${i > 0 && part < 10 && scale === '' ? '零' : ''}${part}${scale}`)
    .join('')
}

function grouped(n, comma) {
  return String(n).replace(/\B(?=(?:\d{3})+$)/g, comma)
}

function wide(text) {
  return text.replace(/[0-9,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
}

/** Every way of writing `n` (1 to 10^12 - 1), by name. */
export function written(n) {
  const isTeen = n >= 10 && n < 20
  return {
    plain: String(n),
    grouped: grouped(n, ','),
    wide: wide(String(n)),
    'wide grouped': wide(grouped(n, ',')),
    blanks: grouped(n, ' '),
    simplified: spelled(n, SIMPLIFIED),
    spoken: isTeen ? spelled(n, SIMPLIFIED).slice(1) : spelled(n, SIMPLIFIED),
    traditional: spelled(n, TRADITIONAL),
    financial: spelled(n, FINANCIAL),
    'traditional financial': spelled(n, TRADITIONAL_FINANCIAL),
    mixed: mixed(n, SIMPLIFIED.big),
    'traditional mixed': mixed(n, TRADITIONAL.big),
  }
}
