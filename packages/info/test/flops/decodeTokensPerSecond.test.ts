import { describe, expect, it } from 'vitest';
import { decodeTokensPerSecond, kvCacheBytes } from '../../src/index.ts';

const dense = {
  parameters: 8e9,
  kvBytesPerToken: kvCacheBytes({ layers: 36, kvHeads: 8, headDimension: 128, tokens: 1 }),
  context: 1000,
  batch: 1,
  memoryBandwidth: 3.35e12,
  peakFlopsPerSecond: 9.89e14,
};

describe('decodeTokensPerSecond', () => {
  it('law: alone a rollout reads every weight per token, in a crowd computation bounds it', () => {
    const alone = { ...dense, context: 0 };
    expect(decodeTokensPerSecond(alone)).toBeCloseTo(3.35e12 / 16e9, 9);
    expect(decodeTokensPerSecond({ ...alone, batch: 1e6 })).toBeCloseTo(9.89e14 / 16e9, 6);
    const speeds = [1, 4, 16, 64, 256, 1024, 4096].map((batch) =>
      decodeTokensPerSecond({ ...dense, batch }),
    );
    expect(speeds).toEqual([...speeds].sort((a, b) => a - b));
  });

  it('law: experts are read once each, so that one token is fast and a crowd reads them all', () => {
    const experts = { ...dense, context: 0, parameters: 64e9, activeParameters: 8e9 };
    const speed = (batch: number) => decodeTokensPerSecond({ ...experts, batch });
    expect(speed(1)).toBeCloseTo(decodeTokensPerSecond({ ...dense, context: 0 }), 9);
    expect(speed(8)).toBeCloseTo(speed(4), 9);
    expect(speed(16)).toBeCloseTo(2 * speed(8), 9);
  });
});
