import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClaimNumber, ClaimResult } from '@bits-per-sample/lab';
import type { Command, CommandOption } from '../command.ts';
import { drawFigure } from '../files/drawFigure.ts';
import { writeOutput } from '../files/writeOutput.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { readOptions, wholeNumber } from './options.ts';
import { type PageFacts, pageFacts } from './pageFacts.ts';
import { wrap } from './wrap.ts';

const options: readonly CommandOption[] = [
  {
    flag: 'out',
    hint: 'FOLDER',
    description:
      'write here, for each claim, NAME.json and NAME.svg, and a page of all, index.html',
  },
  { flag: 'seed', hint: 'N', description: 'of all that is drawn by chance (1)' },
  { flag: 'json', hint: '', description: 'print numbers, verdicts and pictures as data, as JSON' },
];

/** `simulate`: claims about what samples teach, each tested in a small world. */
export const simulateCommand = (home: Home): Command =>
  defineCommand({
    name: 'simulate',
    description: 'What do samples teach? Sixteen claims, each tested in a small world',
    lines: ['simulate', 'simulate CLAIM [options]', 'simulate all [options]'],
    text: 'Runs the experiment of a claim in a small world whose truth is known, and prints what was found beside what mathematics or another program says. Without a claim it lists them. Exit code 1 when a number is not where it must be, or a verdict does not stand. What holds in a small world need not hold in a large one: where a real run showed something else, it says so.',
    options,
    examples: ['simulate', 'simulate desert --seed 2', 'simulate all --out claims'],
    async run(rawArgs) {
      const given = readOptions(rawArgs, options);
      const [asked, ...others] = given.files;
      if (others.length > 0) throw new UsageError('simulate takes one claim, or all');
      const { claims } = await import('@bits-per-sample/lab');
      const ids = claims.map(({ id }) => id);
      const out = given.text('out');
      if (asked === undefined) {
        if (out !== undefined) throw new UsageError('--out: name a claim, or all');
        const list = claims.map(({ id, claim }) => `${id.padEnd(14)}  ${claim}`);
        process.stdout.write(`${list.join('\n')}\n`);
        return;
      }
      if (asked !== 'all' && !ids.includes(asked))
        throw new UsageError(`no claim ${asked}; there are ${ids.join(', ')}, and all`);
      const seed = wholeNumber(given, 'seed', 0) ?? 1;
      if (out !== undefined) await makeFolder(out);
      const { simulateClaims } = await import('../claims/simulateClaims.ts');
      const results = await simulateClaims(asked === 'all' ? ids : [asked], seed);
      process.stdout.write(given.flag('json') ? asJson(seed, results) : results.map(tell).join(''));
      if (out !== undefined)
        await writeClaims(out, results, { seed, facts: pageFacts(home, ['simulate', ...rawArgs]) });
      if (results.some(({ passed }) => !passed)) process.exitCode = 1;
    },
  });

const asJson = (seed: number, claims: readonly ClaimResult[]): string =>
  `${JSON.stringify({ schema: 'bits-per-sample/claims/1', seed, claims }, null, 2)}\n`;

const makeFolder = (path: string) =>
  mkdir(path, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(
      error.code === 'EEXIST' || error.code === 'ENOTDIR'
        ? `${path}: is a file, not a folder to write into`
        : `${path}: ${error.message}`,
    );
  });

/** Data and a picture of each claim, and a page of all. */
async function writeClaims(
  folder: string,
  results: readonly ClaimResult[],
  { seed, facts }: { readonly seed: number; readonly facts: PageFacts },
): Promise<void> {
  const [{ claimFigure }, { renderClaimsHtml }] = await Promise.all([
    import('@bits-per-sample/figures'),
    import('@bits-per-sample/report'),
  ]);
  for (const result of results) {
    const picture = await drawFigure(claimFigure(result), 'light');
    await writeOutput(join(folder, `${result.id}.json`), asJson(seed, [result]));
    await writeOutput(join(folder, `${result.id}.svg`), `${picture}\n`);
  }
  const page = await renderClaimsHtml(results, { ...facts, draw: drawFigure });
  await writeOutput(join(folder, 'index.html'), page);
}

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
    '',
  ].join('\n');
}

/** 0.0089 ± 0.0001 (expected 0.0089) */
function told({ value, standardError, expected }: ClaimNumber): string {
  const short = (x: number, digits: number) =>
    String(Number.isInteger(x) ? x : Number(x.toPrecision(digits)));
  const error = standardError ? ` ± ${short(standardError, 2)}` : '';
  return `${short(value, 4)}${error}${expected === undefined ? '' : ` (expected ${short(expected, 4)})`}`;
}
