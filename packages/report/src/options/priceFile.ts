import type { TokenPrices } from '@bits-per-sample/info';

/** What the phases of training reach of the peak, each in (0, 1]. */
export interface PhaseUtilisation {
  /** Reading many tokens at once. */
  readonly prefill: number;
  /** Writing token by token. */
  readonly decode: number;
  /** Forward and backward. */
  readonly train: number;
}

/** One GPU by the hour. */
export interface HourPrice {
  /** Price of an hour, in the currency of the file. */
  readonly dollars: number;
  /** Peak FLOP/s at the precision that is used. */
  readonly peakFlops: number;
  /** Memory bandwidth, bytes per second; no cost needs it. */
  readonly bandwidth?: number;
  /** As measured. Left out: assumed, and said to be. */
  readonly utilisation?: PhaseUtilisation;
}

/**
 * Prices of one day from one place, as `prices.schema.json` describes them. None come with this
 * package: they change, and a cost is only as good as the price it is told.
 */
export interface PriceFile {
  /** Of every amount, e.g. `USD`. */
  readonly currency: string;
  /** Day of the prices, e.g. `2026-11-01`. */
  readonly asOf: string;
  /** Where they were read, e.g. an address. */
  readonly source: string;
  /** Prices per million tokens, by the name of the model. */
  readonly perMillionTokens?: Readonly<Record<string, TokenPrices>>;
  /** Prices per hour, by the name of the GPU. */
  readonly perHour?: Readonly<Record<string, HourPrice>>;
}
