$version: "2.0"

namespace com.amazonaws.sts

use aws.api#service
use aws.auth#sigv4
use aws.protocols#awsQuery
use aws.protocols#awsQueryError
use smithy.rules#endpointRuleSet

/// The part of the AWS Security Token Service that exchanges credentials or tokens for the credentials of a role.
@service(sdkId: "STS", arnNamespace: "sts", endpointPrefix: "sts")
@sigv4(name: "sts")
@awsQuery
@xmlNamespace(uri: "https://sts.amazonaws.com/doc/2011-06-15/")
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
                            endpoint: { url: "https://sts-fips.{Region}.{Partition#dualStackDnsSuffix}" }
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
                            endpoint: { url: "https://sts.{Region}.amazonaws.com" }
                        }
                        {
                            type: "endpoint"
                            conditions: [
                                { fn: "booleanEquals", argv: [{ fn: "getAttr", argv: [{ ref: "Partition" }, "supportsFIPS"] }, true] }
                            ]
                            endpoint: { url: "https://sts-fips.{Region}.{Partition#dnsSuffix}" }
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
                            endpoint: { url: "https://sts.{Region}.{Partition#dualStackDnsSuffix}" }
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
                    conditions: [{ fn: "stringEquals", argv: [{ ref: "Region" }, "aws-global"] }]
                    endpoint: {
                        url: "https://sts.amazonaws.com"
                        properties: { authSchemes: [{ name: "sigv4", signingName: "sts", signingRegion: "us-east-1" }] }
                    }
                }
                { type: "endpoint", conditions: [], endpoint: { url: "https://sts.{Region}.{Partition#dnsSuffix}" } }
            ]
        }
        { type: "error", conditions: [], error: "Invalid Configuration: Missing Region" }
    ]
})
service AWSSecurityTokenServiceV20110615 {
    version: "2011-06-15"
    operations: [AssumeRole, AssumeRoleWithWebIdentity]
}

/// Returns temporary credentials of a role, for a caller that has credentials.
operation AssumeRole {
    input := {
        /// The ARN of the role.
        @required
        RoleArn: String

        /// The name of the session, which logs of the role's account show.
        @required
        RoleSessionName: String

        /// Managed policies that restrict the session further.
        PolicyArns: PolicyDescriptors

        /// An inline policy that restricts the session further, in JSON.
        Policy: String

        /// How long the credentials are valid, in seconds.
        DurationSeconds: Integer

        /// The tags of the session.
        Tags: Tags

        /// An identifier that the trust policy of the role can demand.
        ExternalId: String
    }

    output := {
        Credentials: Credentials
        AssumedRoleUser: AssumedRoleUser
    }

    errors: [ExpiredTokenException, MalformedPolicyDocumentException, PackedPolicyTooLargeException, RegionDisabledException]
}

/// Returns temporary credentials of a role, for a token of an identity provider. The request is not signed.
@auth([])
operation AssumeRoleWithWebIdentity {
    input := {
        /// The ARN of the role.
        @required
        RoleArn: String

        /// The name of the session, which logs of the role's account show.
        @required
        RoleSessionName: String

        /// The token of the identity provider.
        @required
        WebIdentityToken: Secret

        /// Managed policies that restrict the session further.
        PolicyArns: PolicyDescriptors

        /// An inline policy that restricts the session further, in JSON.
        Policy: String
    }

    output := {
        Credentials: Credentials
        AssumedRoleUser: AssumedRoleUser
    }

    errors: [
        ExpiredTokenException
        IDPCommunicationErrorException
        IDPRejectedClaimException
        InvalidIdentityTokenException
        MalformedPolicyDocumentException
        PackedPolicyTooLargeException
        RegionDisabledException
    ]
}

/// Temporary credentials.
structure Credentials {
    @required
    AccessKeyId: String

    @required
    SecretAccessKey: Secret

    @required
    SessionToken: Secret

    @required
    Expiration: Timestamp
}

/// The principal that the credentials belong to.
structure AssumedRoleUser {
    @required
    AssumedRoleId: String

    @required
    Arn: String
}

/// A reference to a managed policy.
structure PolicyDescriptorType {
    arn: String
}

list PolicyDescriptors {
    member: PolicyDescriptorType
}

/// A tag of a session.
structure Tag {
    @required
    Key: String

    @required
    Value: String
}

list Tags {
    member: Tag
}

@sensitive
string Secret

/// The token has expired.
@error("client")
@httpError(400)
@awsQueryError(code: "ExpiredTokenException", httpResponseCode: 400)
structure ExpiredTokenException {
    message: String
}

/// STS could not reach the identity provider. Another attempt may succeed.
@error("client")
@httpError(400)
@awsQueryError(code: "IDPCommunicationError", httpResponseCode: 400)
structure IDPCommunicationErrorException {
    message: String
}

/// The identity provider rejected the token.
@error("client")
@httpError(403)
@awsQueryError(code: "IDPRejectedClaim", httpResponseCode: 403)
structure IDPRejectedClaimException {
    message: String
}

/// The token could not be validated.
@error("client")
@httpError(400)
@awsQueryError(code: "InvalidIdentityToken", httpResponseCode: 400)
structure InvalidIdentityTokenException {
    message: String
}

/// The inline policy is not valid.
@error("client")
@httpError(400)
@awsQueryError(code: "MalformedPolicyDocument", httpResponseCode: 400)
structure MalformedPolicyDocumentException {
    message: String
}

/// Policies and tags are too large together.
@error("client")
@httpError(400)
@awsQueryError(code: "PackedPolicyTooLarge", httpResponseCode: 400)
structure PackedPolicyTooLargeException {
    message: String
}

/// STS is not active in this region for the account.
@error("client")
@httpError(403)
@awsQueryError(code: "RegionDisabledException", httpResponseCode: 403)
structure RegionDisabledException {
    message: String
}
