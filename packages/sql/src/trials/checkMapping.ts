import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkTexts } from '../dialect/checkTexts.ts';
import type { TrialMapping } from './trialMapping.ts';

const LISTS = ['group', 'reward', 'promptId', 'labels'] as const;
const OBJECTS = ['where', 'rewardParts', 'parts'] as const;
/** Fields that are neither a list nor a column. */
const OTHERS: ReadonlySet<string> = new Set([...LISTS, ...OBJECTS, 'groupSize']);

/** Refuses what is no mapping. */
export function checkMapping(fn: string, mapping: TrialMapping): void {
  checkObject(fn, 'mapping', mapping);
  if (Array.isArray(mapping)) throw new DomainError(fn, 'mapping', 'an object', mapping);
  for (const field of LISTS)
    if (mapping[field] !== undefined) checkTexts(fn, `mapping.${field}`, mapping[field]);
  for (const field of OBJECTS)
    if (mapping[field] !== undefined) checkObject(fn, `mapping.${field}`, mapping[field]);
  for (const [field, path] of Object.entries(mapping))
    if (!OTHERS.has(field) && path !== undefined && typeof path !== 'string')
      throw new DomainError(fn, `mapping.${field}`, 'the name of a column', path);
}
