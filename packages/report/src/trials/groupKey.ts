/** The names of a group: all rollouts of one prompt at one step of a run. */
export interface GroupNames {
  readonly run: string;
  /** NaN where the log names none. */
  readonly step: number;
  readonly group: string;
  readonly evaluation: boolean;
  /** Place in the order of the log, as the sums have it; 0 where no step came back. */
  readonly segment: number;
}

/** One text for the names of a group, and no other group has it. */
export const groupKey = ({ run, step, group, evaluation, segment }: GroupNames): string =>
  `${Number(evaluation)} ${segment} ${step} ${run.length} ${run} ${group}`;
