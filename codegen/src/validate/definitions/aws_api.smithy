// https://smithy.io/2.0/aws/aws-core.html
$version: "2"

namespace aws.api

@trait(selector: "service")
structure service {
    @required
    sdkId: SdkServiceId
    arnNamespace: ArnNamespace
    cloudFormationName: CloudFormationName
    cloudTrailEventSource: String
    cloudWatchNamespace: String
    docId: String
    endpointPrefix: String
}

@length(min: 1, max: 50)
@pattern("^[a-zA-Z][a-zA-Z0-9]*( [a-zA-Z0-9]+)*$")
string SdkServiceId

@pattern("^[a-z0-9.\\-]{1,63}$")
string ArnNamespace

@pattern("^[A-Z][A-Za-z0-9]+$")
string CloudFormationName

@trait(selector: "resource")
structure arn {
    @required
    template: String
    absolute: Boolean
    noAccount: Boolean
    noRegion: Boolean
    resourceDelimiter: String
    reusable: Boolean
}

@trait(selector: "string")
structure arnReference {
    type: String
    service: ServiceId
    resource: ResourceId
}

@idRef(selector: "service")
string ServiceId

@idRef(selector: "resource")
string ResourceId

@trait(selector: ":test(simpleType, list, structure, union, member)")
enum data {
    CUSTOMER_CONTENT = "content"
    CUSTOMER_ACCOUNT_INFORMATION = "account"
    SERVICE_ATTRIBUTES = "usage"
    TAG_DATA = "tagging"
    PERMISSIONS_DATA = "permissions"
    OPERATIONAL_DATA = "operational"
}

@trait(selector: ":test(service, resource, operation)", conflicts: [dataPlane])
structure controlPlane {}

@trait(selector: ":test(service, resource, operation)", conflicts: [controlPlane])
structure dataPlane {}

@trait(selector: "service")
structure clientEndpointDiscovery {
    @required
    operation: OperationId
    error: ErrorId
}

@idRef(failWhenMissing: true, selector: "operation")
string OperationId

@idRef(failWhenMissing: true, selector: "structure[trait|error]")
string ErrorId

@trait(selector: "operation")
structure clientDiscoveredEndpoint {
    @required
    required: Boolean
}

@trait(selector: "operation[trait|aws.api#clientDiscoveredEndpoint] -[input]-> structure > :test(member[trait|required] > string)")
structure clientEndpointDiscoveryId {}

@trait(selector: "service")
structure tagEnabled {
    disableDefaultOperations: Boolean
    apiConfig: TaggableServiceApiConfig
}

structure TaggableServiceApiConfig {
    tagApi: ServiceTagOperationId
    untagApi: ServiceTagOperationId
    listTagsApi: ServiceTagOperationId
}

@idRef(failWhenMissing: true, selector: "operation")
string ServiceTagOperationId

@trait(selector: "resource")
structure taggable {
    property: String
    apiConfig: TaggableApiConfig
    disableSystemTags: Boolean
}

structure TaggableApiConfig {
    @required
    tagApi: TagOperationId
    @required
    untagApi: TagOperationId
    @required
    listTagsApi: TagOperationId
}

@idRef(failWhenMissing: true, selector: "resource > operation")
string TagOperationId
