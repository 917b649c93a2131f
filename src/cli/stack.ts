import { packageFile } from '../package-file.js'

/** Where the program lies, as stacks name it. */
const ROOT = packageFile('')

/** The stack of a bug, with places in the program instead of on the user's machine. */
export function stackOf(error: Error): string {
  return (error.stack ?? error.message).replaceAll(ROOT.href, '').replaceAll(decodeURIComponent(ROOT.pathname), '')
}
