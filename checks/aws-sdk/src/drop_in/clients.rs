use crate::drop_in::error::Error;
use smithereens_codegen::{Package, Runtime};
use std::path::Path;

/// A generated client that replaces one of AWS's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Client {
    /// The package of AWS's client.
    pub(crate) package: &'static str,
    /// The file of the service's published model.
    pub(crate) model: &'static str,
    /// The operations that programs call.
    pub(crate) operations: &'static [&'static str],
}

/// The clients that the programs use. That of STS is also the one with which `aws-config` assumes roles.
pub(crate) const CLIENTS: [Client; 6] = [
    Client {
        package: "aws-sdk-apigateway",
        model: "api-gateway.json",
        operations: &[
            "CreateRestApi",
            "DeleteGatewayResponse",
            "DeleteRestApi",
            "GetApiKey",
            "GetApiKeys",
            "GetGatewayResponse",
            "GetGatewayResponses",
            "PutGatewayResponse",
        ],
    },
    Client {
        package: "aws-sdk-dynamodb",
        model: "dynamodb.json",
        operations: &[
            "BatchGetItem",
            "BatchWriteItem",
            "CreateBackup",
            "CreateTable",
            "DeleteItem",
            "DeleteTable",
            "DescribeTable",
            "GetItem",
            "ListTables",
            "PutItem",
            "Query",
            "Scan",
            "TransactWriteItems",
            "UpdateItem",
        ],
    },
    Client {
        package: "aws-sdk-kms",
        model: "kms.json",
        operations: &[
            "CreateAlias",
            "CreateKey",
            "Decrypt",
            "DescribeKey",
            "DisableKey",
            "EnableKey",
            "Encrypt",
            "GenerateDataKey",
            "GenerateRandom",
            "ListAliases",
            "ListKeys",
            "ListResourceTags",
            "ScheduleKeyDeletion",
        ],
    },
    Client {
        package: "aws-sdk-s3",
        model: "s3.json",
        operations: &[
            "CompleteMultipartUpload",
            "CopyObject",
            "CreateBucket",
            "CreateMultipartUpload",
            "DeleteBucket",
            "DeleteObject",
            "DeleteObjects",
            "GetObject",
            "GetObjectTagging",
            "HeadBucket",
            "HeadObject",
            "ListBuckets",
            "ListMultipartUploads",
            "ListObjectsV2",
            "PutObject",
            "PutObjectTagging",
            "UploadPart",
        ],
    },
    Client {
        package: "aws-sdk-sqs",
        model: "sqs.json",
        operations: &[
            "ChangeMessageVisibility",
            "CreateQueue",
            "DeleteMessage",
            "DeleteMessageBatch",
            "DeleteQueue",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListQueues",
            "ReceiveMessage",
            "SendMessage",
            "SendMessageBatch",
        ],
    },
    Client {
        package: "aws-sdk-sts",
        model: "sts.json",
        operations: &[
            "AssumeRole",
            "AssumeRoleWithWebIdentity",
            "GetCallerIdentity",
            "GetFederationToken",
            "GetSessionToken",
        ],
    },
];

impl Client {
    /// Writes the crate, as `smithereens crate` does, with the version that the programs depend on.
    pub(crate) fn write(&self, models: &Path, version: &str, runtime: &Path, folder: &Path) -> Result<(), Error> {
        let builder = smithereens_codegen::configure().model(models.join(self.model));
        let builder = builder.operations(self.operations.iter().copied());
        let package = Package::new(self.package, Runtime::path(runtime)).version(version);
        let written = builder.generate().and_then(|client| package.write(&client, folder));
        written.map(drop).map_err(Error::of(self.package))
    }
}
