import type { Comparison } from '../compare/comparison.ts';
import { shareText } from './comparisonParts.ts';
import type { ComparisonSection } from './comparisonSection.ts';

/** Whether the models are ready for RL on these prompts. */
export function readinessSection({ readiness }: Comparison): ComparisonSection {
  const [first] = readiness;
  const kept =
    first === undefined
      ? []
      : [
          `Prompts that were right in some tries and not in all, which is what a filter keeps: before ${shareText(first.base.kept)}, after ${shareText(first.trained.kept)}.`,
        ];
  return {
    id: 'readiness',
    title: 'Ready for RL?',
    text: [
      ...kept,
      'Covered: one rollout at least of a group would be right, so that there is something to reinforce. Live: one at least would be wrong too, so that the group has a gradient. Both are of the first epoch, on prompts like these; what later ones bring depends on what is learned.',
    ],
    rows: [
      [
        'groups of',
        'covered before',
        'after',
        'live before',
        'after',
        'live, of those kept, before',
        'after',
      ],
      ...readiness.map(({ groupSize, base, trained }) => [
        String(groupSize),
        shareText(base.coverage),
        shareText(trained.coverage),
        shareText(base.live),
        shareText(trained.live),
        shareText(base.liveOfKept),
        shareText(trained.liveOfKept),
      ]),
    ],
  };
}

/** The same in one sentence, for a first screen; '' where it cannot be told. */
export function readinessLine({ readiness }: Comparison): string {
  const eight = readiness.find(({ groupSize }) => groupSize === 8);
  if (eight === undefined) return '';
  const { base, trained } = eight;
  return `In RL with groups of 8 would be live: before ${shareText(base.live)}, after ${shareText(trained.live)}; contain a right answer: ${shareText(base.coverage)}, ${shareText(trained.coverage)}.`;
}
