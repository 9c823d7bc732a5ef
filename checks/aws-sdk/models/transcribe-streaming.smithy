$version: "2.0"

// The public items of aws-sdk-transcribestreaming come from these shapes. Their names and bindings are those of this crate,
// which is compared with the client of this model. There is no documentation, and the endpoint rules are short, because neither
// changes the items.
namespace com.amazonaws.transcribestreaming

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1
use smithy.rules#endpointRuleSet

@service(sdkId: "Transcribe Streaming", arnNamespace: "transcribe", endpointPrefix: "transcribestreaming")
@sigv4(name: "transcribe")
@restJson1(http: ["h2"], eventStreamHttp: ["h2"])
@endpointRuleSet({
    version: "1.0"
    parameters: {
        Region: { builtIn: "AWS::Region", type: "string", required: false, documentation: "The AWS region" }
        UseDualStack: {
            builtIn: "AWS::UseDualStack"
            type: "boolean"
            required: true
            default: false
            documentation: "Whether to use an endpoint with IPv6"
        }
        UseFIPS: {
            builtIn: "AWS::UseFIPS"
            type: "boolean"
            required: true
            default: false
            documentation: "Whether to use an endpoint with FIPS"
        }
        Endpoint: { builtIn: "SDK::Endpoint", type: "string", required: false, documentation: "The URL of the endpoint" }
    }
    rules: [
        {
            conditions: [{ fn: "isSet", argv: [{ ref: "Endpoint" }] }]
            endpoint: { url: { ref: "Endpoint" }, properties: {}, headers: {} }
            type: "endpoint"
        }
        {
            conditions: [{ fn: "isSet", argv: [{ ref: "Region" }] }]
            endpoint: {
                url: "https://transcribestreaming.{Region}.amazonaws.com"
                properties: {}
                headers: {}
            }
            type: "endpoint"
        }
        {
            conditions: []
            error: "Invalid Configuration: Missing Region"
            type: "error"
        }
    ]
})
service Transcribe {
    version: "2017-10-26"
    operations: [
        GetMedicalScribeStream
        StartCallAnalyticsStreamTranscription
        StartMedicalScribeStream
        StartMedicalStreamTranscription
        StartStreamTranscription
    ]
}

@http(method: "GET", uri: "/medical-scribe-stream/{SessionId}")
operation GetMedicalScribeStream {
    input := {
        @required
        @httpLabel
        SessionId: String
    }

    output := {
        MedicalScribeStreamDetails: MedicalScribeStreamDetails
    }

    errors: [BadRequestException, InternalFailureException, LimitExceededException, ResourceNotFoundException]
}

@http(method: "POST", uri: "/call-analytics-stream-transcription")
operation StartCallAnalyticsStreamTranscription {
    input := {
        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: CallAnalyticsLanguageCode

        @required
        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @required
        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @required
        @httpPayload
        AudioStream: AudioStream

        @httpHeader("x-amzn-transcribe-vocabulary-filter-name")
        VocabularyFilterName: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-method")
        VocabularyFilterMethod: VocabularyFilterMethod

        @httpHeader("x-amzn-transcribe-language-model-name")
        LanguageModelName: String

        @httpHeader("x-amzn-transcribe-identify-language")
        IdentifyLanguage: Boolean

        @httpHeader("x-amzn-transcribe-language-options")
        LanguageOptions: String

        @httpHeader("x-amzn-transcribe-preferred-language")
        PreferredLanguage: CallAnalyticsLanguageCode

        @httpHeader("x-amzn-transcribe-vocabulary-names")
        VocabularyNames: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-names")
        VocabularyFilterNames: String

        @httpHeader("x-amzn-transcribe-enable-partial-results-stabilization")
        EnablePartialResultsStabilization: Boolean

        @httpHeader("x-amzn-transcribe-partial-results-stability")
        PartialResultsStability: PartialResultsStability

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: ContentIdentificationType

        @httpHeader("x-amzn-transcribe-content-redaction-type")
        ContentRedactionType: ContentRedactionType

        @httpHeader("x-amzn-transcribe-pii-entity-types")
        PiiEntityTypes: String
    }

    output := {
        @httpHeader("x-amzn-request-id")
        RequestId: String

        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: CallAnalyticsLanguageCode

        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @httpPayload
        CallAnalyticsTranscriptResultStream: CallAnalyticsTranscriptResultStream

        @httpHeader("x-amzn-transcribe-vocabulary-filter-name")
        VocabularyFilterName: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-method")
        VocabularyFilterMethod: VocabularyFilterMethod

        @httpHeader("x-amzn-transcribe-language-model-name")
        LanguageModelName: String

        @httpHeader("x-amzn-transcribe-identify-language")
        IdentifyLanguage: Boolean = false

        @httpHeader("x-amzn-transcribe-language-options")
        LanguageOptions: String

        @httpHeader("x-amzn-transcribe-preferred-language")
        PreferredLanguage: CallAnalyticsLanguageCode

        @httpHeader("x-amzn-transcribe-vocabulary-names")
        VocabularyNames: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-names")
        VocabularyFilterNames: String

        @httpHeader("x-amzn-transcribe-enable-partial-results-stabilization")
        EnablePartialResultsStabilization: Boolean = false

        @httpHeader("x-amzn-transcribe-partial-results-stability")
        PartialResultsStability: PartialResultsStability

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: ContentIdentificationType

        @httpHeader("x-amzn-transcribe-content-redaction-type")
        ContentRedactionType: ContentRedactionType

        @httpHeader("x-amzn-transcribe-pii-entity-types")
        PiiEntityTypes: String
    }

    errors: [
        BadRequestException
        ConflictException
        InternalFailureException
        LimitExceededException
        ServiceUnavailableException
    ]
}

