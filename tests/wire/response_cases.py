"""The responses that are recorded: a name, an operation, and the status, headers and body of the HTTP response.

Where a typed client cannot or should not do the same as boto3, `ours` is its outcome and `because` the reason.
"""

import json

INPUTS = {
    "GetGatewayResponse": {"restApiId": "a1b2c3d4e5", "responseType": "THROTTLED"},
    "GetGatewayResponses": {"restApiId": "a1b2c3d4e5"},
    "CreateRestApi": {"name": "gate"},
    "PutGatewayResponse": {"restApiId": "a1b2c3d4e5", "responseType": "THROTTLED"},
}

REQUEST_ID = {"x-amzn-requestid": "c6f1b2d8-0000-4000-8000-5a5a5a5a5a5a"}
JSON = {"content-type": "application/json"}
HTML = {"content-type": "text/html"}
PAGE = "<html><body><h1>Bad Gateway</h1></body></html>"
UNREADABLE = {"unreadable": True}


def case(name, status, body, headers=None, operation="GetGatewayResponse", ours=None, because=None):
    if not isinstance(body, str):
        body = json.dumps(body, ensure_ascii=False)
    headers = JSON | REQUEST_ID if headers is None else headers
    response = {"status": status, "headers": headers, "body": body}
    made = {"name": name, "operation": operation, "response": response}
    return made | ({"ours": ours, "because": because} if ours else {})


def error(code, message, modeled=False, request_id=None):
    return {
        "error": {"code": code, "message": message, "modeled": modeled, "members": {}},
        "requestId": request_id or REQUEST_ID["x-amzn-requestid"],
    }


def output(members):
    return {"output": members, "requestId": REQUEST_ID["x-amzn-requestid"]}


def unreadable(name, status, body, because, **more):
    return case(name, status, body, ours=UNREADABLE, because=because, **more)


FULL = {
    "responseType": "THROTTLED",
    "statusCode": "429",
    "responseParameters": {"gatewayresponse.header.Retry-After": "'30'"},
    "responseTemplates": {"application/json": '{"message":$context.error.messageString}'},
    "defaultResponse": True,
}

OUTPUTS = [
    case("all members", 200, FULL),
    case("one member", 200, {"responseType": "THROTTLED"}),
    case("no member", 200, {}),
    case("an empty body", 200, ""),
    case("a default response that is false", 200, FULL | {"defaultResponse": False}),
    case("all members null", 200, dict.fromkeys(FULL)),
    case(
        "a null in a map",
        200,
        {"responseParameters": {"a": None, "b": "'1'"}},
        ours=output({"responseParameters": {"b": "'1'"}}),
        because="a map that is not sparse discards null values",
    ),
    case("empty maps", 200, FULL | {"responseParameters": {}, "responseTemplates": {}}),
    case("empty texts", 200, FULL | {"statusCode": "", "responseTemplates": {"": ""}}),
    case("unknown members", 200, FULL | {"_links": {"self": {"href": "/x"}}, "n": [1, 2.5, None, True, {"a": []}]}),
    case("unknown members of known names, deeper", 200, {"x": {"statusCode": "999"}, "statusCode": "200"}),
    case("an unknown enum value", 200, FULL | {"responseType": "OF_TOMORROW"}),
    case("an empty enum value", 200, FULL | {"responseType": ""}),
    case("letters beyond ASCII", 200, FULL | {"responseTemplates": {"text/plain": "Zu schnell – 速すぎ 🚪"}}),
    case("escapes", 200, r'{"statusCode":"\u0034\/\"\\\b\f\n\r\t\ud83d\udeaa"}'),
    case("white space around everything", 200, ' \r\n\t{ "statusCode" : "429" ,\n"defaultResponse" :\ttrue } \n'),
    case("a member twice", 200, '{"statusCode":"400","statusCode":"429"}'),
    case("no headers", 200, FULL, headers={}),
    case("a content type with a charset", 200, FULL, headers={"content-type": "application/json; charset=UTF-8"}),
    case("a content type that is wrong", 200, FULL, headers=HTML),
    case("another successful status", 201, FULL),
    case("a successful status without a body", 204, "", headers={}),
    case("a request ID in capitals", 200, FULL, headers={"X-Amzn-RequestId": "capitals"}),
    case("a request ID as in S3", 200, FULL, headers={"x-amz-request-id": "as-in-s3"}),
    case("an error type although it succeeded", 200, FULL, headers={"x-amzn-errortype": "NotFoundException"}),
    case("a page of responses", 200, {"item": [FULL, {}], "position": "next"}, operation="GetGatewayResponses"),
    case("an empty page", 200, {"item": []}, operation="GetGatewayResponses"),
    case("a page of nothing", 200, {}, operation="GetGatewayResponses"),
    case("a list under its name in the model", 200, {"items": [FULL]}, operation="GetGatewayResponses"),
    case(
        "a null in a list",
        200,
        {"item": [None, FULL]},
        operation="GetGatewayResponses",
        ours=output({"items": [FULL]}),
        because="a list that is not sparse discards null elements",
    ),
    case("a created REST API", 201, {"id": "a1b2c3d4e5", "createdDate": 1700000000}, operation="CreateRestApi"),
    case("a date with a fraction", 201, {"createdDate": 1700000000.25}, operation="CreateRestApi"),
    case("a date before 1970", 201, {"createdDate": -1}, operation="CreateRestApi"),
    case(
        "everything about a REST API",
        201,
        {
            "id": "a1b2c3d4e5",
            "name": "Tür",
            "description": "d",
            "createdDate": 0,
            "version": "1",
            "warnings": ["w"],
            "binaryMediaTypes": ["image/png"],
            "minimumCompressionSize": 0,
            "apiKeySource": "HEADER",
            "endpointConfiguration": {"types": ["EDGE"], "ipAddressType": "ipv4", "vpcEndpointIds": ["v"]},
            "policy": "{}",
            "tags": {"a": "b"},
            "disableExecuteApiEndpoint": True,
            "rootResourceId": "r",
        },
        operation="CreateRestApi",
    ),
]

