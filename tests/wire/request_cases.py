"""The inputs whose requests are recorded: a name, an operation, its input, and the configuration if it matters."""

RESPONSE_TYPES = [
    "DEFAULT_4XX",
    "DEFAULT_5XX",
    "RESOURCE_NOT_FOUND",
    "UNAUTHORIZED",
    "INVALID_API_KEY",
    "ACCESS_DENIED",
    "AUTHORIZER_FAILURE",
    "AUTHORIZER_CONFIGURATION_ERROR",
    "INVALID_SIGNATURE",
    "EXPIRED_TOKEN",
    "MISSING_AUTHENTICATION_TOKEN",
    "INTEGRATION_FAILURE",
    "INTEGRATION_TIMEOUT",
    "API_CONFIGURATION_ERROR",
    "UNSUPPORTED_MEDIA_TYPE",
    "BAD_REQUEST_PARAMETERS",
    "BAD_REQUEST_BODY",
    "REQUEST_TOO_LARGE",
    "THROTTLED",
    "QUOTA_EXCEEDED",
    "WAF_FILTERED",
]

REST_API_IDS = {
    "a plain ID": "a1b2c3d4e5",
    "letters beyond ASCII": "üñí-東京",
    "an emoji": "🚪",
    "a space": "two words",
    "a slash": "a/b",
    "a backslash": "a\\b",
    "a way out of its segment": "../x",
    "a way out of several segments": "../../x",
    "two dots within a name": "a..b",
    "three dots": "...",
    "an encoded slash": "a%2Fb",
    "an encoded way out": "%2E%2E%2Fx",
    "a percent sign": "100%",
    "a question mark": "a?b=c",
    "a hash": "a#b",
    "a plus": "a+b",
    "braces": "{responseType}",
    "reserved characters": ":/?#[]@!$&'()*+,;=",
    "unreserved characters": "AZaz09-._~",
    "quotes and angle brackets": "\"<>'`",
    "a line break and a tab": "a\n\tb",
    "only a space": " ",
}

CONTROL_CHARACTERS = '"\\/\b\f\n\r\t\x00\x1f\x7f\u2028'
TEMPLATE = '{"message":$context.error.messageString}'


def case(name, operation, input, **config):
    return {"name": name, "operation": operation, "input": input} | ({"config": config} if config else {})


def gateway_response(**more):
    return {"restApiId": "a1b2c3d4e5", "responseType": "THROTTLED"} | more


