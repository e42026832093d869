import { describe, expect, it } from 'vitest';
import { themes } from '../src/index.ts';

type Triple = [number, number, number];

/** sRGB to linear light. */
const linear = (hex: string): Triple =>
  [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as Triple;

/** WCAG 2.2 contrast ratio. */
function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const [r, g, bl] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl + 0.05;
  };
  const [x, y] = [light(a), light(b)];
  return Math.max(x, y) / Math.min(x, y);
}

// Machado, Oliveira & Fernandes (2009), severity 1
const visions = {
  protan: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deutan: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritan: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
};

/** CIE L*a*b* (D65) of a colour as someone with this vision sees it. */
function lab(hex: string, m: readonly number[]): Triple {
  const rgb = linear(hex);
  const seen = [0, 3, 6].map((i) =>
    Math.min(1, Math.max(0, m[i]! * rgb[0] + m[i + 1]! * rgb[1] + m[i + 2]! * rgb[2])),
  );
  const [r, g, b] = seen as Triple;
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const hues = ['series-1', 'series-2', 'series-3', 'series-4'] as const;

describe('themes', () => {
  it.each([
    ['light', [5.2, 3.9, 3.4, 3.1], 17.0],
    ['dark', [7.8, 7.8, 7.8, 7.8], 12.8],
  ] as const)('%s: hues stand out from the ground and from each other', (name, least, distance) => {
    const { roles, background } = themes[name];
    const ratios = hues.map((hue) => contrast(roles[hue], background));
    for (const [i, ratio] of ratios.entries()) expect(ratio).toBeGreaterThan(least[i]! - 0.06);
    let closest = Infinity;
    for (const vision of Object.values(visions))
      for (const [i, a] of hues.entries())
        for (const b of hues.slice(i + 1)) {
          const [p, q] = [lab(roles[a], vision), lab(roles[b], vision)];
          closest = Math.min(closest, Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]));
        }
    expect(closest).toBeGreaterThan(distance - 0.2);
  });

  it.each(['light', 'dark'] as const)('%s: text is readable', (name) => {
    const { roles, background, grid } = themes[name];
    expect(contrast(roles.fg, background)).toBeGreaterThan(12);
    expect(contrast(roles.muted, background)).toBeGreaterThan(4.5);
    expect(contrast(grid, background)).toBeLessThan(2);
  });
});
