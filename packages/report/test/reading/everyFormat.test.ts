import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBytes, type LogSource } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import counts from './everyFormat/counts.json' with { type: 'json' };
import { files, folders } from './everyFormat/known.ts';

const samples = new URL('../../../logs/test/samples/', import.meta.url);
/** The formats beside the repository, of which the samples are copies. */
const shared = new URL('../../../../../shared/formats/', import.meta.url);

const filesIn = (root: URL): string[] => {
  const folder = fileURLToPath(root);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => `${parentPath}/${name}`.replaceAll('\\', '/'))
    .map((path) => path.slice(folder.length).replace(/^\//, ''))
    .sort(new Intl.Collator('en', { numeric: true }).compare);
};

const all = filesIn(samples);
const source = (path: string, optional = false): LogSource & { optional: boolean } => ({
  ...fromBytes(readFileSync(new URL(path, samples)), path),
  optional,
});

interface Counts {
  readonly rollouts: number;
  readonly groups: number;
  readonly live: number;
  readonly solved: number | null;
  readonly failed: number | null;
  readonly passRate: number | null;
  readonly plugin: number | null;
  readonly meanReward: number | null;
}

/** What a report must say of rollouts that were counted by hand. */
function expectCounts(told: Report, expected: Partial<Counts>): void {
  const { groups, passRate, bits, reward, rollouts } = told;
  const said: Counts = {
    rollouts: rollouts ?? Number.NaN,
    groups: groups.total ?? Number.NaN,
    live: groups.live ?? Number.NaN,
    solved: groups.solved,
    failed: groups.failed,
    passRate: passRate?.value ?? null,
    plugin: bits.plugin,
    meanReward: reward.mean,
  };
  for (const [name, value] of Object.entries(expected)) {
    const got = said[name as keyof Counts];
    if (typeof value === 'number') expect(got, name).toBeCloseTo(value, 7);
    else expect(got, name).toBe(value);
  }
}

const steps = ({ metrics }: Report): number => Math.max(0, ...metrics.map(({ n }) => n));

describe('every sample has its answer', () => {
  it.each(all)('%s', async (path) => {
    const known = files[path];
    const counted = (counts as unknown as Record<string, Counts>)[path];
    expect([known, counted].filter(Boolean), 'one answer').toHaveLength(1);
    if (known !== undefined && 'leftOut' in known) {
      await expect(report(source(path))).rejects.toMatchObject({
        sideFile: true,
        kind: known.leftOut,
      });
      return;
    }
    if (known !== undefined && 'refused' in known) {
      await expect(report(source(path))).rejects.toThrow(known.refused);
      return;
    }
    const told = await report(source(path));
    if (counted !== undefined) expectCounts(told, counted);
    else if (known !== undefined && 'bitsPerToken' in known) {
      const { message } = told.warnings.find(({ code }) => code === 'no-rewards')!;
      expect(message).toContain(`${known.bitsPerToken} bits per token`);
      expect(message).toContain('no rewards');
    } else if (known !== undefined && 'bitsPerExample' in known) {
      expect(told.input.kind).toBe('examples');
      expect(told.sft?.before).toBeCloseTo(known.bitsPerExample, 7);
    } else if (known !== undefined && 'steps' in known) {
      expect(told.input.kind).toBe('metrics');
      expect(told.input.rows).toBe(known.steps);
      expect(steps(told)).toBeLessThanOrEqual(known.steps);
      // by the name that the tool gave it, or the common one
      const names = [known.name ?? 'reward', known.name?.replace(/^train\//, ''), 'reward', 'loss'];
      const reward = names
        .map((name) => told.metrics.find(({ key }) => key === name))
        .find((metric) => metric !== undefined);
      if (known.mean !== undefined) expect(reward?.mean).toBeCloseTo(known.mean, 7);
    } else expectCounts(told, known ?? {});
  });

  it.skipIf(!existsSync(shared))('and there is a sample of every format', () => {
    const copies: readonly (readonly [RegExp, string])[] = [
      [/^_real\/(evalplus)-[\d.]+\/evp_samples(_eval_results\.json)$/, '$1/real_0.3.1$2'],
      [/^_real\/(inspect)-ai-([\d.]+)\/(toy_sums)/, '$1/real_$2_$3'],
      [/^_real\/(promptfoo)-([\d.]+)\/(results\.jsonl?)$/, '$1/real_$2_$3'],
      [/^_real\/(lm-eval)-([\d.]+)\/(samples_)/, '$1/real_$2/$3'],
      [/^_real\/(verifiers)-([\d.]+)\/ok\/(traces)/, '$1/real_$2/ok/$3'],
      [/^_real\/(mlflow)-([\d.]+)/, '$1/real_$2'],
      [/^_real\/(wandb)-[\d.]+/, '$1'],
      [/huggingface\.db$/, 'huggingface.db.gz'],
      [/lighteval\|gsm8k\|0/, 'lighteval-gsm8k-0'],
    ];
    const missing = filesIn(shared)
      .filter((path) => !/\.(md|py|ya?ml|js)$/.test(path))
      .map((path) => copies.reduce((name, [from, to]) => name.replace(from, to), path))
      .filter((path) => !all.includes(path));
    expect(missing).toEqual([]);
  });
});

describe('every folder has its answer', () => {
  it.each(Object.entries(folders))('%s', async (folder, { leftOut = [], ...expected }) => {
    const inside = all.filter((path) => path.startsWith(`${folder}/`));
    expect(inside.length).toBeGreaterThan(0);
    const told = await report(inside.map((path) => source(path, true)));
    expectCounts(told, expected);
    const said = JSON.stringify(told.warnings);
    for (const kind of leftOut) expect(said).toContain(kind);
    expect(said).not.toContain('not read yet');
  });
});
