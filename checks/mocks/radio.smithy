$version: "2.0"

namespace example.radio

use aws.auth#sigv4
use aws.protocols#awsJson1_1
use aws.protocols#restJson1
use aws.protocols#restXml
use smithy.protocols#rpcv2Cbor
use smithy.protocols#rpcv2Json

/// Event streams in both directions, in every protocol that has them.
@awsJson1_1
@restJson1
@restXml
@rpcv2Cbor
@rpcv2Json
@sigv4(name: "radio")
service Radio {
    version: "2026-01-01"
    operations: [Converse, Record, Tune]
}

/// Sends a programme.
@http(method: "POST", uri: "/stations/{station}")
@examples([
    {
        title: "A station that is silent"
        input: {
            station: "silent"
        }
        output: {
            frequency: 99
        }
    }
])
operation Tune {
    input := {
        @required
        @httpLabel
        station: String
    }

    output := {
        @httpHeader("x-frequency")
        frequency: Integer

        @httpPayload
        programme: Programme
    }

    errors: [NoSuchStation]
}

/// Receives a tape, without signatures.
@auth([])
@http(method: "POST", uri: "/tapes", code: 201)
operation Record {
    input := {
        @httpHeader("x-label")
        label: String

        @httpPayload
        tape: Tape
    }

    output := {
        seconds: Integer
    }

    errors: [NoSuchStation]
}

/// Receives and sends at the same time.
@http(method: "POST", uri: "/calls")
operation Converse {
    input := {
        @httpHeader("x-caller")
        caller: String

        @httpPayload
        tape: Tape
    }

    output := {
        @httpHeader("x-host")
        host: String

        @httpPayload
        programme: Programme
    }

    errors: [NoSuchStation]
}

@streaming
union Programme {
    song: Song
    news: News
    weather: Weather
    talk: Talk
    silence: Silence
    noise: Noise
}

@streaming
union Tape {
    talk: Talk
    song: Song
    torn: Torn
}

structure Song {
    @eventHeader
    title: String

    @eventHeader
    live: Boolean

    @eventHeader
    stars: Byte

    @eventHeader
    year: Short

    @eventHeader
    seconds: Integer

    @eventHeader
    plays: Long

    @eventHeader
    cover: Blob

    @eventHeader
    start: Timestamp

    @eventPayload
    sound: Blob
}

structure News {
    @eventPayload
    text: String
}

structure Weather {
    @eventPayload
    outlook: Outlook
}

structure Outlook {
    places: Strings
    degrees: Integer
}

structure Talk {
    @eventHeader
    speaker: String

    words: Strings

    minutes: Integer
}

structure Silence {}

list Strings {
    member: String
}

@error("client")
structure Noise {
    message: String
    level: Integer
}

@error("client")
structure Torn {
    inch: Integer
}

@error("client")
@httpError(404)
structure NoSuchStation {
    message: String
}
