$version: "2.0"

namespace example.library

use aws.protocols#awsJson1_1
use aws.protocols#awsQuery
use aws.protocols#awsQueryError
use aws.protocols#ec2Query
use aws.protocols#restJson1
use aws.protocols#restXml
use smithy.protocols#rpcv2Cbor
use smithy.protocols#rpcv2Json

/// Books and their readers, in every protocol.
@awsJson1_1
@awsQuery
@ec2Query
@restJson1
@restXml
@rpcv2Cbor
@rpcv2Json
@xmlNamespace(uri: "https://example.com/")
service Library {
    version: "2026-01-01"
    operations: [AnnotateBook, FindBook, ReadPages, ReadTape, StorePages, StoreTape]
    errors: [Closed]
}

@http(method: "POST", uri: "/shelves/{shelf}/books?find", code: 201)
@examples([
    {
        title: "A book that is there"
        input: {
            shelf: "a"
            title: "Walden"
        }
        output: {
            found: {
                title: "Walden"
                printed: "1854-08-09T00:00:00Z"
                cover: "aGk="
            }
            count: 1
        }
    }
    {
        title: "A book that is not there"
        input: {
            shelf: "b"
        }
        error: {
            shapeId: NoSuchBook
            content: {
                message: "none on this shelf"
                shelf: "b"
            }
        }
    }
])
operation FindBook {
    input := {
        @required
        @httpLabel
        shelf: String

        @httpQuery("title")
        title: String

        @httpHeader("x-reader")
        reader: String

        since: Timestamp

        filters: Filters

        kind: Kind
    }

    output := {
        found: Book

        @httpHeader("x-count")
        count: Integer

        others: Books
    }

    errors: [NoSuchBook]
}

@http(method: "POST", uri: "/notes/{book}")
operation AnnotateBook {
    input := {
        @required
        @httpLabel
        book: String

        @httpPrefixHeaders("x-note-")
        notes: Notes

        details: Details
    }

    output := {
        notes: Notes
    }
}

@readonly
@http(method: "GET", uri: "/pages/{book}")
operation ReadPages {
    input := {
        @required
        @httpLabel
        book: String
    }

    output := {
        @httpHeader("x-pages")
        pages: Integer

        @httpPayload
        text: Text
    }
}

@idempotent
@http(method: "PUT", uri: "/pages/{book}")
operation StorePages {
    input := {
        @required
        @httpLabel
        book: String

        @httpPayload
        text: Text
    }

    output := {}
}

@readonly
@http(method: "GET", uri: "/tapes/{book}")
operation ReadTape {
    input := {
        @required
        @httpLabel
        book: String
    }

    output := {
        @httpHeader("x-seconds")
        seconds: Integer

        @httpPayload
        tape: Tape = ""
    }
}

@idempotent
@http(method: "PUT", uri: "/tapes/{book}")
operation StoreTape {
    input := {
        @required
        @httpLabel
        book: String

        @httpPayload
        tape: Tape = ""
    }

    output := {}
}

@error("client")
@httpError(404)
@awsQueryError(code: "Library.NoSuchBook", httpResponseCode: 410)
structure NoSuchBook {
    message: String
    shelf: String
}

@error("server")
@httpError(503)
@retryable
structure Closed {
    message: String
}

structure Book {
    title: String
    printed: Timestamp
    cover: Blob
    weight: Float
    kind: Kind
}

union Kind {
    novel: Integer
    atlas: Books
    other: Unit
}

list Books {
    member: Book
}

list Filters {
    member: String
}

map Details {
    key: String
    value: Book
}

map Notes {
    key: String
    value: String
}

blob Text

@streaming
blob Tape
