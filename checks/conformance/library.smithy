$version: "2"

namespace com.example

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet
use smithy.test#smokeTests

@restJson1
@sigv4(name: "library")
@service(sdkId: "Town Library", endpointPrefix: "library")
@endpointRuleSet(
    version: "1.0"
    parameters: {
        Region: { type: "string", builtIn: "AWS::Region", required: true }
        Endpoint: { type: "string", builtIn: "SDK::Endpoint" }
        UseFIPS: { type: "boolean", builtIn: "AWS::UseFIPS", default: false, required: true }
        UseDualStack: { type: "boolean", builtIn: "AWS::UseDualStack", default: false, required: true }
        Accelerate: { type: "boolean", builtIn: "AWS::S3::Accelerate", default: false, required: true }
        UseArnRegion: { type: "boolean", builtIn: "AWS::S3::UseArnRegion", default: true, required: true }
    }
    rules: [
        // As in the rules of AWS's services.
        {
            type: "error"
            conditions: [
                { fn: "isSet", argv: [{ ref: "Endpoint" }] }
                { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] }
            ]
            error: "FIPS and custom endpoint are not supported"
        }
        {
            type: "endpoint"
            conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }]
            endpoint: { url: { ref: "Endpoint" } }
        }
        {
            type: "endpoint"
            conditions: [
                { fn: "booleanEquals", argv: [{ ref: "UseFIPS" }, true] }
                { fn: "booleanEquals", argv: [{ ref: "UseDualStack" }, true] }
            ]
            endpoint: { url: "https://fips.dual-stack.{Region}.example.com" }
        }
        {
            type: "endpoint"
            conditions: [
                { fn: "booleanEquals", argv: [{ ref: "Accelerate" }, true] }
                { fn: "booleanEquals", argv: [{ ref: "UseArnRegion" }, false] }
            ]
            endpoint: { url: "https://accelerated.{Region}.example.com" }
        }
        { type: "endpoint", conditions: [], endpoint: { url: "https://{Region}.example.com" } }
    ]
)
service Library {
    version: "2026-01-01"
    operations: [
        GetBook
        ListBooks
    ]
}

@readonly
@http(method: "GET", uri: "/books/{isbn}")
@smokeTests([
    {
        id: "BookIsFound"
        params: { isbn: "1" }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { success: {} }
    }
    {
        id: "BookIsMissing"
        params: { isbn: "2" }
        vendorParams: { region: "eu-west-1" }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { failure: { errorId: NoSuchBook } }
    }
    {
        id: "BookIsFoundFast"
        params: { isbn: "1" }
        vendorParams: { useAccelerate: true, useArnRegion: false }
        vendorParamsShape: "aws.test#S3VendorParams"
        expect: { success: {} }
    }
    {
        id: "BookIsFoundElsewhere"
        params: { isbn: "1" }
        vendorParams: { uri: "https://elsewhere.example.com" }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { success: {} }
    }
])
operation GetBook {
    input := {
        @required
        @httpLabel
        isbn: String
    }
    output := {
        title: String
    }
    errors: [
        NoSuchBook
    ]
}

@readonly
@http(method: "GET", uri: "/books")
@smokeTests([
    {
        id: "ListFails"
        vendorParams: { useFips: true, useDualstack: true }
        vendorParamsShape: "aws.test#AwsVendorParams"
        expect: { failure: {} }
        tags: ["slow"]
    }
])
operation ListBooks {
    input := {}
    output := {}
}

@error("client")
@httpError(404)
structure NoSuchBook {
    message: String
}
