"""The services that are compared: for each driver, botocore's name of the service, and the protocol that our client speaks."""

from botocore.loaders import Loader
from botocore.model import ServiceModel

SERVICES = {
    "api-gateway": ("apigateway", "rest-json"),
    "cloudwatch": ("cloudwatch", "smithy-rpc-v2-cbor"),
    "dynamodb": ("dynamodb", "json"),
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


def model(name):
    """botocore's model of the service, as it stands in its data."""
    return ServiceModel(Loader().load_service_model(name, "service-2"), name)


def absent(model, smithy):
    """The members that botocore's model has and this Smithy model, of another day, does not: pairs of shape and member.

    Both are followed from each operation that both have, by the names of members.
    """
    shapes = smithy["shapes"]
    operations = {id.split("#")[1]: shape for id, shape in shapes.items() if shape["type"] == "operation"}
    absent, followed = set(), set()
    for name in model.operation_names:
        if name not in operations:
            continue
        operation = model.operation_model(name)
        for shape, part in [(operation.input_shape, "input"), (operation.output_shape, "output")]:
            follow(shape, operations[name].get(part, {}).get("target"), shapes, absent, followed)
        errors = {each["target"].split("#")[1]: each["target"] for each in operations[name].get("errors", [])}
        for shape in operation.error_shapes:
            follow(shape, errors.get(shape.name), shapes, absent, followed)
    return absent


def follow(shape, id, shapes, absent, followed):
    if shape is None or id not in shapes or (shape.name, id) in followed:
        return
    followed.add((shape.name, id))
    smithy = shapes[id]
    if shape.type_name == "structure" and not shape.is_document_type:
        for name, member in shape.members.items():
            if name in smithy.get("members", {}):
                follow(member, smithy["members"][name]["target"], shapes, absent, followed)
            else:
                absent.add((shape.name, name))
    elif shape.type_name == "list" and "member" in smithy:
        follow(shape.member, smithy["member"]["target"], shapes, absent, followed)
    elif shape.type_name == "map" and "value" in smithy:
        follow(shape.value, smithy["value"]["target"], shapes, absent, followed)