@http(method: "POST", uri: "/medical-scribe-stream")
operation StartMedicalScribeStream {
    input := {
        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @required
        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: MedicalScribeLanguageCode

        @required
        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @required
        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MedicalScribeMediaEncoding

        @required
        @httpPayload
        InputStream: MedicalScribeInputStream
    }

    output := {
        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @httpHeader("x-amzn-request-id")
        RequestId: String

        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: MedicalScribeLanguageCode

        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MedicalScribeMediaEncoding

        @httpPayload
        ResultStream: MedicalScribeResultStream
    }

    errors: [
        BadRequestException
        ConflictException
        InternalFailureException
        LimitExceededException
        ServiceUnavailableException
    ]
}

@http(method: "POST", uri: "/medical-stream-transcription")
operation StartMedicalStreamTranscription {
    input := {
        @required
        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: LanguageCode

        @required
        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @required
        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @required
        @httpHeader("x-amzn-transcribe-specialty")
        Specialty: Specialty

        @required
        @httpHeader("x-amzn-transcribe-type")
        Type: Type

        @httpHeader("x-amzn-transcribe-show-speaker-label")
        ShowSpeakerLabel: Boolean

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @required
        @httpPayload
        AudioStream: AudioStream

        @httpHeader("x-amzn-transcribe-enable-channel-identification")
        EnableChannelIdentification: Boolean

        @httpHeader("x-amzn-transcribe-number-of-channels")
        NumberOfChannels: Integer

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: MedicalContentIdentificationType
    }

    output := {
        @httpHeader("x-amzn-request-id")
        RequestId: String

        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: LanguageCode

        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @httpHeader("x-amzn-transcribe-specialty")
        Specialty: Specialty

        @httpHeader("x-amzn-transcribe-type")
        Type: Type

        @httpHeader("x-amzn-transcribe-show-speaker-label")
        ShowSpeakerLabel: Boolean = false

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @httpPayload
        TranscriptResultStream: MedicalTranscriptResultStream

        @httpHeader("x-amzn-transcribe-enable-channel-identification")
        EnableChannelIdentification: Boolean = false

        @httpHeader("x-amzn-transcribe-number-of-channels")
        NumberOfChannels: Integer

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: MedicalContentIdentificationType
    }

    errors: [
        BadRequestException
        ConflictException
        InternalFailureException
        LimitExceededException
        ServiceUnavailableException
    ]
}

