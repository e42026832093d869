import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, report } from '../../src/index.ts';
import { dynamicSampling } from '../../src/report/dynamicSampling.ts';

/** Groups of a verl log, with 0, 4 or 8 of 8 right. */
const verl = (right: (prompt: number) => number): Blob =>
  new Blob(
    Array.from({ length: 320 }, (_, i) => {
      const prompt = Math.floor(i / 8);
      const score = i % 8 < right(prompt) ? 1 : 0;
      const input = `user\nprompt ${prompt}\nassistant\n`;
      return `${JSON.stringify({ input, output: `answer ${i}`, gts: '1', score, step: 1 })}\n`;
    }),
  );
const said = async (log: Blob) => renderMarkdown(await report(log)).replace(/\s+/g, ' ');

describe('the setting that fills batches with live groups', () => {
  it('is told of the trainer that wrote the log, where groups are not live', async () => {
    expect(await said(verl((prompt) => [0, 4, 8, 4][prompt % 4]!))).toContain(
      'To draw until it is full, verl (DAPO recipe): algorithm.filter_groups.enable=True.',
    );
  });
  it('is not told where all groups are live', async () => {
    expect(await said(verl(() => 4))).not.toContain('To draw until');
  });
  it('is not told of trainers that have none, nor of logs of two trainers', () => {
    expect(dynamicSampling('trl-completions')).toBeUndefined();
    expect(dynamicSampling('neutral')).toBeUndefined();
    expect(dynamicSampling('verl-rollouts+slime-samples')).toBeUndefined();
    expect(dynamicSampling('slime-samples+slime-rollout')).toContain('check_reward_nonzero_std');
  });
  it('is known for formats that exist', () => {
    const folder = new URL('../../../logs/src/formats/', import.meta.url);
    const readers = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
    const source = fileURLToPath(new URL('../../src/report/dynamicSampling.ts', import.meta.url));
    const names = [...readFileSync(source, 'utf8').matchAll(/^ {2}'([\w-]+)':/gm)];
    expect(names.length).toBeGreaterThan(5);
    for (const [, name] of names)
      expect(
        readers.some((text) => text.includes(`name: '${name}'`)),
        name,
      ).toBe(true);
  });
});
