import { bits, count, percent, plural, short } from './format.ts';
import type { Finding, Report } from './report.ts';

type Facts = Omit<Report, 'findings'>;

/** The five numbers in words: what each is, what it means, what to change and by how much. */
export function findings(report: Facts): Finding[] {
  return [
    rollouts(report),
    live(report),
    bitsPerRollout(report),
    passRates(report),
    groupSize(report),
  ];
}

/** Why a field is null: the first words of the warning that names it. */
function why(report: Facts, field: string): string {
  const warning = report.warnings.find(({ fields }) => fields.includes(field));
  return warning === undefined ? '' : `Cannot be told: ${REASONS[warning.code] ?? 'see above'}.`;
}

const REASONS: Readonly<Record<string, string>> = {
  'graded-reward': 'the reward is graded and no --success rule says what counts',
  'single-valued-reward': 'every reward is the same and no --success rule says what counts',
  'singleton-groups':
    'most groups hold one rollout, so the grouping failed or there is one rollout per prompt',
  'survivor-bias': 'dead groups were filtered out before this log was written',
  'no-groups': 'no group has two known rewards',
  'no-rewards': 'no reward is known',
  'no-advice': 'no group has both outcomes',
};

function rollouts(report: Facts): Finding {
  const { total, sizes } = report.groups;
  const known = Object.entries(sizes ?? {}).filter(([n]) => Number(n) > 0);
  const only = known.length === 1 ? Number(known[0]![0]) : null;
  const groups =
    total === null || total === 0
      ? 'no groups'
      : `${plural(total, 'group')} of ${only ?? range(known.map(([n]) => Number(n)))}`;
  const steps = report.steps.length > 1 ? `, ${plural(report.steps.length, 'step')}` : '';
  const estimate = report.bits.perRollout;
  const half = estimate === null ? Number.NaN : (estimate.upper - estimate.lower) / 2;
  let change = why(report, 'bits.perRollout');
  if (half <= 0.02) change = `Enough: the bits below are known to ±${half.toFixed(3)}.`;
  else if (half > 0.02) {
    const factor = (half / 0.02) ** 2;
    change = `The bits below are known to ±${half.toFixed(2)} only; for ±0.02 log about ${count(Math.ceil((total ?? 0) * factor))} groups (${factor.toFixed(factor < 9.95 ? 1 : 0)}× as many).`;
  }
  return {
    name: 'rollouts',
    value: plural(report.rollouts ?? 0, 'rollout'),
    detail: `${groups}${steps}`,
    meaning: 'A group is all rollouts of one prompt at one step.',
    change,
  };
}

const range = (sizes: readonly number[]): string =>
  sizes.length === 0 ? '0' : `${Math.min(...sizes)} to ${Math.max(...sizes)}`;

function live(report: Facts): Finding {
  const { groups, wasted, tokens } = report;
  const { solved, failed, liveShare } = groups;
  const alive = groups.live ?? 0;
  if (liveShare === null) {
    const reason = why(report, 'groups.liveShare');
    return {
      name: 'live',
      value: 'Live groups: not told',
      detail: '',
      meaning: reason,
      change: 'Name the group with --group COLUMN, or log several rollouts per prompt.',
    };
  }
  const judged = Math.round(liveShare === 0 ? deadGroups(report) : alive / liveShare);
  const value = `${percent(liveShare)} of groups live`;
  const detail = `${count(alive)} of ${count(judged)}`;
  if (wasted.share === null)
    return {
      name: 'live',
      value,
      detail,
      meaning: `What was wasted: ${lower(why(report, 'wasted.share'))}`,
      change: 'Log the groups before the filter to see what dynamic sampling costs.',
    };
  const cost = `${percent(wasted.share)} of the rollouts${tokens.wasted === null ? '' : ` and ${short(tokens.wasted)} of ${short(tokens.total ?? 0)} tokens`}`;
  if (wasted.rollouts === 0)
    return {
      name: 'live',
      value,
      detail,
      meaning: 'Every group has a contrast in it: no rollout was wasted.',
      change: 'Nothing to change.',
    };
  if (solved === null || failed === null)
    return {
      name: 'live',
      value,
      detail,
      meaning: `In ${plural(judged - alive, 'group')} all rewards are equal: ${cost} taught nothing.`,
      change: `Drop or change those ${count(judged - alive)} prompts, or give them a finer reward.`,
    };
  const parts = [
    solved > 0
      ? `drop or postpone the ${plural(solved, 'solved group')} (${percent(wasted.solvedShare ?? 0)} of your rollouts)`
      : '',
    failed > 0
      ? `give the ${plural(failed, 'failed group')} (${percent(wasted.failedShare ?? 0)}) hints, easier versions or more tries`
      : '',
  ].filter((part) => part !== '');
  return {
    name: 'live',
    value,
    detail,
    meaning: `${count(solved)} solved and ${count(failed)} failed throughout: ${cost} taught nothing.`,
    change: `${upper(parts.join('; '))}.`,
  };
}

const deadGroups = (report: Facts): number =>
  (report.groups.total ?? 0) - (report.groups.singleton ?? 0) - (report.groups.unscored ?? 0);

