//! The least IAM policy for operations.

use smithereens_checks_support::Resource;
use smithereens_codegen::load::{Loaded, Loader, load};
use smithereens_codegen::policy::{self, Policy, Request};

/// A service with every trait about permissions.
const LIBRARY: &str = r#"$version: "2"
namespace example

use aws.api#arn
use aws.api#arnReference
use aws.iam#actionName
use aws.iam#actionPermissionDescription
use aws.iam#conditionKeys
use aws.iam#defineConditionKeys
use aws.iam#disableConditionKeyInference
use aws.iam#iamAction
use aws.iam#iamResource
use aws.iam#requiredActions
use aws.iam#supportedPrincipalTypes

@aws.api#service(sdkId: "City Library", arnNamespace: "library")
@aws.auth#sigv4(name: "library")
@defineConditionKeys("library:Floor": { type: "String" })
service Library {
    version: "1"
    operations: [Borrow, Close, Look, Move, Pay, Ping]
    resources: [Shelf, Card]
}

@arn(template: "shelf/{shelf}")
@iamResource(name: "shelf")
@conditionKeys(["library:Floor"])
resource Shelf {
    identifiers: { shelf: String }
    create: CreateShelf
    list: ListShelves
    resources: [Book, Loan]
}

@arn(template: "arn:{AWS::Partition}:books:{AWS::Region}::{shelf}/{book}", absolute: true)
resource Book {
    identifiers: { shelf: String, book: String }
    read: GetBook
    delete: DeleteBook
    list: ListBooks
    collectionOperations: [CountBooks]
}

@arn(template: "loan/{loan}", noRegion: true, noAccount: true)
@disableConditionKeyInference
@iamResource(name: "loan", disableConditionKeyInheritance: true)
resource Loan {
    identifiers: { shelf: String, loan: String }
    read: GetLoan
}

resource Card {
    identifiers: { card: String }
    read: GetCard
}

operation CreateShelf {}

@readonly
operation ListShelves {}

@readonly
@conditionKeys(["aws:SourceIp"])
operation GetBook { input := { @required shelf: String, @required book: String } }

