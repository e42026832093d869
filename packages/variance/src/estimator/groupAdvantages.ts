import type { CheckedEstimator } from './groupEstimator.ts';

/** Advantages of 0/1 rewards, by the number K of successes in the group. */
export interface AdvantageTable {
  /** Advantage of each success in a group with K successes; shape [N + 1], entry 0 unused (0). */
  readonly success: Float64Array;
  /** Advantage of each failure in a group with K successes; shape [N + 1], entry N unused (0). */
  readonly failure: Float64Array;
}

/** The table of a checked estimator. */
export function groupAdvantages(settings: CheckedEstimator): AdvantageTable {
  const n = settings.groupSize;
  const success = new Float64Array(n + 1);
  const failure = new Float64Array(n + 1);
  for (let k = 0; k <= n; k++) {
    const [ofSuccess, ofFailure] = advantages(settings, k);
    if (k > 0) success[k] = ofSuccess;
    if (k < n) failure[k] = ofFailure + 0;
  }
  return { success, failure };
}

/** Advantage of a success and of a failure in a group with `wins` successes. */
function advantages(settings: CheckedEstimator, wins: number): [number, number] {
  const {
    estimator,
    groupSize: n,
    baseline,
    ddof,
    epsilon,
    batchMean,
    batchDeviation,
    k,
  } = settings;
  const losses = n - wins;
  switch (estimator) {
    case 'reinforce':
      return [1, 0];
    case 'baseline':
      return [1 - baseline, -baseline];
    case 'rloo':
      return [losses / (n - 1), -wins / (n - 1)];
    case 'drgrpo':
      return [losses / n, -wins / n];
    case 'grpo': {
      if (wins === 0 || losses === 0) return [0, 0];
      const deviation = Math.sqrt((wins * losses) / (n * (n - ddof))) + epsilon;
      return [losses / n / deviation, -wins / n / deviation];
    }
    case 'reinforcePlusPlus':
      return [(1 - batchMean) / batchDeviation, -batchMean / batchDeviation];
    case 'reinforcePlusPlusBaseline':
      return [losses / n / batchDeviation, -wins / n / batchDeviation];
    case 'maxrl':
      return [n / wins, 0];
    case 'maxrlBaseline':
      return wins === 0 ? [0, 0] : [losses / wins, -1];
    case 'maxrlControl':
      return [losses / wins, -1];
    case 'pkpo':
      return [k, k * (1 - failAtK(losses - 1, n - 1, k - 1))];
    case 'passkAnalytic': {
      const fail = failAtK(losses, n, k);
      if (fail === 0 || wins === 0) return [0, 0];
      const odds = Math.sqrt(fail / (1 - fail));
      return [odds, -(wins / losses) * odds];
    }
  }
}

/** C(losses, k)/C(n, k): probability that k drawn without replacement all failed. */
function failAtK(losses: number, n: number, k: number): number {
  if (losses < k) return 0;
  let product = 1;
  if (k <= n - losses) for (let i = 0; i < k; i++) product *= (losses - i) / (n - i);
  else for (let i = 0; i < n - losses; i++) product *= (n - k - i) / (n - i);
  return product;
}
