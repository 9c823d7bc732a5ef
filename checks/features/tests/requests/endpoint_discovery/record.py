"""Writes the hosts that botocore sends requests to, for services with endpoint discovery.

Each case calls an operation that can use a discovered endpoint (of DynamoDB) or must (of Timestream), after so many minutes
each, on a client that gets the responses of the case in their order, and then 200. `rules` is the host without discovery.
Calls are not retried.

Run it with a Python that has botocore: `python record.py > expected.json`.
"""

import io
import json
import types
from unittest import mock

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError, ConnectTimeoutError

CELL1 = (200, json.dumps({"Endpoints": [{"Address": "cell1.example.com", "CachePeriodInMinutes": 10}]}))
CELL2 = (200, json.dumps({"Endpoints": [{"Address": "cell2.example.com", "CachePeriodInMinutes": 10}]}))
DONE = (200, "{}")
INVALID = (400, json.dumps({"__type": "InvalidEndpointException", "message": "no"}))
MISDIRECTED = (421, json.dumps({"__type": "Misdirected", "message": "no"}))
UNREACHABLE = (0, "")


def case(required, enabled, *responses, minutes=(0,)):
    return {"required": required, "enabled": enabled, "minutes": list(minutes), "responses": [list(r) for r in responses]}


CASES = {
    "optional by default": case(False, None, DONE),
    "optional and enabled": case(False, True, CELL1, DONE),
    "optional and disabled": case(False, False, DONE),
    "required by default": case(True, None, CELL1, DONE),
    "required and enabled": case(True, True, CELL1, DONE),
    "required and disabled": case(True, False, DONE),
    "kept until it expires": case(True, None, CELL1, DONE, DONE, CELL2, DONE, minutes=(0, 7, 10)),
    "not valid any more": case(True, None, CELL1, INVALID, CELL2, DONE),
    "misdirected": case(True, None, CELL1, MISDIRECTED, CELL2, DONE),
    "optional, and discovery fails": case(False, True, UNREACHABLE, DONE, DONE, CELL1, DONE, minutes=(0, 0, 2)),
    "required, and discovery fails": case(True, None, UNREACHABLE, DONE),
    "expired, and discovery fails": case(True, None, CELL1, DONE, UNREACHABLE, DONE, DONE, minutes=(0, 11, 11)),
    "optional, expired, discovery fails, and not valid any more": case(
        False, True, CELL1, DONE, UNREACHABLE, INVALID, DONE, DONE, minutes=(0, 11, 11)
    ),
    "required, expired, discovery fails, and not valid any more": case(
        True, None, CELL1, DONE, UNREACHABLE, INVALID, CELL2, DONE, DONE, minutes=(0, 11, 11)
    ),
}


class Raw(io.BytesIO):
    def stream(self, **_):
        while contents := self.read():
            yield contents


def run(case):
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret")
    settings = {} if case["enabled"] is None else {"endpoint_discovery_enabled": case["enabled"]}
    config = Config(retries={"mode": "standard", "total_max_attempts": 1}, **settings)
    service = "timestream-query" if case["required"] else "dynamodb"
    now = [0]
    with mock.patch("botocore.discovery.time", types.SimpleNamespace(time=lambda: now[0])):
        client = session.create_client(service, "us-east-1", config=config)
    responses, hosts, succeeds = list(case["responses"]), [], []

    def respond(request, **_):
        host = request.url.split("/")[2]
        hosts.append(host if host.endswith(".example.com") else "rules")
        status, body = responses.pop(0) if responses else (200, "{}")
        if status == 0:
            raise ConnectTimeoutError(endpoint_url=request.url)
        return AWSResponse(request.url, status, {}, Raw(body.encode()))

    client.meta.events.register("before-send", respond)
    for minute in case["minutes"]:
        now[0] = 1_715_949_045 + minute * 60
        try:
            client.cancel_query(QueryId="1") if case["required"] else client.list_tables()
            succeeds.append(True)
        except (BotoCoreError, ClientError):
            succeeds.append(False)
    return hosts, succeeds


for case in CASES.values():
    case["hosts"], case["succeeds"] = run(case)
print(json.dumps(CASES, indent=2))
