import type { ArgsDef } from 'citty';
import { expect, it } from 'vitest';
import { curriculumCommand } from '../../src/commands/curriculum.ts';
import { commandUsage } from '../../src/commands/usage.ts';

it('the help fits a terminal and names every option', () => {
  const { args, meta } = curriculumCommand as { args: ArgsDef; meta: { description: string } };
  const text = commandUsage('curriculum', args, meta.description);
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  for (const name of Object.keys(args)) expect(text).toContain(`--${name}`);
  expect(text).toContain('bits-per-sample curriculum replay rollouts.jsonl');
});
