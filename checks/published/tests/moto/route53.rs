use crate::unique;
use smithereens_checks_published::route53::Client;
use smithereens_checks_published::route53::error::ProvideErrorMetadata;
use smithereens_checks_published::route53::operation::RequestId;
use smithereens_checks_published::route53::types::{
    Change, ChangeAction, ChangeBatch, ChangeStatus, HostedZoneConfig, ResourceRecord, ResourceRecordSet, RrType,
};

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_zone_is_created_read_listed_and_deleted() {
    let client = client!(route53);
    let name = format!("{}.example.", unique("zone"));
    let config = HostedZoneConfig::builder().comment("a < b & c").private_zone(false).build();
    let created = client
        .create_hosted_zone()
        .name(&name)
        .caller_reference(unique("call"))
        .hosted_zone_config(config)
        .send()
        .await
        .expect("created");
    assert!(created.location().contains("/hostedzone/"), "{}", created.location());
    let zone = created.hosted_zone().expect("a zone");
    // Responses contain a path. Requests accept the path or only its last segment.
    assert!(zone.id().starts_with("/hostedzone/"), "{}", zone.id());
    for id in [zone.id(), zone.id().trim_start_matches("/hostedzone/")] {
        let got = client.get_hosted_zone().id(id).send().await.expect("got");
        let got = got.hosted_zone().expect("a zone");
        assert_eq!((got.name(), got.id()), (name.as_str(), zone.id()));
        assert_eq!(got.config().and_then(|config| config.comment()), Some("a < b & c"));
    }
    let list = client.list_hosted_zones().send().await.expect("listed");
    assert!(list.hosted_zones().iter().any(|listed| listed.id() == zone.id()));

    let change = client.delete_hosted_zone().id(zone.id()).send().await.expect("deleted");
    assert!(change.change_info().is_some_and(|info| info.submitted_at().secs() > 1_600_000_000));
    let error = client.get_hosted_zone().id(zone.id()).send().await.expect_err("deleted").into_service_error();
    assert!(error.is_no_such_hosted_zone(), "{error:?}");
    assert_eq!(error.code(), Some("NoSuchHostedZone"));
    assert!(error.message().is_some() && error.request_id().is_some(), "{error:?}");
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_record_is_put_and_listed() {
    let client = client!(route53);
    let name = format!("{}.example.", unique("records"));
    let zone = client.create_hosted_zone().name(&name).caller_reference(unique("call")).send().await.expect("created");
    let id = zone.hosted_zone().expect("a zone").id();
    let record = format!("www.{name}");
    change(&client, id, ChangeAction::Create, &record).await;

    let list = client.list_resource_record_sets().hosted_zone_id(id).send().await.expect("listed");
    let set = list.resource_record_sets().iter().find(|set| set.name() == record).expect("it is in the list");
    assert_eq!((set.r#type(), set.ttl()), (&RrType::A, Some(60)));
    let values: Vec<_> = set.resource_records().iter().map(ResourceRecord::value).collect();
    assert_eq!(values, ["192.0.2.1", "192.0.2.2"]);

    let error = client.delete_hosted_zone().id(id).send().await.expect_err("a record is left").into_service_error();
    assert!(error.is_hosted_zone_not_empty(), "{error:?}");
    change(&client, id, ChangeAction::Delete, &record).await;
    client.delete_hosted_zone().id(id).send().await.expect("deleted");
}

async fn change(client: &Client, zone: &str, action: ChangeAction, record: &str) {
    let value = |value| ResourceRecord::builder().value(value).build().expect("complete");
    let set = ResourceRecordSet::builder()
        .name(record)
        .r#type(RrType::A)
        .ttl(60)
        .resource_records(value("192.0.2.1"))
        .resource_records(value("192.0.2.2"))
        .build()
        .expect("complete");
    let change = Change::builder().action(action).resource_record_set(set).build().expect("complete");
    let batch = ChangeBatch::builder().changes(change).build().expect("complete");
    let changed = client.change_resource_record_sets().hosted_zone_id(zone).change_batch(batch).send().await;
    let changed = changed.expect("changed");
    let info = changed.change_info().expect("what became of it");
    let change = client.get_change().id(info.id()).send().await.expect("got");
    assert_eq!(change.change_info().expect("what became of it").status(), &ChangeStatus::Insync);
}
