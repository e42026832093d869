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
  const isRead = (path: string) => readable.test(path) || trainers.test(path) || metrics.test(path);

  it.each(files.filter((path) => isRead(path)))('%s is read', async (path) => {
    const { log, rows } = await read(sample(path));
    expect(log.summary().rows).toBe(rows);
  });

  const answers: Record<string, RegExp> = {
    'art/': /^ART/,
    'lm-eval/': /^lm-eval/,
    'logprobs/': /logprobs$/,
    'mlflow/': /^MLflow/,
    'nemo-rl/': /^NeMo-RL$/,
    'open-instruct/': /^open-instruct/,
    'openrlhf/': /^W&B table$/,
    'prime-rl/': /^(prime-rl|verifiers|metrics)/,
    'rllm/': /^rLLM/,
    'skyrl/': /^SkyRL/,
    'slime/': /^slime/,
    'tensorboard/': /^TensorBoard$/,
    'tinker/': /^(Tinker|metrics)/,
    'tinker_sft/': /^Tinker/,
    'trackio/': /^trackio/,
    'verifiers/': /^(prime-rl \/ )?verifiers/,
    'verl/': /^(verl file logger|W&B table)$/,
    'wandb/': /^W&B/,
  };
  it.each(files.filter((path) => !isRead(path)))('%s is named, not read', async (path) => {
    const error = await read(sample(path)).catch((thrown: unknown) => thrown);
    if (error instanceof SideFileError) return;
    expect(error).toBeInstanceOf(UnreadFormatError);
    expect(error).toMatchObject({ code: 'SCHEMA', notReadYet: true });
    const expected = answers[path.slice(0, path.indexOf('/') + 1)];
    expect((error as UnreadFormatError).format).toMatch(expected!);
    expect((error as Error).message).toContain('format not read yet: ');
  });
});
