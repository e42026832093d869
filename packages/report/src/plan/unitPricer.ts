import { gpuDollars, type PhaseFlops, type TokenPrices, tokenDollars } from '@bits-per-sample/info';
import type { PlanCostOptions } from '../options/planCostOptions.ts';
import type { PhaseUtilisation } from '../options/priceFile.ts';
import type { UnitCost } from './costs.ts';

/** What utilisation is taken for where none was told; said wherever it enters. */
const ASSUMED: PhaseUtilisation = { prefill: 0.4, decode: 0.05, train: 0.4 };

/** A unit to be priced: its FLOPs, and how its tokens are billed; null: not known. */
export interface Unit {
  readonly flops: (PhaseFlops & { readonly total: number }) | null;
  readonly tokens: ((perMillion: TokenPrices, teacher: TokenPrices | undefined) => number) | null;
}

/** Prices units by the token where there is such a price, else by FLOPs and the hour. */
export function unitPricer({ prices, tokenPrice, teacherPrice, gpu }: PlanCostOptions) {
  const named = (name: string | undefined): TokenPrices | undefined =>
    name === undefined ? undefined : prices?.perMillionTokens?.[name];
  const hour = gpu === undefined ? undefined : prices?.perHour?.[gpu];
  const [own, teacher] = [named(tokenPrice), named(teacherPrice)];
  return ({ flops, tokens }: Unit): UnitCost => {
    const total = flops?.total ?? null;
    const billed = own === undefined || tokens === null ? NaN : tokens(own, teacher);
    if (Number.isFinite(billed)) return { flops: total, dollars: billed, basis: 'tokens' };
    if (flops === null || hour === undefined) return { flops: total, dollars: null, basis: null };
    const dollars = gpuDollars(flops, {
      dollarsPerHour: hour.dollars,
      peakFlopsPerSecond: hour.peakFlops,
      utilisation: hour.utilisation ?? ASSUMED,
    });
    return { flops: total, dollars, basis: 'flops' };
  };
}

/** The price of reading a prompt and writing an answer once. */
export const sampleDollars = (
  promptTokens: number,
  completionTokens: number,
  prices: TokenPrices | undefined,
): number =>
  prices === undefined
    ? Number.NaN
    : tokenDollars({ promptTokens, completionTokens, groupSize: 1, keptFraction: 0 }, prices);
