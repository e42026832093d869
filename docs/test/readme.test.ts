import { expect, it } from 'vitest';
import { readme, readmePictures } from '../excerpt.ts';

// after a change of the report: node scripts/run.mjs pnpm --filter @bits-per-sample/docs refresh
it('the README shows what the demo prints', () => {
  const { text, current } = readme();
  expect(text).toMatch(/```text\n +now: step /);
  expect(text).toBe(current);
});

it('the picture of the README is what the command line draws, in both themes', () => {
  for (const { file, text, current } of readmePictures())
    expect(text === current, file.pathname).toBe(true);
});
