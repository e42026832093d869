/** What the sliders say. */
export interface Setting {
  /** Pass rate of the prompt, in (0, 1). */
  readonly p: number;
  /** Rollouts per group, ≥ 2. */
  readonly G: number;
  /** Possible answers, ≥ 2. */
  readonly K: number;
  /** Share of wrong answers that the verifier passes, in [0, ½]. */
  readonly fp: number;
  /** Share of right answers that it fails, in [0, ½]. */
  readonly fn: number;
  /** Cost of a rollout over cost of a label, ≥ 1. */
  readonly r: number;
  /** Rule that makes advantages of the rewards of a group. */
  readonly e: Estimator;
}

/** The rules to choose from. */
export const estimators = {
  reinforce: 'REINFORCE, no baseline',
  rloo: 'RLOO',
  drgrpo: 'Dr. GRPO',
  grpo: 'GRPO',
  maxrlBaseline: 'MaxRL with baseline',
} as const;

/** One of them. */
export type Estimator = keyof typeof estimators;

/** A slider: its places, and the numbers that they stand for. */
export interface Dial {
  /** Places are the whole numbers from 0 to this. */
  readonly last: number;
  /** The number at a place. */
  value(place: number): number;
}

const round = (value: number, digits: number) => Number(value.toPrecision(digits));
const wheel = (values: readonly number[]): Dial => ({
  last: values.length - 1,
  value: (place) => values[place]!,
});
const shares = [
  0, 0.001, 0.002, 0.005, 0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5,
];

/** The sliders by name. Pass rates move in log-odds: 0.1 % and 99.9 % have room. */
export const dials: Readonly<Record<Exclude<keyof Setting, 'e'>, Dial>> = {
  p: {
    last: 180,
    value(place) {
      const odds = (place - 90) / 13;
      const low = round(1 / (1 + Math.exp(Math.abs(odds))), 2);
      return odds > 0 ? round(1 - low, 6) : low;
    },
  },
  G: wheel([2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 96, 128]),
  K: wheel([2, 3, 4, 5, 10, 20, 50, 100, 1000, 10_000, 100_000, 1_000_000]),
  fp: wheel(shares),
  fn: wheel(shares),
  r: wheel([1, 1.5, 2, 3, 4, 6, 8, 10, 20, 50, 100, 200, 500, 1000]),
};

/** Where everybody starts. */
const start: Setting = { p: 0.1, G: 8, K: 100, fp: 0, fn: 0, r: 4, e: 'grpo' };

/** The place of a slider whose number is nearest. */
export function placeOf({ last, value }: Dial, wanted: number): number {
  let best = 0;
  const far = (place: number) => {
    const x = value(place);
    // in log-odds or logarithms where they exist, so that small numbers are told apart
    const scale = (y: number) => Math.log(y + 1e-9) - (wanted < 1 ? Math.log1p(1e-9 - y) : 0);
    const distance = Math.abs(scale(Math.min(x, wanted < 1 ? 1 : x)) - scale(wanted));
    return Number.isNaN(distance) ? Infinity : distance;
  };
  for (let place = 1; place <= last; place++) if (far(place) < far(best)) best = place;
  return best;
}

/** The setting as the end of a link. */
export const toHash = (setting: Setting): string =>
  `#${new URLSearchParams(Object.entries(setting).map(([key, value]) => [key, String(value)]))}`;

/** The setting of a link; what it lacks or has wrong is as at the start. */
export function fromHash(hash: string): Setting {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const numbers = Object.entries(dials).map(([key, dial]) => {
    const wanted = Number(given.get(key) ?? NaN);
    const known = start[key as keyof typeof dials];
    return [key, Number.isFinite(wanted) ? dial.value(placeOf(dial, wanted)) : known];
  });
  const e = given.get('e') ?? '';
  return {
    ...(Object.fromEntries(numbers) as unknown as Omit<Setting, 'e'>),
    e: Object.hasOwn(estimators, e) ? (e as Estimator) : start.e,
  };
}
