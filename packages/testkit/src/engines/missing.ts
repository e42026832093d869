/** Why something that a test needs cannot be had, in one line. */
export interface Missing {
  readonly reason: string;
}

/** Whether something that a test needs cannot be had. */
export const isMissing = (found: object): found is Missing => 'reason' in found;
