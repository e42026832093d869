import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** Parameters of a mixture-of-experts model. */
export interface ExpertModel {
  /** Parameters that every token passes: attention, norms, router, shared experts, unembedding. */
  readonly shared: number;
  /** Parameters of all routed experts together. */
  readonly routed: number;
  /** Routed experts, ≥ 1. */
  readonly experts: number;
  /** Experts that a token is routed to, in [0, experts]. */
  readonly expertsPerToken: number;
}

/**
 * Parameters that one token passes in a mixture of experts: shared + routed · active/all.
 *
 * The N of 2ND and 6ND. For a dense model it is the parameter count itself.
 *
 * @param model parameter counts, and experts in all and per token.
 * @returns active parameters.
 * @throws {DomainError} a negative amount, or expertsPerToken > experts.
 *
 * @example
 * ```ts
 * activeParameters({ shared: 2e9, routed: 64e9, experts: 64, expertsPerToken: 2 }); // => 4e9
 * ```
 */
export function activeParameters(model: ExpertModel): number {
  checkObject('activeParameters', 'model', model);
  const { shared, routed, experts, expertsPerToken } = model;
  checkAmounts('activeParameters', { shared, routed, experts, expertsPerToken });
  if (expertsPerToken > experts)
    throw new DomainError(
      'activeParameters',
      'expertsPerToken',
      `≤ experts = ${experts}`,
      expertsPerToken,
    );
  return shared + (experts === 0 ? 0 : (routed * expertsPerToken) / experts);
}
