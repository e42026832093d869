import { formatCount, formatPercent, formatPlain } from '@bits-per-sample/core';
import type { NowFinding } from '../now/nowFinding.ts';
import type { RunCurve } from '../pictures/runCurve.ts';

const printed = (x: number): string =>
  Number.isInteger(x) ? formatCount(x) : formatPlain(Number(x.toPrecision(3)));

/** What single numbers are called, and how they are printed; others by their own name. */
const KNOWN: Readonly<Record<string, readonly [name: string, print: (x: number) => string]>> = {
  liveBefore: ['live groups before', formatPercent],
  liveNow: ['live groups since', formatPercent],
  passBefore: ['pass rate before', formatPercent],
  passNow: ['pass rate since', formatPercent],
  samePrompts: ['prompts that stand on both sides', formatCount],
  difference: ['their pass rates, since less before', printed],
  differenceError: ['standard error of that', printed],
  referenceFrom: ['compared with steps from', String],
  referenceTo: ['compared with steps to', String],
  from: ['steps from', String],
  to: ['steps to', String],
  until: ['over after step', String],
};
/** What the words say already. */
const SAID: ReadonlySet<string> = new Set(['verdict']);

/**
 * The numbers behind a finding, each with its name.
 *
 * @param finding what was found.
 * @param curve the headline in which it was seen: how its numbers are printed.
 */
export function evidenceRows(
  { metric, seen, onset, before, now, evidence }: NowFinding,
  curve: RunCurve | undefined,
): string[][] {
  const name = curve?.name ?? metric.slice(metric.indexOf(':') + 1);
  const print = curve?.format === 'percent' ? formatPercent : printed;
  return [
    ...(before === null ? [] : [[`${name}, before`, print(before)]]),
    ...(now === null ? [] : [[`${name}, ${before === null ? 'now' : 'since'}`, print(now)]]),
    ...(seen === null ? [] : [['seen at step', String(seen)]]),
    ...(onset === null
      ? []
      : [['began between steps', `${onset.low}\u00a0and\u00a0${onset.high}`]]),
    ...Object.entries(evidence).flatMap(([key, value]) => {
      if (value === null || SAID.has(key)) return [];
      const [label, show] = Object.hasOwn(KNOWN, key) ? KNOWN[key]! : [inPlainWords(key), printed];
      return [[label, typeof value === 'string' ? value : show(value)]];
    }),
  ];
}

/** `samePrompts` as `same prompts`. */
const inPlainWords = (key: string): string =>
  key.replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
