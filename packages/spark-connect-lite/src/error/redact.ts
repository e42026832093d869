const SHORTEST = 4;

/** A text without what is secret in it; what is too short to be a secret stays. */
export const redact = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((left, secret) => left.replaceAll(secret, '…'), text);
