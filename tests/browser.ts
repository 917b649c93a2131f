import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where distributions put the browser; `CHROMIUM` names another. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser's program; undefined where none is installed. */
export const BROWSER = PLACES.find((place) => place !== undefined && place !== '' && existsSync(place))

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: BROWSER as string, args: QUIET })
}

/** A page opened from its file, with all that it said on the console and asked of a network. */
export interface Opened {
  readonly page: Page
  readonly said: string[]
  readonly asked: string[]
  readonly close: () => Promise<void>
}

export async function opened(browser: Browser, file: string, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', ...options })
  const page = await context.newPage()
  const said: string[] = []
  const asked: string[] = []
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => said.push(String(error)))
  page.on('request', (request) => asked.push(request.url()))
  // slow is not wrong
  page.setDefaultTimeout(120_000)
  // somebody listens from the start, so that no chooser opens before
  page.on('filechooser', () => {})
  await page.goto(`file://${file}`)
  return { page, said, asked, close: () => context.close() }
}
