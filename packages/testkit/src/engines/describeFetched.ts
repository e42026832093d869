import { describe, it } from 'vitest';
import { isMissing, type Missing } from './missing.ts';

/**
 * A suite that needs something fetched or started. Without it the suite is skipped and the reason
 * printed; where the environment says `ENGINES_REQUIRED=1` it fails instead.
 *
 * @param name of the suite.
 * @param found what was fetched, or why it could not be.
 * @param suite the tests; called with what was found.
 */
export function describeFetched<T extends object>(
  name: string,
  found: T | Missing,
  suite: (found: T) => void,
): void {
  if (!isMissing(found)) {
    describe(name, () => suite(found));
    return;
  }
  console.warn(`${name}: skipped, ${found.reason}`);
  describe(name, () => {
    const required = process.env.ENGINES_REQUIRED === '1';
    it.runIf(required)('has what it needs', () => {
      throw new Error(found.reason);
    });
    it.skip(found.reason);
  });
}