@http(method: "POST", uri: "/stream-transcription")
operation StartStreamTranscription {
    input := {
        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: LanguageCode

        @required
        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @required
        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @required
        @httpPayload
        AudioStream: AudioStream

        @httpHeader("x-amzn-transcribe-vocabulary-filter-name")
        VocabularyFilterName: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-method")
        VocabularyFilterMethod: VocabularyFilterMethod

        @httpHeader("x-amzn-transcribe-show-speaker-label")
        ShowSpeakerLabel: Boolean

        @httpHeader("x-amzn-transcribe-enable-channel-identification")
        EnableChannelIdentification: Boolean

        @httpHeader("x-amzn-transcribe-number-of-channels")
        NumberOfChannels: Integer

        @httpHeader("x-amzn-transcribe-enable-partial-results-stabilization")
        EnablePartialResultsStabilization: Boolean

        @httpHeader("x-amzn-transcribe-partial-results-stability")
        PartialResultsStability: PartialResultsStability

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: ContentIdentificationType

        @httpHeader("x-amzn-transcribe-content-redaction-type")
        ContentRedactionType: ContentRedactionType

        @httpHeader("x-amzn-transcribe-pii-entity-types")
        PiiEntityTypes: String

        @httpHeader("x-amzn-transcribe-language-model-name")
        LanguageModelName: String

        @httpHeader("x-amzn-transcribe-identify-language")
        IdentifyLanguage: Boolean

        @httpHeader("x-amzn-transcribe-language-options")
        LanguageOptions: String

        @httpHeader("x-amzn-transcribe-preferred-language")
        PreferredLanguage: LanguageCode

        @httpHeader("x-amzn-transcribe-identify-multiple-languages")
        IdentifyMultipleLanguages: Boolean

        @httpHeader("x-amzn-transcribe-vocabulary-names")
        VocabularyNames: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-names")
        VocabularyFilterNames: String

        @httpHeader("x-amzn-transcribe-session-resume-window")
        SessionResumeWindow: Integer

        @httpHeader("x-amzn-transcribe-transcript-format")
        TranscriptFormat: TranscriptFormat
    }

    output := {
        @httpHeader("x-amzn-request-id")
        RequestId: String

        @httpHeader("x-amzn-transcribe-language-code")
        LanguageCode: LanguageCode

        @httpHeader("x-amzn-transcribe-sample-rate")
        MediaSampleRateHertz: Integer

        @httpHeader("x-amzn-transcribe-media-encoding")
        MediaEncoding: MediaEncoding

        @httpHeader("x-amzn-transcribe-vocabulary-name")
        VocabularyName: String

        @httpHeader("x-amzn-transcribe-session-id")
        SessionId: String

        @httpPayload
        TranscriptResultStream: TranscriptResultStream

        @httpHeader("x-amzn-transcribe-vocabulary-filter-name")
        VocabularyFilterName: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-method")
        VocabularyFilterMethod: VocabularyFilterMethod

        @httpHeader("x-amzn-transcribe-show-speaker-label")
        ShowSpeakerLabel: Boolean = false

        @httpHeader("x-amzn-transcribe-enable-channel-identification")
        EnableChannelIdentification: Boolean = false

        @httpHeader("x-amzn-transcribe-number-of-channels")
        NumberOfChannels: Integer

        @httpHeader("x-amzn-transcribe-enable-partial-results-stabilization")
        EnablePartialResultsStabilization: Boolean = false

        @httpHeader("x-amzn-transcribe-partial-results-stability")
        PartialResultsStability: PartialResultsStability

        @httpHeader("x-amzn-transcribe-content-identification-type")
        ContentIdentificationType: ContentIdentificationType

        @httpHeader("x-amzn-transcribe-content-redaction-type")
        ContentRedactionType: ContentRedactionType

        @httpHeader("x-amzn-transcribe-pii-entity-types")
        PiiEntityTypes: String

        @httpHeader("x-amzn-transcribe-language-model-name")
        LanguageModelName: String

        @httpHeader("x-amzn-transcribe-identify-language")
        IdentifyLanguage: Boolean = false

        @httpHeader("x-amzn-transcribe-language-options")
        LanguageOptions: String

        @httpHeader("x-amzn-transcribe-preferred-language")
        PreferredLanguage: LanguageCode

        @httpHeader("x-amzn-transcribe-identify-multiple-languages")
        IdentifyMultipleLanguages: Boolean = false

        @httpHeader("x-amzn-transcribe-vocabulary-names")
        VocabularyNames: String

        @httpHeader("x-amzn-transcribe-vocabulary-filter-names")
        VocabularyFilterNames: String

        @httpHeader("x-amzn-transcribe-session-resume-window")
        SessionResumeWindow: Integer

        @httpHeader("x-amzn-transcribe-transcript-format")
        TranscriptFormat: TranscriptFormat
    }

    errors: [
        BadRequestException
        ConflictException
        InternalFailureException
        LimitExceededException
        ServiceUnavailableException
    ]
}

