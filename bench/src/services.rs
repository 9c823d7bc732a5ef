//! The services that the programs call.

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
}

pub(crate) const SERVICES: [&Service; 8] = [
    &Service {
        name: "apigateway",
        title: "API Gateway",
        package: "aws-sdk-apigateway",
        model: Published::smithy("api-gateway.json"),
        operations: &["GetGatewayResponse"],
        another: ("GetAccount", "get_account"),
    },
    &Service {
        name: "dynamodb",
        title: "DynamoDB",
        package: "aws-sdk-dynamodb",
        model: Published::smithy("dynamodb.json"),
        operations: &["GetItem", "PutItem", "Query"],
        another: ("ListTables", "list_tables"),
    },
    &Service {
        name: "ec2",
        title: "EC2",
        package: "aws-sdk-ec2",
        model: EC2,
        operations: &["DescribeInstances"],
        another: ("DescribeVpcs", "describe_vpcs"),
    },
    &Service {
        name: "ec2-regions",
        title: "EC2, DescribeRegions",
        package: "aws-sdk-ec2",
        model: EC2,
        operations: &["DescribeRegions"],
        another: ("DescribeVpcs", "describe_vpcs"),
    },
    &Service {
        name: "s3",
        title: "S3",
        package: "aws-sdk-s3",
        model: Published::smithy("s3.json"),
        operations: &["GetObject", "ListObjectsV2", "PutObject"],
        another: ("ListBuckets", "list_buckets"),
    },
    &Service {
        name: "s3-list",
        title: "S3, ListObjectsV2",
        package: "aws-sdk-s3",
        model: Published::smithy("s3.json"),
        operations: &["ListObjectsV2"],
        another: ("ListBuckets", "list_buckets"),
    },
    &Service {
        name: "sqs",
        title: "SQS",
        package: "aws-sdk-sqs",
        model: Published::smithy("sqs.json"),
        operations: &["DeleteMessage", "ReceiveMessage", "SendMessage"],
        another: ("ListQueues", "list_queues"),
    },
    &Service {
        name: "sts",
        title: "STS",
        package: "aws-sdk-sts",
        model: Published::smithy("sts.json"),
        operations: &["GetCallerIdentity"],
        another: ("GetSessionToken", "get_session_token"),
    },
];

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