TYPED = "the value has another type than the member of the model"
NOT_JSON = "boto3 reads a body that is not JSON as an empty object and hides the failure"
WRONG = [
    unreadable("a number for a text", 200, {"statusCode": 429}, TYPED),
    unreadable("a text for a boolean", 200, {"defaultResponse": "true"}, TYPED),
    unreadable("a number for an enum", 200, {"responseType": 1}, TYPED),
    unreadable("a list for a map", 200, {"responseParameters": []}, TYPED),
    unreadable("an object for a text", 200, {"statusCode": {"a": 1}}, TYPED),
    unreadable("a number for a text in a map", 200, {"responseTemplates": {"a": 1}}, TYPED),
    unreadable("a list for everything", 200, [FULL], TYPED),
    unreadable("a text for everything", 200, '"THROTTLED"', TYPED),
    unreadable("a number for everything", 200, "429", TYPED),
    unreadable("truncated within a text", 200, '{"statusCode":"42', NOT_JSON),
    unreadable("truncated after a member", 200, '{"statusCode":"429"', NOT_JSON),
    unreadable("truncated after a colon", 200, '{"statusCode":', NOT_JSON),
    unreadable("only an opening brace", 200, "{", NOT_JSON),
    unreadable("a page of HTML from a proxy", 200, PAGE, NOT_JSON, headers=HTML),
    unreadable("plain text", 200, "OK", NOT_JSON),
    unreadable("a comma too many", 200, '{"statusCode":"429",}', NOT_JSON),
    unreadable("something after the end", 200, '{"statusCode":"429"} x', NOT_JSON),
]

MODELED = {
    "BadRequestException": 400,
    "UnauthorizedException": 401,
    "NotFoundException": 404,
    "TooManyRequestsException": 429,
}
NAMESPACE = "com.amazonaws.apigateway#"
URI = ":http://internal.amazon.com/coral/com.amazon.coral.service/"


def header(value):
    return JSON | REQUEST_ID | {"x-amzn-errortype": value}


def forms(name, status):
    """Every form of one exception on the wire."""
    said = {"message": "what went wrong"}
    return [
        case(f"{name} in the header", status, said, header(name)),
        case(f"{name} in the header, with a URI", status, said, header(name + URI)),
        case(f"{name} in the header, with a namespace", status, said, header(NAMESPACE + name)),
        case(f"{name} in the header, with a namespace and a URI", status, said, header(NAMESPACE + name + URI)),
        case(f"{name} in the header, in capitals", status, said, JSON | REQUEST_ID | {"X-Amzn-ErrorType": name}),
        case(f"{name} in __type", status, {"__type": name} | said),
        case(f"{name} in __type, with a namespace", status, {"__type": NAMESPACE + name} | said),
        case(f"{name} in __type, with a namespace and a URI", status, {"__type": NAMESPACE + name + URI} | said),
        case(f"{name} in code", status, {"code": name} | said),
        case(f"{name} in code, with a namespace", status, {"code": NAMESPACE + name} | said),
        case(f"{name} in the header, another in __type", status, {"__type": "OtherException"} | said, header(name)),
        case(f"{name} with Message", status, {"Message": "what went wrong"}, header(name)),
        case(f"{name} without a message", status, {}, header(name)),
        case(f"{name} without a body", status, "", header(name)),
        case(f"{name} with a message of null", status, {"message": None}, header(name)),
        case(f"{name} with an empty message", status, {"message": ""}, header(name)),
        case(f"{name} with unknown members", status, said | {"resource": {"id": [1]}, "n": None}, header(name)),
        case(f"{name} under a status of another", 400, said, header(name)),
        case(f"{name} without a request ID", status, said, {"x-amzn-errortype": name}),
    ]


