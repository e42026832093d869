import { describe, expectTypeOf, it } from 'vitest';
import { type Bits, bitsFromNats, type Nats } from '../src/index.ts';

describe('units', () => {
  it('keeps bits and nats apart, and lets plain numbers pass', () => {
    const nats: Nats = 1;
    expectTypeOf(bitsFromNats(nats)).toEqualTypeOf<Bits>();
    // @ts-expect-error nats are not bits
    const bits: Bits = nats;
    // @ts-expect-error and bits do not become bits again
    bitsFromNats(bitsFromNats(nats));
    expectTypeOf(bits).toExtend<number>();
  });
});
