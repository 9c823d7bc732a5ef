//! Clients of published models.
//!
//! This library contains clients of a few operations of many services, which `tests/moto` and
//! `tests/event_streams.rs` call. The clients of whole services
//! are in `examples/`, each in a separate crate, so that they are compiled in parallel.

macro_rules! clients {
    ($($name:ident = $literal:literal: $doc:literal;)*) => {$(
        #[doc = $doc]
        pub mod $name {
            smithereens::include_client!($literal);
        }
    )*};
}

clients! {
    bedrock = "called_bedrock": "restJson1, with event streams in both directions, from botocore's description.";
    dynamodb = "called_dynamodb": "awsJson1_0.";
    ec2 = "called_ec2": "ec2Query, from botocore's description.";
    lambda = "called_lambda": "restJson1.";
    lex = "called_lex": "restJson1, with event streams in both directions, from botocore's description.";
    qbusiness = "called_qbusiness": "restJson1, with event streams in both directions, from botocore's description.";
    route53 = "called_route53": "restXml.";
    s3 = "called_s3": "restXml, with streams.";
    sns = "called_sns": "awsQuery.";
    sqs = "called_sqs": "awsJson1_0, for a service that spoke awsQuery before.";
    sts = "called_sts": "awsQuery.";
}
