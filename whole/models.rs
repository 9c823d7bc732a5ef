//! The published models that are generated whole. The package of the comparison with botocore reads this file too.

/// The services: the name of each, and where its model is below the folder that the variable names.
pub(crate) const MODELS: [(&str, &str, &str); 13] = [
    ("api-gateway", "SMITHY_MODELS", "api-gateway.json"),
    ("cloudwatch", "SMITHY_MODELS", "cloudwatch.json"),
    ("dynamodb", "SMITHY_MODELS", "dynamodb.json"),
    ("ec2", "BOTOCORE_DATA", "ec2/2016-11-15/service-2.json.gz"),
    ("glacier", "SMITHY_MODELS", "glacier.json"),
    ("kms", "SMITHY_MODELS", "kms.json"),
    ("lambda", "SMITHY_MODELS", "lambda.json"),
    ("route-53", "SMITHY_MODELS", "route-53.json"),
    ("s3", "SMITHY_MODELS", "s3.json"),
    ("secrets-manager", "SMITHY_MODELS", "secrets-manager.json"),
    ("sns", "SMITHY_MODELS", "sns.json"),
    ("sqs", "SMITHY_MODELS", "sqs.json"),
    ("sts", "SMITHY_MODELS", "sts.json"),
];