structure Alternative {
    Transcript: String
    Items: ItemList
    Entities: EntityList
}

structure AudioEvent {
    AudioChunk: Blob
}

@streaming
union AudioStream {
    AudioEvent: AudioEvent
    ConfigurationEvent: ConfigurationEvent
}

structure CallAnalyticsEntity {
    BeginOffsetMillis: Long
    EndOffsetMillis: Long
    Category: String
    Type: String
    Content: String
    Confidence: Double
}

structure CallAnalyticsItem {
    BeginOffsetMillis: Long
    EndOffsetMillis: Long
    Type: ItemType
    Content: String
    Confidence: Double
    VocabularyFilterMatch: Boolean = false
    Stable: Boolean
}

enum CallAnalyticsLanguageCode {
    DE_DE = "de-DE"
    EN_AU = "en-AU"
    EN_GB = "en-GB"
    EN_US = "en-US"
    ES_US = "es-US"
    FR_CA = "fr-CA"
    FR_FR = "fr-FR"
    IT_IT = "it-IT"
    PT_BR = "pt-BR"
}

structure CallAnalyticsLanguageWithScore {
    LanguageCode: CallAnalyticsLanguageCode
    Score: Double = 0
}

@streaming
union CallAnalyticsTranscriptResultStream {
    CategoryEvent: CategoryEvent
    UtteranceEvent: UtteranceEvent
    BadRequestException: BadRequestException
    LimitExceededException: LimitExceededException
    InternalFailureException: InternalFailureException
    ConflictException: ConflictException
    ServiceUnavailableException: ServiceUnavailableException
}

structure CategoryEvent {
    MatchedCategories: StringList
    MatchedDetails: PointsOfInterestMap
}

structure ChannelDefinition {
    ChannelId: Integer = 0

    @required
    ParticipantRole: ParticipantRole
}

structure CharacterOffsets {
    Begin: Integer
    End: Integer
}

structure ClinicalNoteGenerationResult {
    ClinicalNoteOutputLocation: String
    TranscriptOutputLocation: String
    Status: ClinicalNoteGenerationStatus
    FailureReason: String
}

structure ClinicalNoteGenerationSettings {
    @required
    OutputBucketName: String

    NoteTemplate: MedicalScribeNoteTemplate
}

enum ClinicalNoteGenerationStatus {
    COMPLETED
    FAILED
    IN_PROGRESS
}

structure ConfigurationEvent {
    ChannelDefinitions: ChannelDefinitionList
    PostCallAnalyticsSettings: PostCallAnalyticsSettings
}

enum ContentIdentificationType {
    PII
}

enum ContentRedactionOutput {
    REDACTED = "redacted"
    REDACTED_AND_UNREDACTED = "redacted_and_unredacted"
}

enum ContentRedactionType {
    PII
}

structure Entity {
    StartTime: Double = 0
    EndTime: Double = 0
    Category: String
    Type: String
    Content: String
    Confidence: Double
}

structure IssueDetected {
    CharacterOffsets: CharacterOffsets
}

structure Item {
    StartTime: Double = 0
    EndTime: Double = 0
    Type: ItemType
    Content: String
    VocabularyFilterMatch: Boolean = false
    Speaker: String
    Confidence: Double
    Stable: Boolean
}

enum ItemType {
    PRONUNCIATION = "pronunciation"
    PUNCTUATION = "punctuation"
}

