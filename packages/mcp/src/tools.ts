import {
  compare,
  compareOptions,
  comparisonJson,
  inspect,
  type OptionEntry,
  parseOptions,
  parsePrices,
  plan,
  planJson,
  planOptions,
  type RunSource,
  renderComparisonMarkdown,
  renderInspection,
  renderMarkdown,
  renderPlanMarkdown,
  report,
  reportOptions,
  sentence,
  toJson,
} from '@bits-per-sample/report';
import type { McpOptions } from './mcpOptions.ts';
import { optionSchema } from './optionSchema.ts';
import { optionTexts } from './optionTexts.ts';
import { ToolError } from './toolError.ts';

type Call = Readonly<Record<string, unknown>>;

/** Opens files, and tells when nobody waits for the answer any more. */
interface ToolContext extends Pick<McpOptions, 'open'> {
  readonly signal: AbortSignal;
}

/** A tool: what a client is told of it, and what it does. */
interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** A schema of JSON for its arguments. */
  readonly schema: Record<string, unknown>;
  /** Gives the text of the answer. */
  run(call: Call, context: ToolContext): Promise<string>;
}

const PATHS = {
  type: 'array',
  items: { type: 'string' },
  minItems: 1,
  description: 'Files, folders or patterns (*.jsonl) below the folder of the server: one run.',
};
const FORM = {
  enum: ['markdown', 'json'],
  description: 'markdown (the default) to read, json for every number.',
};

const schemaOf = (
  properties: Readonly<Record<string, object>>,
  required: readonly string[],
  entries: readonly OptionEntry[],
): Record<string, unknown> => ({
  type: 'object',
  properties: { ...properties, options: optionSchema(entries) },
  required,
  additionalProperties: false,
});

const optionsOf = (call: Call): Call => (call.options ?? {}) as Call;
const pathsOf = (call: Call): readonly string[] => call.paths as readonly string[];
const columns = reportOptions.filter(({ column, name }) => column && !/Norm$|Batch$/.test(name));

/** Texts of options without the one that names a log, and what that log opens as. */
async function withLog<Name extends string>(
  name: Name,
  texts: Readonly<Record<string, string | readonly string[]>>,
  { open }: ToolContext,
): Promise<[Readonly<Record<string, string | readonly string[]>>, { [N in Name]?: RunSource }]> {
  const { [name]: path, ...rest } = texts;
  const opened = path === undefined ? {} : { [name]: await open([path].flat()) };
  return [rest, opened as { [N in Name]?: RunSource }];
}

const reportTool: Tool = {
  name: 'report',
  title: 'Report on a run',
  description:
    'What a training run or an evaluation does now and since when: rollouts, live groups, bits per rollout at most, pass rate, group size, each with an interval and what to change.',
  schema: schemaOf({ paths: PATHS, form: FORM }, ['paths'], reportOptions),
  async run(call, { open, signal }) {
    const settings = parseOptions('report', optionTexts(optionsOf(call), reportOptions));
    const made = await report(await open(pathsOf(call)), { ...settings, signal });
    if (made.input.rows === 0) throw new ToolError('no row was read: call inspect on these paths');
    return call.form === 'json' ? toJson(made) : renderMarkdown(made, { face: 'library' });
  },
};

const compareTool: Tool = {
  name: 'compare',
  title: 'Compare two models',
  description:
    'A trained model beside its base on the same prompts: pass@k of both, which prompts each can do, gains by category, how much of the difference is chance.',
  schema: schemaOf(
    {
      base: { type: 'string', description: 'Log of the model before training.' },
      trained: {
        type: 'string',
        description:
          'Log of the model after training; the same file where baseWhere and trainedWhere, or baseUntil and trainedSince, tell the rows apart.',
      },
      form: FORM,
    },
    ['base', 'trained'],
    compareOptions,
  ),
  async run(call, context) {
    const { open, signal } = context;
    const given = optionTexts(optionsOf(call), compareOptions);
    const [texts, training] = await withLog('training', given, context);
    const names = { base: String(call.base), trained: String(call.trained) };
    const made = await compare(await open([names.base]), await open([names.trained]), {
      ...parseOptions('compare', texts),
      ...training,
      ...(names.base !== names.trained && { names }),
      signal,
    });
    return call.form === 'json'
      ? comparisonJson(made)
      : renderComparisonMarkdown(made, { face: 'library' });
  },
};

const inspectTool: Tool = {
  name: 'inspect',
  title: 'Inspect a log',
  description:
    'What each file is recognised as, its columns, how groups are found and the first rows as they are understood; of a file that is refused, the options that would read it. Texts of prompts and answers are never shown.',
  schema: schemaOf({ paths: PATHS, form: FORM }, ['paths'], columns),
  async run(call, { open, signal }) {
    const texts = optionTexts(optionsOf(call), columns);
    const { success: _, ...settings } = parseOptions('report', texts);
    const found = await inspect(await open(pathsOf(call)), { ...settings, signal });
    return call.form === 'json'
      ? JSON.stringify(found, undefined, 1)
      : sentence(renderInspection(found, { width: 240 }), 'library');
  },
};

const planTool: Tool = {
  name: 'plan',
  title: 'Plan a run',
  description:
    'What a run costs, the pass rate to expect with more rollouts, when a target is reached, which of two short runs is cheaper; what the log cannot tell is refused with what would settle it. Prices are the caller’s.',
  schema: schemaOf(
    {
      paths: PATHS,
      prices: { type: 'object', description: 'Prices as prices.schema.json of the report says.' },
      form: FORM,
    },
    ['paths'],
    planOptions,
  ),
  async run(call, context) {
    const { open, signal } = context;
    const given = optionTexts(optionsOf(call), planOptions);
    const [texts, against] = await withLog('against', given, context);
    const made = await plan(await open(pathsOf(call)), {
      ...parseOptions('plan', texts),
      ...against,
      ...(call.prices !== undefined && { prices: parsePrices(call.prices, 'prices') }),
      signal,
    });
    return call.form === 'json' ? planJson(made) : renderPlanMarkdown(made, { face: 'library' });
  },
};

/** What a client can call. */
export const tools: readonly Tool[] = [reportTool, compareTool, inspectTool, planTool];
