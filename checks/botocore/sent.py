"""Compares the requests of botocore's serializer with the requests of our client.

Two requests are equal when these are:

- the method, host prefix and path, byte for byte, but for labels that our endpoint rules add, such as the bucket of S3;
- the query parameters as written, in any order, where `name` means `name=`;
- the headers but for those of `NOT_COMPARED`, with names in any case, and with or without spaces after commas;
- the body, by what it means: JSON, CBOR and forms by their values, XML by its tree; any other body byte for byte.

Within a body, numbers are equal by value (`1e+16` is `10000000000000000`) and timestamps by the instant (a fraction of
`.500000` is `.5`), because neither protocol nor service tells them apart.
"""

import base64
import json
import re
from collections import Counter
from urllib.parse import parse_qsl, quote, urlsplit
from xml.etree import ElementTree

from botocore.awsrequest import create_request_object, prepare_request_dict
from botocore.parsers import RpcV2CBORParser
from botocore.serialize import create_serializer

ENDPOINT = "https://service.test"

# Headers that signing, retries, checksums and telemetry add after serialization, and headers that follow from the body.
NOT_COMPARED = re.compile(
    "authorization|x-amz-date|x-amz-content-sha256|x-amz-security-token|(x-amz-)?user-agent|amz-sdk-.*|host"
    "|content-length|x-amz-checksum-.*|x-amz-sdk-checksum-algorithm|accept"
)


def by_botocore(protocol, operation, input):
    """The request that botocore's serializer writes for an input, without handlers and signature."""
    serialized = create_serializer(protocol).serialize_to_request(input, operation)
    prepare_request_dict(serialized, ENDPOINT, context={})
    prepared = create_request_object(serialized).prepare()
    body = prepared.body or b""
    return {
        "method": prepared.method,
        "uri": prepared.url,
        "headers": [(name, text(value)) for name, value in prepared.headers.items()],
        "body": body.encode() if isinstance(body, str) else bytes(body),
    }


def stream(shape):
    """The name of the member that is a stream, if there is one."""
    members = shape.members if shape is not None else {}
    return next((name for name, member in members.items() if member.serialization.get("streaming")), None)


def by_us(request):
    """The request that our driver described."""
    return request | {"body": base64.b64decode(request["body"])}


def differences(ours, theirs):
    """The differences between two requests, as triples of a place and both values."""
    ours, theirs = parts(ours), parts(theirs)
    for name in sorted(ours.keys() | theirs.keys()):
        yield from value_differences(name, ours.get(name), theirs.get(name))


def without_label(request, value):
    """A request without this label at the start of its path."""
    url = urlsplit(request["uri"])
    segment = "/" + quote(value, safe="-._~")
    path = url.path.removeprefix(segment) if f"{url.path}/".startswith(f"{segment}/") else url.path
    return request | {"uri": url._replace(path=path or "/").geturl()}


def parts(request):
    url = urlsplit(request["uri"])
    headers = {name.lower(): value for name, value in request["headers"]}
    parameters = sorted(each if "=" in each else f"{each}=" for each in url.query.split("&") if each)
    return {
        "method": request["method"],
        "host": url.netloc,
        "path": url.path,
        "query": parameters,
        "header": {
            name: re.sub(", *", ",", value) for name, value in headers.items() if not NOT_COMPARED.fullmatch(name)
        },
        "body": body(headers.get("content-type", ""), request["body"]),
    }


def body(content_type, content):
    if not content:
        return None
    try:
        if "json" in content_type:
            return json.loads(content)
        if "cbor" in content_type:
            parser = RpcV2CBORParser(timestamp_parser=lambda seconds: {"tag 1": seconds})
            return parser.parse_data_item(parser.get_peekable_stream_from_bytes(content))
        if "form-urlencoded" in content_type:
            return form(content.decode())
        if content.startswith(b"<"):
            root = ElementTree.fromstring(content)
            return {root.tag: tree(root)}
    except (ValueError, ElementTree.ParseError):
        pass
    return content


def form(content):
    """The parameters of a form, in which an entry of a map has its key in place of its number: maps have no order."""
    parameters = dict(parse_qsl(content, keep_blank_values=True))
    described = {}
    for name, value in parameters.items():
        parts = re.split(r"(?<=\.entry)\.(\d+)\.", name)
        for index in range(1, len(parts), 2):
            entry = ".".join(parts[:index + 1])
            keys = [parameters[each] for each in (f"{entry}.key", f"{entry}.Name") if each in parameters]
            parts[index] = repr(keys[0]) if keys else parts[index]
        described[".".join(parts)] = value
    return described


def tree(element):
    """An element, with the children of each name in their order."""
    described = {"attributes": dict(element.attrib), "text": element.text or ""}
    counts = Counter()
    for child in element:
        described[f"{child.tag}[{counts[child.tag]}]"] = tree(child)
        counts[child.tag] += 1
    return described


def value_differences(place, ours, theirs):
    """The differences between two values, each with its place, such as `body/name/0`."""
    if isinstance(ours, dict) and isinstance(theirs, dict):
        for name in sorted(ours.keys() | theirs.keys(), key=str):
            yield from value_differences(f"{place}/{name}", ours.get(name, MISSING), theirs.get(name, MISSING))
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, (our, their) in enumerate(zip(ours, theirs)):
            yield from value_differences(f"{place}/{index}", our, their)
    elif not equal(ours, theirs):
        yield place, ours, theirs


class Missing:
    """A placeholder for a missing value."""

    def __repr__(self):
        return "missing"


MISSING = Missing()


def equal(ours, theirs):
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    # NaN is not equal to itself.
    if ours == theirs or (ours != ours and theirs != theirs):
        return True
    if isinstance(ours, str) and isinstance(theirs, str):
        return instant(ours) == instant(theirs) or number(ours) == number(theirs) is not None
    return False


def instant(timestamp):
    """A timestamp of RFC 3339 without zeros at the end of its fraction; any other text as it is."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.(\d+)Z", timestamp)
    if not match:
        return timestamp
    fraction = match[2].rstrip("0")
    return f"{match[1]}.{fraction}Z" if fraction else f"{match[1]}Z"


def number(text):
    try:
        return float(text)
    except ValueError:
        return None


def text(value):
    return value.decode() if isinstance(value, bytes) else str(value)