enum LanguageCode {
    AF_ZA = "af-ZA"
    AM_ET = "am-ET"
    AR_AE = "ar-AE"
    AR_SA = "ar-SA"
    BE_BY = "be-BY"
    BG_BG = "bg-BG"
    BN_IN = "bn-IN"
    BS_BA = "bs-BA"
    CA_ES = "ca-ES"
    CKB_IQ = "ckb-IQ"
    CKB_IR = "ckb-IR"
    CS_CZ = "cs-CZ"
    CY_WL = "cy-WL"
    DA_DK = "da-DK"
    DE_CH = "de-CH"
    DE_DE = "de-DE"
    EL_GR = "el-GR"
    EN_AB = "en-AB"
    EN_AU = "en-AU"
    EN_GB = "en-GB"
    EN_IE = "en-IE"
    EN_IN = "en-IN"
    EN_NZ = "en-NZ"
    EN_US = "en-US"
    EN_WL = "en-WL"
    EN_ZA = "en-ZA"
    ES_ES = "es-ES"
    ES_MX = "es-MX"
    ES_US = "es-US"
    ET_ET = "et-ET"
    EU_ES = "eu-ES"
    FA_AF = "fa-AF"
    FA_IR = "fa-IR"
    FI_FI = "fi-FI"
    FR_CA = "fr-CA"
    FR_FR = "fr-FR"
    GL_ES = "gl-ES"
    GU_IN = "gu-IN"
    HE_IL = "he-IL"
    HI_IN = "hi-IN"
    HR_HR = "hr-HR"
    HT_HT = "ht-HT"
    HU_HU = "hu-HU"
    HY_AM = "hy-AM"
    ID_ID = "id-ID"
    IS_IS = "is-IS"
    IT_IT = "it-IT"
    JA_JP = "ja-JP"
    JV_ID = "jv-ID"
    KA_GE = "ka-GE"
    KAB_DZ = "kab-DZ"
    KK_KZ = "kk-KZ"
    KM_KH = "km-KH"
    KN_IN = "kn-IN"
    KO_KR = "ko-KR"
    LG_IN = "lg-IN"
    LT_LT = "lt-LT"
    LV_LV = "lv-LV"
    MK_MK = "mk-MK"
    ML_IN = "ml-IN"
    MR_IN = "mr-IN"
    MS_MY = "ms-MY"
    MY_MM = "my-MM"
    NE_NP = "ne-NP"
    NL_NL = "nl-NL"
    NO_NO = "no-NO"
    OR_IN = "or-IN"
    PA_IN = "pa-IN"
    PL_PL = "pl-PL"
    PS_AF = "ps-AF"
    PT_BR = "pt-BR"
    PT_PT = "pt-PT"
    RO_RO = "ro-RO"
    RU_RU = "ru-RU"
    SI_LK = "si-LK"
    SK_SK = "sk-SK"
    SL_SI = "sl-SI"
    SO_SO = "so-SO"
    SQ_AL = "sq-AL"
    SR_RS = "sr-RS"
    SU_ID = "su-ID"
    SV_SE = "sv-SE"
    SW_BI = "sw-BI"
    SW_KE = "sw-KE"
    SW_RW = "sw-RW"
    SW_TZ = "sw-TZ"
    SW_UG = "sw-UG"
    TA_IN = "ta-IN"
    TE_IN = "te-IN"
    TH_TH = "th-TH"
    TL_PH = "tl-PH"
    TR_TR = "tr-TR"
    UK_UA = "uk-UA"
    UZ_UZ = "uz-UZ"
    VI_VN = "vi-VN"
    ZH_CN = "zh-CN"
    ZH_HK = "zh-HK"
    ZH_TW = "zh-TW"
    ZU_ZA = "zu-ZA"
}

structure LanguageWithScore {
    LanguageCode: LanguageCode
    Score: Double = 0
}

enum MediaEncoding {
    FLAC = "flac"
    G711_ALAW = "g711-alaw"
    G711_ULAW = "g711-ulaw"
    G729 = "g729"
    OGG_OPUS = "ogg-opus"
    PCM = "pcm"
}

structure MedicalAlternative {
    Transcript: String
    Items: MedicalItemList
    Entities: MedicalEntityList
}

enum MedicalContentIdentificationType {
    PHI
}

structure MedicalEntity {
    StartTime: Double = 0
    EndTime: Double = 0
    Category: String
    Content: String
    Confidence: Double
}

structure MedicalItem {
    StartTime: Double = 0
    EndTime: Double = 0
    Type: ItemType
    Content: String
    Confidence: Double
    Speaker: String
}

structure MedicalResult {
    ResultId: String
    StartTime: Double = 0
    EndTime: Double = 0
    IsPartial: Boolean = false
    Alternatives: MedicalAlternativeList
    ChannelId: String
}

structure MedicalScribeAudioEvent {
    @required
    AudioChunk: Blob
}

structure MedicalScribeChannelDefinition {
    ChannelId: Integer = 0

    @required
    ParticipantRole: MedicalScribeParticipantRole
}

structure MedicalScribeConfigurationEvent {
    VocabularyName: String

    VocabularyFilterName: String

    VocabularyFilterMethod: MedicalScribeVocabularyFilterMethod

    @required
    ResourceAccessRoleArn: String

    ChannelDefinitions: MedicalScribeChannelDefinitionList

    EncryptionSettings: MedicalScribeEncryptionSettings

    PostStreamAnalyticsSettings: MedicalScribePostStreamAnalyticsSettings

    MedicalScribeContext: MedicalScribeContext
}

