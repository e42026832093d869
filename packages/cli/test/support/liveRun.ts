/** Rows of a run of one prompt a group, 8 rollouts each: of every step so many groups. */
export interface LiveRun {
  readonly groups: number;
  /** The step from which on a group is all right or all wrong; Infinity: never. */
  readonly collapses: number;
  readonly seed: number;
}

/** The lines of a step. */
export function stepLines(step: number, { groups, collapses, seed }: LiveRun): string {
  let state = (seed + 7919 * step) >>> 0;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  const rows: string[] = [];
  for (let group = 0; group < groups; group++) {
    const prompt = Math.floor(4000 * random());
    const rate = step < collapses ? 0.3 + 0.4 * random() : random() < 0.5 ? 0 : 1;
    for (let i = 0; i < 8; i++)
      rows.push(
        JSON.stringify({
          step,
          group: `${group}`,
          prompt_id: `p${prompt}`,
          reward: random() < rate ? 1 : 0,
        }),
      );
  }
  return `${rows.join('\n')}\n`;
}

/** The lines of steps [from, to). */
export const stepsLines = (from: number, to: number, run: LiveRun): string =>
  Array.from({ length: to - from }, (_, i) => stepLines(from + i, run)).join('');
