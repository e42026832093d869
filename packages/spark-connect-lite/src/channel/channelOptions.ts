/** What TLS needs beyond what the machine trusts; each as PEM. */
export interface TlsOptions {
  /** The authority that signed the server's certificate. */
  readonly ca?: string | Uint8Array | undefined;
  /** The client's own certificate, with its key, for servers that ask for one. */
  readonly cert?: string | Uint8Array | undefined;
  /** The key of the certificate of the client, PEM. */
  readonly key?: string | Uint8Array | undefined;
}

/** How a channel is opened. */
export interface ChannelOptions {
  readonly tls: TlsOptions;
  readonly connectTimeoutMs: number;
}
