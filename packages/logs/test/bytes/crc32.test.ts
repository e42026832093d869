import { describe, expect, it } from 'vitest';
import { crc32 } from '../../src/bytes/crc32.ts';

const nine = new TextEncoder().encode('123456789');

describe('crc32', () => {
  // the check values of the catalogue of parametrised CRC algorithms
  it.each([
    ['ieee', 0xcbf43926],
    ['castagnoli', 0xe3069283],
  ] as const)('%s of 123456789', (kind, check) => {
    const sum = crc32(kind);
    expect(sum(nine)).toBe(check);
    expect(sum(nine.subarray(4), sum(nine.subarray(0, 4)))).toBe(check);
    expect(sum(new Uint8Array(0))).toBe(0);
  });
});
