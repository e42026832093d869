import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBytes } from '@bits-per-sample/logs';
import Ajv from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { plan, planJson, renderPlan, renderPlanHtml, renderPlanMarkdown } from '../../src/index.ts';

const schema = JSON.parse(readFileSync(new URL('../../plan.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

/** Files of a folder and of those in it; notes on them left out. */
function filesIn(root: URL): string[] {
  const folder = fileURLToPath(root);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`)
    .filter((path) => !/(?:\.md|\.py|\.mjs|\.txt|STATS\.json|LICENSE)$/.test(path))
    .map((path) => path.slice(folder.length).replace(/^\//, ''))
    .sort();
}

/** Reads a log: what its plan says, or the typed error that it is no log. */
async function planned(root: URL, path: string) {
  try {
    return await plan([fromBytes(readFileSync(new URL(path, root)), path)], {
      ...{ model: 8e9, target: 0.9, more: 1000 },
    });
  } catch (error) {
    expect((error as { code?: string }).code, path).toMatch(/^[A-Za-z-]+$/);
    return null;
  }
}

/** A forecast or a refusal, never both; sentences that a stranger can read. */
async function expectSound(root: URL, path: string): Promise<'forecast' | 'refusal' | 'no log'> {
  const made = await planned(root, path);
  if (made === null) return 'no log';
  const refused = made.refusals.filter(({ question }) => question === 'forecast');
  expect(refused.length, path).toBe(made.forecast === null ? 1 : 0);
  for (const answer of [made.target, made.more?.passRate ?? null])
    if (made.forecast === null) expect(answer, path).toBeNull();
  expect(made.targets.length > 0, path).toBe(made.forecast !== null);
  for (const { reason, settles } of made.refusals) {
    expect(reason, path).toMatch(/^[A-Z`0-9].*\.$/);
    expect(settles, path).toMatch(/^[A-Z`].*\.$/);
  }
  validate(JSON.parse(planJson(made)));
  expect(validate.errors, path).toBeNull();
  const faces = [renderPlan(made), renderPlanMarkdown(made), await renderPlanHtml(made)];
  for (const face of faces) {
    expect(face, path).not.toMatch(/NaN(?! or infinite)|undefined|Infinity|\bnull\b|\[object/);
    // one of a thing is not many
    expect(face, path).not.toMatch(/(?<![\d,.])1 (?:points|rollouts|steps|groups|prompts|rows)\b/);
  }
  return made.forecast === null ? 'refusal' : 'forecast';
}

/** How many logs of a folder have what. */
async function tally(root: URL): Promise<Record<string, number>> {
  const found: Record<string, number> = { forecast: 0, refusal: 0, 'no log': 0 };
  for (const path of filesIn(root)) found[await expectSound(root, path)]! += 1;
  return found;
}

describe('plan on every log that comes with the packages: a forecast or a refusal, never both', () => {
  it.each([
    ['samples of every format', '../../../logs/test/samples/', 100],
    ['samples of the report', '../samples/', 20],
    ['the sample run', '../../../cli/sample/', 1],
  ] as const)(
    '%s',
    async (_, folder, least) => {
      const found = await tally(new URL(folder, import.meta.url));
      expect(found.refusal! + found.forecast!).toBeGreaterThanOrEqual(least);
    },
    240_000,
  );
});

/** Logs of other people, which are no part of this repository. */
const others = new URL('../../../../../shared/data/', import.meta.url);

describe('plan on logs of other people, where they lie beside the repository', () => {
  it.runIf(existsSync(others))(
    'each by itself',
    async () => {
      const found = await tally(others);
      expect(found.refusal).toBeGreaterThan(5);
    },
    240_000,
  );
});
