$version: "2.0"

namespace com.amazonaws.ssooidc

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

/// The part of IAM Identity Center that renews access tokens.
@service(sdkId: "SSO OIDC", arnNamespace: "sso-oauth", endpointPrefix: "oidc")
@sigv4(name: "sso-oauth")
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
                            endpoint: { url: "https://oidc-fips.{Region}.{Partition#dualStackDnsSuffix}" }
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
                            conditions: [
                                { fn: "stringEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "name"] }, "aws-us-gov"] }
                            ]
                            endpoint: { url: "https://oidc.{Region}.amazonaws.com" }
                        }
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsFIPS"] }, true] }
                            ]
                            endpoint: { url: "https://oidc-fips.{Region}.{Partition#dnsSuffix}" }
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
                            endpoint: { url: "https://oidc.{Region}.{Partition#dualStackDnsSuffix}" }
                        }
                        {
                            type: "error"
                            conditions: []
                            error: "DualStack is enabled but this partition does not support DualStack"
                        }
                    ]
                }
                { type: "endpoint", conditions: [], endpoint: { url: "https://oidc.{Region}.{Partition#dnsSuffix}" } }
            ]
        }
        { type: "error", conditions: [], error: "Invalid Configuration: Missing Region" }
    ]
})
service AWSSSOOIDCService {
    version: "2019-06-10"
    operations: [CreateToken]
}

/// Returns an access token for a refresh token.
@auth([])
@http(method: "POST", uri: "/token")
operation CreateToken {
    input := {
        /// The client that `aws sso login` registered.
        @required
        clientId: String

        /// The secret of the client.
        @required
        clientSecret: Secret

        /// `refresh_token`.
        @required
        grantType: String

        /// The token that authorizes the request.
        refreshToken: Secret
    }

    output := {
        accessToken: Secret

        /// How long the access token is valid, in seconds.
        expiresIn: Integer = 0

        /// The refresh token to use next time.
        refreshToken: Secret
    }

    errors: [
        AccessDeniedException
        ExpiredTokenException
        InvalidClientException
        InvalidGrantException
        InvalidRequestException
        UnauthorizedClientException
    ]
}

@sensitive
string Secret

/// The user may not have the token.
@error("client")
@httpError(400)
structure AccessDeniedException {
    error: String
    error_description: String
}

/// The refresh token has expired.
@error("client")
@httpError(400)
structure ExpiredTokenException {
    error: String
    error_description: String
}

/// The client is not registered, or its secret is wrong.
@error("client")
@httpError(401)
structure InvalidClientException {
    error: String
    error_description: String
}

/// The refresh token is not valid.
@error("client")
@httpError(400)
structure InvalidGrantException {
    error: String
    error_description: String
}

/// The request is not valid.
@error("client")
@httpError(400)
structure InvalidRequestException {
    error: String
    error_description: String
}

/// The client may not use this kind of grant.
@error("client")
@httpError(400)
structure UnauthorizedClientException {
    error: String
    error_description: String
}
