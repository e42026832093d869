/** Counts what a trial spends, and what becomes of it. */
export function createTally() {
  let rollouts = 0;
  let drawn = 0;
  let degenerate = 0;
  let refused = 0;
  let wasted = 0;
  let shortfall = 0;
  let brier = 0;
  let brierCount = 0;
  let rateError = 0;
  let rateCount = 0;
  /** A share of nothing is not a number: null. */
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    /** Rollouts spent. */
    rollouts: () => rollouts,
    /** Groups rolled out. */
    drawn: () => drawn,
    /** A group of `count` rollouts on a task that is judged or not, and what it earned. */
    group(count: number, judged: boolean, rewards: readonly number[]) {
      rollouts += count;
      drawn++;
      if (!judged) wasted += count;
      const first = rewards[0];
      if (rewards.length > 0 && rewards.every((reward) => reward === first)) degenerate++;
    },
    /** A rate of rewards that was expected, what came, and the true rate. */
    forecast(expected: number, rewards: readonly number[], rate: number) {
      for (const reward of rewards) brier += (expected - reward) ** 2;
      brierCount += rewards.length;
      rateError += (expected - rate) ** 2;
      rateCount++;
    },
    /** A group that is not trained on. */
    refuse() {
      refused++;
    },
    /** Groups that were asked for and not given. */
    missing(groups: number) {
      shortfall += Math.max(0, groups);
    },
    close: () => ({
      rollouts,
      degenerate: share(degenerate, drawn),
      refused: share(refused, drawn),
      waste: share(wasted, rollouts),
      brier: share(brier, brierCount),
      rateError: rateCount === 0 ? null : Math.sqrt(rateError / rateCount),
      shortfall,
    }),
  };
}

/** What {@link createTally} makes. */
export type Tally = ReturnType<typeof createTally>;
