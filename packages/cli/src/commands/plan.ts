import { readFile } from 'node:fs/promises';
import {
  type Plan,
  parseOptions,
  parsePrices,
  plan,
  planJson,
  planOptions,
  type RunPlanOptions,
  renderPlan,
  renderPlanMarkdown,
} from '@bits-per-sample/report';
import { sourcesOf } from '../engine/sourcesOf.ts';
import { UsageError } from '../usageError.ts';
import { type Command, type CommandOption, defineCommand } from './command.ts';
import { engineAsked, engineOptions } from './engineOptions.ts';
import { libraryOptions } from './libraryOptions.ts';
import { type Given, readOptions } from './options.ts';
import { reduceRuns } from './readRuns.ts';
import { formOptions, sharedOptions } from './sharedOptions.ts';
import { wantsColor } from './wantsColor.ts';

const options: readonly CommandOption[] = [
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
export const planCommand: Command = defineCommand({
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
  ],
  async run(rawArgs) {
    const given = readOptions(rawArgs, options);
    if (given.files.length === 0 && sourcesOf(engineAsked(given)).length === 0)
      throw new UsageError('plan: name a log, a folder, or - for standard input');
    if (given.flag('json') && given.flag('markdown'))
      throw new UsageError('--json and --markdown exclude each other');
    process.stdout.write(printed(await madePlan(given), given));
  },
});

async function madePlan(given: Given): Promise<Plan> {
  const { against, ...texts } = given.library();
  const prices = given.text('prices');
  const settings: RunPlanOptions = {
    ...parseOptions('plan', texts),
    ...(prices !== undefined && { prices: parsePrices(await readJson(prices), prices) }),
    ...(given.flag('reference') && { referenceForward: true }),
    ...(given.flag('old-logprobs') && { recomputeOldLogprobs: true }),
  };
  const other = against === undefined ? [] : [[String(against)]];
  return reduceRuns(given, [given.files, ...other], ([run = [], second], onProgress) =>
    plan(run, { ...settings, ...(second !== undefined && { against: second }), onProgress }),
  );
}

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
  return renderPlan(made, { width, color: wantsColor(given), face: 'terminal' });
}
