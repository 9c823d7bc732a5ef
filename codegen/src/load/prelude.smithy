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

@trait structure addedDefault {}
@trait structure box {}
@trait structure clientOptional {}
@trait structure enumDefault {}
@trait structure eventHeader {}
@trait structure eventPayload {}
@trait structure hostLabel {}
@trait structure httpChecksumRequired {}
@trait structure httpLabel {}
@trait structure httpPayload {}
@trait structure httpQueryParams {}
@trait structure httpResponseCode {}
@trait structure idempotencyToken {}
@trait structure idempotent {}
@trait structure input {}
@trait structure internal {}
@trait structure nestedProperties {}
@trait structure noReplace {}
@trait structure notProperty {}
@trait structure optionalAuth {}
@trait structure output {}
@trait structure private {}
@trait structure readonly {}
@trait structure required {}
@trait structure requiresLength {}
@trait structure sensitive {}
@trait structure sparse {}
@trait structure streaming {}
@trait structure uniqueItems {}
@trait structure unitType {}
@trait structure unstable {}
@trait structure xmlAttribute {}
@trait structure xmlFlattened {}

@trait @authDefinition structure httpBasicAuth {}
@trait @authDefinition structure httpDigestAuth {}
@trait @authDefinition structure httpBearerAuth {}

// Traits that are simple values.

@trait string documentation
@trait string httpHeader
@trait string httpPrefixHeaders
@trait string httpQuery
@trait string jsonName
@trait string mediaType
@trait string pattern
@trait string resourceIdentifier
@trait string since
@trait string title
@trait string xmlName

@trait integer httpError

@trait document default
@trait document enumValue

@trait
enum error {
    CLIENT = "client"
    SERVER = "server"
}

@trait
enum timestampFormat {
    DATE_TIME = "date-time"
    EPOCH_SECONDS = "epoch-seconds"
    HTTP_DATE = "http-date"
}

// Traits that are lists and maps.

@trait list auth { member: String }
@trait list suppress { member: String }
@trait list tags { member: String }

@trait
map externalDocumentation {
    key: String
    value: String
}

@trait
list references {
    member: Reference
}

@private
structure Reference {
    @required
    resource: String
    ids: StringMap
    service: String
    rel: String
}

@trait
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
    @required
    shapeId: String
    @required
    content: Document
}

@trait
list enum {
    member: EnumDefinition
}

@private
structure EnumDefinition {
    @required
    value: String
    name: String
    documentation: String
    tags: StringList
    deprecated: Boolean
}

@trait
map traitValidators {
    key: String
    value: TraitValidator
}

@private
structure TraitValidator {
    @required
    selector: String
    message: String
    severity: String
}

// Traits that are structures.

@trait
structure trait {
    selector: String
    structurallyExclusive: StructurallyExclusive
    conflicts: StringList
    breakingChanges: BreakingChanges
}

@private
enum StructurallyExclusive {
    MEMBER = "member"
    TARGET = "target"
}

@private
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

@trait
structure authDefinition {
    traits: StringList
}

@trait
structure protocolDefinition {
    traits: StringList
    noInlineDocumentSupport: Boolean
}

@trait
@authDefinition
structure httpApiKeyAuth {
    @required
    name: String
    @required
    in: HttpApiKeyLocation
    scheme: String
}

@private
enum HttpApiKeyLocation {
    HEADER = "header"
    QUERY = "query"
}

@trait
structure cors {
    origin: String
    maxAge: Integer
    additionalAllowedHeaders: StringList
    additionalExposedHeaders: StringList
}

@trait
structure deprecated {
    message: String
    since: String
}

@trait
structure endpoint {
    @required
    hostPrefix: String
}

@trait
structure http {
    @required
    method: String
    @required
    uri: String
    code: Integer
}

@trait
structure idRef {
    selector: String
    failWhenMissing: Boolean
    errorMessage: String
}

@trait
structure length {
    min: Long
    max: Long
}

@trait
structure mixin {
    localTraits: StringList
    interface: Boolean
}

@trait
structure paginated {
    inputToken: String
    outputToken: String
    items: String
    pageSize: String
}

@trait
structure property {
    name: String
}

@trait
structure range {
    min: BigDecimal
    max: BigDecimal
}

@trait
structure recommended {
    reason: String
}

@trait
structure requestCompression {
    @required
    encodings: StringList
}

@trait
structure retryable {
    throttling: Boolean
}

@trait
structure xmlNamespace {
    @required
    uri: String
    prefix: String
}

@private
list StringList {
    member: String
}

@private
map StringMap {
    key: String
    value: String
}
