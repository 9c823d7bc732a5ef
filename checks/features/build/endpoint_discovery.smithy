$version: "2.0"

namespace com.example

use aws.api#clientDiscoveredEndpoint
use aws.api#clientEndpointDiscovery
use aws.api#clientEndpointDiscoveryId
use aws.auth#sigv4
use aws.protocols#awsJson1_0

@awsJson1_0
@sigv4(name: "tables")
@aws.api#service(sdkId: "Tables", endpointPrefix: "tables")
@clientEndpointDiscovery(operation: DescribeEndpoints, error: InvalidEndpointException)
service Tables {
    version: "2024-01-01"
    operations: [DescribeEndpoints, ListTables, Query, GetShard, Ping]
}

operation DescribeEndpoints {
    input := { Operation: String, Identifiers: Identifiers }
    output := { @required Endpoints: Endpoints }
}

@clientDiscoveredEndpoint(required: false)
operation ListTables { errors: [InvalidEndpointException] }

@clientDiscoveredEndpoint(required: true)
operation Query { errors: [InvalidEndpointException] }

@clientDiscoveredEndpoint(required: true)
operation GetShard {
    input := { @required @clientEndpointDiscoveryId Shard: String, Other: String }
    errors: [InvalidEndpointException]
}

operation Ping {}

map Identifiers { key: String, value: String }
list Endpoints { member: Endpoint }
structure Endpoint { @required Address: String, @required CachePeriodInMinutes: Long }
@error("client")
structure InvalidEndpointException { message: String }
