import {
  classIntervals,
  failuresToExclude,
  type JointClasses,
  jointClasses,
  probabilityAtLeast,
} from '@bits-per-sample/capability';
import type { ComparisonClasses } from './comparison.ts';
import type { PairedPrompts } from './pairPrompts.ts';

/** Fewer prompts do not show how pass rates are spread. */
const PROMPTS = 30;
/** With fewer attempts 3/n excludes no pass rate below 1. */
const ATTEMPTS = 4;

/** Classes of all prompts, and the chances of each; null where counts are all that can be told. */
interface FoundClasses {
  readonly classes: ComparisonClasses;
  readonly joint: JointClasses | null;
}

/**
 * What the two models can do: as expected under the joint distribution of pass rates, with
 * intervals that hold for any, and as counted.
 *
 * A single prompt is called latent or novel when the joint distribution and its own attempts agree.
 */
export function comparisonClasses(
  { base, trained }: PairedPrompts,
  { epsilon, level }: { readonly epsilon: number | undefined; readonly level: number },
): FoundClasses {
  const options = { threshold: 'cell', ...(epsilon !== undefined && { epsilon }) } as const;
  const joint = jointClasses(base, trained, options);
  const fewest = [base, trained].reduce(
    (least, { attempts }) => attempts.reduce((a, n) => Math.min(a, n), least),
    Infinity,
  );
  const known = {
    counted: joint.observed,
    epsilon: joint.epsilon,
    failuresToExclude: failuresToExclude(joint.epsilon, { confidence: level }),
  };
  if (base.successes.length < PROMPTS || (epsilon === undefined && fewest < ATTEMPTS)) {
    const unknown = { latent: null, novel: null, undetermined: null };
    return {
      classes: { ...unknown, expected: null, lower: null, upper: null, ...known },
      joint: null,
    };
  }
  const { lower, upper } = classIntervals(base, trained, { epsilon: joint.epsilon, level });
  const tally = { latent: 0, novel: 0, undetermined: 0 };
  base.successes.forEach((k, i) => {
    const own = probabilityAtLeast({ a: 1 + k, b: 1 + base.attempts[i]! - k }, joint.epsilon);
    const cannot = joint.baseCannot[i]!;
    if (Math.min(own, 1 - cannot) >= level) tally.latent++;
    else if (Math.min(1 - own, joint.novel[i]!) >= level) tally.novel++;
    else tally.undetermined++;
  });
  const { expected } = joint;
  const ends = (most: (...ends: number[]) => number, of: typeof expected) => ({
    both: most(of.both, expected.both),
    baseOnly: most(of.baseOnly, expected.baseOnly),
    trainedOnly: most(of.trainedOnly, expected.trainedOnly),
    neither: most(of.neither, expected.neither),
  });
  return {
    classes: {
      ...tally,
      expected,
      lower: ends(Math.min, lower),
      upper: ends(Math.max, upper),
      ...known,
    },
    joint,
  };
}
