/** True for a path that asks for a folder of files. */
export function isFolderPath(path: string | undefined): path is string {
  return path?.endsWith('/') === true || (process.platform === 'win32' && path?.endsWith('\\') === true)
}
