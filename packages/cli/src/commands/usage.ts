import { codeFigures, figureGroups, wrap } from '@bits-per-sample/report';
import type { ArgDef, ArgsDef, CommandDef, CommandMeta } from 'citty';
import { columnArgs } from './columnOptions.ts';

/** What stands around the options of a command's `--help`. */
interface Surroundings {
  /** How it is called: a line for each way. */
  readonly lines: readonly string[];
  /** What goes in and what comes out. */
  readonly text: string;
  readonly examples: readonly string[];
}

const ABOUT: Readonly<Record<string, Surroundings>> = {
  report: {
    lines: ['report FILE|FOLDER|- ... [options]'],
    text: 'Reads the rollouts of a training run and prints five numbers, each with what to change. JSONL, JSON, CSV, TSV and Parquet are read, also as .gz or .zst; the logs of TRL, verl and other trainers are recognised, of others --group and --reward name the columns. Several files or a folder are one run. Nothing leaves the machine.',
    examples: [
      'report rollouts.jsonl',
      'report outputs/completions/ --html report.html',
      "report trials.csv --group task_id --reward score --success '>=1'",
      "zcat big.jsonl.gz | bits-per-sample report - --json --fail-on 'wasted>0.5'",
    ],
  },
  compare: {
    lines: ['compare BASE TRAINED [options]'],
    text: 'Reads two logs of the same prompts, before and after training, and says whether training taught or only elicited: pass@k of both, where the curves cross, which prompts are new, gains by category, and how sure all that is.',
    examples: [
      'compare base.jsonl trained.jsonl --by category --html compare.html',
      'compare counts.csv --group id --successes c --attempts n --base-where model=base --trained-where model=rl',
      "compare base.jsonl trained.jsonl --fail-on 'differenceUpper<0'",
    ],
  },
  figure: {
    lines: ['figure NAME [FILE ...] [options]'],
    text: 'Prints the SVG, or writes the file that --out names.',
    examples: [
      'figure bitsLog --out bits.svg',
      'figure goldilocks rollouts.jsonl --out zone.png --theme dark',
      'figure passAtK base.jsonl trained.jsonl --out curves.svg',
    ],
  },
  demo: {
    lines: ['demo [options]'],
    text: 'Prints what report would and writes its page, bits-per-sample-demo.html or what --html names.',
    examples: ['demo', 'demo --html page.html'],
  },
  curriculum: {
    lines: [
      'curriculum serve --tasks FILE --state FILE [options]',
      'curriculum replay LOG ... [options]',
    ],
    text: 'serve tells a trainer in any language which prompts to roll out next, one JSON request per line or over HTTP, and keeps its state on disk; clients in Python lie in the folder python of the package. replay says what another strategy would have drawn from a log, and what came of it.',
    examples: [
      'curriculum serve --tasks pool.jsonl --state run',
      'curriculum serve --tasks pool.jsonl --state run --http 8731',
      'curriculum replay rollouts.jsonl --strategy goldilocks',
    ],
  },
};

const WIDTH = 80;

/** The help of the whole tool. */
export function toolUsage(commands: Readonly<Record<string, CommandDef>>): string {
  const names = Object.keys(commands);
  const column = Math.max(...names.map((name) => name.length)) + 2;
  const list = names.map(
    (name) =>
      `  ${name.padEnd(column)}${(commands[name]?.meta as CommandMeta | undefined)?.description}`,
  );
  return `${[
    'bits-per-sample: how many bits each rollout taught, what was wasted, what to change',
    '',
    ...list,
    '',
    'Try bits-per-sample demo first, then bits-per-sample report FILE.',
    'COMMAND --help lists the options, --version prints the version.',
    'Exit code 0: fine; 1: a --fail-on condition holds; 2: misuse, or bad input.',
  ].join('\n')}\n`;
}

/** Options and what they do, in two columns. */
function optionLines(options: readonly (readonly [string, ArgDef])[]): string[] {
  const indent = 30;
  return options.flatMap(([option, definition]) => {
    const alias = 'alias' in definition ? [definition.alias ?? []].flat() : [];
    const names = [...alias.map((a) => (a.length === 1 ? `-${a}` : `--${a}`)), `--${option}`];
    const hint =
      'valueHint' in definition && definition.valueHint ? ` ${definition.valueHint}` : '';
    const label = `  ${names.join(', ')}${hint}`;
    const [first = '', ...rest] = wrap(definition.description ?? '', WIDTH - indent);
    const head =
      label.length + 2 > indent
        ? [label, ' '.repeat(indent) + first]
        : [label.padEnd(indent) + first];
    return [...head, ...rest.map((line) => ' '.repeat(indent) + line)];
  });
}

/** The pictures, in groups. */
function figureLines(): string[] {
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['From nothing; with a log its prompts are shown where they fit', figureGroups.free],
    ['From a log', figureGroups.log],
    ['From two logs, BASE and TRAINED', figureGroups.pair],
    ['In code only, because no log holds what they show', Object.keys(codeFigures)],
  ];
  return groups.flatMap(([title, names]) => [
    '',
    title,
    ...wrap(names.join(', '), WIDTH - 2).map((line) => `  ${line}`),
  ]);
}

/** `serve` or `replay`, where an option belongs to one of them: its description says so first. */
const partOf = ({ description = '' }: ArgDef): string | undefined =>
  /^(serve|replay): /.exec(description)?.[1];

function partLines(part: string, options: readonly (readonly [string, ArgDef])[]): string[] {
  const own = options.filter(([, option]) => partOf(option) === part);
  if (own.length === 0) return [];
  const bare = own.map(([option, definition]): readonly [string, ArgDef] => [
    option,
    { ...definition, description: definition.description?.slice(part.length + 2) } as ArgDef,
  ]);
  return ['', `Options of ${part}`, ...optionLines(bare)];
}

/** The help of one command: its line, its options, examples. */
export function commandUsage(name: string, args: ArgsDef, description: string): string {
  const about = ABOUT[name];
  const named = Object.entries(args).filter(([, { type }]) => type !== 'positional');
  const general = named.filter(([option]) => !(option in columnArgs));
  const columns = named.filter(([option]) => option in columnArgs);
  return `${[
    ...(about?.lines ?? [name]).map(
      (line, i) => `${i === 0 ? 'usage:' : '      '} bits-per-sample ${line}`,
    ),
    '',
    ...wrap(`${description}. ${about?.text ?? ''}`.trim(), WIDTH),
    ...(name === 'figure' ? figureLines() : []),
    '',
    ...optionLines(general.filter(([, option]) => partOf(option) === undefined)),
    ...['serve', 'replay'].flatMap((part) => partLines(part, general)),
    '',
    ...(name === 'figure'
      ? ['Columns of the log are named as for report.', '']
      : columns.length > 0
        ? ['Columns of a log that is not recognised', ...optionLines(columns), '']
        : []),
    'Examples',
    ...(about?.examples ?? []).map((text) =>
      text.includes('|') ? `  ${text}` : `  bits-per-sample ${text}`,
    ),
  ].join('\n')}\n`;
}
