/**
 * From the names of the golden quantities to the public functions: every package's own map, which
 * stands beside its golden numbers, in one.
 */
import { map as capability } from '../../packages/capability/test/golden/map.ts';
import { map as forecast } from '../../packages/forecast/test/golden/map.ts';
import { map as info } from '../../packages/info/test/golden/map.ts';
import { map as lab } from '../../packages/lab/test/golden/map.ts';
import type { GoldenMap } from '../../packages/testkit/src/runGolden.ts';
import { map as variance } from '../../packages/variance/test/golden/map.ts';
import { map as curriculum } from './curriculum.ts';

/** Functions by golden name. */
export const map: GoldenMap = {
  ...info,
  ...variance,
  ...capability,
  ...curriculum,
  ...forecast,
  ...lab,
};
