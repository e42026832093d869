import type { DocumentFormat } from '../rows/rowFormat.ts';
import { trainerState } from './trainerState.ts';

/** The common formats of documents; the rare ones are loaded when needed. */
export const documentFormats: readonly DocumentFormat[] = [trainerState];
