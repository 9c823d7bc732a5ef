"""Compares presigned requests of our client with the URLs of botocore's `generate_presigned_url`.

Two requests are equal when these are: the method, the host, the path, the query parameters in any order, and the signature,
which covers the names and values of the headers. It is not compared if anything else differs, or the order of maps.
"""

import datetime
from unittest import mock

import botocore.session
from botocore import xform_name
from botocore.config import Config
from botocore.handlers import base64_encode_user_data

import sent

# The time, credentials and region of the driver.
TIME = datetime.datetime(2024, 5, 17, 12, 30, 45, tzinfo=datetime.timezone.utc)
SECONDS = 900
REGION = "us-east-1"

# Protocols whose requests are a `POST` with a form. Like AWS's tools for EKS, the comparison asks botocore for a `GET`, because
# a URL is for a `GET`.
FORMS = ("query", "ec2")


class Signer:
    """botocore's client of a service, which signs requests as `generate_presigned_url` does."""

    def __init__(self, folder, protocol):
        session = botocore.session.Session()
        session.set_credentials("AKIDEXAMPLE", "secret")
        # Our client uses regional endpoints, and puts buckets into the host.
        s3 = {"addressing_style": "virtual", "us_east_1_regional_endpoint": "regional"}
        version = "s3v4" if folder == "s3" else None
        config = Config(
            parameter_validation=False, request_checksum_calculation="when_required", s3=s3, signature_version=version
        )
        # A service can have several protocols, of which botocore prefers another one.
        resolved = mock.PropertyMock(return_value=protocol)
        with mock.patch("botocore.model.ServiceModel.resolved_protocol", new_callable=lambda: resolved):
            self.client = session.create_client(folder, REGION, config=config)
        # botocore encodes the user data of instances, which programs for AWS's crates and ours do themselves.
        for event in ["ec2.RunInstances", "autoscaling.CreateLaunchConfiguration"]:
            self.client.meta.events.unregister(f"before-parameter-build.{event}", base64_encode_user_data)
        self.is_form = protocol in FORMS

    def sign(self, operation, input):
        method = "GET" if self.is_form else operation.http["method"]
        with mock.patch("botocore.auth.get_current_datetime", lambda *_, **__: TIME):
            url = self.client.generate_presigned_url(
                xform_name(operation.name), Params=input, ExpiresIn=SECONDS, HttpMethod=method
            )
        return {"method": method, "uri": url}


def differences(ours, theirs):
    """The differences between two presigned requests, as triples of a place and both values."""
    ours, theirs = parts(ours), parts(theirs)
    for name in ("method", "host", "path"):
        yield from sent.value_differences(name, ours[name], theirs[name])
    only_ours = [each for each in ours["query"] if each not in theirs["query"]]
    only_theirs = [each for each in theirs["query"] if each not in ours["query"]]
    if only_ours + only_theirs and not are_equal_forms(ours["query"], theirs["query"]):
        yield "query", only_ours, only_theirs
    # The entries of a map can have another order, and numbers and timestamps another form, and so another signature.
    elif ours | {"signature": None} == theirs | {"signature": None}:
        yield from sent.value_differences("signature", ours["signature"], theirs["signature"])


def parts(request):
    parts = sent.parts(request | {"headers": [], "body": b""})
    signature = [each for each in parts["query"] if each.startswith("X-Amz-Signature=")]
    query = [each for each in parts["query"] if each not in signature]
    return {name: parts[name] for name in ("method", "host", "path")} | {"query": query, "signature": signature}


def are_equal_forms(ours, theirs):
    """Whether two lists of parameters have the same values, without regard to the order of maps."""
    ours_form, theirs_form = sent.form("&".join(ours)), sent.form("&".join(theirs))
    return len(ours) == len(theirs) and not list(sent.value_differences("query", ours_form, theirs_form))
