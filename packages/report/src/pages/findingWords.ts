import { upperFirst } from '../options/upperFirst.ts';

/** What a finding is called by its severity. */
export const SEVERITY_WORDS = { alarm: 'Alarm', ask: 'Ask', good: 'Good', note: 'Note' } as const;

/** A fact or a reason as a sentence; a name in backticks stays as it is. */
export const asSentence = (fact: string): string => `${upperFirst(fact)}.`;
