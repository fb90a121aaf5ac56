/** An error of MCP 2026-07-28 with its HTTP status. */
export class RpcError extends Error {
  constructor(code, message, { data, status = 200 } = {}) {
    super(message);
    this.code = code;
    this.data = data;
    this.status = status;
  }

  toJson() {
    const { code, message, data } = this;
    return data === undefined ? { code, message } : { code, message, data };
  }
}

export const invalidParams = (message, status) => new RpcError(-32602, message, { status });

export const unknownMethod = (method) =>
  new RpcError(-32601, `Unknown method: ${method}`, { status: 404 });

export const headerMismatch = (message) => new RpcError(-32020, message, { status: 400 });

export const missingCapability = (capability) =>
  new RpcError(-32021, `The client did not declare ${capability}`, {
    data: { requiredCapabilities: { [capability]: {} } },
    status: 400,
  });

export const unsupportedVersion = (supported, requested) =>
  new RpcError(-32022, 'Unsupported protocol version', {
    data: { supported, requested },
    status: 400,
  });