RAW = "boto3 uses a body that is not JSON as the message"
FAILS = "boto3 raises an error of its parser"
NOT_FOUND = error("NotFoundException", None, modeled=True)

ERRORS = [each for name, status in MODELED.items() for each in forms(name, status)] + [
    case(
        "TooManyRequestsException with a time to wait",
        429,
        {"message": "Too Many Requests"},
        header("TooManyRequestsException") | {"Retry-After": "5"},
    ),
    case(
        "LimitExceededException with a time to wait, of an operation that has it",
        429,
        {"message": "Limit Exceeded"},
        header("LimitExceededException") | {"retry-after": "120"},
        operation="PutGatewayResponse",
    ),
    case(
        "ConflictException, of an operation that has it",
        409,
        {"message": "another update is under way"},
        header("ConflictException"),
        operation="PutGatewayResponse",
    ),
    case("an exception that the operation does not have", 409, {"message": "m"}, header("ConflictException")),
    case("an unknown code in the header", 400, {"message": "m"}, header("OfTomorrowException")),
    case("an unknown code in the body", 400, {"__type": NAMESPACE + "OfTomorrowException", "message": "m"}),
    case("a wrong signature", 403, {"message": "The signature does not match."}, header("InvalidSignatureException")),
    case("an expired token", 403, {"message": "The token is expired"}, header("ExpiredTokenException")),
    case("access denied", 403, {"Message": "User: x is not authorized"}, header("AccessDeniedException")),
    case("a message without a code", 403, {"message": "Missing Authentication Token"}),
    case("an internal failure", 500, {"message": "m"}, header("InternalFailure")),
    case(
        "a service that is away, without a body",
        503,
        "",
        REQUEST_ID,
        ours=error(None, None),
        because="boto3 drops the request ID and has the reason phrase of the status as the message",
    ),
    case(
        "nothing but a status",
        500,
        "",
        {},
        ours=error(None, None) | {"requestId": None},
        because="boto3 has the reason phrase of the status as the message",
    ),
    case("an empty object", 400, {}),
    case(
        "an empty header",
        404,
        {"__type": "NotFoundException", "message": "m"},
        header(""),
        ours=error("NotFoundException", "m", modeled=True),
        because="the code in the header is empty, and the body has one",
    ),
    case("a redirect", 302, "", {"location": "https://example.com/"}),
    case(
        "a page of HTML from a proxy that failed",
        502,
        PAGE,
        HTML,
        ours=error(None, None) | {"requestId": None},
        because="boto3 has the reason phrase of the status as the message",
    ),
    case("a page of HTML from a proxy that refuses", 403, PAGE, HTML | REQUEST_ID, ours=error(None, None), because=RAW),
    case("a page of HTML under a code", 404, PAGE, HTML | header("NotFoundException"), ours=NOT_FOUND, because=RAW),
    case("a truncated error", 404, '{"message":"what went', header("NotFoundException"), ours=NOT_FOUND, because=RAW),
    case("a list for an error", 404, [1], header("NotFoundException"), ours=NOT_FOUND, because=FAILS),
    case("a text for an error", 404, '"gone"', header("NotFoundException"), ours=NOT_FOUND, because=FAILS),
    case("a number for a message", 404, {"message": 7}, header("NotFoundException"), ours=NOT_FOUND, because=TYPED),
    case("an object for a message", 404, {"message": {}}, header("NotFoundException"), ours=NOT_FOUND, because=TYPED),
    case("a number for a code", 404, {"__type": 7, "message": "m"}, ours=error(None, "m"), because=FAILS),
    case("null for a code", 404, {"__type": None, "message": "m"}),
]

CASES = OUTPUTS + WRONG + ERRORS
