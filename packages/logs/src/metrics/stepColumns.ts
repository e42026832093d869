/** Where a bar of progress stood when a row was printed. */
export const PROGRESS_BAR = 'progress bar';

/**
 * Columns that hold the step of a log of metrics, the most telling first. What a logger counts
 * by itself (`_step`, `Step`) comes last: it counts calls, where a trainer counts updates.
 */
export const stepColumns: readonly string[] = [
  'step',
  'training/global_step',
  'train/global_step',
  'trainer/global_step',
  'global_step',
  'training_step',
  'train_step',
  'rollout/step',
  'progress/batch',
  'iteration',
  'iter',
  'misc/nupdates',
  '_step',
  'Step',
  PROGRESS_BAR,
];
