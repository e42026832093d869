/** Whether a host is this machine. */
export const isLocal = (host: string): boolean =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(host);