@idempotent
@actionName("DestroyBook")
@actionPermissionDescription("Grants permission to destroy
    a book")
@requiredActions(["audit:Write", "GetBook"])
operation DeleteBook { input := { @required shelf: String, @required book: String } }

@readonly
operation ListBooks { input := { @required shelf: String } }

operation CountBooks { input := { @required shelf: String } }

@readonly
operation GetLoan { input := { @required shelf: String, @required loan: String } }

@readonly
operation GetCard { input := { @required card: String } }

@iamAction(
    name: "Lend"
    documentation: "Grants permission to borrow a book"
    relativeDocumentation: "actions.html#Lend"
    requiredActions: ["iam:PassRole"]
    resources: {
        required: { "Book": {}, "loan": { conditionKeys: ["library:Days"] } }
        optional: { "shelf": {} }
    }
)
operation Borrow {}

@supportedPrincipalTypes(["Root"])
operation Close {}

@auth([])
operation Look {}

operation Move { input := { @required shelf: ShelfArn } }

@iamAction(createsResources: ["loan"])
operation Pay {}

operation Ping {}

@arnReference(resource: "example#Shelf", service: "example#Library")
string ShelfArn
"#;

fn library() -> Loaded {
    Loader::new().text("library.smithy", LIBRARY).load().unwrap_or_else(|error| panic!("{error}"))
}

fn run(request: &Request<'_>) -> Policy {
    request.run().unwrap_or_else(|error| panic!("{error}"))
}

/// The statements of a policy, each in a line.
fn statements(policy: &Policy) -> Vec<String> {
    let line = |statement: &policy::Statement| {
        format!("{}: {} on {}", statement.sid(), statement.actions().join(" "), statement.resources().join(" "))
    };
    policy.statements().iter().map(line).collect()
}

fn statements_of(operation: &str) -> Vec<String> {
    statements(&run(&policy::of(&library()).operations([operation])))
}

/// The notes of a policy, without the last one, which each policy has.
fn notes(policy: &Policy) -> Vec<String> {
    let mut notes: Vec<String> =
        policy.notes().diagnostics().iter().map(|each| format!("{:?}: {}", each.severity(), each.message())).collect();
    let last = notes.pop().unwrap_or_default();
    assert!(last.starts_with("Note: the policy is a lower bound"), "{last}");
    notes
}

#[test]
fn resources_are_those_that_the_operation_is_bound_to() {
    for (operation, expected) in [
        ("CreateShelf", "CityLibraryShelf: library:CreateShelf on arn:aws:library:*:*:shelf/*"),
        ("ListShelves", "CityLibraryAnyResource: library:ListShelves on *"),
        ("GetBook", "CityLibraryBook: library:GetBook on arn:aws:books:*::*/*"),
        ("ListBooks", "CityLibraryShelf: library:ListBooks on arn:aws:library:*:*:shelf/*"),
        ("CountBooks", "CityLibraryShelf: library:CountBooks on arn:aws:library:*:*:shelf/*"),
        ("GetLoan", "CityLibraryLoan: library:GetLoan on arn:aws:library:::loan/*"),
        ("GetCard", "CityLibraryAnyResource: library:GetCard on *"),
        ("Move", "CityLibraryShelf: library:Move on arn:aws:library:*:*:shelf/*"),
        ("Pay", "CityLibraryLoan: library:Pay on arn:aws:library:::loan/*"),
        ("Ping", "CityLibraryAnyResource: library:Ping on *"),
    ] {
        assert_eq!(statements_of(operation), [expected]);
    }
}

#[test]
fn traits_name_actions_and_resources() {
    assert_eq!(
        statements_of("Borrow"),
        [
            "CityLibraryBookLoan: library:Lend on arn:aws:books:*::*/* arn:aws:library:::loan/*",
            "CityLibraryAnyResource: iam:PassRole on *",
        ]
    );
    assert_eq!(
        statements_of("DeleteBook"),
        [
            "CityLibraryBook: library:DestroyBook on arn:aws:books:*::*/*",
            "CityLibraryAnyResource: audit:Write library:GetBook on *",
        ]
    );
}

#[test]
fn arns_are_limited() {
    let loaded = library();
    let request = policy::of(&loaded).operations(["CreateShelf", "GetBook"]).partition("aws-cn").region("cn-north-1");
    assert_eq!(
        statements(&run(&request.clone().account("123456789012"))),
        [
            "CityLibraryBook: library:GetBook on arn:aws-cn:books:cn-north-1::*/*",
            "CityLibraryShelf: library:CreateShelf on arn:aws-cn:library:cn-north-1:123456789012:shelf/*",
        ]
    );
    let error = request.account("123").run().expect_err("an account has twelve digits");
    assert!(error.to_string().contains("invalid account `123`: expected one of 12 digits, or `*`"), "{error}");
}

#[test]
fn notes_say_what_is_not_in_the_policy() {
    let policy = run(&policy::of(&library()));
    assert_eq!(
        notes(&policy),
        [
            "Warning: City Library: allowed for all resources, because the model does not say which ones: \
             `audit:Write`, `iam:PassRole`, `library:GetBook`, `library:GetCard`, `library:Ping`",
            "Note: City Library: nothing is allowed for `Look`: its requests are not signed with credentials of AWS",
            "Note: City Library: nothing is allowed for `Close`: only the root user of an account can call it",
            "Note: City Library: `Borrow` may also need `library:Lend` on `arn:aws:library:*:*:shelf/*` if the request \
             uses this optional resource",
            "Note: City Library: conditions can limit `Borrow` by `library:BookBook`, `library:Days`, `library:Floor`, \
             `library:shelfShelf`",
            "Note: City Library: conditions can limit `GetBook` by `aws:SourceIp`",
            "Note: `library:Lend`: Grants permission to borrow a book",
            "Note: `library:DestroyBook`: Grants permission to destroy a book",
        ]
    );
}

const PLAIN: &str = r#"$version: "2"
namespace plain
@aws.protocols#awsJson1_1
service Weather { version: "1", operations: [GetCity, ListCities] }
operation GetCity {}
operation ListCities {}
"#;

#[test]
fn a_model_without_traits_gives_guesses() {
    let loaded = Loader::new().text("weather.smithy", PLAIN).load().unwrap_or_else(|error| panic!("{error}"));
    let policy = run(&policy::of(&loaded).operations(["ListCities"]));
    assert_eq!(statements(&policy), ["WeatherAnyResource: weather:ListCities on *"]);
    assert_eq!(
        notes(&policy),
        [
            "Warning: Weather: guessed from the names of operations, because the model does not name actions: \
             `weather:ListCities`",
            "Warning: Weather: allowed for all resources, because the model does not say which ones: `weather:ListCities`",
        ]
    );
}

/// AWS's documentation says nothing about a service of somebody else that has the name of one of AWS's.
#[test]
fn a_service_without_an_sdk_id_is_not_one_of_aws() {
    let model = PLAIN.replace("Weather", "KMS").replace("GetCity", "Encrypt");
    let loaded = Loader::new().text("kms.smithy", model).load().unwrap_or_else(|error| panic!("{error}"));
    let policy = run(&policy::of(&loaded).operations(["Encrypt"]));
    assert_eq!(statements(&policy), ["KMSAnyResource: kms:Encrypt on *"]);
    assert!(notes(&policy).iter().any(|note| note.contains("guessed")), "{:?}", notes(&policy));
}

#[test]
fn several_services_have_one_policy() {
    let both = Loader::new().text("library.smithy", LIBRARY).text("weather.smithy", PLAIN);
    let loaded = both.load().unwrap_or_else(|error| panic!("{error}"));
    let policy = run(&policy::of(&loaded).operations(["GetBook", "plain#GetCity"]));
    assert_eq!(
        statements(&policy),
        ["CityLibraryBook: library:GetBook on arn:aws:books:*::*/*", "WeatherAnyResource: weather:GetCity on *",]
    );
    let policy = run(&policy::of(&loaded).service("Weather"));
    assert_eq!(statements(&policy), ["WeatherAnyResource: weather:GetCity weather:ListCities on *"]);
    let clock = PLAIN.replace("plain", "clock").replace("Weather", "Clock");
    let loaded = Loader::new().text("weather.smithy", PLAIN).text("clock.smithy", clock).load();
    let loaded = loaded.unwrap_or_else(|error| panic!("{error}"));
    let folder = tempfile::tempdir().expect("a folder");
    let source = folder.path().join("main.rs");
    std::fs::write(&source, "fn f(c: Client) { c.get_city(); }").expect("a file");
    let policy = run(&policy::of(&loaded).operations_used_in([&source]));
    let notes = notes(&policy);
    assert!(
        notes.iter().any(|note| note.ends_with("because they have it: Clock, Weather")),
        "the search does not tell services apart: {notes:?}"
    );
    std::fs::write(&source, "fn main() {}").expect("a file");
    let error = policy::of(&loaded).operations_used_in([&source]).run().expect_err("nothing is used");
    assert!(error.to_string().contains("expected an operation that the policy is for, found none"), "{error}");
    let unsupported = library();
    let error = policy::of(&unsupported).operations_used_in([&source]).run().expect_err("it has no protocol");
    assert!(error.to_string().contains("cannot find calls of City Library in sources"), "{error}");
    let error = policy::of(&loaded).operations(["GetTown"]).run().expect_err("there is no such operation");
    assert!(error.to_string().contains("did you mean `GetCity`"), "{error}");
}

fn aws(name: &str) -> Loaded {
    let path = Resource::SmithyModels.folder().expect("this test reads it").join(format!("{name}.json"));
    load([path]).unwrap_or_else(|error| panic!("{error}"))
}

/// AWS's documentation fills in what its models do not say.
#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn actions_of_aws_services_are_those_of_the_documentation() {
    for (service, operation, expected) in [
        ("s3", "ListObjectsV2", &["S3Bucket: s3:ListBucket on arn:aws:s3:::*"][..]),
        ("s3", "HeadObject", &["S3Object: s3:GetObject on arn:aws:s3:::*/*"]),
        ("s3", "UploadPartCopy", &["S3Object: s3:GetObject s3:PutObject on arn:aws:s3:::*/*"]),
        ("sqs", "SendMessageBatch", &["SQSQueue: sqs:SendMessage on arn:aws:sqs:*:*:*"]),
        (
            "sqs",
            "StartMessageMoveTask",
            &["SQSQueue: sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage sqs:SendMessage \
               sqs:StartMessageMoveTask on arn:aws:sqs:*:*:*"],
        ),
        (
            "sqs",
            "CancelMessageMoveTask",
            &["SQSQueue: sqs:CancelMessageMoveTask sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage on \
               arn:aws:sqs:*:*:*"],
        ),
        (
            "sqs",
            "ListMessageMoveTasks",
            &["SQSQueue: sqs:GetQueueAttributes sqs:ListMessageMoveTasks on arn:aws:sqs:*:*:*"],
        ),
        ("kms", "ReEncrypt", &["KMSKey: kms:ReEncryptFrom kms:ReEncryptTo on arn:aws:kms:*:*:key/*"]),
        (
            "lambda",
            "CreateFunction",
            &[
                "LambdaFunction: lambda:CreateFunction on arn:aws:lambda:*:*:function:*",
                "LambdaRole: iam:PassRole on arn:aws:iam::*:role/*",
            ],
        ),
        ("lambda", "Invoke", &["LambdaFunction: lambda:InvokeFunction on arn:aws:lambda:*:*:function:*"]),
        ("cloudwatch", "PutMetricData", &["CloudWatchAnyResource: cloudwatch:PutMetricData on *"]),
        ("route-53", "GetChange", &["Route53Change: route53:GetChange on arn:aws:route53:::change/*"]),
        ("api-gateway", "ImportRestApi", &["APIGatewayRestapis: apigateway:POST on arn:aws:apigateway:*::/restapis"]),
        (
            "api-gateway",
            "GetGatewayResponse",
            &["APIGatewayRestapisGatewayresponses: apigateway:GET on \
               arn:aws:apigateway:*::/restapis/*/gatewayresponses/*"],
        ),
        ("sts", "GetCallerIdentity", &[]),
    ] {
        assert_eq!(statements(&run(&policy::of(&aws(service)).operations([operation]))), expected, "{operation}");
    }
}

#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn nothing_is_guessed_for_services_that_are_documented() {
    for service in [
        "api-gateway",
        "cloudwatch",
        "dynamodb",
        "glacier",
        "kms",
        "lambda",
        "route-53",
        "s3",
        "secrets-manager",
        "sns",
        "sqs",
        "sts",
    ] {
        let notes = notes(&run(&policy::of(&aws(service))));
        let guess = notes.iter().find(|note| note.contains("guessed") || note.contains("does not say"));
        assert_eq!(guess, None, "{service}");
    }
}
