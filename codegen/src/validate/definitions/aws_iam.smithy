// https://smithy.io/2.0/aws/aws-iam.html
$version: "2"

namespace aws.iam

@trait(selector: ":test(service, operation)")
list supportedPrincipalTypes {
    member: PrincipalType
}

enum PrincipalType {
    Root
    IAMUser
    IAMRole
    FederatedUser
}

@trait(selector: "operation")
structure iamAction {
    name: String
    documentation: String
    relativeDocumentation: String
    requiredActions: Names
    resources: ActionResources
    createsResources: Names
}

structure ActionResources {
    required: ActionResourceMap
    optional: ActionResourceMap
}

map ActionResourceMap {
    key: String
    value: ActionResource
}

structure ActionResource {
    conditionKeys: Names
}

list Names {
    member: String
}

@deprecated
@trait(selector: "operation")
string actionName

@deprecated
@trait(selector: "operation")
string actionPermissionDescription

@deprecated
@trait(selector: "operation")
list requiredActions {
    member: String
}

@trait(selector: "resource")
structure iamResource {
    name: String
    relativeDocumentation: String
    disableConditionKeyInheritance: Boolean
}

@trait(selector: "service")
map defineConditionKeys {
    @pattern("^([A-Za-z0-9][A-Za-z0-9-\\.]{0,62}:[^:]+)$")
    key: String
    value: ConditionKey
}

structure ConditionKey {
    @required
    type: ConditionKeyType
    documentation: String
    externalDocumentation: String
    relativeDocumentation: String
    required: Boolean
}

enum ConditionKeyType {
    ARN
    Binary
    Bool
    Date
    IPAddress
    Numeric
    String
    ArrayOfARN
    ArrayOfBinary
    ArrayOfBool
    ArrayOfDate
    ArrayOfIPAddress
    ArrayOfNumeric
    ArrayOfString
}

@trait(selector: ":test(resource, operation)")
@uniqueItems
list conditionKeys {
    member: String
}

@trait(selector: "service")
list serviceResolvedConditionKeys {
    member: String
}
