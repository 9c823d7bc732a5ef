"""A server with HTTP digest authentication that checks logins with other libraries than the client.

The first segment of a path selects how: `md5`, `md5-sess` and `no-qop` with Flask-HTTPAuth, `sha-256` and
`sha-256-no-qop` with the calculation of `requests`. The server prints its URL, and runs until its standard input is closed.
"""

import os
import secrets
import sys
import threading
from types import SimpleNamespace
from unittest import mock

from flask import Flask, Response, request
from flask_httpauth import HTTPDigestAuth
from requests import auth as reference
from requests.utils import parse_dict_header
from werkzeug.serving import make_server

USER, PASSWORD, REALM = "Mufasa", "Circle of Life", "http-auth@example.org"
app = Flask(__name__)
nonces = set()


def new_nonce():
    nonce = secrets.token_hex(16)
    nonces.add(nonce)
    return nonce


def flask_auth(**options):
    auth = HTTPDigestAuth(realm=REALM, **options)
    auth.generate_nonce(new_nonce)
    auth.verify_nonce(nonces.__contains__)
    auth.generate_opaque(lambda: "opaque")
    auth.verify_opaque(lambda opaque: opaque == "opaque")
    auth.get_password(lambda user: PASSWORD if user == USER else None)
    return auth.login_required


class Unsliced(str):
    """`requests` shortens its own client nonces, but not the one of the other client."""

    def __getitem__(self, index):
        return str(self)


def is_valid(header, qop):
    """Whether `requests` would send the same response."""
    if not header or not header.startswith("Digest "):
        return False
    sent = parse_dict_header(header.removeprefix("Digest "))
    if sent.get("nonce") not in nonces or sent.get("qop") != qop or sent.get("username") != USER:
        return False
    client = reference.HTTPDigestAuth(USER, PASSWORD)
    client.init_per_thread_state()
    state = client._thread_local
    state.chal = {"realm": REALM, "nonce": sent["nonce"], "algorithm": "SHA-256"}
    if qop:
        state.chal["qop"] = qop
    state.last_nonce, state.nonce_count = sent["nonce"], int(sent.get("nc", "1"), 16) - 1
    url = request.host_url.rstrip("/") + request.environ["RAW_URI"]
    digest = SimpleNamespace(hexdigest=lambda: Unsliced(sent.get("cnonce", "")))
    with mock.patch.object(reference.hashlib, "sha1", lambda *_, **__: digest):
        expected = parse_dict_header(client.build_digest_header(request.method, url).removeprefix("Digest "))
    return all(sent.get(name) == expected.get(name) for name in ("uri", "response", "nc", "algorithm"))


def requests_auth(qop):
    def login_required(view):
        def wrapper(**arguments):
            if is_valid(request.headers.get("Authorization"), qop):
                return view(**arguments)
            challenge = f'Digest realm="{REALM}", nonce="{new_nonce()}", algorithm=SHA-256'
            header = challenge + (f', qop="{qop}"' if qop else "")
            return Response(status=401, headers={"WWW-Authenticate": header})

        return wrapper

    return login_required


def view(**_):
    # The body must be there after a challenge, too.
    is_complete = request.method == "GET" or request.get_data() == b"once upon a time"
    return Response("{}" if is_complete else "no body", status=200 if is_complete else 400)


for prefix, login_required in {
    "md5": flask_auth(),
    "md5-sess": flask_auth(algorithm="MD5-Sess"),
    "no-qop": flask_auth(qop=None),
    "sha-256": requests_auth("auth"),
    "sha-256-no-qop": requests_auth(None),
}.items():
    protected = login_required(view)
    app.add_url_rule(f"/{prefix}/books/<title>", f"read {prefix}", protected, methods=["GET"])
    app.add_url_rule(f"/{prefix}/books", f"store {prefix}", protected, methods=["PUT"])

if __name__ == "__main__":
    server = make_server("127.0.0.1", 0, app, threaded=True)
    print(f"http://127.0.0.1:{server.port}", flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)
