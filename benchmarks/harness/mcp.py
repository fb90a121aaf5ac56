"""The few MCP messages that a measurement needs, over Streamable HTTP: 2025-06-18 and 2026-07-28."""

import http.client
import json
import time
from urllib.parse import urlsplit

from .errors import NotMeasured

REVISION = "2025-06-18"
CANNED_TEXT = "canned answer"
ACCEPT = "application/json, text/event-stream"
CLIENT = {"name": "serai-benchmarks", "version": "1.0.0"}
MODERN_REVISION = "2026-07-28"
MODERN_META = {"io.modelcontextprotocol/protocolVersion": MODERN_REVISION,
               "io.modelcontextprotocol/clientInfo": CLIENT,
               "io.modelcontextprotocol/clientCapabilities": {}}
INITIALIZE = {"protocolVersion": REVISION, "capabilities": {}, "clientInfo": CLIENT}


def message(method, params=None, number=None):
    body = {"jsonrpc": "2.0", "method": method}
    if number is not None:
        body["id"] = number
    if params is not None:
        body["params"] = params
    return body


def open_session(url, more=None):
    """Initializes, with more headers, and returns those that later requests of the session need."""
    more = more or {}
    status, headers, body = post(url, message("initialize", INITIALIZE, 1), more)
    answer = result(status, body, 1)
    session = {"MCP-Protocol-Version": answer["protocolVersion"]}
    if headers.get("mcp-session-id"):
        session["Mcp-Session-Id"] = headers["mcp-session-id"]
    status, _, body = post(url, message("notifications/initialized"), {**session, **more})
    if status not in (200, 202, 204):
        raise NotMeasured(f"notifications/initialized was answered {status} {body[:200]!r}")
    return session


def modern_headers(tool):
    """The headers of every call of a client of 2026-07-28."""
    return {"MCP-Protocol-Version": MODERN_REVISION, "Mcp-Method": "tools/call", "Mcp-Name": tool}


def is_modern(headers):
    return headers.get("MCP-Protocol-Version") == MODERN_REVISION


def end_session(url, session):
    send("DELETE", url, None, session)


def check_call(url, session, tool):
    """One tools/call; raises NotMeasured unless the canned text comes back."""
    params = {"name": tool, "arguments": {"text": "hello"}}
    if is_modern(session):
        params["_meta"] = MODERN_META
    call = message("tools/call", params, 2)
    status, _, body = post(url, call, session)
    content = result(status, body, 2).get("content")
    if content != [{"type": "text", "text": CANNED_TEXT}]:
        raise NotMeasured(f"tools/call {tool} was answered {body[:200]!r}")


def await_answer(url, with_session, tool, seconds, alive, modern=False, more=None):
    """Tries until a call is answered correctly; returns the headers that calls need."""
    deadline = time.monotonic() + seconds
    while True:
        try:
            session = _headers(url, with_session, tool, modern, more() if more else {})
            check_call(url, session, tool)
            return session
        except (OSError, http.client.HTTPException, NotMeasured) as error:
            if not alive():
                raise NotMeasured("it ended before it answered") from error
            if time.monotonic() > deadline:
                raise NotMeasured(f"no correct answer in {seconds} s, last: {error}") from error
            time.sleep(0.02)


def _headers(url, with_session, tool, modern, more):
    if modern:
        return {**modern_headers(tool), **more}
    if with_session:
        return {**open_session(url, more), **more}
    return {"MCP-Protocol-Version": REVISION, **more}


def post(url, body, headers):
    return send("POST", url, json.dumps(body), headers)


def send(method, url, body, headers):
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname, parts.port or 80, timeout=10)
    try:
        sent = {"Content-Type": "application/json", "Accept": ACCEPT, **headers}
        connection.request(method, parts.path, body, sent)
        response = connection.getresponse()
        lower = {name.lower(): value for name, value in response.getheaders()}
        return response.status, lower, response.read().decode(errors="replace")
    finally:
        connection.close()


def result(status, body, number):
    if status != 200:
        raise NotMeasured(f"status {status} {body[:200]!r}")
    data = [line[5:] for line in body.splitlines() if line.startswith("data:") and line[5:].strip()]
    try:
        for text in data or [body]:
            answer = json.loads(text)
            if answer.get("id") == number and "result" in answer:
                return answer["result"]
    except ValueError:
        pass
    raise NotMeasured(f"no result for request {number} in {body[:200]!r}")
