"""The services that are compared: for each driver, botocore's name of the service, and the protocol of our client."""

import re
from dataclasses import dataclass, field

from botocore.loaders import Loader
from botocore.model import ServiceModel

SERVICES = {
    "api-gateway": ("apigateway", "rest-json"),
    "cloudwatch": ("cloudwatch", "query"),
    "cloudwatch-cbor": ("cloudwatch", "smithy-rpc-v2-cbor"),
    "dynamodb": ("dynamodb", "json"),
    "ec2": ("ec2", "ec2"),
    "glacier": ("glacier", "rest-json"),
    "kms": ("kms", "json"),
    "lambda": ("lambda", "rest-json"),
    "route-53": ("route53", "rest-xml"),
    "s3": ("s3", "rest-xml"),
    "secrets-manager": ("secretsmanager", "json"),
    "sns": ("sns", "query"),
    "sqs": ("sqs", "json"),
    "sts": ("sts", "query"),
}


def model(name, unions=()):
    """botocore's model of the service, from its data. The structures with these names are unions, too."""
    description = Loader().load_service_model(name, "service-2")
    for union in unions:
        description["shapes"][union]["union"] = True
    return ServiceModel(description, name)



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


def facts(model, smithy):
    """The facts in which a Smithy model of another date differs from botocore's; none if our client uses botocore's model too.
    Excludes lengths and checksums, which our client computes and checks."""
    found = from_smithy(model, smithy) if smithy else Facts()
    for name in model.operation_names:
        operation = model.operation_model(name)
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
