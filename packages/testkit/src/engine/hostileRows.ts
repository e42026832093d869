/** A row that hurts: names, numbers and lists with which engines differ. */
export interface HostileRow {
  readonly id: string;
  readonly step: number;
  readonly name: string | null;
  /** Beyond 2⁵³, where doubles are no names. */
  readonly big: bigint;
  readonly half: number;
  readonly [awkward]: number | null;
  readonly flag: boolean | null;
  readonly word: string | null;
  readonly tokens: number | null;
  readonly logprob: number | null;
  readonly status: string | null;
  readonly rewards: readonly (number | null)[] | null;
  readonly lens: readonly number[] | null;
  readonly info: { readonly cat: string | null; readonly deep: { readonly 'a b': number | null } };
}

/** The column of rewards: every kind of quote, a blank, a point, a letter beyond ASCII. */
export const awkward = 're"w`ar\'d ü.x';

const NAMES = [
  ...[
    "it's",
    'say "hi"',
    'a\\b',
    'back`tick',
    '日本語 😀',
    'é',
    'e\u0301',
    'tab\there',
    'line\nbreak',
  ],
  ...[
    'trail ',
    'trail',
    '',
    ' ',
    "'; DROP TABLE x; --",
    '$1 {x}',
    '%s {0} :p ?',
    'NaN',
    'null',
    '0',
  ],
  ...['00', '𝒳\u200d', 'Z', 'z'],
];
const WORDS = [
  '1',
  '0',
  ' true',
  'False',
  'passed',
  'n/a',
  '',
  'nan',
  '1e-3',
  '.5',
  'infinity',
  null,
];

/** Three rewards in a hundred are none. */
const { NaN: none, POSITIVE_INFINITY: most, NEGATIVE_INFINITY: least } = Number;
const ODD = [none, none, null, null, most, least];

/**
 * Rows that hurt, the same on every call: groups that are all equal, equal but for float noise, at
 * 10⁹, without a reward; NaN and infinities; names that end a string, a statement or a line.
 *
 * @param count number of rows.
 */
export function hostileRows(count = 20_000): HostileRow[] {
  let state = 12_345;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const rewardOf = (g: number): number =>
    [
      () => 0,
      () => 1,
      () => pick([0, 1]),
      () => 0.1,
      () => 0.3 + pick([0, 1e-12, -1e-12]),
      random,
      () => 1e9 + random(),
      () => pick([-1, 0, 0.5]),
    ][g % 8]!();
  return Array.from({ length: count }, () => {
    const g = Math.floor(random() * 2000);
    const odd = ODD[Math.floor(random() * 200)];
    return {
      id: `p${g}`,
      step: g % 7,
      name: g % 50 === 49 ? null : NAMES[g % NAMES.length]!,
      big: 9_007_199_254_740_992n + BigInt(g % 5),
      half: (g % 4) / 2,
      [awkward]: g % 100 === 57 ? null : odd === undefined ? rewardOf(g) : odd,
      flag: random() < 0.02 ? null : random() < 0.5,
      word: pick(WORDS),
      tokens: random() < 0.05 ? null : Math.floor(random() * 4000),
      logprob: pick([-0.5, -12.25, 0, 0.1, -9999, -20_000, null]),
      status: pick(['ok', 'ok', 'ok', 'error', null]),
      rewards: pick([[1, 0, null, 0.25], [], null, [1], [0, 0]]),
      lens: pick([[10, 20, 30, 40], [7], null]),
      info: {
        cat: pick(['x', "y'z", null]),
        deep: { 'a b': random() < 0.1 ? null : Math.floor(random() * 3) },
      },
    };
  });
}
