"""A token of Serai's first user, as a client's calls carry it."""

import json
import os
import secrets

from . import mcp
from .errors import NotMeasured

FIRST_PASSWORD = os.path.join("data", "serai", "access", "first-password")
TOKEN = "benchmark-token"


def token(base, home):
    """The token of the benchmark in this home; the first time, the first user signs in for it."""
    kept = os.path.join(home, TOKEN)
    if not os.path.exists(kept):
        made = _first(base, home)
        with open(kept, "w") as file:
            file.write(made)
    with open(kept) as file:
        return file.read()


def _first(base, home):
    try:
        with open(os.path.join(home, FIRST_PASSWORD)) as file:
            name, given = file.read().split()
    except OSError as error:
        raise NotMeasured(f"the first user's password is not there: {error}") from error
    chosen = secrets.token_urlsafe(24)
    session = _sign_in(base, name, given)
    _call(base, "PUT", "me/password", {"old": given, "password": chosen}, session)
    session = _sign_in(base, name, chosen)
    _, body = _call(base, "POST", "me/tokens", {"name": "benchmark"}, session)
    return body["secret"]


def _sign_in(base, name, password):
    headers, _ = _call(base, "POST", "login", {"name": name, "password": password}, None)
    return headers["set-cookie"].partition("=")[2].partition(";")[0]


def _call(base, method, path, body, session):
    headers = {"Authorization": f"Bearer {session}"} if session else {}
    status, answered, text = mcp.send(
        method, f"{base}/api/v1/{path}", json.dumps(body), headers)
    if status >= 300:
        raise NotMeasured(f"{method} {path} was answered {status} {text[:200]!r}")
    return answered, json.loads(text) if text else None
