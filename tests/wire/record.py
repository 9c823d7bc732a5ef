#!/usr/bin/env python3
"""Records the requests that boto3 sends and how it reads responses, for the tests in this folder.

    python3 -m venv venv && venv/bin/pip install boto3
    venv/bin/python tests/wire/record.py

No request leaves the machine: each is taken from botocore just before it would be sent, and the response is one from a
table. The tables are in `request_cases.py` and `response_cases.py`. This script writes `requests.json` and
`responses.json`, and the same version of boto3 writes the same bytes.

A request is recorded as its origin, path, query, headers and body. Headers that differ between two runs or two languages
are left out: date, signature, user agent, invocation and retry headers, and the length of the body, because boto3
escapes characters that are not ASCII and other clients need not. The body is recorded as JSON.

A response is recorded as the output, or as the error with its code, message and further members, or as unreadable with
the class of boto3's exception.
"""

import json
import pathlib
from urllib.parse import urlsplit

import boto3
from botocore.awsrequest import AWSResponse, HeadersDict
from botocore.config import Config
from botocore.exceptions import ClientError

import request_cases
import response_cases

FOLDER = pathlib.Path(__file__).parent

NOT_RECORDED = {
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "authorization",
    "content-length",
    "host",
    "user-agent",
    "x-amz-date",
    "x-amz-security-token",
}


class Body:
    """The body of a response, in the form in which botocore reads it."""

    def __init__(self, text):
        self.bytes = text.encode()

    def stream(self, **_):
        yield self.bytes


def client(region="us-east-1", endpoint_url=None):
    return boto3.client(
        "apigateway",
        region_name=region,
        endpoint_url=endpoint_url,
        aws_access_key_id="AKIDEXAMPLE",
        aws_secret_access_key="secret",
        config=Config(retries={"total_max_attempts": 1}),
    )


def call(boto, operation, arguments, respond):
    """Calls the operation; `respond` takes botocore's request and returns (status, headers, body)."""

    def before_send(request, **_):
        status, headers, body = respond(request)
        return AWSResponse(request.url, status, HeadersDict(headers), Body(body))

    boto.meta.events.register("before-send", before_send)
    method = {api: python for python, api in boto.meta.method_to_api_mapping.items()}[operation]
    return getattr(boto, method)(**arguments)


def record_request(case):
    sent = []

    def respond(request):
        sent.append(request)
        return 200, {}, "{}"

    call(client(**case.get("config", {})), case["operation"], case["input"], respond)
    (request,) = sent
    url = urlsplit(request.url)
    headers = {name.lower(): text(value) for name, value in request.headers.items()}
    recorded = {
        "method": request.method,
        "origin": f"{url.scheme}://{url.netloc}",
        "path": url.path,
        "query": url.query,
        "headers": {name: headers[name] for name in sorted(headers.keys() - NOT_RECORDED)},
        "body": json.loads(request.body) if request.body else None,
    }
    return case | {"request": recorded}


def record_response(case):
    response = case["response"]
    boto = client()
    arguments = response_cases.INPUTS[case["operation"]]

    def respond(_):
        return response["status"], response["headers"], response["body"]

    try:
        output = call(boto, case["operation"], arguments, respond)
        metadata = output.pop("ResponseMetadata")
        outcome = {"output": output, "requestId": metadata.get("RequestId")}
    except ClientError as error:
        outcome = {"error": error_of(boto, case["operation"], error.response)}
        outcome["requestId"] = error.response["ResponseMetadata"].get("RequestId")
    except Exception as error:  # a caller sees any exception that botocore's parser raises
        outcome = {"unreadable": type(error).__name__}
    recorded = {name: value for name, value in case.items() if name not in ("ours", "because")}
    recorded["boto3"] = outcome
    return recorded | {name: case[name] for name in ("ours", "because") if name in case}


def error_of(boto, operation, response):
    code = response["Error"]["Code"]
    modeled = {shape.name for shape in boto.meta.service_model.operation_model(operation).error_shapes}
    members = {name: value for name, value in response.items() if name not in ("Error", "ResponseMetadata", "message")}
    return {
        "code": code,
        "message": response["Error"]["Message"],
        "modeled": code in modeled,
        "members": members,
    }


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def write(name, cases):
    names = [case["name"] for case in cases]
    twice = {each for each in names if names.count(each) > 1}
    assert not twice, f"a name is used twice: {twice}"
    json_text = json.dumps(cases, indent=2, ensure_ascii=False, default=lambda date: date.timestamp())
    (FOLDER / name).write_text(json_text + "\n")


if __name__ == "__main__":
    write("requests.json", [record_request(case) for case in request_cases.CASES])
    write("responses.json", [record_response(case) for case in response_cases.CASES])
