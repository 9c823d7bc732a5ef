$version: "2.0"

namespace com.example

use aws.protocols#restJson1

/// A scheme of which the runtime knows nothing.
@trait(selector: "service")
@authDefinition
structure hmacAuth {}

@restJson1
@hmacAuth
@httpBasicAuth
@auth([hmacAuth, httpBasicAuth])
service Example {
    version: "2024-01-01"
    operations: [Signed, Open, Either]
}

@http(method: "GET", uri: "/signed")
@auth([hmacAuth])
operation Signed {}

@http(method: "GET", uri: "/open")
@auth([])
operation Open {}

@http(method: "GET", uri: "/either")
operation Either {}
