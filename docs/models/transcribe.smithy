$version: "2.0"

namespace com.amazonaws.transcribestreaming

use aws.api#service
use aws.auth#sigv4
use aws.protocols#restJson1

/// The part of Amazon Transcribe Streaming that the chapters of the book call. It stands in for the published model.
@service(sdkId: "Transcribe Streaming", arnNamespace: "transcribe", endpointPrefix: "transcribestreaming")
@sigv4(name: "transcribe")
@restJson1(http: ["http/1.1", "h2"], eventStreamHttp: ["h2"])
service Transcribe {
    version: "2017-10-26"
    operations: [StartStreamTranscription]
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

        @required
        @httpPayload
        AudioStream: AudioStream
    }

    output := {
        @httpPayload
        TranscriptResultStream: TranscriptResultStream
    }

    errors: [BadRequestException]
}

enum LanguageCode {
    EN_GB = "en-GB"
    EN_US = "en-US"
}

enum MediaEncoding {
    PCM = "pcm"
    FLAC = "flac"
}

@streaming
union AudioStream {
    AudioEvent: AudioEvent
}

structure AudioEvent {
    @eventPayload
    AudioChunk: Blob
}

@streaming
union TranscriptResultStream {
    TranscriptEvent: TranscriptEvent
    BadRequestException: BadRequestException
}

structure TranscriptEvent {
    Transcript: Transcript
}

structure Transcript {
    Results: Results
}

list Results {
    member: Result
}

structure Result {
    Alternatives: Alternatives
    IsPartial: Boolean = false
}

list Alternatives {
    member: Alternative
}

structure Alternative {
    Transcript: String
}

@error("client")
@httpError(400)
structure BadRequestException {
    Message: String
}
