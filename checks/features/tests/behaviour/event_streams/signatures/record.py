"""Writes the body of a request with signed events, as the specification says.

The request is signed by botocore, and so is each event: it has the signer of requests, but none of events.
https://docs.aws.amazon.com/transcribe/latest/dg/streaming-http2.html

Run it with a Python that has botocore: `python record.py > expected.json`.
"""

import datetime
import hashlib
import json
import struct
import zlib
from unittest import mock

import botocore.auth
import botocore.awsrequest
import botocore.credentials

TIME = datetime.datetime(2024, 5, 17, 12, 30, 45, tzinfo=datetime.timezone.utc)
REGION, SERVICE = "us-east-1", "radio"
DATE = TIME.strftime("%Y%m%dT%H%M%SZ")


def text(value):
    return b"\x07" + struct.pack(">H", len(value)) + value.encode()


def blob(value):
    return b"\x06" + struct.pack(">H", len(value)) + value


def timestamp(value):
    return b"\x08" + struct.pack(">q", int(value.timestamp() * 1000))


def encoded_headers(headers):
    return b"".join(bytes([len(name)]) + name.encode() + value for name, value in headers)


def message(headers, payload):
    headers = encoded_headers(headers)
    prelude = struct.pack(">II", 16 + len(headers) + len(payload), len(headers))
    prelude += struct.pack(">I", zlib.crc32(prelude))
    return prelude + headers + payload + struct.pack(">I", zlib.crc32(prelude + headers + payload))


def event(event_type, payload):
    content_type = (":content-type", text("application/json"))
    return message([(":message-type", text("event")), (":event-type", text(event_type)), content_type], payload)


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def recorded(token):
    credentials = botocore.credentials.Credentials("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token)
    signer = botocore.auth.SigV4Auth(credentials, SERVICE, REGION)
    headers = {
        "content-type": "application/vnd.amazon.eventstream",
        "x-station": "four",
        "X-Amz-Content-SHA256": "STREAMING-AWS4-HMAC-SHA256-EVENTS",
    }
    request = botocore.awsrequest.AWSRequest("POST", "https://example.com/broadcast", headers)
    with mock.patch("botocore.auth.get_current_datetime", lambda *_, **__: TIME):
        signer.add_auth(request)
    signature = request.headers["Authorization"].rpartition("Signature=")[2]
    body = b""
    silence, talk = event("silence", b"{}"), event("talk", b'{"minutes":5}')
    for signed in (silence, talk, b""):
        date = (":date", timestamp(TIME))
        scope = f"{DATE[:8]}/{REGION}/{SERVICE}/aws4_request"
        hashes = [sha256(encoded_headers([date])), sha256(signed)]
        string_to_sign = "\n".join(["AWS4-HMAC-SHA256-PAYLOAD", DATE, scope, signature, *hashes])
        signature = signer.signature(string_to_sign, request)
        body += message([(":chunk-signature", blob(bytes.fromhex(signature))), date], signed)
    return {"authorization": request.headers["Authorization"], "body": body.hex()}


print(json.dumps({name: recorded(token) for name, token in (("key", None), ("token", "token/+="))}, indent=2))
