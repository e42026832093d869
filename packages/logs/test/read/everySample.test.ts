import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { SideFileError, UnreadFormatError } from '../../src/index.ts';
import { read, sample } from '../support/read.ts';

describe('every sample', () => {
  const root = fileURLToPath(new URL('../samples', import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(
      (entry) => `${entry.parentPath.slice(root.length + 1).replaceAll('\\', '/')}/${entry.name}`,
    )
    .sort();
  const readable =
    /^(_|trl\/|trl_sft\/|evalplus\/|inspect\/|lighteval\/|lm-eval\/.*jsonl$|promptfoo\/|verl\/(legacy|v1)\/|.*\/STABLE$)/;
  const trainers =
    /^(tinker\/.*_summaries|skyrl\/.*gsm8k|open-instruct\/.*_rollouts_|.*\/results\.jsonl|prime-rl\/.*_rollouts\.jsonl|verifiers\/.*\/traces|prime-rl\/.*\/traces\.jsonl|prime-rl\/.*\/stream\/|nemo-rl\/|slime\/|rllm\/.*\/episode_|art\/.*\d\.(jsonl|parquet)|prime-rl\/.*stream\.index)/;
  const metrics =
    /metrics\.jsonl$|metrics_rows|mlflow|history\.jsonl$|run_export|file_logger|aggregated_results/;
  const stores = /tfevents|\.wandb$|\.db$|\.table\.json$/;
  const isRead = (path: string) =>
    [readable, trainers, metrics, stores].some((kind) => kind.test(path));

  it.each(files.filter((path) => isRead(path)))('%s is read', async (path) => {
    const { log, rows } = await read(sample(path));
    expect(log.summary().rows).toBe(rows);
  });

  it.each(files.filter((path) => !isRead(path)))('%s is read, or named', async (path) => {
    const known = await read(sample(path)).then(
      ({ log, rows }) => log.summary().rows === rows,
      (error: unknown) => error instanceof SideFileError || error instanceof UnreadFormatError,
    );
    expect(known).toBe(true);
  });
});
