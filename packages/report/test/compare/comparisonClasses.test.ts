import { describe, expect, it } from 'vitest';
import { comparisonClasses } from '../../src/compare/comparisonClasses.ts';

interface Counts {
  readonly k: number;
  readonly n: number;
}
const side = (rows: readonly Counts[]) => ({
  successes: Float64Array.from(rows, ({ k }) => k),
  attempts: Float64Array.from(rows, ({ n }) => n),
});
const classesOf = (
  base: readonly Counts[],
  trained: readonly Counts[],
  { epsilon, level = 0.95 }: { epsilon?: number; level?: number } = {},
) =>
  comparisonClasses(
    { base: side(base), trained: side(trained), categories: base.map(() => null), short: 0 },
    { epsilon, level },
  );
const times = (count: number, row: Counts): Counts[] => Array.from({ length: count }, () => row);

/** The same rows in another order: what one prompt had by chance says nothing of the next. */
const mixed = <T>(rows: readonly T[]): T[] => rows.map((_, i) => rows[(i * 7) % rows.length]!);

/** As many prompts with k of n successes as one pass rate gives of so many. */
function spread(prompts: number, n: number, p: number): Counts[] {
  let chance = (1 - p) ** n;
  let [due, rows] = [0, [] as Counts[]];
  for (let k = 0; k <= n && rows.length < prompts; k++) {
    due += chance * prompts;
    rows = [...rows, ...times(Math.round(due) - rows.length, { k, n })];
    chance *= ((n - k) / (k + 1)) * (p / (1 - p));
  }
  return [...rows, ...times(prompts - rows.length, { k: n, n })];
}

describe('what is told of single prompts', () => {
  it('a prompt tried 4 times is not new because others are', () => {
    const base = [...times(60, { k: 0, n: 64 }), { k: 0, n: 4 }];
    const trained = [...times(60, { k: 64, n: 64 }), { k: 4, n: 4 }];
    const { classes, joint } = classesOf(base, trained, { epsilon: 0.1 });
    expect(joint!.novel[60]).toBeGreaterThan(0.95);
    expect(classes.novel).toBe(60);
    expect(classes.undetermined).toBe(1);
  });

  it('a prompt with 1 success of 2 could not be done already because others could', () => {
    const base = [...times(80, { k: 60, n: 64 }), { k: 1, n: 2 }];
    const { classes, joint } = classesOf(base, base, { epsilon: 0.3 });
    expect(joint!.baseCannot[80]).toBeLessThan(0.05);
    expect([classes.latent, classes.undetermined]).toEqual([80, 1]);
  });

  it('luck among many prompts of one rate below ε is not ability', () => {
    const base = spread(401, 8, 0.3);
    const { classes, joint } = classesOf(base, mixed(base));
    // 6 of 8 alone show a rate of 3/8 or more; of 401 prompts some have them
    const lucky = base.filter(({ k }) => k >= 6).length;
    expect(lucky).toBeGreaterThan(0);
    expect(Math.min(...joint!.baseCannot)).toBeGreaterThan(0.05);
    expect(classes.latent).toBe(0);
  });
});

describe('expected numbers', () => {
  const base = times(30, { k: 2, n: 8 });

  it('are told from 30 prompts and 4 attempts on', () => {
    expect(classesOf(base, base).classes.expected).not.toBeNull();
    expect(classesOf(base.slice(1), base.slice(1)).classes.expected).toBeNull();
    const short = times(30, { k: 2, n: 4 });
    expect(classesOf(short, short).classes.expected).not.toBeNull();
    expect(classesOf(short, times(30, { k: 2, n: 3 })).classes).toMatchObject({
      expected: null,
      latent: null,
      counted: { both: 30 },
    });
  });

  it('have intervals of the level asked for, in which they lie', () => {
    const rows = spread(90, 8, 0.4);
    const [wide, narrow] = [0.95, 0.5].map((level) => classesOf(rows, rows, { level }).classes);
    expect(narrow!.upper!.both - narrow!.lower!.both).toBeLessThan(
      wide!.upper!.both - wide!.lower!.both,
    );
    // 301 prompts a little above ε: the smooth joint law puts half of them below
    const near = spread(301, 256, (1.3 * 3) / 256);
    const { expected, lower, upper } = classesOf(near, mixed(near)).classes;
    for (const name of ['both', 'baseOnly', 'trainedOnly', 'neither'] as const) {
      expect(lower![name]).toBeLessThanOrEqual(expected![name]);
      expect(upper![name]).toBeGreaterThanOrEqual(expected![name]);
    }
    expect(upper!.both).toBeGreaterThan(300);
  });
});
