import { Argument, type Command, type Option } from 'commander'
import { print } from '../show.js'

const SHELLS = ['bash', 'zsh'] as const

/** Completion for a shell, written from the commands and options that the program has. */
export function completionCommand(root: Command): void {
  root
    .command('completion')
    .description('print the completion of commands, options and their values for a shell')
    .addArgument(new Argument('<shell>', 'bash or zsh').choices(SHELLS))
    .action((shell: (typeof SHELLS)[number]) => {
      print(shell === 'bash' ? bash(root) : zsh(root))
    })
}

/** For `source <(aid-extract completion bash)`: words of the command, values of the option before, else files. */
function bash(root: Command): string {
  const cases = [root, ...root.commands].map((command) => {
    const name = command === root ? '*' : command.name()
    const flags = flagsOf(command).join(' ')
    const values = command.options.flatMap((option) =>
      option.argChoices === undefined ? [] : [`${names(option).join('|')}) words="${option.argChoices.join(' ')}";;`],
    )
    return { name, text: `    ${name})\n      flags="${flags}"\n      case "$before" in ${values.join(' ')} esac;;` }
  })
  const [own, ...others] = cases
  return `# aid-extract completion for bash: source <(aid-extract completion bash)
_aid_extract() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags="" words=""
  case "\${COMP_WORDS[1]}" in
${[...others, own].map((one) => one?.text).join('\n')}
  esac
  if [ -n "$words" ]; then
    COMPREPLY=($(compgen -W "$words" -- "$word"))
  elif [ "\${word#-}" != "$word" ]; then
    COMPREPLY=($(compgen -W "$flags" -- "$word"))
  else
    COMPREPLY=($(compgen -f -- "$word"))
    [ "$COMP_CWORD" -eq 1 ] && COMPREPLY+=($(compgen -W "${commandNames(root).join(' ')}" -- "$word"))
  fi
}
complete -o filenames -F _aid_extract aid-extract
`
}

/** For `source <(aid-extract completion zsh)`, with what each option does. */
function zsh(root: Command): string {
  const specs = (command: Command) =>
    visible(command).flatMap((option) =>
      names(option).map((name) => {
        const text = quoted(option.description)
        const value = option.argChoices === undefined ? ':value:_files' : `:value:(${option.argChoices.join(' ')})`
        return `'${name}[${text}]${option.required || option.optional ? value : ''}'`
      }),
    )
  const subcommands = root.commands.map((command) => {
    return `    ${command.name()}) _arguments ${specs(command).join(' ')} '*:file:_files';;`
  })
  const listed = root.commands.map((command) => `'${command.name()}:${quoted(command.description())}'`)
  return `#compdef aid-extract
# aid-extract completion for zsh: source <(aid-extract completion zsh)
_aid_extract() {
  local -a commands=(${listed.join(' ')})
  case "$words[2]" in
${subcommands.join('\n')}
    *)
      (( CURRENT == 2 )) && _describe command commands
      _arguments ${specs(root).join(' ')} '*:file:_files';;
  esac
}
compdef _aid_extract aid-extract
`
}

function visible(command: Command): readonly Option[] {
  return command.createHelp().visibleOptions(command)
}

function flagsOf(command: Command): readonly string[] {
  return visible(command).flatMap(names)
}

function names({ short, long }: Option): readonly string[] {
  return [short, long].filter((name) => name !== undefined)
}

function commandNames(root: Command): readonly string[] {
  return ['help', ...root.commands.map((command) => command.name())]
}

/** Text inside a single-quoted word of zsh, where brackets and colons have a meaning. */
function quoted(text: string): string {
  return text.replace(/'/g, "'\\''").replace(/[[\]:]/g, '\\$&')
}
