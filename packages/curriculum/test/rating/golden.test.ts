import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { map } from '../support/rating.ts';

it('meets the golden numbers of ratings', async () => {
  const folder = fileURLToPath(new URL('../golden/rating', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(200);
});
