// https://smithy.io/2.0/additional-specs/protocols/smithy-rpc-v2.html
$version: "2"

namespace smithy.protocols

@trait(selector: "service")
@protocolDefinition(traits: [cors, endpoint, hostLabel, httpError])
structure rpcv2Cbor {
    http: Names
    eventStreamHttp: Names
}

@trait(selector: "service")
@protocolDefinition(traits: [cors, endpoint, hostLabel, httpError])
structure rpcv2Json {
    http: Names
    eventStreamHttp: Names
}

list Names {
    member: String
}
