import {
  curriculum,
  everyStrategy,
  type Json,
  restore,
  type Strategy,
} from '@bits-per-sample/curriculum';
import { loggedRun, renderReplay, replayLog, successRule } from '@bits-per-sample/report';
import { type ArgsDef, defineCommand } from 'citty';
import { serve } from '../bridge/serve.ts';
import { createProgress } from '../files/progress.ts';
import { readSource } from '../files/readReport.ts';
import { UsageError } from '../usageError.ts';
import { columnArgs, columnMapping } from './columnOptions.ts';
import { type Given, readOptions, wholeNumber } from './options.ts';

const sharedArgs: ArgsDef = {
  strategy: {
    type: 'string',
    valueHint: 'NAME',
    description: `goldilocks (the default) or one of ${Object.keys(everyStrategy)
      .filter((name) => name !== 'goldilocks')
      .join(', ')}`,
  },
  config: { type: 'string', valueHint: 'JSON', description: 'its options, e.g. \'{"n": 8}\'' },
  seed: { type: 'string', valueHint: 'N', description: 'seed of all chance (0)' },
  quiet: { type: 'boolean', alias: 'q', description: 'nothing on standard error' },
};

const serveArgs: ArgsDef = {
  tasks: {
    type: 'string',
    valueHint: 'FILE',
    description: 'serve: the pool, one JSON object with an id per line',
  },
  state: {
    type: 'string',
    valueHint: 'FILE',
    description: 'serve: where the run lives; it goes on when the file is there',
  },
  stdio: { type: 'boolean', description: 'serve: one request per line of input (the default)' },
  http: { type: 'string', valueHint: 'PORT', description: 'serve: over HTTP; 0 takes a free port' },
  host: { type: 'string', valueHint: 'HOST', description: 'serve: address (127.0.0.1)' },
  token: {
    type: 'string',
    valueHint: 'TEXT',
    description: 'serve: secret for Authorization: Bearer (also BITS_PER_SAMPLE_TOKEN)',
  },
  'max-body': {
    type: 'string',
    valueHint: 'BYTES',
    description: 'serve: size of a request at most (16777216)',
  },
  'compact-every': {
    type: 'string',
    valueHint: 'N',
    description: 'serve: requests between two whole writes of the state (256)',
  },
};

const replayArgs: ArgsDef = {
  groups: {
    type: 'string',
    valueHint: 'B',
    description: 'replay: groups per step (as many as were logged)',
  },
  propensity: {
    type: 'string',
    valueHint: 'COLUMN',
    description: 'replay: probability of each draw, as logged (assumed uniform)',
  },
  json: { type: 'boolean', description: 'replay: print JSON' },
  success: {
    type: 'string',
    valueHint: 'RULE',
    description: "replay: what counts as a success, e.g. '>=1'",
  },
  level: { type: 'string', valueHint: 'P', description: 'replay: level of the intervals (0.95)' },
};

/**
 * `curriculum serve`: which prompts to roll out next, for a trainer in any language.
 * `curriculum replay`: what another strategy would have drawn from a log.
 */
export const curriculumCommand = defineCommand({
  meta: {
    name: 'curriculum',
    description: 'Serve a curriculum to a trainer, or replay a log under another one',
  },
  args: { ...sharedArgs, ...serveArgs, ...replayArgs, ...columnArgs },
  run: async ({ rawArgs }) => {
    const [action, ...rest] = rawArgs;
    switch (action) {
      case 'serve':
        return runServe(readOptions(rest, { ...sharedArgs, ...serveArgs }));
      case 'replay':
        return runReplay(readOptions(rest, { ...sharedArgs, ...replayArgs, ...columnArgs }));
      default:
        throw new UsageError(`curriculum: expected serve or replay, got ${action ?? 'nothing'}`);
    }
  },
});

async function runServe(given: Given): Promise<void> {
  if (given.files.length > 0)
    throw new UsageError(
      `curriculum serve: takes no file, got ${given.files[0]}; --tasks names the pool`,
    );
  const state = given.text('state');
  if (state === undefined)
    throw new UsageError('curriculum serve: --state names the file the run lives in');
  const port = wholeNumber(given, 'http', 0);
  if (port !== undefined && port > 65_535)
    throw new UsageError(`--http: expected a port of at most 65535, got ${port}`);
  if (port !== undefined && given.flag('stdio'))
    throw new UsageError('--http and --stdio exclude each other');
  if (port === undefined && given.text('host') !== undefined)
    throw new UsageError('--host belongs to --http');
  const token = given.text('token') ?? (process.env.BITS_PER_SAMPLE_TOKEN || undefined);
  await serve({
    state,
    tasks: given.text('tasks'),
    strategy: given.text('strategy'),
    config: configOf(given),
    seed: wholeNumber(given, 'seed', 0),
    http: port === undefined ? undefined : { host: given.text('host') ?? '127.0.0.1', port },
    token,
    maxBytes: wholeNumber(given, 'max-body', 1024) ?? 16 << 20,
    compactEvery: wholeNumber(given, 'compact-every', 1),
    quiet: given.flag('quiet'),
    create: ({ strategy, config, tasks, seed }) =>
      curriculum(makeStrategy(strategy, config), { tasks, seed }),
    restore: (snapshot) => restore(snapshot),
  });
}

async function runReplay(given: Given): Promise<void> {
  if (given.files.length === 0)
    throw new UsageError('curriculum replay: name a log, a folder, or - for standard input');
  const strategy = makeStrategy(given.text('strategy') ?? 'goldilocks', configOf(given) ?? {});
  const success = given.text('success');
  const rule = success === undefined ? undefined : successRule(success);
  if (success !== undefined && rule === undefined)
    throw new UsageError(`--success: expected a rule such as '>=1', got ${success}`);
  const level = Number(given.text('level') ?? 0.95);
  if (!(level > 0 && level < 1))
    throw new UsageError(`--level: expected a number between 0 and 1, got ${given.text('level')}`);
  const propensity = given.text('propensity');
  const mapping = columnMapping(given);
  const source = await readSource(given.files, {
    // the readers carry one more number per rollout, and its mean per group, under this name
    mapping: propensity === undefined ? mapping : { ...mapping, outputTokens: propensity },
    rule,
    progress: createProgress(process.stderr, { quiet: given.flag('quiet') }),
  });
  const replay = replayLog(
    loggedRun(source, { rule, propensity: propensity !== undefined }),
    strategy,
    { groups: wholeNumber(given, 'groups', 1), seed: wholeNumber(given, 'seed', 0), level },
  );
  process.stdout.write(
    given.flag('json')
      ? `${JSON.stringify(replay, null, 2)}\n`
      : renderReplay(replay, { width: process.stdout.columns ?? 80 }),
  );
}

/** A strategy by its name. */
function makeStrategy(name: string, config: { readonly [key: string]: Json }): Strategy {
  if (!Object.hasOwn(everyStrategy, name))
    throw new UsageError(
      `--strategy: expected one of ${Object.keys(everyStrategy).join(', ')}, got ${name}`,
    );
  return everyStrategy[name]!(config as never);
}

function configOf(given: Given): { readonly [key: string]: Json } | undefined {
  const text = given.text('config');
  if (text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new UsageError(`--config: expected JSON, got ${text}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`--config: expected a JSON object, got ${text}`);
  return value as { [key: string]: Json };
}
