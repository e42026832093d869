import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { map } from '../../../scripts/golden/map.ts';

it('meets mpmath over the whole domain', async () => {
  const folder = fileURLToPath(new URL('golden', import.meta.url));
  const { passed, failed, unmapped } = await runGolden(folder, map, { strict: true });
  expect(failed).toEqual([]);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThan(2000);
});
