/** Why a request was not answered; the name is part of the protocol, the text is not. */
export type BridgeErrorCode =
  | 'malformed'
  | 'invalid'
  | 'domain'
  | 'too-large'
  | 'unknown-op'
  | 'key-reused'
  | 'forbidden'
  | 'unauthorised'
  | 'method'
  | 'media-type'
  | 'storage'
  | 'internal';

/** A request that gets an error as its answer. */
export class BridgeError extends Error {
  override readonly name = 'BridgeError';
  /** Stable name of the reason. */
  readonly code: BridgeErrorCode;
  /** The server's state is no longer what its file says: it must stop. */
  readonly fatal: boolean;

  /**
   * @param code stable name of the reason.
   * @param message a sentence for a person.
   * @param options `fatal`: the server must stop after answering.
   */
  constructor(code: BridgeErrorCode, message: string, { fatal = false } = {}) {
    super(message);
    this.code = code;
    this.fatal = fatal;
  }
}
