import type { PlanRefusal } from '../report/planRefusal.ts';

/** What no log of one run tells, whoever asks. */
export const standingRefusals: readonly PlanRefusal[] = [
  {
    code: 'no-speed-from-bits',
    question: 'speed',
    reason:
      'Bits per rollout, live groups and p(1 − p) are upper limits; how fast a run learns does not follow from them.',
    settles: 'The course of the pass rate, which is what a forecast follows.',
  },
  {
    code: 'not-ranked',
    question: 'ranking',
    reason:
      'Group size, estimator, filter, imitation and a teacher are not ranked: a log of one run does not tell which learns faster.',
    settles: 'A short run of each; `against: LOG` compares two.',
  },
  {
    code: 'no-switch-point',
    question: 'switch',
    reason: 'When to go from imitation to rewards follows neither from bits nor from costs.',
    settles: 'A short run of both from the same weights, each with an evaluation.',
  },
];
