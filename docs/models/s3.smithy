$version: "2.0"

namespace com.amazonaws.s3

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restXml
use smithy.waiters#waitable

/// The part of Amazon S3 that the chapters of the book call. It stands in for the published model.
@service(sdkId: "S3", arnNamespace: "s3", endpointPrefix: "s3")
@sigv4(name: "s3")
@restXml(noErrorWrapping: true)
@xmlNamespace(uri: "http://s3.amazonaws.com/doc/2006-03-01/")
service AmazonS3 {
    version: "2006-03-01"
    operations: [GetObject, HeadBucket, ListBuckets, ListObjectsV2, PutObject, SelectObjectContent]
}

@readonly
@http(method: "GET", uri: "/{Bucket}/{Key+}?x-id=GetObject")
operation GetObject {
    input := with [ObjectName] {
        @httpHeader("Range")
        Range: String
    }

    output := {
        @httpPayload
        Body: StreamingBlob = ""

        @httpHeader("Content-Length")
        ContentLength: Long

        @httpHeader("ETag")
        ETag: String
    }

    errors: [NoSuchKey]
}

@idempotent
@http(method: "PUT", uri: "/{Bucket}/{Key+}?x-id=PutObject")
operation PutObject {
    input := with [ObjectName] {
        @httpPayload
        Body: StreamingBlob = ""

        @httpHeader("Content-Type")
        ContentType: String
    }

    output := {
        @httpHeader("ETag")
        ETag: String
    }
}

@readonly
@http(method: "HEAD", uri: "/{Bucket}")
@waitable(
    BucketExists: {
        acceptors: [
            { state: "success", matcher: { success: true } }
            { state: "retry", matcher: { errorType: "NotFound" } }
        ]
        minDelay: 5
    }
)
operation HeadBucket {
    input := with [BucketName] {}
    output := {}
    errors: [NotFound]
}

@readonly
@http(method: "GET", uri: "/?x-id=ListBuckets")
@paginated(inputToken: "ContinuationToken", outputToken: "ContinuationToken", items: "Buckets", pageSize: "MaxBuckets")
operation ListBuckets {
    input := {
        @httpQuery("max-buckets")
        MaxBuckets: Integer

        @httpQuery("continuation-token")
        ContinuationToken: String
    }

    output := {
        Buckets: Buckets
        ContinuationToken: String
    }
}

@readonly
@http(method: "GET", uri: "/{Bucket}?list-type=2")
@paginated(inputToken: "ContinuationToken", outputToken: "NextContinuationToken", pageSize: "MaxKeys")
operation ListObjectsV2 {
    input := with [BucketName] {
        @httpQuery("prefix")
        Prefix: String

        @httpQuery("continuation-token")
        ContinuationToken: String

        @httpQuery("max-keys")
        MaxKeys: Integer
    }

    output := {
        NextContinuationToken: String

        @xmlFlattened
        Contents: ObjectList
    }
}

@http(method: "POST", uri: "/{Bucket}/{Key+}?select&select-type=2")
operation SelectObjectContent {
    input := with [ObjectName] {
        @required
        Expression: String

        @required
        ExpressionType: ExpressionType

        @required
        InputSerialization: InputSerialization

        @required
        OutputSerialization: OutputSerialization
    }

    output := {
        @httpPayload
        Payload: SelectObjectContentEventStream
    }
}

@mixin
structure BucketName {
    @required
    @httpLabel
    Bucket: String
}

@mixin
structure ObjectName with [BucketName] {
    @required
    @httpLabel
    Key: String
}

list Buckets {
    @xmlName("Bucket")
    member: Bucket
}

structure Bucket {
    Name: String
}

list ObjectList {
    member: Object
}

structure Object {
    Key: String
    Size: Long
}

@streaming
blob StreamingBlob

enum ExpressionType {
    SQL
}

structure InputSerialization {
    JSON: JSONInput
}

structure JSONInput {
    Type: JSONType
}

enum JSONType {
    DOCUMENT
    LINES
}

structure OutputSerialization {
    JSON: JSONOutput
}

structure JSONOutput {
    RecordDelimiter: String
}

@streaming
union SelectObjectContentEventStream {
    Records: RecordsEvent
    End: EndEvent
}

structure RecordsEvent {
    @eventPayload
    Payload: Blob
}

structure EndEvent {}

@error("client")
structure NoSuchKey {}

@error("client")
structure NotFound {}
