use crate::unique;
use smithereens_checks_published::lambda::error::ProvideErrorMetadata;
use smithereens_checks_published::lambda::operation::RequestId;
use smithereens_checks_published::lambda::primitives::Blob;
use smithereens_checks_published::lambda::types::{LayerVersionContentInput, Runtime};

/// An empty zip archive: only the end record.
const EMPTY_ZIP: [u8; 22] = *b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_layer_is_published_read_listed_and_deleted() {
    let client = client!(lambda);
    let name = unique("layer");
    let published = client
        .publish_layer_version()
        .layer_name(&name)
        .description("blau & grün")
        .content(LayerVersionContentInput::builder().zip_file(Blob::new(EMPTY_ZIP)).build())
        .compatible_runtimes(Runtime::Python312)
        .compatible_runtimes(Runtime::from("python9.9"))
        .send()
        .await
        .expect("published");
    assert_eq!((published.version(), published.content().map(|content| content.code_size())), (1, Some(22)));
    assert!(published.created_date().is_some() && published.request_id().is_some());

    let got = client.get_layer_version().layer_name(&name).version_number(1).send().await.expect("got");
    assert_eq!(got.layer_version_arn(), published.layer_version_arn());
    assert_eq!(got.description(), Some("blau & grün"));
    assert_eq!(got.compatible_runtimes(), [Runtime::Python312, Runtime::from("python9.9")]);

    let list = client.list_layer_versions().layer_name(&name).send().await.expect("listed");
    assert_eq!(list.layer_versions().iter().map(|layer| layer.version()).collect::<Vec<_>>(), [1]);

    client.delete_layer_version().layer_name(&name).version_number(1).send().await.expect("deleted");
    let error = client.get_layer_version().layer_name(&name).version_number(1).send().await.expect_err("deleted");
    let error = error.into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
    assert!(error.message().is_some() && error.request_id().is_some(), "{error:?}");
}
