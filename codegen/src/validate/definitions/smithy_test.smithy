// https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
// https://smithy.io/2.0/additional-specs/smoke-tests.html
$version: "2"

namespace smithy.test

@trait(selector: "operation")
@length(min: 1)
list httpRequestTests {
    member: HttpRequestTestCase
}

@trait(selector: ":test(operation, structure[trait|error])")
@length(min: 1)
list httpResponseTests {
    member: HttpResponseTestCase
}

@mixin
structure HttpMessageTestCase {
    @required
    @pattern("^[A-Za-z_][A-Za-z0-9_]+$")
    id: String
    @required
    protocol: ShapeIdText
    authScheme: ShapeIdText
    headers: StringMap
    forbidHeaders: Strings
    requireHeaders: Strings
    body: String
    bodyMediaType: String
    params: Document
    vendorParams: Document
    vendorParamsShape: ShapeIdText
    documentation: String
    tags: Strings
    appliesTo: AppliesTo
}

structure HttpRequestTestCase with [HttpMessageTestCase] {
    @required
    @length(min: 1)
    method: String
    @required
    @length(min: 1)
    uri: String
    host: String
    resolvedHost: String
    queryParams: Strings
    forbidQueryParams: Strings
    requireQueryParams: Strings
}

structure HttpResponseTestCase with [HttpMessageTestCase] {
    @required
    @range(min: 100, max: 599)
    code: Integer
}

@trait(selector: "operation")
@length(min: 1)
list httpMalformedRequestTests {
    member: HttpMalformedRequestTestCase
}

structure HttpMalformedRequestTestCase {
    @required
    @pattern("^[A-Za-z_][A-Za-z0-9_]+$")
    id: String
    @required
    protocol: ShapeIdText
    @required
    request: Document
    @required
    response: Document
    documentation: String
    tags: Strings
    testParameters: Document
}

enum AppliesTo {
    CLIENT = "client"
    SERVER = "server"
}

list Strings {
    member: String
}

map StringMap {
    key: String
    value: String
}

@idRef
string ShapeIdText

@trait(selector: "operation")
@length(min: 1)
list smokeTests {
    member: SmokeTestCase
}

structure SmokeTestCase {
    @required
    @pattern("^[A-Za-z_][A-Za-z0-9_]+$")
    id: String
    params: Document
    vendorParams: Document
    vendorParamsShape: ShapeIdText
    @required
    expect: Expectation
    tags: Strings
}

union Expectation {
    success: Unit
    failure: FailureExpectation
}

structure FailureExpectation {
    errorId: ErrorId
}

@idRef(failWhenMissing: true, selector: "structure[trait|error]")
string ErrorId
