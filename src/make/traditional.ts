// The characters that conversion to simplified script changes, each by itself: a text that has none of them needs no converter.
import { simplify } from '../script.js'
import { writeMade } from './made-file.js'

const isSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdfff

const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter((unit) => !isSurrogate(unit))
const changed = units.map((unit) => String.fromCharCode(unit)).filter((character) => simplify(character) !== character)
writeMade('lexicon/traditional.utf8', changed.join(''))
