const RESOURCE_NOT_FOUND = -32002;

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

const resourceNotFound = (uri) =>
  new RpcError(-32602, 'Resource not found', { data: { uri } });

export const unknownMethod = (method) =>
  new RpcError(-32601, `Unknown method: ${method}`, { status: 404 });

export const headerMismatch = (message) => new RpcError(-32020, message, { status: 400 });

export const missingCapability = (capability) =>
  new RpcError(-32021, `The client did not declare ${capability}`, {
    data: { requiredCapabilities: { [capability]: {} } },
    status: 400,
  });

export const missingExtension = (extension) =>
  new RpcError(-32021, `The client did not declare ${extension}`, {
    data: { requiredCapabilities: { extensions: { [extension]: {} } } },
    status: 400,
  });

export const unsupportedVersion = (supported, requested) =>
  new RpcError(-32022, 'Unsupported protocol version', {
    data: { supported, requested },
    status: 400,
  });

/** What stops a request, as an error of the protocol. */
export function known(problem) {
  if (problem instanceof RpcError) return problem;
  if (problem.code === RESOURCE_NOT_FOUND) return resourceNotFound(problem.data.uri);
  return new RpcError(typeof problem.code === 'number' ? problem.code : -32603, problem.message);
}
