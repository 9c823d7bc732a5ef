$version: "2.0"

namespace com.example

use aws.protocols#restJson1

@restJson1
service Shapes {
    version: "2024-01-01"
    operations: [PutEverything]
}

@http(method: "PUT", uri: "/everything/{label}")
operation PutEverything {
    input := {
        @required
        @httpLabel
        label: String

        @httpHeader("x-at")
        at: Timestamp

        @httpQueryParams
        query: Texts

        @httpPayload
        everything: Everything
    }

    output := {
        @httpHeader("x-count")
        count: Integer

        @required
        everything: Everything

        @required
        name: String
    }

    errors: [Refused, Broken]
}

@error("client")
structure Refused {
    @required
    message: String

    everything: Everything
}

@error("server")
structure Broken {}

structure Everything {
    boolean: Boolean
    byte: Byte
    short: Short
    integer: Integer
    long: Long
    float: Float
    double: Double
    bigInteger: BigInteger
    bigDecimal: BigDecimal
    string: String
    blob: Blob
    timestamp: Timestamp

    @timestampFormat("epoch-seconds")
    epoch: Timestamp

    document: Document
    enum: Color
    intEnum: Size
    structure: Required
    empty: Empty
    union: Choice
    numbers: Numbers
    texts: TextList
    blobs: Blobs
    timestamps: Timestamps
    structures: Structures
    unions: Unions
    documents: Documents
    sparse: SparseTexts
    sparseStructures: SparseStructures
    nested: Nested
    map: Texts
    colors: Colors
    sparseMap: SparseNumbers
    sparseDoubles: SparseDoubles
    maps: Maps
    recursive: Everything

    secret: Secret

    @jsonName("other")
    renamed: String

    withDefault: WithDefault = "none"
}

string WithDefault

@sensitive
string Secret

structure Empty {}

structure Required {
    @required
    text: String

    @required
    number: Integer

    @required
    list: TextList

    @required
    color: Color

    @required
    at: Timestamp

    optional: Boolean
}

union Choice {
    unit: Unit
    text: String
    number: Double
    structure: Required
    list: TextList
    map: Texts
    blob: Blob
    document: Document
    again: Choice
    color: Color
    everything: Everything
}

enum Color {
    RED
    GREEN = "dark green"
}

intEnum Size {
    SMALL = 1
    LARGE = 2
}

list Numbers {
    member: Integer
}

list TextList {
    member: String
}

list Blobs {
    member: Blob
}

list Timestamps {
    member: Timestamp
}

list Structures {
    member: Required
}

list Unions {
    member: Choice
}

list Documents {
    member: Document
}

@sparse
list SparseTexts {
    member: String
}

@sparse
list SparseStructures {
    member: Required
}

list Nested {
    member: Numbers
}

map Texts {
    key: String
    value: String
}

map Colors {
    key: Color
    value: Color
}

@sparse
map SparseNumbers {
    key: String
    value: Long
}

@sparse
map SparseDoubles {
    key: Color
    value: Double
}

map Maps {
    key: String
    value: Texts
}
