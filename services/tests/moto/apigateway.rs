use crate::unique;
use smithereens_services::apigateway::error::ProvideErrorMetadata;
use smithereens_services::apigateway::operation::RequestId;
use smithereens_services::apigateway::types::{EndpointConfiguration, EndpointType, Op, PatchOperation};

#[tokio::test]
async fn a_rest_api_is_created_read_changed_listed_and_deleted() {
    let client = client!(apigateway);
    let name = unique("Tür & Tor 🚪");
    let types = EndpointConfiguration::builder().types(EndpointType::Regional).build();
    let created = client
        .create_rest_api()
        .name(&name)
        .endpoint_configuration(types)
        .tags("team", "gate keepers")
        .send()
        .await
        .expect("created");
    let id = created.id().expect("an ID");
    assert!(created.created_date().is_some_and(|date| date.secs() > 1_600_000_000));

    let got = client.get_rest_api().rest_api_id(id).send().await.expect("got");
    assert_eq!(got.name(), Some(name.as_str()));
    assert_eq!(got.endpoint_configuration().expect("it was set").types(), [EndpointType::Regional]);
    assert_eq!(got.tags().expect("tags")["team"], "gate keepers");

    let patch = PatchOperation::builder().op(Op::Replace).path("/description").value("wider").build();
    client.update_rest_api().rest_api_id(id).patch_operations(patch).send().await.expect("changed");
    let list = client.get_rest_apis().limit(500).send().await.expect("listed");
    let listed = list.items().iter().find(|item| item.id() == Some(id)).expect("it is in the list");
    assert_eq!((listed.name(), listed.description()), (Some(name.as_str()), Some("wider")));

    client.delete_rest_api().rest_api_id(id).send().await.expect("deleted");
    let error = client.get_rest_api().rest_api_id(id).send().await.expect_err("it is deleted").into_service_error();
    assert!(error.is_not_found_exception(), "{error:?}");
    assert!(error.message().is_some() && error.request_id().is_some(), "{error:?}");
}
