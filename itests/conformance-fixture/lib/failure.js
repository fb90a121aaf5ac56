/** An error that both SDKs send to the client with its own code and data. */
export class Failure extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export const INVALID_PARAMS = -32602;

/** Revisions up to 2025-11-25 only; later ones say INVALID_PARAMS. */
export const RESOURCE_NOT_FOUND = -32002;
