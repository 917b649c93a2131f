import { button, fill, h } from './dom.js'
import { type Phrase, say, term } from './words.js'

/** Something that can be done with a key. */
export interface Action {
  /** As `aria-keyshortcuts` has it: `j`, `Shift+ArrowRight`. */
  readonly key: string
  readonly name: Phrase
  readonly run: () => void
  /** Where it says no, the key is the browser's. */
  readonly applies?: () => boolean
}

let areOn = true

/** Runs the actions by their keys, unless something is being typed or a key of the system is held. */
export function listenToKeys(actions: readonly Action[]): void {
  addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      target.closest<HTMLFormElement>('form.row-form')?.requestSubmit()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key === 'Escape' && target.closest('form.row-form')) {
      target.closest('form')?.querySelector<HTMLElement>('.save button[type=button]')?.click()
      return
    }
    if (
      !areOn ||
      document.querySelector('dialog[open]') ||
      target.closest('input:not([type=checkbox]), textarea, select')
    )
      return
    // a sign says by itself whether Shift was held for it
    const pressed = event.shiftKey && event.key.length > 1 ? `Shift+${event.key}` : event.key
    const action = actions.find(({ key }) => key === pressed)
    if (!action || action.applies?.() === false) return
    event.preventDefault()
    action.run()
  })
}

const KINDS = ['money', 'personnel', 'project'] as const
const SIGNS = [
  ['accept', 'accepted'],
  ['correct', 'corrected'],
  ['reject', 'rejected'],
  ['add', 'added'],
] as const

/** The keys and the signs, in a dialog. */
export function helpDialog(actions: readonly Action[]) {
  const element = h('dialog', { 'aria-labelledby': 'help-head', class: 'help' })
  const draw = () => {
    const box = h('input', { type: 'checkbox', checked: areOn, onchange: () => (areOn = box.checked) })
    fill(
      element,
      h('h2', { id: 'help-head' }, say('help')),
      h('p', {}, say('keysHint')),
      h('label', { class: 'check' }, box, h('span', {}, say('shortcuts'))),
      h(
        'dl',
        { class: 'keys' },
        ...actions.flatMap(({ key, name }) => [h('dt', {}, h('kbd', {}, shownKey(key))), h('dd', {}, say(name))]),
      ),
      h('h3', {}, say('legend')),
      legend(),
      h('p', {}, say('addHint')),
      h('p', {}, say('addByKeys')),
      button(say('close'), () => element.close(), { class: 'main' }),
    )
  }
  return {
    element,
    open: () => {
      draw()
      element.showModal()
    },
  }
}

function shownKey(key: string): string {
  return key.replace('Shift+', '⇧ ').replace('ArrowLeft', '←').replace('ArrowRight', '→')
}

/** What the colours and signs in the text mean. */
export function legend(): HTMLElement {
  return h(
    'p',
    { class: 'legend' },
    ...KINDS.map((kind) => h('span', { class: `figure open ${kind}` }, term(kind))),
    ...SIGNS.map(([verdict, name]) => h('span', { class: `figure money ${verdict}` }, say(name))),
  )
}
