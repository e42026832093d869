import { readFile } from 'node:fs/promises';
import { escapeControls } from '@bits-per-sample/core';
import {
  type Plan,
  parseOptions,
  parsePrices,
  plan,
  planJson,
  planOptions,
  type RunPlanOptions,
  renderPlan,
  renderPlanHtml,
  renderPlanMarkdown,
} from '@bits-per-sample/report';
import type { Command, CommandOption } from '../command.ts';
import { sourcesOf } from '../engine/sourcesOf.ts';
import { drawFigure } from '../files/drawFigure.ts';
import { listFiles } from '../files/listFiles.ts';
import { checkOutput, writeOutput } from '../files/writeOutput.ts';
import type { Home } from '../home.ts';
import { UsageError } from '../usageError.ts';
import { defineCommand } from './defineCommand.ts';
import { engineAsked, engineOptions } from './engineOptions.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions } from './options.ts';
import { pageFacts } from './pageFacts.ts';
import { reduceRuns } from './readRuns.ts';
import { formOptions, sharedOptions } from './sharedOptions.ts';
import { wantsColor } from './wantsColor.ts';

const options: readonly CommandOption[] = [
  sharedOptions.html,
  {
    flag: 'prices',
    hint: 'FILE',
    description: 'prices as JSON, as prices.schema.json of @bits-per-sample/report says',
  },
  ...libraryOptions(planOptions),
  { flag: 'reference', hint: '', description: 'a reference model scores the rollouts' },
  {
    flag: 'old-logprobs',
    hint: '',
    description: 'log-probabilities of the sampling policy are computed again',
  },
  ...formOptions('plan'),
  ...engineOptions,
  sharedOptions.quiet,
  sharedOptions.noColor,
];

/** `plan LOG`: what a run costs, what more of it brings, and what nobody can tell. */
export const planCommand = (home: Home): Command =>
  defineCommand({
    name: 'plan',
    description: 'What a run costs, what more rollouts bring, and what no log can tell',
    lines: ['plan LOG ... [options]'],
    text: 'Reads the log of a training run: what a rollout, a step and an example cost, the pass rate to expect with twice and 4 times the rollouts, when a target is reached, and with --against which of two short runs is cheaper. What the log does not tell is refused, with what would settle it. Prices are yours: none are built in.',
    options,
    examples: [
      'plan rollouts.jsonl --model 8e9',
      'plan rollouts.jsonl --model 8e9 --prices prices.json --token-price NAME --target .6',
      'plan rollouts.jsonl --more 20000 --lora 4e7 --teacher 32e9',
      'plan metrics.jsonl --evaluation eval/accuracy --rollouts-per-step 1024',
      'plan one.jsonl --against other.jsonl',
      'plan rl.jsonl --sft sft.jsonl --evaluation eval/accuracy --model 8e9',
      'plan rollouts.jsonl --examples nll.jsonl --model 8e9',
      'plan rollouts.jsonl --html plan.html',
    ],
    async run(rawArgs) {
      const given = readOptions(rawArgs, options);
      if (given.files.length === 0 && sourcesOf(engineAsked(given)).length === 0)
        throw new UsageError('plan: name a log, a folder, or - for standard input');
      if (given.flag('json') && given.flag('markdown'))
        throw new UsageError('--json and --markdown exclude each other');
      const html = given.text('html');
      if (html !== undefined) {
        const inputs = await listFiles([given.files, ...othersOf(given)].flat());
        await checkOutput(
          html,
          inputs.map(({ path }) => path),
        );
      }
      const made = await madePlan(given);
      if (html !== undefined) {
        const facts = pageFacts(home, ['plan', ...rawArgs]);
        await writeOutput(html, await renderPlanHtml(made, { ...facts, draw: drawFigure }));
      }
      process.stdout.write(printed(made, given));
    },
  });

async function madePlan(given: Given): Promise<Plan> {
  const { against: _, sft: __, examples: ___, ...texts } = given.library();
  const prices = given.text('prices');
  const settings: RunPlanOptions = {
    ...parseOptions('plan', texts),
    ...(prices !== undefined && { prices: parsePrices(await readJson(prices), prices) }),
    ...(given.flag('reference') && { referenceForward: true }),
    ...(given.flag('old-logprobs') && { recomputeOldLogprobs: true }),
  };
  const others = OTHERS.filter((name) => given.library()[name] !== undefined);
  return reduceRuns(given, [given.files, ...othersOf(given)], ([run = [], ...more], onProgress) =>
    plan(run, {
      ...settings,
      ...Object.fromEntries(others.map((name, i) => [name, more[i]])),
      onProgress,
    }),
  );
}

/** Options that name another log. */
const OTHERS = ['against', 'sft', 'examples'] as const;

/** The other logs, in their order. */
const othersOf = (given: Given): string[][] =>
  OTHERS.flatMap((name) => {
    const log = given.library()[name];
    return log === undefined ? [] : [[String(log)]];
  });

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new UsageError(`--prices: ${error.message}`);
  });
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`--prices: ${path} is not JSON`);
  }
}

function printed(made: Plan, given: Given): string {
  if (given.flag('json')) return planJson(made);
  if (given.flag('markdown')) return renderPlanMarkdown(made, { face: 'terminal' });
  const width = process.stdout.columns ?? 80;
  const html = given.text('html');
  const more =
    html === undefined
      ? 'More: --html FILE for the pictures'
      : `Page with the pictures: ${escapeControls(html)}`;
  return `${renderPlan(made, { width, color: wantsColor(given), face: 'terminal' })}${more}\n`;
}
