import type { Pixels, PromisedFigure } from './promisedFigure.ts';

const channels = (hex: string) => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16));

/** Pixels of a colour that is laid on the ground with an opacity. */
function countPixels({ data }: Pixels, color: string, opacity: number, ground: string): number {
  const [front, back] = [channels(color), channels(ground)];
  const [r, g, b] = front.map((c, i) => c * opacity + back[i]! * (1 - opacity)) as [
    number,
    number,
    number,
  ];
  let count = 0;
  for (let i = 0; i < data.length; i += 4)
    if (
      Math.abs(data[i]! - r) < 12 &&
      Math.abs(data[i + 1]! - g) < 12 &&
      Math.abs(data[i + 2]! - b) < 12
    )
      count++;
  return count;
}

/** A blank picture, and colours of which there is too little. */
export function* pixelFaults(pixels: Pixels, { panels, theme }: PromisedFigure): Generator<string> {
  const blank = countPixels(pixels, theme.background, 1, theme.background);
  if (blank > 0.995 * pixels.width * pixels.height) yield 'the picture is blank';
  const seen = new Set<string>();
  for (const { series } of panels)
    for (const { mark, color, opacity, x, edge, fills } of series) {
      if (x.length === 0 || edge || mark === 'text' || fills || seen.has(`${color} ${opacity}`))
        continue;
      seen.add(`${color} ${opacity}`);
      const count = countPixels(pixels, color, opacity, theme.background);
      if (count < 60) yield `${color} has ${count} pixels and should have 60`;
    }
}
