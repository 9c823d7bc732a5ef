//! Clients of a few operations of many services. The tests call them at [moto](https://docs.getmoto.org); the build script
//! says where their models come from.

macro_rules! clients {
    ($($name:ident = $literal:literal: $doc:literal;)*) => {$(
        #[doc = $doc]
        pub mod $name {
            smithereens::include_client!($literal);
        }
    )*};
}

clients! {
    apigateway = "apigateway": "restJson1.";
    dynamodb = "dynamodb": "awsJson1_0.";
    ec2 = "ec2": "ec2Query, from botocore's description.";
    lambda = "lambda": "restJson1.";
    route53 = "route53": "restXml.";
    s3 = "s3": "restXml, with streams.";
    sns = "sns": "awsQuery.";
    sqs = "sqs": "awsJson1_0, for a service that spoke awsQuery before.";
    sts = "sts": "awsQuery.";
}
