$version: "2.0"

namespace com.example

use aws.auth#sigv4
use aws.protocols#restJson1

/// Requests and responses that are event streams, at the same time.
@sigv4(name: "duplex")
@restJson1(http: ["h2"], eventStreamHttp: ["h2"])
service Duplex {
    version: "2024-01-01"
    operations: [Converse]
}

@http(method: "POST", uri: "/converse")
operation Converse {
    input := {
        @httpHeader("x-topic")
        topic: String

        @httpPayload
        words: Words
    }

    output := {
        @httpPayload
        words: Words
    }

    errors: [Busy]
}

@streaming
union Words {
    word: Word
    insult: Insult
}

structure Word {
    @eventPayload
    text: Blob
}

@error("client")
structure Insult {
    message: String
}

@error("client")
@httpError(409)
structure Busy {
    message: String
}
