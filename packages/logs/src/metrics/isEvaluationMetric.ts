/**
 * Whether a metric is of an evaluation by its name: `eval_loss`, `eval/reward`, `val-core/…`,
 * `test/nll`. In logs of open-instruct `val/…` is of the training rollouts: the
 * other columns tell.
 */
export const isEvaluationMetric = (name: string): boolean =>
  /^(?:eval|evaluation|val|valid|validation|test)(?:[-_/.]|$)/.test(name);
