/** A quantity that no log of rewards contains. */
export interface Unknown {
  /** The quantity. */
  readonly quantity: string;
  /** Why rewards do not determine it. */
  readonly why: string;
  /** What to log to know it. */
  readonly needs: string;
}

/**
 * What cannot be known without gradients, exactly.
 *
 * Two policies with the same pass rates on every prompt may have any noise scale: rewards fix
 * p (1 − p), while signal and noise also depend on the scores, of which a log has nothing.
 *
 * @example
 * ```ts
 * unknownFromRewards.map(({ quantity }) => quantity)[0]; // => 'noise scale'
 * ```
 */
export const unknownFromRewards: readonly Unknown[] = [
  {
    quantity: 'noise scale',
    why: 'tr Σ / |G|² depends on how far the scores of right and wrong answers lie apart (|δ|²) and how much they scatter (τ); rewards only give p (1 − p)',
    needs: 'squared gradient norms at two batch sizes of prompt groups, at the same steps',
  },
  {
    quantity: 'agreement between prompts',
    why: 'the signal of a batch is the length of a mean of gradients: prompts whose gradients oppose each other cancel, and rewards look the same',
    needs: 'gradients, or sketches of them, per prompt group or per micro-batch',
  },
  {
    quantity: 'exchange rate with supervised examples',
    why: 'it needs the angle between the RL and the supervised gradient and the noise of both',
    needs: 'gradients or sketches of both at the same parameters',
  },
  {
    quantity: 'effect of length normalisation, clipping and a KL term',
    why: 'they change the gradient after the advantage; the reward does not see it',
    needs: 'token counts and ratios per rollout, and gradients with and without',
  },
];
