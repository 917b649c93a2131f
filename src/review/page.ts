import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.js'
import { detailId, INDEX_ID, type PageDetail, type PageIndex } from './page-data.js'

/** What the bundler made of `app/`; the build puts it there. */
const asset = (name: string) => readFileSync(packageFile(`dist/review/${name}`), 'utf8')

/**
 * The review page: one file with everything in it, piece by piece. The browser may run its one script and its one style
 * sheet, told by their hashes, and load nothing; what documents say is data that the script shows as text.
 */
export function* reviewPage(index: PageIndex, details: Iterable<PageDetail>): Iterable<string> {
  const script = asset('app.js')
  const style = asset('app.css')
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>aid-extract</title>
<style>${style}</style>
</head>
<body>
<noscript>This page shows its documents with JavaScript, which is switched off. 此页面需要启用 JavaScript。</noscript>
<script type="application/json" id="${INDEX_ID}">${embedded(index)}</script>
`
  let document = 0
  for (const detail of details) {
    yield `<script type="application/json" id="${detailId(document++)}">${embedded(detail)}</script>\n`
  }
  yield `<script>${script}</script>\n</body>\n</html>\n`
}

/** JSON that no parser of HTML can take for markup. */
function embedded(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}
