import { describe, expect, it } from 'vitest';
import {
  compare,
  nextPrompts,
  nextWeights,
  renderHtml,
  replay,
  report,
  reportFigure,
  reportFigures,
  sentence,
} from '../../src/index.ts';

/** Ten steps of eight groups, numbered within the step: 80 prompts, each never or always solved. */
const merged = Array.from({ length: 80 }, (_, p) =>
  Array.from({ length: 8 }, () => ({
    step: Math.floor(p / 8),
    group: p % 8,
    reward: (p + Math.floor(p / 8)) % 2,
    prompt: `problem ${p}`,
  })),
).flat();
const nameless = merged.map(({ prompt: _, ...row }) => row);

describe('prompts are not groups', () => {
  it('80 prompts in groups numbered 0 to 7 are 80, and none of them is in the zone', async () => {
    const told = await report(merged);
    expect(told.groups.total).toBe(80);
    expect(told.prompts?.rowCount).toBe(80);
    const { prompts } = nextWeights(told);
    expect(Object.keys(prompts)).toHaveLength(80);
    expect(Object.values(prompts).filter(({ reason }) => reason.startsWith('in the zone'))).toEqual(
      [],
    );
    expect(await reportFigure(told, 'weights')).not.toBeNull();
  });

  it('where nothing names a prompt, all that needs one says so and refuses', async () => {
    const refusal = { code: 'REPORT', reason: 'prompts-unknown', remedy: { field: 'promptId' } };
    const told = await report(nameless);
    expect(told.groups.total).toBe(80);
    expect(told.prompts).toBeNull();
    expect(() => nextPrompts(told, 3)).toThrow(expect.objectContaining(refusal));
    expect(() => nextWeights(told)).toThrow(expect.objectContaining(refusal));
    await expect(replay(nameless)).rejects.toMatchObject(refusal);
    const said = await replay(nameless).catch(({ message }) => sentence(message, 'terminal'));
    expect(said).toMatch(
      /^A replay needs prompts that are known across steps, and the log does not tell them apart: .*\. --prompt-id COLUMN names what identifies a prompt, --prompt COLUMN its text\.$/,
    );
    await expect(compare(nameless, merged)).rejects.toMatchObject(refusal);
    for (const name of ['weights', 'calibration', 'curriculumHeat'] as const)
      expect(await reportFigure(told, name)).toBeNull();
    const names = (await reportFigures(told)).map(({ name }) => name);
    expect(names).not.toContain('curriculumHeat');
    expect(await renderHtml(told)).toContain('Prompts cannot be told apart across steps');
    // what is said of groups needs no prompt
    expect(told.bits.perRollout).toEqual((await report(merged)).bits.perRollout);
  });
});

describe('nextPrompts', () => {
  const rewards = Array.from({ length: 500 }, (_, p) =>
    Array.from({ length: 8 }, (_, i) => Number(i < p % 9)),
  );

  it('the next 64 of 500 measured prompts: best first, with reasons, as the weights say', async () => {
    const told = await report(rewards);
    const next = nextPrompts(told, 64);
    expect(next).toHaveLength(64);
    const { prompts } = nextWeights(told);
    expect(next[0]!.weight).toBe(Math.max(...Object.values(prompts).map(({ weight }) => weight)));
    next.forEach(({ id, ...rest }, i) => {
      expect(prompts[id]).toEqual(rest);
      expect(rest.weight).toBeLessThanOrEqual(next[i - 1]?.weight ?? 1);
    });
    expect(next.every(({ passRate }) => passRate > 0 && passRate < 1)).toBe(true);
    expect(nextPrompts(told)).toEqual(next);
    expect(nextPrompts(told, 1e6)).toHaveLength(500);
  });

  it('wants a whole number, a report of training, and no copy', async () => {
    const told = await report(rewards);
    expect(() => nextPrompts(told, 0.5)).toThrow('nextPrompts: expected count an integer ≥ 1');
    expect(() => nextPrompts({ ...told })).toThrow(
      expect.objectContaining({ code: 'REPORT', reason: 'copied-report' }),
    );
    const evaluated = await report([{ group: 'a', reward: 1, kind: 'eval' }], { kind: 'eval' });
    expect(() => nextPrompts(evaluated)).toThrow(
      expect.objectContaining({
        reason: 'evaluation-only',
        remedy: { field: 'kind', value: 'train' },
      }),
    );
  });
});
