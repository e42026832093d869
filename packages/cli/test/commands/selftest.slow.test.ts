import { expect, it } from 'vitest';
import { printed } from '../support/runHere.ts';

it.each(['1001', '2001'])('no promise is broken, seed %s', async (seed) => {
  const { promises } = JSON.parse(
    await printed('selftest', '--runs', '60', '--seed', seed, '--json', '--quiet'),
  );
  expect(promises.filter(({ kept }: { kept: boolean }) => !kept)).toEqual([]);
});
