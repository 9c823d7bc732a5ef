"""Writes whole responses in each protocol."""

from service_responses import timestamps
from service_responses.as_cbor import Cbor
from service_responses.as_json import Json
from service_responses.as_xml import Xml

REQUEST_ID = "5f8c2d0e-0000-4000-8000-0123456789ab"


def output(protocol, operation, value, chance):
    """The response of an operation with this output."""
    shape = operation.output_shape
    if protocol.startswith("rest-"):
        return rest(protocol, shape, value, chance, operation.http.get("responseCode", 200))
    if protocol in ("query", "ec2"):
        return message(200, Xml.content_type, query(protocol, operation, shape, value, Xml(chance)))
    if shape is None:
        return message(200, {"json": "application/x-amz-json-1.1"}.get(protocol, Cbor.content_type), b"{}" if protocol == "json" else b"\xa0", protocol)
    return message(200, *rpc(protocol, shape, value, chance), protocol)


def error(protocol, service, shape, value, chance):
    """The response of an operation of this service that failed with this exception."""
    metadata = shape.metadata.get("error", {})
    status = metadata.get("httpStatusCode", 400)
    code = metadata.get("code", shape.name)
    if protocol in ("query", "ec2", "rest-xml"):
        return message(status, Xml.content_type, xml_error(protocol, service, shape, code, value, Xml(chance)))
    if protocol == "rest-json":
        response = rest(protocol, shape, value, chance, status)
        name = chance.choice([shape.name, f"com.amazonaws.service#{shape.name}", f"{shape.name}:http://amazon.com/"])
        response["headers"]["x-amzn-errortype"] = name
        return response
    content_type, body = rpc(protocol, shape, value, chance, error_type=chance.choice(["", "com.amazonaws.service#"]) + shape.name)
    response = message(status, content_type, body, protocol)
    if "code" in metadata:
        response["headers"]["x-amzn-query-error"] = f"{code};Sender"
    return response


def rest(protocol, shape, value, chance, status):
    writer = Xml(chance) if protocol == "rest-xml" else Json(chance)
    response = message(status, writer.content_type, b"")
    if shape is None:
        return response
    for name, member in shape.members.items():
        if name in value:
            headers(response, name, member, value[name])
    payload = shape.serialization.get("payload")
    if payload is None:
        names = [name for name, member in shape.members.items() if "location" not in member.serialization]
        # For botocore, an error of a server without a body is one of a proxy.
        if names or status >= 500 or chance.random() < 0.5:
            response["body"] = whole_body(writer, shape, value, names)
    elif payload in value:
        response["body"] = payload_body(writer, shape.members[payload], payload, value[payload])
    return response


def whole_body(writer, shape, value, names):
    if isinstance(writer, Json):
        return writer.body(shape, value, names)
    return writer.document(writer.structure(shape.name, shape, value, names))


def payload_body(writer, shape, name, value):
    if shape.type_name == "blob":
        return value
    if shape.type_name == "string":
        return value.encode()
    if isinstance(writer, Json):
        return writer.payload(shape, value)
    return writer.document(writer.value(shape.serialization.get("name", name), shape, value))


def headers(response, name, member, value):
    """Adds a member that is bound to headers to the headers."""
    location = member.serialization.get("location")
    if location == "headers":
        prefix = member.serialization.get("name", "")
        response["headers"].update({prefix + key: each for key, each in value.items()})
    elif location == "header":
        header_name = member.serialization.get("name", name)
        same = [each for each in response["headers"] if each.lower() == header_name.lower()]
        for each in same:
            del response["headers"][each]
        response["headers"][header_name] = header(member, value)


def header(shape, value):
    if shape.type_name == "list":
        return ", ".join(header(shape.member, each) for each in value)
    if shape.type_name == "timestamp":
        return str(timestamps.write(shape, value, "rfc822"))
    return Xml.text(None, shape, value)


def query(protocol, operation, shape, value, xml):
    namespace = operation.metadata.get("xmlNamespace", "http://example.com/")
    members = "" if shape is None else xml.members(shape, value, list(shape.members))
    if protocol == "ec2":
        content = f"<requestId>{REQUEST_ID}</requestId>{members}"
    else:
        wrapper = shape.serialization.get("resultWrapper") if shape is not None else None
        result = xml.element(wrapper, members) if wrapper else members
        content = f"{result}<ResponseMetadata><RequestId>{REQUEST_ID}</RequestId></ResponseMetadata>"
    return xml.document(f'<{operation.name}Response xmlns="{namespace}">{content}</{operation.name}Response>')


def xml_error(protocol, service, shape, code, value, xml):
    names = [name for name in shape.members if name.lower() != "message"]
    # Services use this name, regardless of the name in the model.
    messages = [value[name] for name in shape.members if name not in names and name in value]
    members = xml.element("Message", xml.escaped(*messages or ["No more is known."])) + xml.members(shape, value, names)
    if protocol == "ec2":
        error = f"<Errors><Error><Code>{code}</Code>{members}</Error></Errors>"
        return xml.document(f"<Response>{error}<RequestID>{REQUEST_ID}</RequestID></Response>")
    if service == "s3":
        return xml.document(f"<Error><Code>{code}</Code>{members}<RequestId>{REQUEST_ID}</RequestId></Error>")
    error = f"<Error><Type>Sender</Type><Code>{code}</Code>{members}</Error>"
    return xml.document(f"<ErrorResponse>{error}<RequestId>{REQUEST_ID}</RequestId></ErrorResponse>")


def rpc(protocol, shape, value, chance, error_type=None):
    """The content type and body in a protocol that has all members in the body."""
    writer = Json(chance) if protocol == "json" else Cbor(chance)
    names = list(shape.members)
    if protocol == "json":
        body = writer.members(shape, value, names)
        if error_type:
            body["__type"] = error_type
        return "application/x-amz-json-1.1", writer.dumps(body)
    if not error_type:
        return Cbor.content_type, writer.body(shape, value, names)
    members = [(name, writer.value(shape.members[name], value[name])) for name in names if name in value]
    pairs = [(writer.string(name), each) for name, each in members]
    return Cbor.content_type, writer.entries([*pairs, (writer.string("__type"), writer.string(error_type))])


def message(status, content_type, body, protocol=None):
    headers = {"content-type": content_type, "x-amzn-requestid": REQUEST_ID}
    if protocol == "smithy-rpc-v2-cbor":
        headers["smithy-protocol"] = "rpc-v2-cbor"
    return {"status_code": status, "headers": headers, "body": body}
