import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url))

/** Annotated documents of our own, in the project. */
export const OWN_SETS = readdirSync(path('fixtures/annotated'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    name,
    docs: path(`fixtures/annotated/${name}/docs`),
    gold: path(`fixtures/annotated/${name}/gold`),
  }))

/** Those whose documents or gold lie beside the checkout, where that is there. */
export const SETS_BESIDE = [
  { name: 'seeds', docs: path('seeds'), gold: path('../shared/gold') },
  { name: 'real', docs: path('../shared/real/docs'), gold: path('../shared/real/gold') },
  { name: 'dev', docs: path('../shared/dev/docs'), gold: path('../shared/dev/gold') },
]