function bitsPerRollout(report: Facts): Finding {
  const { perRollout, plugin, pooled } = report.bits;
  if (perRollout === null)
    return {
      name: 'bits',
      value: 'Bits per rollout: not told',
      detail: '',
      meaning: why(report, 'bits.perRollout'),
      change:
        report.success.source === 'none' && (report.rollouts ?? 0) > 0
          ? "Name what counts: --success '>=1'."
          : 'Log two or more rollouts per prompt.',
    };
  const { value, lower: low, upper: high, level } = perRollout;
  const trap =
    pooled !== null && pooled > 1.1 * value && pooled - value > 0.02
      ? ` The pooled pass rate would claim ${bits(pooled)}${value > 0 ? `, ${(pooled / value).toFixed(1)}× too much` : ''}.`
      : '';
  const { zone } = report;
  let change = 'No rollout could teach anything: change the prompts.';
  if (zone !== null && zone.bitsShare !== null && zone.groups > 0 && plugin !== null) {
    const inside = (plugin * zone.bitsShare) / zone.share;
    change =
      zone.share > 0.9
        ? 'Nearly all groups are in the zone already: keep them there.'
        : `${count(zone.groups)} groups (${percent(zone.share)}) carry ${percent(zone.bitsShare)} of the bits; a batch of only such prompts would carry up to ${bits(Math.max(inside, value))} per rollout${value > 0 && inside > 1.05 * value ? `, ${(inside / value).toFixed(1)}× as much` : ''}.`;
  } else if (value > 0)
    change = 'No group lies in the Goldilocks zone: find prompts solved 11–89 % of the time.';
  return {
    name: 'bits',
    value: `≤ ${bits(value)} bits per rollout`,
    detail: Number.isNaN(low)
      ? 'no interval'
      : `${percent(level)} interval ${bits(low)} to ${bits(high)}`,
    meaning: `A ceiling: each prompt's own H(p), averaged; 1 bit at most, at a pass rate of ½.${trap}`,
    change,
  };
}

function passRates(report: Facts): Finding {
  const { passRate, zone, bits: b, rollouts: all, reward } = report;
  if (passRate === null)
    return {
      name: 'passRates',
      value: 'Pass rates: not told',
      detail: reward.mean === null ? '' : `mean reward ${reward.mean.toPrecision(3)}`,
      meaning: why(report, 'passRate'),
      change:
        report.success.source === 'none' && (all ?? 0) > 0
          ? "Name what counts: --success '>=1'."
          : '',
    };
  const value = `${percent(passRate.value)} mean pass rate`;
  const detail = Number.isNaN(passRate.lower)
    ? 'no interval'
    : `${percent(passRate.level)} interval ${percent(Math.max(0, passRate.lower))} to ${percent(Math.min(1, passRate.upper))}`;
  if (zone === null)
    return { name: 'passRates', value, detail, meaning: why(report, 'histogram'), change: '' };
  const below = report.counts.reduce(
    (n, c) => (c.attempts >= 2 && c.successes / c.attempts < zone.from ? n + c.groups : n),
    0,
  );
  const above = report.counts.reduce(
    (n, c) => (c.attempts >= 2 && c.successes / c.attempts > zone.to ? n + c.groups : n),
    0,
  );
  const verdict =
    below > 2 * above && below > zone.groups
      ? 'The prompts are too hard for this policy. '
      : above > 2 * below && above > zone.groups
        ? 'The prompts are too easy for this policy. '
        : '';
  const known = report.counts.reduce((n, c) => n + c.attempts * c.groups, 0);
  const now = b.perRollout === null ? null : b.perRollout.value * known;
  return {
    name: 'passRates',
    value,
    detail,
    meaning: `${count(zone.groups)} groups (${percent(zone.share)}) lie in the Goldilocks zone (11–89 %, ½ bit or more), ${count(below)} below and ${count(above)} above.`,
    change:
      now === null
        ? ''
        : `${verdict}Aim the sampler at prompts near 50 %: these ${short(known)} rollouts carry at most ${short(now)} bits, and could carry up to ${short(known)}.`,
  };
}

function groupSize(report: Facts): Finding {
  const { groupSize: best, oversampling, current, table } = report.advice;
  if (best === null || oversampling === null)
    return {
      name: 'groupSize',
      value: 'Group size: no advice',
      detail: current.groupSize === null ? '' : `now ${count(current.groupSize)}`,
      meaning: why(report, 'advice.groupSize'),
      change: '',
    };
  const chosen = table.find((row) => row.groupSize === best);
  const now = current.oversampling === null ? null : 1 / current.oversampling;
  const same = current.groupSize === best;
  const meaning =
    chosen === undefined
      ? ''
      : same || now === null || current.groupSize === null
        ? `At G = ${best} about ${percent(chosen.live)} of the groups come out live, ${bits(chosen.bitsPerRollout)} bits per rollout arrive through them.`
        : `At G = ${count(current.groupSize)} about ${percent(now)} of the groups come out live, at G = ${best} ${percent(chosen.live)}.`;
  const batch = 64;
  return {
    name: 'groupSize',
    value: same ? `Keep ${best} rollouts per prompt` : `${best} rollouts per prompt`,
    detail: `${same || current.groupSize === null ? '' : `now ${count(current.groupSize)}; `}oversample ${oversampling.toFixed(oversampling < 9.95 ? 2 : 0)}×`,
    meaning,
    change: `To fill a batch of ${batch} live groups, sample ${count(Math.ceil(batch * oversampling))} prompts${same ? '' : ` at G = ${best}`}.`,
  };
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
