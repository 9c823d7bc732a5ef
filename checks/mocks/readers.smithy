$version: "2.0"

namespace example.readers

use aws.protocols#restJson1

/// Readers, who have passwords.
@restJson1
@httpBasicAuth
@httpDigestAuth
service Readers {
    version: "2026-01-01"
    operations: [Borrow, Enter]
}

@http(method: "POST", uri: "/loans")
@auth([httpDigestAuth])
operation Borrow {
    input := {
        @required
        title: String
    }

    output := {
        due: String
    }
}

@http(method: "GET", uri: "/door")
@readonly
@auth([httpBasicAuth])
operation Enter {}
