$version: "2.0"

namespace com.example

use aws.protocols#restJson1

/// A library whose readers have passwords.
@restJson1
@httpBasicAuth
@httpDigestAuth
@auth([httpDigestAuth, httpBasicAuth])
service Library {
    version: "2024-01-01"
    operations: [Read, Store, Visit, Lend, Open]
}

@http(method: "GET", uri: "/books/{title}")
@readonly
operation Read {
    input := {
        @required
        @httpLabel
        title: String

        @httpQuery("page")
        page: String
    }
}

@http(method: "PUT", uri: "/books")
@idempotent
operation Store {
    input := {
        @required
        @httpPayload
        text: Text
    }
}

@streaming
blob Text

@http(method: "GET", uri: "/visit")
@readonly
@optionalAuth
operation Visit {}

@http(method: "GET", uri: "/lend")
@readonly
@auth([httpBasicAuth, httpDigestAuth])
operation Lend {}

@http(method: "GET", uri: "/open")
@readonly
@auth([])
operation Open {}
