import { passAtK, passAtKOfRate } from '@bits-per-sample/capability';
import { measured } from './measured.ts';
import { digits, mean, table, verdict } from './words.ts';

const { attempts, category, base, trained } = measured.attempts;
const categories = [...new Set(category)];

/** Mean of pass@k over the prompts of a category: by exact pass rates, by attempts, and how far chance parts them. */
function at(side: typeof base, name: string, k: number) {
  const rows = category.flatMap((own, i) => (own === name ? [i] : []));
  const exact = rows.map((i) => passAtKOfRate(Math.exp(side.logPassRate[i]!), k));
  const drawn = rows.map((i) => passAtK(side.successes[i]!, attempts, k));
  const gaps = drawn.map((x, j) => x - exact[j]!);
  const error = Math.sqrt(gaps.reduce((sum, gap) => sum + gap * gap, 0)) / rows.length;
  return { predicted: mean(exact), measured: mean(drawn), z: mean(gaps) / (error || 1) };
}

/** pass@k before and after reinforcement learning, by category. */
export function attemptsPart(): string {
  const zs: number[] = [];
  const rows = categories.map((name) => {
    const cells = [1, 16, attempts].map((k) =>
      [base, trained].map((side) => {
        const found = at(side, name, k);
        zs.push(found.z);
        return found;
      }),
    );
    const [one, , most] = cells.map(([before, after]) => after!.measured - before!.measured);
    return [
      name,
      ...cells.map(
        ([before, after]) => `${digits(before!.measured, 2)} → ${digits(after!.measured, 2)}`,
      ),
      verdict(one! > 0),
      verdict(most! <= 0),
    ];
  });
  const within = zs.filter((z) => Math.abs(z) <= 3).length;
  return `${table(['category', 'pass@1', 'pass@16', `pass@${attempts}`, '“pass@1 rises”', '“pass@256 does not”'], rows)}

304 held-out and training prompts, ${attempts} attempts each, before and after RLOO. Predicted from exact pass rates,
${within} of ${zs.length} of these means are within 3 standard errors.`;
}
