export const ask = (version: number, groups = 1) => ({
  groups,
  step: version,
  policyVersion: version,
});
