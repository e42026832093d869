import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { map } from '../../../../scripts/golden/curriculum.ts';

it('meets every golden number of the rules', async () => {
  const folder = fileURLToPath(new URL('../golden/rule', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(990);
});
