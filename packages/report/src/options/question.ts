/** Which prompts a mean is about: prompts like these, of which they are a sample, or these alone. */
export type Question = 'sample' | 'these';
