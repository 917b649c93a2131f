import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Command, Option } from 'commander'
import { systemError } from '../system-error.js'
import { suggestion } from './similar.js'

const CONFIG_FILE = 'aid-extract.config.json'

/** Options whose value is a path: a settings file means it from its own folder. */
const PATHS: readonly string[] = ['sites', 'lexicon']
/** What is asked for each time anew, and no setting. */
const NO_SETTINGS: readonly string[] = [
  'help',
  'version',
  'output',
  'update',
  'against',
  'init',
  'files-from',
  'resume',
]

/** The settings file that holds for a folder: in it or in the nearest folder above it. */
export function configFile(folder: string): string | null {
  const file = join(folder, CONFIG_FILE)
  if (existsSync(file)) return file
  const above = dirname(folder)
  return above === folder ? null : configFile(above)
}

/**
 * Gives a command's options the values of the settings file where the command line says nothing. A setting is named as its
 * long option; one that the command does not have is for other commands.
 * @throws CommanderError for a file that is no JSON object, for a setting that no command has, and for a wrong value
 */
export function applyConfig(root: Command, command: Command): void {
  const file = configFile(process.cwd())
  if (file === null) return
  const name = relative(process.cwd(), file)
  const settings = settingsIn(file)
  if (typeof settings === 'string') root.error(`error: ${name}: ${settings}`)
  const all = [root, ...root.commands]
    .flatMap((one) => one.options)
    .filter((option) => !NO_SETTINGS.includes(option.name()))
  for (const [setting, value] of Object.entries(settings)) {
    if (setting === '$schema') continue
    const known = all.find((option) => settingName(option) === setting)
    if (known === undefined) {
      const meant = suggestion(setting, all.map(settingName))
      root.error(`error: ${name}: unknown setting '${setting}'${meant && `.${meant}`}`)
    }
    // `summary --format` has other formats than the records
    const option = command.options.find((one) => settingName(one) === setting)
    if (option === undefined || command.getOptionValueSource(option.attributeName()) === 'cli') continue
    const parsed = parsedValue(option, value)
    if (parsed === null) root.error(`error: ${name}: ${setting} must be ${expectation(option)}`)
    const given = PATHS.includes(setting) ? resolve(dirname(file), String(parsed.value)) : parsed.value
    command.setOptionValueWithSource(option.attributeName(), given, 'config')
  }
}

/** The settings in a file, or why there are none. */
function settingsIn(file: string): Readonly<Record<string, unknown>> | string {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch (error) {
    const said = systemError(error)
    if (said !== null) return `cannot be read: ${said}`
  }
  return 'not a JSON object of settings'
}

/** `no-formula-guard` is the setting `formula-guard`. */
function settingName(option: Option): string {
  return option.name().replace(/^no-/, '')
}

/** The value as the command line would have given it; null where it is none of the option's. */
function parsedValue(option: Option, value: unknown): { readonly value: unknown } | null {
  if (isSwitch(option)) {
    if (typeof value !== 'boolean') return null
    // a switch that is off has no value on the command line; one that --no- turns off has
    return { value: option.negate ? value : value || undefined }
  }
  const texts = isNumber(option) && typeof value === 'number' ? [String(value)] : [value].flat()
  if (texts.length === 0 || !texts.every((text): text is string => typeof text === 'string')) return null
  const text = texts.join(',')
  if (option.argChoices !== undefined) return option.argChoices.includes(text) ? { value: text } : null
  return { value: option.parseArg ? option.parseArg(text, undefined) : text }
}

function isSwitch({ required, optional }: Option): boolean {
  return !required && !optional
}

function isNumber({ flags }: Option): boolean {
  return flags.endsWith('<number>')
}

function expectation(option: Option): string {
  if (isSwitch(option)) return 'true or false'
  if (isNumber(option)) return 'a number'
  return option.argChoices === undefined ? 'a text, or a list of texts' : `one of ${option.argChoices.join(', ')}`
}
