import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { ownRate, type Row, runRows } from '../support/runWorld.ts';

const rows = runRows({ steps: 20, groups: 16, prompts: 60, rate: (_, p) => ownRate(p) });
const codes = async (textOf: (row: Row, i: number) => string): Promise<string[]> =>
  (await report(rows.map((row, i) => ({ ...row, text: textOf(row, i) })))).now!.causes.map(
    ({ code }) => code,
  );
/** One of four answers to a prompt, which are right or wrong by chance. */
const answer = (row: Row, i: number): string =>
  `The answer to ${row.prompt_id} is, as I work it out below, ${(i * 7919) % 4}.`;

it('equal answers with both verdicts are told', async () => {
  expect(await codes(answer)).toContain('verifier-disagrees');
});

it('one text in place of all answers tells nothing of a verifier', async () => {
  expect(await codes(() => '[redacted]')).not.toContain('verifier-disagrees');
});

it('nor do texts of which the log holds the first characters alone', async () => {
  const whole = (row: Row, i: number): string =>
    `Let us think step by step about ${String(row.prompt_id).padEnd(8)}. So it is ${i} in the end.`;
  const found = await codes((row, i) => whole(row, i).slice(0, 48));
  expect(found).not.toContain('verifier-disagrees');
  // nor that answers of a group are equal
  expect(found).not.toContain('equal-texts');
});
