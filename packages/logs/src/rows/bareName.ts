/** A column's name without case and separators. */
export const bareName = (name: string): string => name.toLowerCase().replace(/[\s_.-]/g, '');
