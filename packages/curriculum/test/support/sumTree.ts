import fc from 'fast-check';

export const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));

export const weights = fc.array(weight, { minLength: 1, maxLength: 700 });
