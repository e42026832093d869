/** Whether `*` at the end of a name stands for any ending; by itself it is any key of an object. */
export const isNamePattern = (path: string): boolean => /[^.]\*$/.test(path);
