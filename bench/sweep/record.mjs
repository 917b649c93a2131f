// Beside the tests of strip, for strip-sweep.mjs: every document that a test strips goes to the file named by STRIP_DOCUMENTS.
import { appendFileSync } from 'node:fs'
import { vi } from 'vitest'

vi.mock('../../src/strip/article.js', async (original) => {
  const real = await original()
  const strip = (source, options) => {
    appendFileSync(process.env.STRIP_DOCUMENTS, `${JSON.stringify({ source, options })}\n`)
    return real.strip(source, options)
  }
  return { ...real, strip }
})
