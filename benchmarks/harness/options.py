"""The command line."""

import argparse
import os
import shlex

DEFAULT_TARGETS = "direct,serai,serai+modern,serai+sessionless,mcp-proxy,supergateway"


def parse(argv):
    parser = argparse.ArgumentParser(
        prog="benchmarks/run", formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Measures tools/call through Serai and other gateways beside direct calls.",
        epilog="""targets:
  direct                 the upstream itself
  serai                  /mcp, one session, OSGi HTTP whiteboard; may be followed by
                         +sessionless (no session id), +single (/servers/<alias>/mcp),
                         +modern (clients and upstream of 2026-07-28),
                         +token (a token with each call; only with --serai),
                         +jaxrs (JAX-RS whiteboard; only with --serai)
  mcp-proxy              6.7.19, stdio upstream only; also mcp-proxy+stateless
  supergateway           4.0.0, stdio upstream only

environment: SERAI_DIST is the default of --serai, SERAI_URL of --serai-url.
exit status: 0 everything asked for was measured (however slow), 1 something was not,
2 nothing could be.""")
    add = parser.add_argument
    add("--rounds", type=_positive, default=3, metavar="N", help="default 3")
    add("--seconds", type=_positive, default=5, metavar="N", help="for each point; default 5")
    add("--warmup", type=_positive, default=5, metavar="N",
        help="seconds at 16 connections after each start; default 5")
    add("--idle", type=float, default=3, metavar="N",
        help="seconds without load before idle memory is read; default 3")
    add("--idle-sessions", type=_positive, default=1000, metavar="N",
        help="sessions with an open stream whose memory is measured; default 1000")
    add("--connections", type=_numbers, default=[1, 16, 64], metavar="N,N", help="default 1,16,64")
    add("--threads", type=_positive, default=1, metavar="N", help="of wrk; default 1")
    add("--targets", type=_names, default=None, metavar="NAME,NAME",
        help=f"default {DEFAULT_TARGETS} (without serai if none is given)")
    add("--upstream", type=_upstreams, default=["http", "stdio"], metavar="http,stdio",
        help="default both")
    add("--serai", default=os.environ.get("SERAI_DIST"), metavar="PATH",
        help="a distribution, as folder or tar.gz: started here, from copies")
    add("--serai-url", default=os.environ.get("SERAI_URL"), metavar="URL",
        help="a Serai that runs already, such as http://127.0.0.1:8080")
    add("--serai-home", metavar="PATH",
        help="with --serai-url: its home; the upstreams' server.json go to etc/servers/")
    add("--serai-command", type=shlex.split, default=["{home}/bin/karaf", "server"], metavar="CMD",
        help="starts a distribution; {home} and {port} are filled in; "
             "default '{home}/bin/karaf server'")
    add("--serai-set", type=_setting, action="append", default=[], metavar="FILE:KEY=VALUE",
        help="sets a property in the copy, such as etc/dev.serai.edge.cfg:publish=jaxrs")
    add("--publication", metavar="TEXT", help="label of the publication behind --serai-url")
    add("--http-client", metavar="TEXT",
        help="label of Serai's HTTP client; default: by its file in the distribution")
    add("--port", type=_positive, default=18331, metavar="N",
        help="first of the four ports used; default 18331")
    add("--write-doc", metavar="FILE", help="writes the results as Markdown")
    add("--json", metavar="FILE", help="writes every single point")
    options = parser.parse_args(argv)
    if options.serai and options.serai_url:
        parser.error("give --serai or --serai-url (SERAI_DIST or SERAI_URL), not both")
    if options.targets is None:
        given = options.serai or options.serai_url
        options.targets = [name for name in DEFAULT_TARGETS.split(",")
                           if given or not name.startswith("serai")]
    return options


def _positive(text):
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return value


def _numbers(text):
    return [_positive(part) for part in text.split(",")]


def _names(text):
    return [part.strip() for part in text.split(",") if part.strip()]


def _upstreams(text):
    names = _names(text)
    if not names or set(names) - {"http", "stdio"}:
        raise argparse.ArgumentTypeError("http, stdio or both")
    return names


def _setting(text):
    file, colon, pair = text.partition(":")
    key, equals, value = pair.partition("=")
    if not (colon and equals and key):
        raise argparse.ArgumentTypeError("FILE:KEY=VALUE")
    return file, key, value
