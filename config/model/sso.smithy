$version: "2.0"

namespace com.amazonaws.sso

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

/// The portal of IAM Identity Center, which exchanges access tokens for the credentials of a role.
@service(sdkId: "SSO", arnNamespace: "awsssoportal", endpointPrefix: "portal.sso")
@sigv4(name: "awsssoportal")
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
                            endpoint: { url: "https://portal.sso-fips.{Region}.{Partition#dualStackDnsSuffix}" }
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
                            endpoint: { url: "https://portal.sso.{Region}.amazonaws.com" }
                        }
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsFIPS"] }, true] }
                            ]
                            endpoint: { url: "https://portal.sso-fips.{Region}.{Partition#dnsSuffix}" }
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
                            endpoint: { url: "https://portal.sso.{Region}.{Partition#dualStackDnsSuffix}" }
                        }
                        {
                            type: "error"
                            conditions: []
                            error: "DualStack is enabled but this partition does not support DualStack"
                        }
                    ]
                }
                { type: "endpoint", conditions: [], endpoint: { url: "https://portal.sso.{Region}.{Partition#dnsSuffix}" } }
            ]
        }
        { type: "error", conditions: [], error: "Invalid Configuration: Missing Region" }
    ]
})
service SWBPortalService {
    version: "2019-06-10"
    operations: [GetRoleCredentials]
}

/// Returns temporary credentials of a role that the user was given. The access token authenticates the request.
@auth([])
@readonly
@http(method: "GET", uri: "/federation/credentials")
operation GetRoleCredentials {
    input := {
        /// The name of the role.
        @required
        @httpQuery("role_name")
        roleName: String

        /// The account of the role.
        @required
        @httpQuery("account_id")
        accountId: String

        /// The token that `aws sso login` obtained.
        @required
        @httpHeader("x-amz-sso_bearer_token")
        accessToken: Secret
    }

    output := {
        roleCredentials: RoleCredentials
    }

    errors: [InvalidRequestException, ResourceNotFoundException, TooManyRequestsException, UnauthorizedException]
}

/// Temporary credentials.
structure RoleCredentials {
    accessKeyId: String

    secretAccessKey: Secret

    sessionToken: Secret

    /// When the credentials expire, in milliseconds since the Unix epoch.
    expiration: Long = 0
}

@sensitive
string Secret

/// The request is not valid.
@error("client")
@httpError(400)
structure InvalidRequestException {
    message: String
}

/// The account or the role does not exist.
@error("client")
@httpError(404)
structure ResourceNotFoundException {
    message: String
}

/// There are too many requests.
@error("client")
@httpError(429)
structure TooManyRequestsException {
    message: String
}

/// The access token is not valid, or has expired.
@error("client")
@httpError(401)
structure UnauthorizedException {
    message: String
}
