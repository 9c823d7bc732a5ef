//! The services that the programs call.

use crate::programs::Variant;
use smithereens_checks_support::models::{EC2, Published};
use std::fmt;

/// A service that programs in `bench/programs` call.
#[derive(Debug)]
pub(crate) struct Service {
    /// The feature of the programs.
    pub(crate) name: &'static str,
    title: &'static str,
    /// The package of AWS's client.
    pub(crate) package: &'static str,
    /// The model that the clients are generated from.
    pub(crate) model: Published,
    /// The operations that the programs call.
    pub(crate) operations: &'static [&'static str],
    /// An operation that they do not call and that needs no input, and the method of the client.
    pub(crate) another: (&'static str, &'static str),
    /// The variants that are measured by default.
    variants: &'static [Variant],
}

pub(crate) const SERVICES: [&Service; 5] = [
    &Service {
        name: "apigateway",
        title: "API Gateway",
        package: "aws-sdk-apigateway",
        model: Published::smithy("api-gateway.json"),
        operations: &["GetGatewayResponse"],
        another: ("GetAccount", "get_account"),
        variants: &Variant::ALL,
    },
    &Service {
        name: "dynamodb",
        title: "DynamoDB",
        package: "aws-sdk-dynamodb",
        model: Published::smithy("dynamodb.json"),
        operations: &["GetItem", "PutItem", "Query"],
        another: ("ListTables", "list_tables"),
        variants: DEFAULTS,
    },
    &Service {
        name: "ec2",
        title: "EC2",
        package: "aws-sdk-ec2",
        model: EC2,
        operations: &["DescribeInstances"],
        another: ("DescribeVpcs", "describe_vpcs"),
        variants: DEFAULTS,
    },
    &Service {
        name: "s3",
        title: "S3",
        package: "aws-sdk-s3",
        model: Published::smithy("s3.json"),
        operations: &["GetObject", "ListObjectsV2", "PutObject"],
        another: ("ListBuckets", "list_buckets"),
        variants: DEFAULTS,
    },
    &Service {
        name: "sqs",
        title: "SQS",
        package: "aws-sdk-sqs",
        model: Published::smithy("sqs.json"),
        operations: &["DeleteMessage", "ReceiveMessage", "SendMessage"],
        another: ("ListQueues", "list_queues"),
        variants: DEFAULTS,
    },
];

const DEFAULTS: &[Variant] = &[Variant::Official, Variant::Ours];

impl Service {
    /// The variants to measure: the named ones, or the default ones if none are named.
    pub(crate) fn variants<'v>(&self, named: &'v [Variant]) -> &'v [Variant] {
        if named.is_empty() { self.variants } else { named }
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title)
    }
}

#[cfg(test)]
mod tests {
    use super::SERVICES;
    use crate::programs;
    use std::fs;

    #[test]
    fn the_build_script_generates_the_operations_that_are_named_here() {
        let script = fs::read_to_string(programs::folder().join("ours/build.rs")).expect("the build script exists");
        for service in SERVICES {
            let client = format!("{:?}, &{:?})", service.model.path, service.operations);
            assert!(script.contains(&client), "{service}: no `{client}`");
        }
    }
}
