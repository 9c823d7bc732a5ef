$version: "2.0"

namespace example.everything

use aws.api#clientDiscoveredEndpoint
use aws.api#clientEndpointDiscovery
use aws.api#clientEndpointDiscoveryId
use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet
use smithy.rules#endpointTests
use smithy.test#httpRequestTests
use smithy.test#httpResponseTests
use smithy.test#smokeTests
use smithy.waiters#waitable

/// A scheme of which the runtime knows nothing.
@trait(selector: "service")
@authDefinition
structure hmacAuth {}

/// A service with everything that an option concerns.
@restJson1
@sigv4(name: "everything")
@hmacAuth
@auth([sigv4])
@service(sdkId: "Everything", endpointPrefix: "everything")
@clientEndpointDiscovery(operation: DescribeEndpoints, error: InvalidEndpoint)
@externalDocumentation(Guide: "https://example.com/guide")
@endpointRuleSet({
    version: "1.0"
    parameters: {
        endpoint: { type: "string", builtIn: "SDK::Endpoint", documentation: "An endpoint" }
        region: { type: "string", builtIn: "AWS::Region", documentation: "The region" }
    }
    rules: [
        {
            type: "endpoint"
            conditions: [{ fn: "isSet", argv: [{ ref: "endpoint" }] }]
            endpoint: { url: { ref: "endpoint" } }
        }
        { type: "endpoint", conditions: [], endpoint: { url: "https://everything.example.com" } }
    ]
})
@endpointTests({
    version: "1.0"
    testCases: [
        {
            documentation: "The endpoint of every region"
            params: { region: "eu-west-1" }
            expect: { endpoint: { url: "https://everything.example.com" } }
            operationInputs: [{
                operationName: "GetJob"
                operationParams: { id: "a" }
                builtInParams: { "AWS::Region": "eu-west-1" }
            }]
        }
    ]
})
service Everything {
    version: "2026-01-01"
    operations: [DescribeEndpoints, Download, GetJob, ListJobs, PutJob, Signed, Talk, Upload]
    errors: [Busy]
}

@http(method: "POST", uri: "/endpoints")
operation DescribeEndpoints {
    input := {
        Operation: String
        Identifiers: Texts
    }

    output := {
        @required
        Endpoints: Endpoints
    }
}

/// Returns a job.
@readonly
@since("1.2")
@http(method: "GET", uri: "/jobs/{id}")
@clientDiscoveredEndpoint(required: false)
@waitable(
    JobDone: {
        acceptors: [
            { state: "success", matcher: { output: { path: "job.state", expected: "DONE", comparator: "stringEquals" } } }
            { state: "failure", matcher: { errorType: "NoSuchJob" } }
        ]
    }
)
@examples([
    {
        title: "A job that is done"
        input: { id: "a" }
        output: { job: { id: "a", state: "DONE", outcome: { text: "fine" } } }
    }
    {
        title: "A job that is not there"
        input: { id: "z" }
        error: { shapeId: NoSuchJob, content: { message: "gone", id: "z" } }
    }
])
@httpRequestTests([{
    id: "GetsJob"
    protocol: restJson1
    method: "GET"
    uri: "/jobs/a"
    params: { id: "a" }
}])
@httpResponseTests([{
    id: "ReadsJob"
    protocol: restJson1
    code: 200
    body: "{\"job\":{\"id\":\"a\",\"state\":\"DONE\",\"at\":1}}"
    bodyMediaType: "application/json"
    params: { job: { id: "a", state: "DONE", at: 1 } }
}])
@smokeTests([{
    id: "JobIsNotThere"
    params: { id: "z" }
    expect: { failure: { errorId: NoSuchJob } }
}])
operation GetJob {
    input := {
        @required
        @httpLabel
        @clientEndpointDiscoveryId
        id: String
    }

    output := {
        @required
        job: Job
    }

    errors: [NoSuchJob, InvalidEndpoint]
}

@readonly
@http(method: "GET", uri: "/jobs")
@paginated(inputToken: "token", outputToken: "token", items: "jobs", pageSize: "count")
operation ListJobs {
    input := {
        @required
        @httpQuery("queue")
        queue: String

        @httpQuery("token")
        token: String

        @httpQuery("count")
        count: Integer

        @httpQuery("state")
        states: States
    }

    output := {
        token: String
        jobs: Jobs
    }
}

@idempotent
@http(method: "PUT", uri: "/jobs/{id}")
@examples([{
    title: "A new job"
    input: { id: "b", job: { id: "b", outcome: { parts: [{ id: "c" }] }, blob: "aGk=" } }
    output: {}
}])
operation PutJob {
    input := {
        @required
        @httpLabel
        id: String

        @required
        job: Job

        @idempotencyToken
        token: String

        @httpPrefixHeaders("x-note-")
        notes: Texts
    }

    output := {}
}

/// An operation that the program authenticates.
@http(method: "GET", uri: "/signed")
@auth([hmacAuth])
operation Signed {}

/// Sends and receives events.
@http(method: "POST", uri: "/talk")
operation Talk {
    input := {
        @required
        @httpHeader("x-language")
        language: String

        @required
        @httpPayload
        said: Said
    }

    output := {
        @httpPayload
        heard: Said
    }
}

@http(method: "PUT", uri: "/files/{name}")
operation Upload {
    input := {
        @required
        @httpLabel
        name: String

        @required
        @httpPayload
        content: Content
    }

    output := {}
}

@readonly
@http(method: "GET", uri: "/files/{name}")
operation Download {
    input := {
        @required
        @httpLabel
        name: String
    }

    output := {
        @httpPayload
        content: Content = ""
    }
}

@error("client")
@httpError(404)
structure NoSuchJob {
    @required
    message: String

    id: String
}

@error("client")
structure InvalidEndpoint {
    message: String
}

@error("server")
@httpError(503)
@retryable(throttling: true)
structure Busy {
    message: String
}

structure Job {
    @required
    id: String

    state: State = "NEW"

    /// How it ended.
    @unstable
    outcome: Outcome

    @recommended(reason: "It is unknown otherwise.")
    at: Timestamp

    priority: Priority

    document: Document

    blob: Blob

    secret: Secret

    parts: Jobs

    named: NamedJobs
}

union Outcome {
    text: String
    parts: Jobs
    nothing: Unit
    code: Priority
}

enum State {
    NEW
    DONE
}

intEnum Priority {
    LOW = 1
    HIGH = 2
}

@sensitive
string Secret

list Jobs {
    member: Job
}

map NamedJobs {
    key: String
    value: Job
}

list States {
    member: State
}

map Texts {
    key: String
    value: String
}

list Endpoints {
    member: Endpoint
}

structure Endpoint {
    @required
    Address: String

    @required
    CachePeriodInMinutes: Long
}

@streaming
union Said {
    text: Text
    silence: Silence
    failed: Failed
}

structure Text {
    @eventPayload
    text: String
}

structure Silence {
    @required
    @eventHeader
    seconds: Integer
}

@error("client")
structure Failed {
    message: String
}

@streaming
blob Content
