//! Compiles the Rust code blocks of the README and of the book, as documentation tests.
//!
//! Chapters call generated clients: the API Gateway client of this repository, and the four in this crate.

/// Part of Amazon S3, generated from `models/s3.smithy`.
pub mod s3 {
    smithereens::include_client!("s3");
}

/// Part of STS, generated from `models/sts.smithy`.
pub mod sts {
    smithereens::include_client!("sts");
}

/// Part of Amazon Transcribe Streaming, generated from `models/transcribe.smithy`.
pub mod transcribe {
    smithereens::include_client!("transcribestreaming");
}

/// The service of the chapter about your own Smithy services, generated from `models/weather.smithy`.
pub mod weather {
    smithereens::include_client!("weather");
}

/// The same service, for the chapter about required members.
pub mod weather_arguments {
    smithereens::include_client!("weather_arguments");
}

macro_rules! chapters {
    ($($name:ident: $path:literal;)*) => {$(
        #[cfg(doctest)]
        #[doc = include_str!($path)]
        mod $name {}
    )*};
}

chapters! {
    readme: "../README.md";
    introduction: "src/introduction.md";
    getting_started: "src/getting_started.md";
    operations: "src/operations.md";
    attributes: "src/attributes.md";
    required: "src/required.md";
    serde: "src/serde.md";
    types: "src/types.md";
    documentation: "src/documentation.md";
    credentials: "src/credentials.md";
    endpoints: "src/endpoints.md";
    http_client: "src/http_client.md";
    errors: "src/errors.md";
    streams: "src/streams.md";
    pagination_and_waiters: "src/pagination_and_waiters.md";
    presigning: "src/presigning.md";
    testing: "src/testing.md";
    permissions: "src/permissions.md";
    migration: "src/migration.md";
    own_service: "src/own_service.md";
    command: "src/command.md";
    features: "src/features.md";
    formats: "src/formats.md";
    limits: "src/limits.md";
    customizations: "src/customizations.md";
    benchmarks: "src/benchmarks.md";
}
