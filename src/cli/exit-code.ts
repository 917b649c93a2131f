/**
 * 0 done, also where the reader closed the pipe; 1 differences, or some documents failed; 2 wrong usage or a path that
 * cannot be read or written; 70 a bug. A signal ends with 128 and its number: 129, 130, 143.
 */
export type ExitCode = 0 | 1 | 2 | 70

/** The process ends with the gravest code of the run. */
export function raiseExitCode(code: ExitCode): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0))
}
