"""Finds services: the model of our client and botocore's description, by names, service IDs and protocols."""

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from botocore.loaders import Loader
from botocore.model import ServiceModel

# botocore's names of protocols.
PROTOCOLS = {
    "aws.protocols#awsJson1_0": "json",
    "aws.protocols#awsJson1_1": "json",
    "aws.protocols#awsQuery": "query",
    "aws.protocols#ec2Query": "ec2",
    "aws.protocols#restJson1": "rest-json",
    "aws.protocols#restXml": "rest-xml",
    "smithy.protocols#rpcv2Cbor": "smithy-rpc-v2-cbor",
}

# The prefix of names of services whose client is generated from botocore's description.
FROM_BOTOCORE = "botocore:"


class Service:
    """A service, by the file that our client is generated from: a Smithy model, or botocore's description."""

    def __init__(self, file, data):
        is_description = file.name.startswith("service-2.json")
        self.smithy = None if is_description else json.loads(file.read_bytes())
        self.folder = file.parents[1].name if is_description else described(service_id(self.smithy), data)
        self.name = f"{FROM_BOTOCORE}{self.folder}" if is_description else file.stem
        self.data = data

    def model(self, unions=()):
        """botocore's model of the service, from its data. The structures with these names are unions, too."""
        loader = Loader(extra_search_paths=[str(self.data)], include_default_search_paths=False)
        description = loader.load_service_model(self.folder, "service-2")
        for union in unions:
            description["shapes"][union]["union"] = True
        return ServiceModel(description, self.folder)


def find(name, models, data):
    """The file that the client of a service is generated from: `NAME.json` in the folder of models; else, or with the prefix
    `botocore:`, the newest description in the folder `NAME` of botocore's data."""
    folder = name.removeprefix(FROM_BOTOCORE)
    smithy = Path(models or "") / f"{name}.json"
    if models and smithy.is_file():
        return smithy
    descriptions = sorted((data / folder).glob("*/service-2.json*"))
    if not descriptions:
        raise SystemExit(f"there is no service `{name}`: found neither {smithy} nor a description in {data / folder}")
    return descriptions[-1]


def service_id(smithy):
    """The `sdkId` of the service in a Smithy model."""
    traits = [shape.get("traits", {}) for shape in smithy["shapes"].values() if shape["type"] == "service"]
    ids = [each["aws.api#service"]["sdkId"] for each in traits if "aws.api#service" in each]
    if len(ids) != 1:
        raise SystemExit(f"expected one service with an `sdkId` in the model, found {len(ids)}")
    return ids[0]


def described(id, data):
    """The folder of botocore's data that describes the service with this ID, which is at the start of a description."""
    pattern = re.compile(rb'"serviceId"\s*:\s*"' + re.escape(id.encode()) + b'"')
    for file in sorted(data.glob("*/*/service-2.json*")):
        with gzip.open(file) if file.suffix == ".gz" else open(file, "rb") as description:
            if pattern.search(description.read(4096)):
                return file.parents[1].name
    raise SystemExit(f"no description in {data} has the service ID `{id}`")


def sample(service, count, chance):
    """The names of so many operations that both models have, and our client supports."""
    model = service.model()
    operations = [model.operation_model(name) for name in model.operation_names]
    known = {id.split("#")[1] for id in service.smithy["shapes"]} if service.smithy else set(model.operation_names)
    names = [each.name for each in operations if each.name in known and not each.has_event_stream_input]
    return sorted(chance.sample(names, min(count, len(names))))


@dataclass
class Facts:
    """Constraints on values that are not in botocore's model."""

    # Members that must not be set: pairs of shape and member.
    absent: set = field(default_factory=set)
    # Members that it requires.
    required: set = field(default_factory=set)
    # Exceptions that only botocore's model has: pairs of operation and exception.
    errors: set = field(default_factory=set)
    # The names of structures that are unions in the Smithy model.
    unions: set = field(default_factory=set)
    # The label at the start of the URI that our endpoint rules add, such as the bucket of S3, by operation.
    labels: dict = field(default_factory=dict)


def facts(model, smithy):
    """The facts in which a Smithy model of another date differs from botocore's; none if our client uses botocore's model too.
    Excludes lengths and checksums, which our client computes and checks."""
    found = from_smithy(model, smithy) if smithy else Facts()
    for name in model.operation_names:
        operation = model.operation_model(name)
        label = re.match(r"/{(\w+)}", operation.http.get("requestUri", ""))
        if label and label[1] in [each.member_name for each in operation.context_parameters]:
            found.labels[name] = label[1]
        algorithm = operation.http_checksum.get("requestAlgorithmMember")
        if algorithm:
            found.absent.add((operation.input_shape.name, algorithm))
        for shape in filter(None, [operation.input_shape, operation.output_shape]):
            headers = {each: member.serialization.get("name", "").lower() for each, member in shape.members.items()}
            found.absent |= {(shape.name, each) for each in headers if re.match("content-length$|x-amz-checksum-", headers[each])}
    return found


def from_smithy(model, smithy):
    """Follows both models from each operation that both have, by the names of members."""
    shapes = smithy["shapes"]
    operations = {id.split("#")[1]: shape for id, shape in shapes.items() if shape["type"] == "operation"}
    found, followed = Facts(), set()
    for name in model.operation_names:
        if name not in operations:
            continue
        operation = model.operation_model(name)
        for shape, part in [(operation.input_shape, "input"), (operation.output_shape, "output")]:
            follow(shape, operations[name].get(part, {}).get("target"), shapes, found, followed)
        errors = {each["target"].split("#")[1]: each["target"] for each in operations[name].get("errors", [])}
        for shape in operation.error_shapes:
            if shape.name not in errors:
                found.errors.add((name, shape.name))
            follow(shape, errors.get(shape.name), shapes, found, followed)
    return found


def follow(shape, id, shapes, found, followed):
    if shape is None or (shape.name, id) in followed:
        return
    followed.add((shape.name, id))
    smithy = shapes.get(id, {})
    if shape.type_name == "structure" and not shape.is_document_type:
        if smithy.get("type") == "union":
            found.unions.add(shape.name)
        for name, member in shape.members.items():
            follow_member(shape, name, member, smithy.get("members", {}).get(name), shapes, found, followed)
    elif shape.type_name == "list" and "member" in smithy:
        follow(shape.member, smithy["member"]["target"], shapes, found, followed)
    elif shape.type_name == "map" and "value" in smithy:
        follow(shape.value, smithy["value"]["target"], shapes, found, followed)


def follow_member(shape, name, member, smithy, shapes, found, followed):
    target = smithy and smithy["target"]
    if target is None or is_text(member) != (kind(target, shapes) in ("string", "enum")):
        found.absent.add((shape.name, name))
        return
    if "smithy.api#required" in smithy.get("traits", {}):
        found.required.add((shape.name, name))
    follow(member, target, shapes, found, followed)


def is_text(shape):
    return shape.type_name in ("string", "character")


def kind(target, shapes):
    return shapes[target]["type"] if target in shapes else target.partition("#")[2].lower()
