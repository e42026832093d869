/** Numbers of a trial that can be compared. */
export const trialMetrics = [
  'auc',
  'final',
  'tail',
  'degenerate',
  'refused',
  'waste',
  'neverDrawn',
] as const;

/** Numbers of a trial that a cell averages. */
export const cellMetrics = [...trialMetrics, 'brier', 'rateError', 'steps', 'snapshot'] as const;
