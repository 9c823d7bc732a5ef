// https://smithy.io/2.0/additional-specs/rules-engine/parameters.html
$version: "2"

namespace smithy.rules

@trait(selector: "service")
document endpointRuleSet

@trait(selector: "service")
structure endpointBdd {
    @required
    version: String
    @required
    parameters: Document
    @required
    conditions: Documents
    @required
    results: Documents
    @required
    root: Integer
    @required
    nodeCount: Integer
    @required
    nodes: String
}

list Documents {
    member: Document
}

@trait(selector: "service")
structure endpointTests {
    @required
    version: String
    testCases: EndpointTests
}

list EndpointTests {
    member: EndpointTest
}

structure EndpointTest {
    params: Document
    documentation: String
    @required
    expect: EndpointExpectation
    operationInputs: OperationInputs
}

union EndpointExpectation {
    error: String
    endpoint: Endpoint
}

structure Endpoint {
    url: String
    headers: Headers
    properties: Document
}

map Headers {
    key: String
    value: Values
}

list Values {
    member: String
}

list OperationInputs {
    member: OperationInput
}

structure OperationInput {
    @required
    operationName: String
    operationParams: Document
    builtInParams: Document
    clientParams: Document
}

@trait(selector: "service")
map clientContextParams {
    key: String
    value: ClientContextParam
}

structure ClientContextParam {
    @required
    type: ParameterType
    documentation: String
}

enum ParameterType {
    STRING = "string"
    BOOLEAN = "boolean"
    STRING_ARRAY = "stringArray"
}

@trait(selector: "operation")
map staticContextParams {
    key: String
    value: StaticContextParam
}

structure StaticContextParam {
    @required
    value: Document
}

@trait(selector: "operation")
map operationContextParams {
    key: String
    value: OperationContextParam
}

structure OperationContextParam {
    @required
    path: String
}

@trait(selector: "structure > member")
structure contextParam {
    @required
    name: String
}
