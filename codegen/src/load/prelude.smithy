$version: "2.0"

namespace smithy.api

// Simple shapes.

string String
blob Blob
bigInteger BigInteger
bigDecimal BigDecimal
timestamp Timestamp
document Document
boolean Boolean
byte Byte
short Short
integer Integer
long Long
float Float
double Double

@default(false)
boolean PrimitiveBoolean

@default(0)
byte PrimitiveByte

@default(0)
short PrimitiveShort

@default(0)
integer PrimitiveInteger

@default(0)
long PrimitiveLong

@default(0)
float PrimitiveFloat

@default(0)
double PrimitiveDouble

@unitType
structure Unit {}

// Traits without a value.

@trait(selector: "structure > member [trait|default]")
structure addedDefault {}

@trait(selector: ":test(boolean, byte, short, integer, long, float, double, member > :test(boolean, byte, short, integer, long, float, double))")
structure box {}

@trait(selector: "structure > member")
structure clientOptional {}

@trait(selector: ":is(enum, intEnum) > member", structurallyExclusive: "member", conflicts: [enumValue])
structure enumDefault {}

@trait(selector: "structure > :test(member > :test(boolean, byte, short, integer, long, blob, string, timestamp))", conflicts: [eventPayload])
structure eventHeader {}

@trait(selector: "structure > :test(member > :test(blob, string, structure, union))", structurallyExclusive: "member", conflicts: [eventHeader])
structure eventPayload {}

@trait(selector: "structure > :test(member[trait|required] > string)")
structure hostLabel {}

@unstable
@trait(selector: "operation")
structure httpChecksumRequired {}

@trait(
    selector: "structure > member[trait|required] :test(> :test(string, number, boolean, timestamp))"
    conflicts: [httpHeader, httpPayload, httpPrefixHeaders, httpQuery, httpQueryParams, httpResponseCode]
)
structure httpLabel {}

@trait(
    selector: "structure > member"
    structurallyExclusive: "member"
    conflicts: [httpHeader, httpLabel, httpPrefixHeaders, httpQuery, httpQueryParams, httpResponseCode]
)
structure httpPayload {}

@trait(
    selector: "structure > member :test(> map > member[id|member=value] > :test(string, list > member > string))"
    structurallyExclusive: "member"
    conflicts: [httpHeader, httpLabel, httpPayload, httpPrefixHeaders, httpQuery, httpResponseCode]
)
structure httpQueryParams {}

@trait(
    selector: "structure :not([trait|input]) > member :test(> integer)"
    structurallyExclusive: "member"
    conflicts: [httpHeader, httpLabel, httpPayload, httpPrefixHeaders, httpQuery, httpQueryParams]
)
structure httpResponseCode {}

@notProperty
@trait(selector: "structure > :test(member > string)", structurallyExclusive: "member")
structure idempotencyToken {}


@trait(selector: "structure", conflicts: [error, output])
structure input {}

@trait
structure internal {}

@notProperty
@trait(
    selector: "operation -[input, output]-> structure > member :test(> structure, > list > member > structure)"
    structurallyExclusive: "member"
)
structure nestedProperties {}

@trait(selector: "resource:test(-[put]->)")
structure noReplace {}

@notProperty
@trait(selector: ":is(operation -[input, output]-> structure > member, [trait|trait])")
structure notProperty {}

@trait(selector: "operation")
structure optionalAuth {}

@trait(selector: "structure", conflicts: [error, input])
structure output {}

@trait
structure private {}

@trait(selector: "operation", conflicts: [idempotent])
structure readonly {}

@trait(selector: "structure > member")
structure required {}

@trait(selector: "blob[trait|streaming]")
structure requiresLength {}

@trait(selector: ":not(:is(service, operation, resource, member))")
structure sensitive {}

@trait(selector: ":is(list, map)")
structure sparse {}

@trait(selector: ":is(blob, union)", structurallyExclusive: "target")
structure streaming {}

@trait(selector: "list :not(> member ~> :is(float, double, document))", conflicts: [sparse])
structure uniqueItems {}

@trait(selector: "[id=smithy.api#Unit]")
structure unitType {}

@trait(selector: ":is(list, member :test(> list))")
structure unordered {}

@trait(selector: "structure > :test(member > :test(boolean, number, string, timestamp))", conflicts: [xmlNamespace])
structure xmlAttribute {}

@trait(selector: ":is(structure, union) > :test(member > :test(list, map))")
structure xmlFlattened {}

@trait(selector: "service")
@authDefinition
structure httpBasicAuth {}