structure MedicalScribeContext {
    PatientContext: MedicalScribePatientContext
}

structure MedicalScribeEncryptionSettings {
    KmsEncryptionContext: StringMap

    @required
    KmsKeyId: String
}

@streaming
union MedicalScribeInputStream {
    AudioEvent: MedicalScribeAudioEvent
    ConfigurationEvent: MedicalScribeConfigurationEvent
    SessionControlEvent: MedicalScribeSessionControlEvent
}

enum MedicalScribeLanguageCode {
    EN_US = "en-US"
}

enum MedicalScribeMediaEncoding {
    FLAC = "flac"
    OGG_OPUS = "ogg-opus"
    PCM = "pcm"
}

enum MedicalScribeNoteTemplate {
    BEHAVIORAL_SOAP
    BIRP
    DAP
    GIRPP
    HISTORY_AND_PHYSICAL
    PHYSICAL_SOAP
    SIRP
}

enum MedicalScribeParticipantRole {
    CLINICIAN
    PATIENT
}

structure MedicalScribePatientContext {
    Pronouns: Pronouns
}

structure MedicalScribePostStreamAnalyticsResult {
    ClinicalNoteGenerationResult: ClinicalNoteGenerationResult
}

structure MedicalScribePostStreamAnalyticsSettings {
    ClinicalNoteGenerationSettings: ClinicalNoteGenerationSettings
}

@streaming
union MedicalScribeResultStream {
    TranscriptEvent: MedicalScribeTranscriptEvent
    BadRequestException: BadRequestException
    LimitExceededException: LimitExceededException
    InternalFailureException: InternalFailureException
    ConflictException: ConflictException
    ServiceUnavailableException: ServiceUnavailableException
}

structure MedicalScribeSessionControlEvent {
    @required
    Type: MedicalScribeSessionControlEventType
}

enum MedicalScribeSessionControlEventType {
    END_OF_SESSION
}

structure MedicalScribeStreamDetails {
    SessionId: String
    StreamCreatedAt: Timestamp
    StreamEndedAt: Timestamp
    LanguageCode: MedicalScribeLanguageCode
    MediaSampleRateHertz: Integer
    MediaEncoding: MedicalScribeMediaEncoding
    VocabularyName: String
    VocabularyFilterName: String
    VocabularyFilterMethod: MedicalScribeVocabularyFilterMethod
    ResourceAccessRoleArn: String
    ChannelDefinitions: MedicalScribeChannelDefinitionList
    EncryptionSettings: MedicalScribeEncryptionSettings
    StreamStatus: MedicalScribeStreamStatus
    PostStreamAnalyticsSettings: MedicalScribePostStreamAnalyticsSettings
    PostStreamAnalyticsResult: MedicalScribePostStreamAnalyticsResult
    MedicalScribeContextProvided: Boolean
}

enum MedicalScribeStreamStatus {
    COMPLETED
    FAILED
    IN_PROGRESS
    PAUSED
}

structure MedicalScribeTranscriptEvent {
    TranscriptSegment: MedicalScribeTranscriptSegment
}

structure MedicalScribeTranscriptItem {
    BeginAudioTime: Double = 0
    EndAudioTime: Double = 0
    Type: MedicalScribeTranscriptItemType
    Confidence: Double
    Content: String
    VocabularyFilterMatch: Boolean
}

enum MedicalScribeTranscriptItemType {
    PRONUNCIATION = "pronunciation"
    PUNCTUATION = "punctuation"
}

structure MedicalScribeTranscriptSegment {
    SegmentId: String
    BeginAudioTime: Double = 0
    EndAudioTime: Double = 0
    Content: String
    Items: MedicalScribeTranscriptItemList
    IsPartial: Boolean = false
    ChannelId: String
}

enum MedicalScribeVocabularyFilterMethod {
    MASK = "mask"
    REMOVE = "remove"
    TAG = "tag"
}

structure MedicalTranscript {
    Results: MedicalResultList
}

structure MedicalTranscriptEvent {
    Transcript: MedicalTranscript
}

