import type { RowFormat } from '../rows/rowFormat.ts';
import { isNeutral } from './isNeutral.ts';
import { neutralReader } from './neutralReader.ts';

/**
 * Neutral rows of which nothing was named, whose rewards are 0 and 1 or stand beside `success`: what only
 * some rows need is loaded with the first of them.
 */
export const plainNeutral: RowFormat = {
  name: 'rollouts',
  kind: 'rollouts',
  recognises: isNeutral,
  open: (context) =>
    neutralReader(context, {
      flag: 'success',
      isPlain: true,
      sum: ({ reward }) => context.tally.verdict(reward, 'reward'),
      end: ({ reward }) => context.tally.endOf(reward, 'reward'),
      check() {},
    }),
};
