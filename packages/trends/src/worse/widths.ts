/** Widths of windows in steps: two a doubling, so that every length is met within a third. */
export const WIDTHS: readonly number[] = [
  1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048,
];
