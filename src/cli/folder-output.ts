import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Output, openOutput, writing } from './output.js'

export interface FolderOutput {
  readonly write: (file: string, text: string) => Promise<void> | void
  /** Everything has been written: the files may be seen. */
  readonly finish: () => void
}

/**
 * Files of a folder, made where it is not there; each is written whole, and none is seen before all are written.
 * @throws Error with the code `UNWRITABLE`
 */
export function openFolder(folder: string, files: readonly string[]): FolderOutput {
  writing(folder, () => mkdirSync(folder, { recursive: true }))
  const outputs = new Map(files.map((file) => [file, openOutput(join(folder, file))]))
  return {
    write: (file, text) => (outputs.get(file) as Output).write(text),
    finish: () => {
      for (const output of outputs.values()) output.finish()
    },
  }
}