@streaming
union MedicalTranscriptResultStream {
    TranscriptEvent: MedicalTranscriptEvent
    BadRequestException: BadRequestException
    LimitExceededException: LimitExceededException
    InternalFailureException: InternalFailureException
    ConflictException: ConflictException
    ServiceUnavailableException: ServiceUnavailableException
}

enum PartialResultsStability {
    HIGH = "high"
    LOW = "low"
    MEDIUM = "medium"
}

enum ParticipantRole {
    AGENT
    CUSTOMER
}

structure PointsOfInterest {
    TimestampRanges: TimestampRangeList
}

structure PostCallAnalyticsSettings {
    @required
    OutputLocation: String

    @required
    DataAccessRoleArn: String

    ContentRedactionOutput: ContentRedactionOutput

    OutputEncryptionKmsKeyId: String
}

enum Pronouns {
    HE_HIM
    SHE_HER
    THEY_THEM
}

structure Result {
    ResultId: String
    StartTime: Double = 0
    EndTime: Double = 0
    IsPartial: Boolean = false
    Alternatives: AlternativeList
    ChannelId: String
    LanguageCode: LanguageCode
    LanguageIdentification: LanguageWithScoreList
}

enum Sentiment {
    MIXED
    NEGATIVE
    NEUTRAL
    POSITIVE
}

enum Specialty {
    CARDIOLOGY
    NEUROLOGY
    ONCOLOGY
    PRIMARYCARE
    RADIOLOGY
    UROLOGY
}

structure TimestampRange {
    BeginOffsetMillis: Long
    EndOffsetMillis: Long
}

structure Transcript {
    Results: ResultList
}

structure TranscriptEvent {
    Transcript: Transcript
}

enum TranscriptFormat {
    SPOKEN = "spoken"
    WRITTEN = "written"
}

@streaming
union TranscriptResultStream {
    TranscriptEvent: TranscriptEvent
    BadRequestException: BadRequestException
    LimitExceededException: LimitExceededException
    InternalFailureException: InternalFailureException
    ConflictException: ConflictException
    ServiceUnavailableException: ServiceUnavailableException
}

enum Type {
    CONVERSATION
    DICTATION
}

structure UtteranceEvent {
    UtteranceId: String
    IsPartial: Boolean = false
    ParticipantRole: ParticipantRole
    BeginOffsetMillis: Long
    EndOffsetMillis: Long
    Transcript: String
    Items: CallAnalyticsItemList
    Entities: CallAnalyticsEntityList
    Sentiment: Sentiment
    IssuesDetected: IssueDetectedList
    LanguageCode: CallAnalyticsLanguageCode
    LanguageIdentification: CallAnalyticsLanguageWithScoreList
}

enum VocabularyFilterMethod {
    MASK = "mask"
    REMOVE = "remove"
    TAG = "tag"
}

@error("client")
structure BadRequestException {
    Message: String
}

@error("client")
structure ConflictException {
    Message: String
}

@error("server")
structure InternalFailureException {
    Message: String
}

@error("client")
structure LimitExceededException {
    Message: String
}

@error("client")
structure ResourceNotFoundException {
    Message: String
}

@error("server")
structure ServiceUnavailableException {
    Message: String
}

list AlternativeList {
    member: Alternative
}

list CallAnalyticsEntityList {
    member: CallAnalyticsEntity
}

list CallAnalyticsItemList {
    member: CallAnalyticsItem
}

list CallAnalyticsLanguageWithScoreList {
    member: CallAnalyticsLanguageWithScore
}

list ChannelDefinitionList {
    member: ChannelDefinition
}

list EntityList {
    member: Entity
}

list IssueDetectedList {
    member: IssueDetected
}

list ItemList {
    member: Item
}

list LanguageWithScoreList {
    member: LanguageWithScore
}

list MedicalAlternativeList {
    member: MedicalAlternative
}

list MedicalEntityList {
    member: MedicalEntity
}

list MedicalItemList {
    member: MedicalItem
}

list MedicalResultList {
    member: MedicalResult
}

list MedicalScribeChannelDefinitionList {
    member: MedicalScribeChannelDefinition
}

list MedicalScribeTranscriptItemList {
    member: MedicalScribeTranscriptItem
}

list ResultList {
    member: Result
}

list StringList {
    member: String
}

list TimestampRangeList {
    member: TimestampRange
}

map PointsOfInterestMap {
    key: String
    value: PointsOfInterest
}

map StringMap {
    key: String
    value: String
}