@trait(selector: "service")
@authDefinition
structure httpDigestAuth {}

@trait(selector: "service")
@authDefinition
structure httpBearerAuth {}

// Traits that are simple values.

@trait
string documentation

@trait(
    selector: "structure > :test(member > :test(boolean, number, string, timestamp, list > member > :test(boolean, number, string, timestamp)))"
    conflicts: [httpLabel, httpPayload, httpPrefixHeaders, httpQuery, httpQueryParams, httpResponseCode]
)
@length(min: 1)
string httpHeader

@trait(
    selector: "structure > member :test(> map :not([trait|sparse]) > member[id|member=value] > string)"
    structurallyExclusive: "member"
    conflicts: [httpHeader, httpLabel, httpPayload, httpQuery, httpQueryParams, httpResponseCode]
)
string httpPrefixHeaders

@trait(
    selector: "structure > member :test(> :test(string, number, boolean, timestamp), > list > member > :test(string, number, boolean, timestamp))"
    conflicts: [httpHeader, httpLabel, httpPayload, httpPrefixHeaders, httpQueryParams, httpResponseCode]
)
@length(min: 1)
string httpQuery

@trait(selector: ":is(structure, union) > member")
string jsonName

@trait(selector: ":is(blob, string)")
string mediaType

@trait(selector: ":test(string, member > string)")
string pattern

@notProperty
@trait(selector: "structure > :test(member[trait|required] > string)")
@length(min: 1)
string resourceIdentifier

@trait
string since

@trait(selector: ":is(service, resource, member)")
string title

@trait(selector: ":is(structure, union, member)")
@pattern("^[a-zA-Z_][a-zA-Z_0-9-]*(:[a-zA-Z_][a-zA-Z_0-9-]*)?$")
string xmlName

@trait(selector: "structure[trait|error]")
integer httpError

@trait(selector: ":is(simpleType, list, map, structure > member :test(> :is(simpleType, list, map)))")
document default

@trait(selector: ":is(enum, intEnum) > member")
document enumValue

@trait(selector: "structure", conflicts: [trait])
enum error {
    CLIENT = "client"
    SERVER = "server"
}

@trait(selector: ":test(timestamp, member > timestamp)")
enum timestampFormat {
    DATE_TIME = "date-time"
    EPOCH_SECONDS = "epoch-seconds"
    HTTP_DATE = "http-date"
}

// Traits that are lists and maps.

@trait(selector: ":is(service, operation)")
@uniqueItems
list auth {
    member: AuthTraitId
}

@private
@idRef(selector: "[trait|authDefinition]")
string AuthTraitId

@trait
list suppress {
    @length(min: 1)
    member: String
}

@trait
list tags {
    member: String
}

@trait
@length(min: 1)
map externalDocumentation {
    key: NonEmptyString
    value: NonEmptyString
}

@trait(selector: "service")
map unstableFeatures {
    key: NonEmptyString
    value: UnstableFeature
}

@private
structure UnstableFeature {
    message: String
    reason: UnstableReason
    since: String
}

@private
enum UnstableReason {
    PREVIEW
}

@trait(selector: ":is(structure, string)")
list references {
    member: Reference
}

@private
structure Reference {
    @required
    resource: NonEmptyString
    ids: NonEmptyStringMap
    service: NonEmptyString
    rel: NonEmptyString
}

@trait(selector: "operation")
list examples {
    member: Example
}

@private
structure Example {
    @required
    title: String
    documentation: String
    input: Document
    output: Document
    error: ExampleError
    allowConstraintErrors: Boolean
    lowLevelInput: Document
    lowLevelOutput: Document
}

@private
structure ExampleError {
    @idRef(selector: "structure[trait|error]")
    shapeId: String
    content: Document
}

@trait(selector: "string :not(enum)")
@length(min: 1)
list enum {
    member: EnumDefinition
}

@private
structure EnumDefinition {
    @required
    value: NonEmptyString
    name: EnumConstantName
    documentation: String
    tags: NonEmptyStringList
    deprecated: Boolean
}

@private
@pattern("^[a-zA-Z_]+[a-zA-Z_0-9]*$")
string EnumConstantName

@trait(selector: "[trait|trait]")
@length(min: 1)
map traitValidators {
    key: String
    value: TraitValidator
}

@private
structure TraitValidator {
    @required
    selector: NonEmptyString
    message: String
    severity: TraitValidatorSeverity
}

@private
enum TraitValidatorSeverity {
    NOTE
    WARNING
    DANGER
    ERROR
}

