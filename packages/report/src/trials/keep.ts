/** Which copy counts of a step that stands in a log more than once. */
export type Keep = 'first' | 'last' | 'all';
