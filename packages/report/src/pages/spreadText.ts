import type { Comparison } from '../compare/comparison.ts';

/** How far true gains differ between categories. */
export function spreadText(spread: Comparison['spread']): string[] {
  if (spread === null) return [];
  const { spread: sd, verdict } = spread;
  const points = (x: number): string => Math.abs(100 * x).toFixed(0);
  if (Number.isNaN(sd.value))
    return [
      `Whether true gains differ between categories cannot be told: ${sd.method.replace('undefined: ', '')}.`,
    ];
  return [
    verdict === 'jagged'
      ? `True gains differ between categories by ${points(sd.value)} points (${points(sd.lower)} to ${points(sd.upper)}; standard deviation), beyond chance.`
      : `Chance may explain all differences between the gains of categories; true ones are at most ${points(sd.upper)} points (standard deviation).`,
  ];
}
