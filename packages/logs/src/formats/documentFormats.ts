import type { DocumentFormat } from '../rows/rowFormat.ts';
import { evalplus } from './evalplus.ts';
import { inspect } from './inspect.ts';
import { promptfoo } from './promptfoo.ts';
import { trainerState } from './trainerState.ts';

/** The formats of documents that can be read. */
export const documentFormats: readonly DocumentFormat[] = [
  trainerState,
  evalplus,
  promptfoo,
  inspect,
];
