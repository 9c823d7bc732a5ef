"""Writes the requests of botocore when S3 responds that a bucket is in another region.

Each case calls one operation on a client of its own, which gets the responses of the case in their order, and then 200.
Calls are not retried.

Run it with a Python that has botocore: `python record.py > expected.json`.
"""

import io
import json

import botocore.session
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

REGION = {"x-amz-bucket-region": "eu-central-1"}
PARAMETERS = {
    "CreateBucket": {"Bucket": "shelf"},
    "GetObject": {"Bucket": "shelf", "Key": "book"},
    "HeadBucket": {"Bucket": "shelf"},
    "HeadObject": {"Bucket": "shelf", "Key": "book"},
    "PutObject": {"Bucket": "shelf", "Key": "book", "Body": b"once upon a time"},
}


def error(code, *elements):
    return f"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>{code}</Code><Message>no</Message>{''.join(elements)}</Error>"


def case(operation, *responses, calls=1):
    return {"operation": operation, "calls": calls, "responses": [list(response) for response in responses]}


MOVED = (301, REGION, error("PermanentRedirect", "<Endpoint>shelf.s3.eu-central-1.amazonaws.com</Endpoint>"))
CASES = {
    "permanent redirect": case("GetObject", MOVED),
    "permanent redirect, and the region is kept": case("GetObject", MOVED, calls=2),
    "temporary redirect": case("GetObject", (307, REGION, error("TemporaryRedirect"))),
    "temporary redirect of a body": case("PutObject", (307, REGION, error("TemporaryRedirect"))),
    "found": case("GetObject", (302, REGION, error("Redirect"))),
    "permanent redirect with another status": case("GetObject", (400, REGION, error("PermanentRedirect"))),
    "permanent redirect of a head of a bucket": case("HeadBucket", (301, REGION, "")),
    "permanent redirect of a head of an object": case("HeadObject", (301, REGION, "")),
    "wrong signature of a head of a bucket": case("HeadBucket", (400, REGION, "")),
    "wrong signature of a head of an object": case("HeadObject", (400, REGION, "")),
    "wrong signature with a region": case(
        "GetObject", (400, {}, error("AuthorizationHeaderMalformed", "<Region>eu-central-1</Region>"))
    ),
    "wrong signature with two regions": case(
        "GetObject", (400, REGION, error("AuthorizationHeaderMalformed", "<Region>eu-west-3</Region>"))
    ),
    "wrong signature without a region": case("GetObject", (400, REGION, error("AuthorizationHeaderMalformed"))),
    "opt-in region": case("GetObject", (400, REGION, error("IllegalLocationConstraintException"))),
    "opt-in region of a new bucket": case("CreateBucket", (400, REGION, error("IllegalLocationConstraintException"))),
    "another error": case("GetObject", (403, REGION, error("AccessDenied"))),
    "another error of a head": case("HeadBucket", (403, REGION, "")),
    "another client error of a get": case("GetObject", (400, REGION, error("InvalidArgument"))),
    "success": case("GetObject", (200, REGION, "")),
    "two redirects": case("GetObject", MOVED, (301, {"x-amz-bucket-region": "eu-west-3"}, error("PermanentRedirect"))),
    "a region that is not a label": case(
        "GetObject", (301, {"x-amz-bucket-region": "example.com/"}, error("PermanentRedirect"))
    ),
}


class Raw(io.BytesIO):
    def stream(self, **_):
        while contents := self.read():
            yield contents


def requests(case):
    """The URL and the region of the signature of each request, and whether the last call succeeds."""
    session = botocore.session.Session()
    session.set_credentials("AKIDEXAMPLE", "secret")
    config = Config(retries={"mode": "standard", "total_max_attempts": 1}, response_checksum_validation="when_required")
    client = session.create_client("s3", "us-west-2", config=config)
    responses, sent = list(case["responses"]), []

    def respond(request, **_):
        scope = request.headers["Authorization"].decode().split("Credential=")[1].split(",")[0]
        sent.append([request.method, request.url, scope.split("/")[2]])
        status, headers, body = responses.pop(0) if responses else (200, {}, "")
        return AWSResponse(request.url, status, headers, Raw(body.encode()))

    client.meta.events.register("before-send.s3", respond)
    call = getattr(client, botocore.xform_name(case["operation"]))
    for _ in range(case["calls"]):
        try:
            call(**PARAMETERS[case["operation"]])
            succeeds = True
        except (BotoCoreError, ClientError):
            succeeds = False
    return sent, succeeds


for case in CASES.values():
    case["requests"], case["succeeds"] = requests(case)
print(json.dumps(CASES, indent=2))
