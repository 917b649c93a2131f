import type { Node } from './markup.js'

export interface Visitor {
  /** Called at each element; false leaves its content out, and `leave` is then not called. */
  readonly enter: (node: Node) => boolean
  readonly leave: (node: Node) => void
  readonly text: (node: Node) => void
}

/** Visits the nodes in document order, without recursion. */
export function walk(root: Node, visitor: Visitor): void {
  const path: { node: Node; next: number }[] = [{ node: root, next: 0 }]
  for (let top = path[0]; top !== undefined; top = path[path.length - 1]) {
    const node = top.node.children?.[top.next++]
    if (node === undefined) {
      path.pop()
      if (path.length > 0) visitor.leave(top.node)
    } else if (node.name === undefined) visitor.text(node)
    else if (visitor.enter(node)) path.push({ node, next: 0 })
  }
}
