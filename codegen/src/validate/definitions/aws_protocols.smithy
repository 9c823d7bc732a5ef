// https://smithy.io/2.0/aws/protocols/index.html
$version: "2"

namespace aws.protocols

@trait(selector: "service")
@protocolDefinition
structure awsJson1_0 with [HttpProtocol] {}

@trait(selector: "service")
@protocolDefinition
structure awsJson1_1 with [HttpProtocol] {}

@trait(selector: "service")
@protocolDefinition
structure restJson1 with [HttpProtocol] {}

@trait(selector: "service")
@protocolDefinition(noInlineDocumentSupport: true)
structure restXml with [HttpProtocol] {
    noErrorWrapping: Boolean
}

@mixin
structure HttpProtocol {
    http: Names
    eventStreamHttp: Names
}

@private
list Names {
    member: String
}

@trait(selector: "service[trait|xmlNamespace]")
@protocolDefinition(noInlineDocumentSupport: true)
structure awsQuery {}

@trait(selector: "structure[trait|error]")
structure awsQueryError {
    @required
    code: String
    @required
    httpResponseCode: Integer
}

@trait(selector: "service")
structure awsQueryCompatible {}

@trait(selector: "service[trait|xmlNamespace]")
@protocolDefinition(noInlineDocumentSupport: true)
structure ec2Query {}

@trait(selector: "structure > member")
@pattern("^[a-zA-Z_][a-zA-Z_0-9-]*$")
string ec2QueryName

@trait(selector: "operation")
structure httpChecksum {
    requestChecksumRequired: Boolean
    requestAlgorithmMember: String
    requestValidationModeMember: String
    responseAlgorithms: Algorithms
}

@length(min: 1)
@uniqueItems
list Algorithms {
    member: String
}