// Traits that are structures.

@trait(selector: ":is(simpleType, list, map, structure, union)")
structure trait {
    selector: String
    structurallyExclusive: StructurallyExclusive
    conflicts: NonEmptyStringList
    breakingChanges: BreakingChanges
}

@private
enum StructurallyExclusive {
    MEMBER = "member"
    TARGET = "target"
}

@private
@length(min: 1)
list BreakingChanges {
    member: BreakingChange
}

@private
structure BreakingChange {
    path: String
    @required
    change: BreakingChangeKind
    severity: BreakingChangeSeverity
    message: String
}

@private
enum BreakingChangeKind {
    ADD = "add"
    REMOVE = "remove"
    UPDATE = "update"
    PRESENCE = "presence"
    ANY = "any"
}

@private
enum BreakingChangeSeverity {
    NOTE
    WARNING
    DANGER
    ERROR
}

@trait(selector: "structure[trait|trait]")
structure authDefinition {
    traits: TraitIdList
}

@trait(selector: "structure[trait|trait]")
structure protocolDefinition {
    traits: TraitIdList
    noInlineDocumentSupport: Boolean
}

@private
list TraitIdList {
    member: TraitId
}

@private
@idRef(failWhenMissing: true, selector: "[trait|trait]")
string TraitId

@trait(selector: "service")
@authDefinition
structure httpApiKeyAuth {
    @required
    name: NonEmptyString
    @required
    in: HttpApiKeyLocation
    scheme: NonEmptyString
}

@private
enum HttpApiKeyLocation {
    HEADER = "header"
    QUERY = "query"
}

@trait(selector: "service")
structure cors {
    origin: NonEmptyString
    maxAge: Integer
    additionalAllowedHeaders: NonEmptyStringList
    additionalExposedHeaders: NonEmptyStringList
}

@trait
structure deprecated {
    message: String
    since: String
}

@trait(selector: "operation")
structure endpoint {
    @required
    hostPrefix: NonEmptyString
}

@trait(selector: "operation")
structure http {
    @required
    method: NonEmptyString
    @required
    uri: NonEmptyString
    @range(min: 100, max: 999)
    code: Integer
}

@trait(selector: ":test(string, member > string)")
structure idRef {
    selector: String
    failWhenMissing: Boolean
    errorMessage: String
}

@trait(selector: ":test(list, map, string, blob, member > :is(list, map, string, blob))")
structure length {
    min: Long
    max: Long
}

@trait(selector: ":not(member)")
structure mixin {
    localTraits: LocalMixinTraitList
    interface: Boolean
}

@private
list LocalMixinTraitList {
    member: LocalMixinTrait
}

@private
@idRef(failWhenMissing: true, selector: "[trait|trait]")
string LocalMixinTrait

@trait(selector: ":is(service, operation)")
structure paginated {
    inputToken: NonEmptyString
    outputToken: NonEmptyString
    items: NonEmptyString
    pageSize: NonEmptyString
}

@trait(selector: "structure > member", conflicts: [resourceIdentifier])
structure property {
    name: String
}

@trait(selector: ":test(number, member > number)")
structure range {
    min: BigDecimal
    max: BigDecimal
}

@trait(selector: "operation", conflicts: [readonly])
structure idempotent {
    exists: IdempotentErrors
    notFound: IdempotentErrors
}

@private
list IdempotentErrors {
    member: IdempotentError
}

@private
@idRef(failWhenMissing: true, selector: "structure[trait|error]")
string IdempotentError

@trait(selector: "operation")
structure longPoll {
    timeoutMillis: Integer
}

@trait(selector: "structure > member", conflicts: [required])
structure recommended {
    reason: String
}

@trait(selector: "operation")
structure requestCompression {
    @required
    encodings: NonEmptyStringList
}

@trait(selector: "structure[trait|error]")
structure retryable {
    throttling: Boolean
}

@trait
structure unstable {
    featureId: NonEmptyString
}

@trait(selector: ":is(service, member, simpleType, list, map, structure, union)", conflicts: [xmlAttribute])
structure xmlNamespace {
    @required
    uri: NonEmptyString
    @pattern("^[a-zA-Z_][a-zA-Z_0-9-]*$")
    prefix: NonEmptyString
}

@private
@length(min: 1)
string NonEmptyString

@private
list NonEmptyStringList {
    member: NonEmptyString
}

@private
map NonEmptyStringMap {
    key: NonEmptyString
    value: NonEmptyString
}
