import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runGolden } from '../packages/testkit/src/index.ts';
import { expect, it } from 'vitest';
import { map } from '../scripts/golden/map.ts';

const folder = fileURLToPath(new URL('golden', import.meta.url));

it('meets every golden number of a quantity that exists', async () => {
  const { passed, failed } = await runGolden(folder, map);
  expect(failed).toEqual([]);
  expect(passed).toBeGreaterThan(readdirSync(folder).length);
});
