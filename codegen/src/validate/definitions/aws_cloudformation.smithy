// https://smithy.io/2.0/aws/aws-cloudformation.html
$version: "2"

namespace aws.cloudformation

@trait(selector: "resource")
structure cfnResource {
    name: String
    additionalSchemas: StructureIds
}

list StructureIds {
    @idRef(failWhenMissing: true, selector: "structure")
    member: String
}

@trait(selector: "structure > member", conflicts: [cfnAdditionalIdentifier, cfnMutability])
structure cfnExcludeProperty {}

@trait(selector: "structure > member", conflicts: [cfnExcludeProperty])
enum cfnMutability {
    FULL = "full"
    CREATE_AND_READ = "create-and-read"
    CREATE = "create"
    READ = "read"
    WRITE = "write"
}

@trait(selector: "structure > member")
string cfnName

@trait(selector: "structure > :test(member > string)", conflicts: [cfnExcludeProperty])
structure cfnAdditionalIdentifier {}

@trait(selector: "structure > :test(member > string)")
structure cfnDefaultValue {}
