// https://smithy.io/2.0/aws/aws-endpoints-region.html
$version: "2"

namespace aws.endpoints

@trait(selector: "[trait|trait]")
structure endpointsModifier {}

@endpointsModifier
@trait(selector: "service", conflicts: [standardPartitionalEndpoints])
structure standardRegionalEndpoints {
    partitionSpecialCases: PartitionSpecialCases
    regionSpecialCases: RegionSpecialCases
}

map PartitionSpecialCases {
    key: String
    value: PartitionSpecialCaseList
}

list PartitionSpecialCaseList {
    member: PartitionSpecialCase
}

@mixin
structure Variant {
    dualStack: Boolean
    fips: Boolean
}

structure PartitionSpecialCase with [Variant] {
    @required
    endpoint: String
}

map RegionSpecialCases {
    key: String
    value: RegionSpecialCaseList
}

list RegionSpecialCaseList {
    member: RegionSpecialCase
}

structure RegionSpecialCase with [Variant] {
    @required
    endpoint: String
    signingRegion: String
}

@endpointsModifier
@trait(selector: "service", conflicts: [standardRegionalEndpoints])
structure standardPartitionalEndpoints {
    @required
    endpointPatternType: EndpointPatternType
    partitionEndpointSpecialCases: PartitionEndpointSpecialCases
}

enum EndpointPatternType {
    SERVICE_DNS_SUFFIX = "service_dnsSuffix"
    SERVICE_REGION_DNS_SUFFIX = "service_region_dnsSuffix"
}

map PartitionEndpointSpecialCases {
    key: String
    value: PartitionEndpointSpecialCaseList
}

list PartitionEndpointSpecialCaseList {
    member: PartitionEndpointSpecialCase
}

structure PartitionEndpointSpecialCase with [Variant] {
    endpoint: String
    region: String
}

@endpointsModifier
@trait(selector: "service")
structure dualStackOnlyEndpoints {}

@endpointsModifier
@trait(selector: "service")
structure rulesBasedEndpoints {}
