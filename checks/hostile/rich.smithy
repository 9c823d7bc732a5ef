$version: "2.0"

// A service that speaks every protocol, and responds with values of every type in every place where one may stand.
namespace com.example

use aws.protocols#awsJson1_0
use aws.protocols#awsJson1_1
use aws.protocols#awsQuery
use aws.protocols#ec2Query
use aws.protocols#restJson1
use aws.protocols#restXml
use smithy.protocols#rpcv2Cbor
use smithy.protocols#rpcv2Json

@awsJson1_0
@awsJson1_1
@awsQuery
@ec2Query
@restJson1
@restXml
@rpcv2Cbor
@rpcv2Json
@auth([])
@xmlNamespace(uri: "https://example.com/")
service Rich {
    version: "2024-01-01"
    operations: [
        Begin
        GetBytes
        GetNode
        GetText
        GetValues
        Put
        Search
    ]
    errors: [
        Refused
    ]
}

@http(method: "GET", uri: "/values")
operation GetValues {
    output := {
        @httpHeader("x-text")
        headerText: String

        @httpHeader("x-number")
        headerNumber: Integer

        @httpHeader("x-time")
        headerTime: Timestamp

        @httpHeader("x-list")
        headerList: Texts

        @httpHeader("x-times")
        headerTimes: Times

        @httpHeader("x-media")
        headerMedia: Media

        @httpPrefixHeaders("x-meta-")
        headerMap: TextMap

        @httpResponseCode
        status: Integer

        node: Node
    }
}

@http(method: "GET", uri: "/text")
operation GetText {
    output := {
        @httpPayload
        text: String
    }
}

@http(method: "GET", uri: "/bytes")
operation GetBytes {
    output := {
        @httpPayload
        bytes: Blob
    }
}

@http(method: "GET", uri: "/node")
operation GetNode {
    output := {
        @httpPayload
        node: Node
    }
}

@http(method: "POST", uri: "/begin")
operation Begin {}

@http(method: "POST", uri: "/search")
operation Search {
    input := {
        text: String
        filters: Filters
    }
}

@http(method: "PUT", uri: "/put/{label}")
operation Put {
    input := {
        @httpLabel
        @required
        label: String

        @httpQuery("query")
        query: String

        @httpHeader("x-text")
        header: String

        @httpHeader("x-list")
        list: Texts

        @httpHeader("x-number")
        number: Double

        body: Sent
    }
}

structure Sent {
    @xmlAttribute
    attribute: String

    double: Double
    float: Float
    bytes: Blob
    texts: Texts
    textMap: TextMap
}

list Filters {
    member: Filter
}

structure Filter {
    name: String
    values: Texts
}

@error("client")
@httpError(400)
structure Refused {
    message: String

    @httpHeader("x-reason")
    reason: String

    node: Node
}

structure Node {
    text: String
    blob: Blob
    boolean: Boolean
    byte: Byte
    short: Short
    integer: Integer
    long: Long
    float: Float
    double: Double
    bigInteger: BigInteger
    bigDecimal: BigDecimal
    time: Timestamp

    @timestampFormat("date-time")
    dateTime: Timestamp

    @timestampFormat("http-date")
    httpDate: Timestamp

    @timestampFormat("epoch-seconds")
    epochSeconds: Timestamp

    document: Document
    suit: Suit
    size: Size

    @xmlAttribute
    attribute: String

    texts: Texts
    blobs: Blobs
    integers: Integers
    longs: Longs
    times: Times
    sparseTexts: SparseTexts
    textMap: TextMap
    sparseMap: SparseMap
    matrix: Matrix

    @xmlFlattened
    flatTexts: Texts

    @xmlFlattened
    flatNodes: Nodes

    @xmlFlattened
    flatMap: NodeMap

    node: Node
    nodes: Nodes
    nodeMap: NodeMap
    choice: Choice
}

union Choice {
    text: String
    number: Integer
    nothing: Unit
    node: Node
    nodes: Nodes
    choice: Choice
}

enum Suit {
    CLUBS = "clubs"
    HEARTS = "hearts"
}

intEnum Size {
    SMALL = 1
    LARGE = 2
}

@mediaType("application/json")
string Media

list Texts {
    member: String
}

list Blobs {
    member: Blob
}

list Integers {
    member: Integer
}

list Longs {
    member: Long
}

list Times {
    member: Timestamp
}

@sparse
list SparseTexts {
    member: String
}

list Matrix {
    member: Integers
}

list Nodes {
    member: Node
}

map TextMap {
    key: String
    value: String
}

@sparse
map SparseMap {
    key: String
    value: Integer
}

map NodeMap {
    key: String
    value: Node
}
