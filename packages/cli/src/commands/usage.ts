import type { ArgDef, ArgsDef, CommandDef, CommandMeta } from 'citty';
import { codeFigures, figureGroups } from '../io/figureNames.ts';
import { wrap } from '../render/layout.ts';
import { columnArgs } from './columnOptions.ts';

/** What stands around the options of a command's `--help`. */
interface Surroundings {
  readonly line: string;
  readonly examples: readonly string[];
}

const ABOUT: Readonly<Record<string, Surroundings>> = {
  report: {
    line: 'report FILE|FOLDER|- ...',
    examples: [
      'report rollouts.jsonl',
      'report outputs/completions/ --html report.html',
      "report trials.csv --group task_id --reward score --success '>=1'",
      "zcat big.jsonl.gz | bits-per-sample report - --json --fail-on 'wasted>0.5'",
    ],
  },
  compare: {
    line: 'compare BASE TRAINED',
    examples: [
      'compare base.jsonl trained.jsonl --by category --html compare.html',
      'compare counts.csv --group id --successes c --attempts n --base-where model=base --trained-where model=rl',
      "compare base.jsonl trained.jsonl --fail-on 'differenceUpper<0'",
    ],
  },
  figure: {
    line: 'figure NAME [FILE ...]',
    examples: [
      'figure bitsLog --out bits.svg',
      'figure goldilocks rollouts.jsonl --out zone.png --theme dark',
      'figure passAtK base.jsonl trained.jsonl --out curves.svg',
    ],
  },
  demo: { line: 'demo', examples: ['demo', 'demo --html page.html'] },
  curriculum: {
    line: 'curriculum serve|replay LOG ...',
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
    'bits-per-sample COMMAND --help lists the options, --version the version.',
    'Exit code 0: fine; 1: a --fail-on condition holds; 2: misuse, or input that cannot be read.',
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

/** The help of one command: its line, its options, examples. */
export function commandUsage(name: string, args: ArgsDef, description: string): string {
  const about = ABOUT[name];
  const named = Object.entries(args).filter(([, { type }]) => type !== 'positional');
  const general = named.filter(([option]) => !(option in columnArgs));
  const columns = named.filter(([option]) => option in columnArgs);
  return `${[
    `usage: bits-per-sample ${about?.line ?? name} [options]`,
    '',
    ...wrap(`${description}.`, WIDTH),
    ...(name === 'figure' ? figureLines() : []),
    '',
    ...optionLines(general),
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
