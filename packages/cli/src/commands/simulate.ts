import type { ClaimNumber, ClaimResult } from '@bits-per-sample/lab';
import { UsageError } from '../usageError.ts';
import { type Command, type CommandOption, defineCommand } from './command.ts';
import { readOptions, wholeNumber } from './options.ts';
import { wrap } from './wrap.ts';

const options: readonly CommandOption[] = [
  { flag: 'seed', hint: 'N', description: 'of all that is drawn by chance (1)' },
  { flag: 'json', hint: '', description: 'print numbers, verdicts and pictures as data, as JSON' },
];

/** `simulate`: claims about what samples teach, each tested in a small world. */
export const simulateCommand: Command = defineCommand({
  name: 'simulate',
  description: 'What do samples teach? Sixteen claims, each tested in a small world',
  lines: ['simulate', 'simulate CLAIM [options]', 'simulate all [options]'],
  text: 'Runs the experiment of a claim in a small world whose truth is known, and prints what was found beside what mathematics or another program says. Without a claim it lists them. Exit code 1 when a number is not where it must be. What holds in a small world need not hold in a large one: where a real run showed something else, it says so.',
  options,
  examples: ['simulate', 'simulate desert --seed 2', 'simulate all --json > claims.json'],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    const [asked, ...others] = given.files;
    if (others.length > 0) throw new UsageError('simulate takes one claim, or all');
    const { claims, simulateClaim } = await import('@bits-per-sample/lab');
    const ids = claims.map(({ id }) => id);
    if (asked === undefined) {
      const list = claims.map(({ id, claim }) => `${id.padEnd(14)}  ${claim}`);
      process.stdout.write(`${list.join('\n')}\n`);
      return;
    }
    if (asked !== 'all' && !ids.includes(asked))
      throw new UsageError(`no claim ${asked}; there are ${ids.join(', ')}, and all`);
    const seed = wholeNumber(given, 'seed', 0) ?? 1;
    const results: ClaimResult[] = [];
    for (const id of asked === 'all' ? ids : [asked]) {
      const result = simulateClaim(id, { seed });
      results.push(result);
      if (!given.flag('json')) process.stdout.write(`${tell(result)}\n`);
    }
    if (given.flag('json'))
      process.stdout.write(
        `${JSON.stringify({ schema: 'bits-per-sample/claims/1', seed, claims: results }, null, 2)}\n`,
      );
    if (results.some(({ passed }) => !passed)) process.exitCode = 1;
  },
});

/** A result for a terminal, 80 columns wide. */
function tell({ id, claim, verdict, numbers, whatTheRealRunSays }: ClaimResult): string {
  const width = Math.max(...numbers.map(({ name }) => name.length));
  return [
    id,
    ...wrap(claim, 80),
    '',
    ...numbers.map((number) => `  ${number.name.padEnd(width)}  ${told(number)}`),
    '',
    ...wrap(`Verdict: ${verdict}`, 80),
    ...(whatTheRealRunSays === null ? [] : wrap(`A real run: ${whatTheRealRunSays}`, 80)),
    '',
  ].join('\n');
}

/** 0.0089 ± 0.0001 (expected 0.0089) */
function told({ value, standardError, expected }: ClaimNumber): string {
  const short = (x: number, digits: number) => String(Number(x.toPrecision(digits)));
  const error = standardError ? ` ± ${short(standardError, 2)}` : '';
  return `${short(value, 4)}${error}${expected === undefined ? '' : ` (expected ${short(expected, 4)})`}`;
}
