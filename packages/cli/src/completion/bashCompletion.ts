import type { Command } from '../command.ts';
import { flagsOf, valuesOf, wordsOf } from './wordsOf.ts';

/** Completion for bash 3.2 and later; where nothing of ours fits, files are completed. */
export function bashCompletion(commands: readonly Command[]): string {
  const names = commands.map(({ name }) => name);
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap((option) => {
      const words = valuesOf(option);
      const cases = flagsOf(option).map((flag) => `'${name} ${flag}'`);
      return words.length === 0 ? [] : [`    ${cases.join('|')}) words='${words.join(' ')}' ;;`];
    }),
  );
  const takes = commands.flatMap(({ name, options }) => {
    const flags = options.filter(({ hint }) => hint !== '').flatMap(flagsOf);
    return flags.length === 0
      ? []
      : [`    ${flags.map((flag) => `'${name} ${flag}'`).join('|')}) return ;;`];
  });
  const flags = commands.map(
    ({ name, options }) =>
      `      ${name}) words='${['--help', ...options.flatMap(flagsOf)].join(' ')}' ;;`,
  );
  const first = commands.flatMap((command) =>
    wordsOf(command).length === 0
      ? []
      : [`      ${command.name}) words='${wordsOf(command).join(' ')}' ;;`],
  );
  return `# bash completion of bits-per-sample: source <(bits-per-sample completion bash)
_bits_per_sample() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${[...names, '--help', '--version'].join(' ')}' -- "$cur"))
    return
  fi
  case "$command $prev" in
${values.join('\n')}
${takes.join('\n')}
  esac
  if [ -z "$words" ]; then
    case "$cur" in -*)
      case "$command" in
${flags.join('\n')}
      esac ;;
    esac
  fi
  if [ -z "$words" ] && [ "$COMP_CWORD" -eq 2 ]; then
    case "$command" in
${first.join('\n')}
    esac
  fi
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$cur")); fi
}
complete -o bashdefault -o default -F _bits_per_sample bits-per-sample
`;
}
