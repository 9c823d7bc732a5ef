$version: "2.0"

namespace com.amazonaws.signin

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

/// The part of AWS Sign-In that renews the credentials of a session of the console.
@service(sdkId: "Signin", arnNamespace: "signin", endpointPrefix: "signin")
@sigv4(name: "signin")
@restJson1
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { type: "string", builtIn: "AWS::Region", required: false, documentation: "The region of the request" }
        UseDualStack: { type: "boolean", builtIn: "AWS::UseDualStack", required: true, default: false, documentation: "Whether to use an endpoint with IPv6" }
        UseFIPS: { type: "boolean", builtIn: "AWS::UseFIPS", required: true, default: false, documentation: "Whether to use an endpoint that complies with FIPS" }
        Endpoint: { type: "string", builtIn: "SDK::Endpoint", required: false, documentation: "The URL to use instead" }
    }
    rules: [
        {
            type: "tree"
            conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }]
            rules: [
                {
                    type: "error"
                    conditions: [{ fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] }]
                    error: "Invalid Configuration: FIPS and custom endpoint are not supported"
                }
                {
                    type: "error"
                    conditions: [{ fn: "booleanEquals", argv: [{ ref: "UseDualStack" }, true] }]
                    error: "Invalid Configuration: Dualstack and custom endpoint are not supported"
                }
                { type: "endpoint", conditions: [], endpoint: { url: { ref: "Endpoint" } } }
            ]
        }
        {
            type: "tree"
            conditions: [
                { fn: "isSet", argv: [{ ref: "Region" }] }
                { fn: "aws.partition", argv: [{ ref: "Region" }], assign: "Partition" }
            ]
            rules: [
                {
                    type: "tree"
                    conditions: [
                        { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] }
                        { fn: "booleanEquals", argv: [{ ref: "UseDualStack" }, true] }
                    ]
                    rules: [
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsFIPS"] }, true] }
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsDualStack"] }, true] }
                            ]
                            endpoint: { url: "https://signin-fips.{Region}.{Partition#dualStackDnsSuffix}" }
                        }
                        {
                            type: "error"
                            conditions: []
                            error: "FIPS and DualStack are enabled, but this partition does not support one or both"
                        }
                    ]
                }
                {
                    type: "tree"
                    conditions: [{ fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] }]
                    rules: [
                        {
                            type: "endpoint"
                            conditions: [{ fn: "stringEquals", argv: [{ ref: "Region" }, "us-gov-west-1"] }]
                            endpoint: { url: "https://signin-fips.amazonaws-us-gov.com" }
                        }
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-us-gov"] }
                            ]
                            endpoint: { url: "https://{Region}.signin-fips.amazonaws-us-gov.com" }
                        }
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsFIPS"] }, true] }
                            ]
                            endpoint: { url: "https://signin-fips.{Region}.{Partition#dnsSuffix}" }
                        }
                        { type: "error", conditions: [], error: "FIPS is enabled but this partition does not support FIPS" }
                    ]
                }
                {
                    type: "tree"
                    conditions: [{ fn: "booleanEquals", argv: [{ ref: "UseDualStack" }, true] }]
                    rules: [
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsDualStack"] }, true] }
                            ]
                            endpoint: { url: "https://signin.{Region}.{Partition#dualStackDnsSuffix}" }
                        }
                        {
                            type: "error"
                            conditions: []
                            error: "DualStack is enabled but this partition does not support DualStack"
                        }
                    ]
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws"] }
                    ]
                    endpoint: { url: "https://{Region}.signin.aws.amazon.com" }
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-cn"] }
                    ]
                    endpoint: { url: "https://{Region}.signin.amazonaws.cn" }
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-us-gov"] }
                    ]
                    endpoint: { url: "https://{Region}.signin.amazonaws-us-gov.com" }
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-iso"] }
                    ]
                    endpoint: { url: "https://{Region}.signin.c2shome.ic.gov" }
                }
                {
                    type: "endpoint"
                    conditions: [
                        { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-iso-b"] }
                    ]
                    endpoint: { url: "https://{Region}.signin.sc2shome.sgov.gov" }
                }
                { type: "endpoint", conditions: [], endpoint: { url: "https://signin.{Region}.{Partition#dnsSuffix}" } }
            ]
        }
        { type: "error", conditions: [], error: "Invalid Configuration: Missing Region" }
    ]
})
service Signin {
    version: "2023-01-01"
    operations: [CreateOAuth2Token]
}

/// Returns credentials for a refresh token. A proof of possession of the session's key authenticates the request.
@auth([])
@http(method: "POST", uri: "/v1/token")
operation CreateOAuth2Token {
    input := {
        @required
        @httpPayload
        tokenInput: CreateOAuth2TokenRequestBody
    }

    output := {
        @required
        @httpPayload
        tokenOutput: CreateOAuth2TokenResponseBody
    }

    errors: [AccessDeniedException, InternalServerException, TooManyRequestsError, ValidationException]
}

structure CreateOAuth2TokenRequestBody {
    /// The client that opened the session.
    @required
    clientId: String

    /// `refresh_token`.
    @required
    grantType: String

    /// The token that authorizes the request.
    refreshToken: Secret
}

structure CreateOAuth2TokenResponseBody {
    accessToken: AccessToken

    /// How long the credentials are valid, in seconds.
    @required
    expiresIn: Integer

    /// The refresh token to use next time.
    @required
    refreshToken: Secret
}

/// Temporary credentials.
structure AccessToken {
    @required
    accessKeyId: String

    @required
    secretAccessKey: Secret

    @required
    sessionToken: Secret
}

@sensitive
string Secret

/// The session may not be renewed; the code says why.
@error("client")
@httpError(401)
structure AccessDeniedException {
    error: String
    message: String
}

/// The service failed.
@error("server")
@httpError(500)
structure InternalServerException {
    error: String
    message: String
}

/// There are too many requests.
@error("client")
@httpError(429)
structure TooManyRequestsError {
    error: String
    message: String
}

/// The request is not valid.
@error("client")
@httpError(400)
structure ValidationException {
    error: String
    message: String
}
