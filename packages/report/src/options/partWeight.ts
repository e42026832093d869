/**
 * A part of the reward and its weight, as in `format=0.5`; 1 where none is said.
 *
 * @returns undefined when the text is neither.
 */
export function partWeight(text: string): readonly [name: string, weight: number] | undefined {
  const at = text.lastIndexOf('=');
  if (at < 0) return text === '' ? undefined : [text, 1];
  const weight = Number(text.slice(at + 1));
  return at === 0 || text.slice(at + 1).trim() === '' || !Number.isFinite(weight)
    ? undefined
    : [text.slice(0, at), weight];
}
