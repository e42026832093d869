/** Files of a package that a user may ask for: entries, types, commands, and what is listed by name. */
export const promisedFiles = ({
  main,
  module,
  types,
  unpkg,
  bin,
  files,
  exports,
  publishConfig,
}) => [
  ...new Set(
    [main, module, types, unpkg, bin, publishConfig?.exports ?? exports, files]
      .flatMap(texts)
      .filter((path) => path !== 'CHANGELOG.md'), // made by the first release
  ),
];

/** Every text in a value; keys are none. */
const texts = (value) => {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(texts);
};
