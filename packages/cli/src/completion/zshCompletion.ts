import type { Command, CommandOption } from '../command.ts';
import { flagsOf, valuesOf, wordsOf } from './wordsOf.ts';

/** Completion for zsh, with what each command and option does. */
export function zshCompletion(commands: readonly Command[]): string {
  const list = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const cases = commands.map((command) => {
    const words = wordsOf(command);
    const rest =
      words.length === 0 ? "'*:file:_files'" : `'1:word:(${words.join(' ')})' '*:file:_files'`;
    const options = ['--help[list the options]', ...command.options.flatMap(specs)].map(quoted);
    return `    ${command.name}) _arguments ${[...options, rest].join(' \\\n      ')} ;;`;
  });
  return `#compdef bits-per-sample
# zsh completion of bits-per-sample: bits-per-sample completion zsh > "\${fpath[1]}/_bits-per-sample"
_bits_per_sample() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _bits-per-sample ]; then _bits_per_sample "$@"; else compdef _bits_per_sample bits-per-sample; fi
`;
}

/** An option as _arguments takes it, by each of its names. */
function specs(option: CommandOption): string[] {
  const { hint, description, repeatable = false } = option;
  const told = description.replace(/[[\]:\\]/g, '\\$&');
  const values = valuesOf(option);
  const action = values.length > 0 ? `(${values.join(' ')})` : '_files';
  const value = hint === '' ? '' : `:${hint.replaceAll(':', '\\:')}:${action}`;
  return flagsOf(option).map((flag) => `${repeatable ? '*' : ''}${flag}[${told}]${value}`);
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
