import { BlockList, isIP } from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/**
 * Whether a host name or address is this machine's own: `localhost`, 127.0.0.0/8 or `::1`.
 *
 * @param host a name or an address, without port or brackets.
 */
export function isLoopback(host: string): boolean {
  const kind = isIP(host);
  return kind === 0
    ? host.toLowerCase() === 'localhost'
    : loopback.check(host, kind === 6 ? 'ipv6' : 'ipv4');
}
