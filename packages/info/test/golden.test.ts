import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runGolden } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import * as info from '../src/index.ts';
import { map } from './golden/map.ts';

const folder = fileURLToPath(new URL('golden', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.json'),
);

it('meets every golden number, none without a function', async () => {
  const { passed, failed, unmapped } = await runGolden(folder, map);
  expect(failed.slice(0, 5)).toEqual([]);
  expect(failed.length).toBe(0);
  expect(unmapped).toEqual({});
  expect(passed).toBeGreaterThanOrEqual(3189);
});

it.each(files)('%s says where it comes from', (name) => {
  const { source, script, command, tolerance } = JSON.parse(
    readFileSync(`${folder}/${name}`, 'utf8'),
  );
  expect(source).toMatch(/^(mpmath|numpy) \d/);
  expect(command).toContain(`python ${script}`);
  expect(existsSync(new URL(`../../../${script}`, import.meta.url))).toBe(true);
  expect(JSON.stringify(tolerance)).toMatch(/rtol|ulp|relative/);
});

// These are compositions of quantities that have: laws hold them to those, exact enumeration and
// calibration to the truth.
const composed = [
  'coverageRate',
  'disagreementRate',
  'entropyRate',
  'episodeInformation',
  'empiricalRewardEntropy',
  'meanEntropy',
  'meanPassRate',
  'passRateEntropy',
  'pooledEntropy',
  'posteriorEntropies',
  'activeParameters',
  'informationEfficiency',
  'degenerateShare',
  'keptBitsRate',
  'populationMeans',
  'promptsForMargin',
  'suitableGroupSizes',
  'rlReadiness',
  'verdictRate',
  'gradedAdvantageEntropy',
  'liveGroupBits',
  'liveProbability',
  'liveShare',
  'oversamplingFactor',
  'passRateMixture',
  'recommendedGroupSize',
  'binaryEntropyColumn', // columns/bits.json
  'passRatesWithEntropy',
  'rewardToLabelRatio',
  'irreducibleBits',
  'sequenceSurprisal',
  'surprisalColumn', // columns/bits.json
  'surprisalFromLogits',
];

it('has golden numbers for every quantity but the composed ones', () => {
  const mapped = readFileSync(`${folder}/map.ts`, 'utf8');
  const without = Object.keys(info).filter((name) => !mapped.includes(`info.${name}(`));
  expect(without.sort()).toEqual(composed.sort());
});
