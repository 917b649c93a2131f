import { type Handler, Parser } from 'htmlparser2'

/**
 * What is nested deeper is read as if it stood at this level, as browsers do: the parser's time grows with the depth.
 * Counted is what the parser itself holds for open, so that no spelling of a tag gets past it.
 */
const DEEPEST = 512
/** Their content is no markup, so that it must stay inside them. */
const RAW = new Set('script style title textarea xmp'.split(' '))

/**
 * The parser with a bound on depth, and with the places of texts and of ends of elements right: its own are wrong behind
 * a closing tag with blanks in it (`</b >`), in CDATA sections and in a declaration that the page breaks off in. `startIndex`
 * and `endIndex` (inclusive) hold for the event that is told.
 */
export class PlacingParser extends Parser {
  readonly #html: string
  /** Elements that are open. */
  #depth = 0
  /** Whether the tag that is read is taken for one without content. */
  #flat = false
  /** Where the closing tag that is read ends; -1 where none is. */
  #closing = -1
  /** The names of elements that would be open but for the bound. */
  readonly #beyond: string[] = []

  constructor(html: string, { onopentag, onclosetag, ...handler }: Partial<Handler>) {
    const counting: Partial<Handler> = {
      ...handler,
      onopentag: (name, attributes, isImplied) => {
        this.#depth++
        onopentag?.(name, attributes, isImplied)
      },
      onclosetag: (name, isImplied) => {
        this.#depth--
        if (this.#closing >= 0) this.endIndex = this.#closing - 1
        onclosetag?.(name, isImplied)
      },
    }
    super(counting, { decodeEntities: true, recognizeCDATA: true })
    this.#html = html
  }

  protected override isVoidElement(name: string): boolean {
    return this.#flat || super.isVoidElement(name)
  }

  override onopentagname(start: number, end: number): void {
    this.#flat = false
    if (this.#depth >= DEEPEST) {
      const name = this.#html.slice(start, end).toLowerCase()
      this.#flat = this.#depth >= (RAW.has(name) ? 2 * DEEPEST : DEEPEST)
      if (this.#flat && !super.isVoidElement(name)) this.#beyond.push(name)
    }
    super.onopentagname(start, end)
  }

  override onclosetag(start: number, end: number): void {
    this.#flat = false
    // the tag ends behind its blanks, not behind its name
    this.#closing = this.#html.indexOf('>', end) + 1 || this.#html.length
    if (!this.#isBeyond(start, end)) super.onclosetag(start, end)
    this.startIndex = this.#closing
    this.#closing = -1
  }

  override ontext(start: number, end: number): void {
    // a page that breaks off in a closing tag has its last character told as text once more
    if (start < 0) return
    this.startIndex = start
    super.ontext(start, end)
  }

  override oncdata(start: number, end: number, closing: number): void {
    if (end - closing > start) this.ontext(start, end - closing)
    this.startIndex = end + 1
  }

  /** True where a closing tag belongs to an element that was never opened for the bound. */
  #isBeyond(start: number, end: number): boolean {
    const name = this.#beyond.pop()
    if (name === undefined) return false
    if (name === this.#html.slice(start, end).toLowerCase()) return true
    // tags that do not match: whatever is closed now, the text stays
    this.#beyond.length = 0
    return false
  }
}
