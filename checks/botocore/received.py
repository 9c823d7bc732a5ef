"""Compares the results of botocore's parser for responses with the results of our client.

The values of members are compared by their types in botocore's model: blobs by their bytes, timestamps to the microsecond,
numbers by value. A member that was not sent is not there for botocore; for us it may have its default, which is empty or
zero. A payload of no bytes is a value for botocore, and none for us or an empty stream.
"""

import base64
import datetime
import io
import math

from botocore.parsers import create_parser

from sent import MISSING


def by_botocore(protocol, operation, response):
    """The output that botocore's parser returns, or the error with its code, message and members."""
    parser, empty = create_parser(protocol), not response["body"]
    if response["status_code"] < 300 and operation.has_streaming_output:
        response = response | {"body": io.BytesIO(response["body"])}
    parsed = parser.parse(response, operation.output_shape)
    parsed.pop("ResponseMetadata", None)
    if empty and operation.output_shape:
        parsed.pop(operation.output_shape.serialization.get("payload"), None)
    if response["status_code"] < 300:
        return {"output": parsed}
    code = parsed["Error"]["Code"]
    shape = operation.service_model.shape_for_error_code(code)
    members = parser.parse(response, shape) if shape else {}
    members.pop("ResponseMetadata", None)
    return {
        "error": {
            "code": code,
            "message": parsed["Error"]["Message"],
            "members": {name: value for name, value in members.items() if name.lower() != "message"},
        }
    }


def differences(shape, ours, theirs, absent):
    """The differences between two results, as triples of a place and both values. Ignores the members in `absent`, which our
    model does not have."""
    if "output" in theirs and "output" in ours:
        if ours["stream"]:
            ours["output"][shape.serialization["payload"]] = ours["stream"]
        yield from structure_differences("output", shape, ours["output"], theirs["output"], absent)
    elif "error" in theirs and "error" in ours:
        our_error, their_error = ours["error"], theirs["error"]
        for part in ["code", "message"]:
            if (our_error[part] or "") != (their_error[part] or ""):
                yield part, our_error[part], their_error[part]
        members = our_error["members"]
        if not isinstance(members, dict):
            yield "exception", members, their_error["members"]
        elif shape is not None:
            members = {name: value for name, value in members.items() if name.lower() != "message"}
            yield from structure_differences("exception", shape, members, their_error["members"], absent)
    else:
        yield "outcome", {name: ours[name] for name in ours if name != "request"}, theirs


def structure_differences(place, shape, ours, theirs, absent):
    if not isinstance(ours, dict) or not isinstance(theirs, dict):
        yield place, ours, theirs
        return
    for name in sorted(ours.keys() | theirs.keys()):
        member = shape.members.get(name)
        our, their = ours.get(name, MISSING), theirs.get(name, MISSING)
        if their is MISSING and (our in (0, "", [], {}) or our is False or member is None):
            continue
        if shape is not None and (shape.name, name) in absent:
            continue
        if member is None:
            yield f"{place}/{name}", our, their
        else:
            yield from value_differences(f"{place}/{name}", member, our, their, absent)


def content(value):
    """The bytes of a stream; any other value as it is."""
    return value.getvalue() if isinstance(value, io.BytesIO) else value


def value_differences(place, shape, ours, theirs, absent):
    kind = shape.type_name
    if ours is MISSING or theirs is MISSING or ours is None or theirs is None:
        if ours is not theirs:
            yield place, ours, theirs
    elif kind == "structure" and not shape.is_document_type:
        yield from structure_differences(place, shape, ours, theirs, absent)
    elif kind == "list" and len(ours) == len(theirs):
        for index, (our, their) in enumerate(zip(ours, theirs)):
            yield from value_differences(f"{place}/{index}", shape.member, our, their, absent)
    elif kind == "map" and isinstance(ours, dict):
        for name in sorted(ours.keys() | theirs.keys()):
            our, their = ours.get(name, MISSING), theirs.get(name, MISSING)
            yield from value_differences(f"{place}/{name}", shape.value, our, their, absent)
    elif not equal(kind, ours, theirs):
        yield place, ours, theirs


def equal(kind, ours, theirs):
    if kind == "blob":
        return base64.b64decode(ours) == content(theirs)
    if kind == "timestamp" and isinstance(theirs, datetime.datetime):
        theirs = (theirs - datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)) / datetime.timedelta(seconds=1)
        return math.isclose(ours, theirs, rel_tol=1e-15, abs_tol=1e-6)
    if kind in ("float", "double"):
        # In some protocols, botocore does not convert the names of NaN and infinities.
        ours, theirs = float(ours["$double"]) if isinstance(ours, dict) else ours, float(theirs)
        if math.isnan(ours) or math.isnan(theirs):
            return math.isnan(ours) and math.isnan(theirs)
        return ours == theirs
    return ours == theirs and isinstance(ours, bool) == isinstance(theirs, bool)
