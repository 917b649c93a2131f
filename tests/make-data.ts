/** Makes of the word lists what the rules read, as the build does. */
export default async function makeData(): Promise<void> {
  await import('../src/make/main.js')
}
