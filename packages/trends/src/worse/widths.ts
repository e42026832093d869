/** Widths of windows in steps: 1, 2, 3, 4, 6, 8, 12, …, two a doubling, so that every length is met within a third. */
export const WIDTHS: readonly number[] = [
  1,
  ...Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? 2 : 3) * 2 ** Math.floor(i / 2)),
];