CASES = [
    *(
        case(f"get, {kind}", "GetGatewayResponse", gateway_response(responseType=kind))
        for kind in RESPONSE_TYPES
    ),
    case("get, a response type of tomorrow", "GetGatewayResponse", gateway_response(responseType="OF_TOMORROW")),
    case("get, a response type with a slash", "GetGatewayResponse", gateway_response(responseType="A/../B C")),
    *(
        case(f"get, a REST API ID with {name}", "GetGatewayResponse", gateway_response(restApiId=rest_api_id))
        for name, rest_api_id in REST_API_IDS.items()
    ),
    *(
        case(f"get, in {region}", "GetGatewayResponse", gateway_response(), region=region)
        for region in ["eu-central-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1"]
    ),
    *(
        case(f"get, from {url}", "GetGatewayResponse", gateway_response(), endpoint_url=url)
        for url in [
            "http://localhost:5000",
            "http://localhost:5000/",
            "http://localhost:5000/a/prefix",
            "http://localhost:5000/a/prefix/",
            "https://gateway.example.com/a%20prefix",
            "http://[::1]:5000",
        ]
    ),
    case(
        "list, from an endpoint with a prefix",
        "GetGatewayResponses",
        {"restApiId": "a/b", "limit": 2},
        endpoint_url="http://localhost:5000/a/prefix",
    ),
    case("list", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5"}),
    case("list, limit", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5", "limit": 25}),
    case("list, limit of zero", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5", "limit": 0}),
    case("list, negative limit", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5", "limit": -1}),
    case("list, the largest limit", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5", "limit": 2147483647}),
    case("list, position", "GetGatewayResponses", {"restApiId": "a1b2c3d4e5", "position": "DEFAULT_5XX"}),
    case("list, position and limit", "GetGatewayResponses", {"restApiId": "x", "position": "next", "limit": 500}),
    case("list, position in base64", "GetGatewayResponses", {"restApiId": "x", "position": "ab+/cd=="}),
    *(
        case(f"list, position with {name}", "GetGatewayResponses", {"restApiId": "x", "position": position})
        for name, position in {
            "spaces and letters beyond ASCII": "ü 東\n",
            "reserved characters": ":/?#[]@!$&'()*+,;=%~",
        }.items()
    ),
    case("put, nothing customized", "PutGatewayResponse", gateway_response()),
    case("put, a status code", "PutGatewayResponse", gateway_response(statusCode="503")),
    case(
        "put, everything",
        "PutGatewayResponse",
        gateway_response(
            statusCode="429",
            responseParameters={
                "gatewayresponse.header.Retry-After": "'30'",
                "gatewayresponse.header.Origin": "method.request.header.Origin",
            },
            responseTemplates={"application/json": TEMPLATE, "text/html": "<h1>Slow down</h1>\n"},
        ),
    ),
    case("put, empty maps", "PutGatewayResponse", gateway_response(responseParameters={}, responseTemplates={})),
    case("put, an empty status code", "PutGatewayResponse", gateway_response(statusCode="")),
    case(
        "put, keys and values of all kinds",
        "PutGatewayResponse",
        gateway_response(responseTemplates={"": "", "ключ": "值 🚪", CONTROL_CHARACTERS: CONTROL_CHARACTERS}),
    ),
    case("put, labels are no part of the body", "PutGatewayResponse", gateway_response(statusCode="400")),
    case("update, nothing", "UpdateGatewayResponse", gateway_response()),
    case("update, an empty list", "UpdateGatewayResponse", gateway_response(patchOperations=[])),
    case("update, an empty patch operation", "UpdateGatewayResponse", gateway_response(patchOperations=[{}])),
    case(
        "update, every kind of patch operation, in order",
        "UpdateGatewayResponse",
        gateway_response(
            patchOperations=[
                {"op": "test", "path": "/statusCode", "value": "429"},
                {"op": "replace", "path": "/statusCode", "value": "503"},
                {"op": "add", "path": "/responseTemplates/application~1json", "value": TEMPLATE},
                {"op": "remove", "path": "/responseParameters/gatewayresponse.header.Origin"},
                {"op": "copy", "path": "/b", "from": "/a"},
                {"op": "move", "path": "/c", "from": "/b"},
                {"op": "of-tomorrow", "path": "", "value": ""},
            ]
        ),
    ),
    case("delete", "DeleteGatewayResponse", gateway_response()),
    case("delete, a REST API ID with a slash", "DeleteGatewayResponse", gateway_response(restApiId="a/../b")),
    case("create a REST API, a name", "CreateRestApi", {"name": "gate"}),
    case("create a REST API, an empty name", "CreateRestApi", {"name": ""}),
    case(
        "create a REST API, everything",
        "CreateRestApi",
        {
            "name": "Tür 🚪",
            "description": "line one\nline \"two\"",
            "version": "1.0",
            "cloneFrom": "z9y8x7w6v5",
            "binaryMediaTypes": ["image/png", "*/*"],
            "minimumCompressionSize": 10485760,
            "apiKeySource": "AUTHORIZER",
            "endpointConfiguration": {
                "types": ["PRIVATE"],
                "ipAddressType": "dualstack",
                "vpcEndpointIds": ["vpce-1", "vpce-2"],
            },
            "policy": '{"Version":"2012-10-17","Statement":[]}',
            "tags": {"team": "gate keepers", "größe": "XL", "empty": ""},
            "disableExecuteApiEndpoint": True,
        },
    ),
    case(
        "create a REST API, zero, false and empty are sent",
        "CreateRestApi",
        {
            "name": "gate",
            "description": "",
            "binaryMediaTypes": [],
            "minimumCompressionSize": 0,
            "endpointConfiguration": {"types": [], "vpcEndpointIds": []},
            "tags": {},
            "disableExecuteApiEndpoint": False,
        },
    ),
    case("create a REST API, an empty structure", "CreateRestApi", {"name": "gate", "endpointConfiguration": {}}),
    case(
        "create a REST API, enum values of tomorrow",
        "CreateRestApi",
        {"name": "gate", "apiKeySource": "OF_TOMORROW", "endpointConfiguration": {"types": ["OF_TOMORROW", "EDGE"]}},
    ),
    case("create a REST API, a negative number", "CreateRestApi", {"name": "gate", "minimumCompressionSize": -1}),
    case("delete a REST API", "DeleteRestApi", {"restApiId": "a1b2c3d4e5"}),
    case("delete a REST API, an ID with a way out of its segment", "DeleteRestApi", {"restApiId": "../x"}),
]
