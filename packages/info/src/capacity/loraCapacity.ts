import { checkAtLeast, checkFinitePositive, checkObject } from '@bits-per-sample/core';

/** An adapter, and what training offered it. */
export interface Adapter {
  /** Parameters that are trained ({@link loraParameters}), > 0. */
  readonly parameters: number;
  /** Bits in which one is kept, > 0. Default 16. */
  readonly bitsPerParameter?: number;
  /** Bits that training offered or gave, ≥ 0. Default: not known. */
  readonly bitsReceived?: number;
}

/** How much an adapter can hold. */
export interface LoraCapacity {
  /** Bits that it holds at most, whatever is stored: no more files than its bits can tell apart. */
  readonly storageBits: number;
  /** Bits of facts that networks were seen to hold in so many parameters: two in each. */
  readonly knowledgeBits: number;
  /** Bits received over those that it holds at most; NaN where they are not known. */
  readonly receivedOverStorage: number;
  /**
   * What follows: `'not the limit'` when far fewer bits were received than were seen to fit (a tenth),
   * `'not all can be kept'` when more than it holds at all, else `'open'`; `'unknown'` without them.
   */
  readonly verdict: 'not the limit' | 'open' | 'not all can be kept' | 'unknown';
}

/** Bits of facts per parameter, as measured. */
const KNOWLEDGE = 2;
/** Far fewer. */
const FAR = 0.1;

/**
 * Whether the size of an adapter can be what limits training: the bits that it holds beside the bits
 * that it was offered.
 *
 * `storageBits` = parameters × bits of each is a true ceiling: two runs that end in the same numbers are
 * the same run. `knowledgeBits` is what was reached for stored facts, about 2 bits a parameter. Bits
 * offered are not bits needed: 13 parameters, 208 bits, were enough to learn what 320 000 bits of
 * rewards offered, since most of those say the same.
 *
 * @param adapter its parameters, their precision, and the bits received.
 * @returns both capacities and what they say of the bits received.
 * @throws {DomainError} parameters or bitsPerParameter not positive, bitsReceived < 0.
 *
 * @see Allen-Zhu & Li (2024), arXiv:2404.05405 (2 bits a parameter); arXiv:2602.04118 (13 parameters)
 *
 * @example
 * ```ts
 * const card = loraCapacity({ parameters: 13, bitsReceived: 320_000 });
 * card.storageBits; // => 208
 * card.verdict; // => 'not all can be kept'
 * ```
 */
export function loraCapacity(adapter: Adapter): LoraCapacity {
  const fn = 'loraCapacity';
  checkObject(fn, 'adapter', adapter);
  const { parameters, bitsPerParameter = 16, bitsReceived } = adapter;
  checkFinitePositive(fn, 'parameters', parameters);
  checkFinitePositive(fn, 'bitsPerParameter', bitsPerParameter);
  if (bitsReceived !== undefined) checkAtLeast(fn, 'bitsReceived', bitsReceived, 0);
  const storageBits = parameters * bitsPerParameter;
  const knowledgeBits = parameters * KNOWLEDGE;
  const received = bitsReceived ?? NaN;
  return {
    storageBits,
    knowledgeBits,
    receivedOverStorage: received / storageBits,
    verdict: Number.isNaN(received)
      ? 'unknown'
      : received > storageBits
        ? 'not all can be kept'
        : received < FAR * knowledgeBits
          ? 'not the limit'
          : 'open',
  };
}
