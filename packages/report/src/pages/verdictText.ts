import type { Comparison } from '../compare/comparison.ts';

/** What the curves allow to say, in one or two sentences. */
export function verdictText({
  base,
  trained,
  question,
  curves: { verdict, ks, difference },
}: Comparison): string {
  const known = ks.filter((_, l) => !Number.isNaN(difference[l]!.value));
  const most = Math.min(base.attempts[0], trained.attempts[0]);
  const end = most > 1 ? ` Beyond ${most} tries these files cannot tell.` : '';
  if (verdict === 'certified crossing')
    return `Which side is ahead depends on the tries: after at k = ${clearest(1, ks, difference)}, before at k = ${clearest(-1, ks, difference)}, both beyond chance.${end}`;
  if (verdict === 'trained ahead throughout')
    return `After is ahead at ${rangesOf(known, known)}, beyond chance.${end}`;
  if (verdict === 'base ahead throughout')
    return `Before is ahead at ${rangesOf(known, known)}, beyond chance.${end}`;
  const lead = (sign: 1 | -1) => ks.filter((_, l) => margin(sign, difference[l]!) > 0);
  const [after, before] = [lead(1), lead(-1)];
  const [name, ahead] = after.length > 0 ? ['After', after] : ['Before', before];
  if (ahead.length === 0)
    return `No difference at any k is beyond chance for ${question === 'sample' ? 'prompts like these' : 'these prompts'}: which side is ahead, and whether that depends on the tries, these files cannot tell.`;
  const rest = known.filter((k) => !ahead.includes(k));
  return `${name} is ahead at ${rangesOf(ahead, known)}, beyond chance; at ${rangesOf(rest, known)} the difference may be chance.`;
}

interface Ends {
  readonly lower: number;
  readonly upper: number;
}

/** By how much one side is ahead at least. */
const margin = (sign: 1 | -1, { lower, upper }: Ends): number => (sign === 1 ? lower : -upper);

/** The k at which a lead is clearest. */
const clearest = (sign: 1 | -1, ks: readonly number[], difference: readonly Ends[]): number =>
  ks[
    difference.reduce(
      (best, ends, l) => (margin(sign, ends) > margin(sign, difference[best]!) ? l : best),
      difference.findIndex((ends) => margin(sign, ends) > 0),
    )
  ]!;

/** `every k from 1 to 7`, `k = 8`; of a grid with gaps `the k looked at from 1 to 64`. */
function rangesOf(some: readonly number[], known: readonly number[]): string {
  const runs: number[][] = [];
  for (const k of some) {
    const run = runs.at(-1);
    if (run !== undefined && known.indexOf(k) === known.indexOf(run.at(-1)!) + 1) run.push(k);
    else runs.push([k]);
  }
  return runs
    .map((run) => {
      const [first, last] = [run[0]!, run.at(-1)!];
      if (run.length === 1) return `k = ${first}`;
      const each = last - first + 1 === run.length ? 'every k' : `all ${run.length} k looked at`;
      return `${each} from ${first} to ${last}`;
    })
    .join(' and ');
}
