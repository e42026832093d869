/** A rollout as a trainer writes it. */
export interface Row {
  readonly step: number;
  readonly group: string;
  readonly reward: number;
  readonly rollout?: string;
  readonly rank?: number;
  readonly model?: string;
}

/** Rows of steps, as a trainer writes them: groups of a step, rollouts of a group. */
export const steps = (
  from: number,
  to: number,
  {
    groups = 4,
    size = 4,
    name = (step: number, g: number) => `p${step}-${g}`,
    reward = (_step: number, g: number, k: number) => Number(k < g),
    more = (_step: number, _g: number, _k: number): Partial<Row> => ({}),
  } = {},
): Row[] =>
  Array.from({ length: to - from + 1 }, (_, s) => from + s).flatMap((step) =>
    Array.from({ length: groups }, (_, g) => g).flatMap((g) =>
      Array.from({ length: size }, (_, k) => ({
        step,
        group: name(step, g),
        reward: reward(step, g, k),
        ...more(step, g, k),
      })),
    ),
  );
