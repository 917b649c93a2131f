type Child = Node | string | number | null | undefined | false
type Value = string | number | boolean | null | undefined | ((event: never) => void)

/** What an element is made with: `on…` are listeners, `true` an attribute without value, null and false none. */
type Attributes = Readonly<Record<string, Value>>

const SVG = 'http://www.w3.org/2000/svg'

/** An element. Children are nodes and text: nothing is ever parsed as markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  return furnish(document.createElement(tag), attributes, children)
}

/** An element of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): SVGElementTagNameMap[K] {
  return furnish(document.createElementNS(SVG, tag) as SVGElementTagNameMap[K], attributes, children)
}

function furnish<E extends Element>(element: E, attributes: Attributes, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener)
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode))
  return element
}

function asNode(child: Node | string | number): Node | string {
  return typeof child === 'number' ? String(child) : child
}

/** A button with a name. */
export function button(name: string, click: () => void, attributes: Attributes = {}): HTMLButtonElement {
  return h('button', { type: 'button', onclick: click, ...attributes }, name)
}

/** Puts these in the place of what the element holds. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(
    ...children.filter((child) => child !== null && child !== undefined && child !== false).map(asNode),
  )
}

/** As `fill`; who stood on a button of these stands on the one of the same key afterwards, or on the element itself. */
export function refill(element: HTMLElement, ...children: readonly Child[]): void {
  const stood = document.activeElement
  const isInside = element.contains(stood) && stood !== element
  const key = stood?.getAttribute('aria-keyshortcuts')
  fill(element, ...children)
  if (!isInside) return
  const again = key == null ? null : element.querySelector<HTMLElement>(`[aria-keyshortcuts="${CSS.escape(key)}"]`)
  ;(again ?? element).focus()
}
