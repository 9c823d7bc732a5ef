use crate::unique;
use smithereens_checks_published::dynamodb::Client;
use smithereens_checks_published::dynamodb::error::ProvideErrorMetadata;
use smithereens_checks_published::dynamodb::operation::put_item::PutItemError;
use smithereens_checks_published::dynamodb::primitives::Blob;
use smithereens_checks_published::dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ReturnValuesOnConditionCheckFailure,
    ScalarAttributeType, TableStatus,
};
use std::collections::HashMap;

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn an_item_of_every_type_is_put_got_queried_and_deleted() {
    let client = client!(dynamodb);
    let table = table(&client).await;
    let item = item();
    client.put_item().table_name(&table).set_item(Some(item.clone())).send().await.expect("put");

    let got = client.get_item().table_name(&table).set_key(Some(key("a", "1"))).consistent_read(true).send().await;
    assert_eq!(got.expect("got").item(), Some(&item));

    let found = client
        .query()
        .table_name(&table)
        .key_condition_expression("#shelf = :shelf AND #number BETWEEN :from AND :to")
        .expression_attribute_names("#shelf", "shelf")
        .expression_attribute_names("#number", "number")
        .expression_attribute_values(":shelf", AttributeValue::S("a".to_owned()))
        .expression_attribute_values(":from", AttributeValue::N("0".to_owned()))
        .expression_attribute_values(":to", AttributeValue::N("9.5".to_owned()))
        .send()
        .await
        .expect("found");
    assert_eq!((found.count(), found.items()), (1, [item.clone()].as_slice()));

    let error = client
        .put_item()
        .table_name(&table)
        .set_item(Some(item.clone()))
        .condition_expression("attribute_not_exists(shelf)")
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld)
        .send()
        .await
        .expect_err("it is there");
    let PutItemError::ConditionalCheckFailedException(failed) = error.into_service_error() else { panic!() };
    assert_eq!(failed.item(), Some(&item));

    client.delete_item().table_name(&table).set_key(Some(key("a", "1"))).send().await.expect("deleted");
    let got = client.get_item().table_name(&table).set_key(Some(key("a", "1"))).send().await.expect("a response");
    assert!(got.item().is_none());
    delete(&client, &table).await;
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_table_is_described_listed_and_deleted() {
    let client = client!(dynamodb);
    let table = table(&client).await;
    let described = client.describe_table().table_name(&table).send().await.expect("described");
    let description = described.table().expect("a description");
    assert_eq!(description.table_status(), Some(&TableStatus::Active));
    assert_eq!(description.item_count(), Some(0));
    assert!(description.creation_date_time().is_some_and(|time| time.secs() > 1_600_000_000));
    let keys: Vec<_> = description.key_schema().iter().map(|key| (key.attribute_name(), key.key_type())).collect();
    assert_eq!(keys, [("shelf", &KeyType::Hash), ("number", &KeyType::Range)]);
    let listed = client.list_tables().send().await.expect("listed");
    assert!(listed.table_names().contains(&table));
    delete(&client, &table).await;
    let error = client.describe_table().table_name(&table).send().await.expect_err("deleted").into_service_error();
    assert!(error.is_resource_not_found_exception(), "{error:?}");
    assert_eq!(error.code(), Some("ResourceNotFoundException"));
}

async fn table(client: &Client) -> String {
    let name = unique("table");
    let attribute = |name, kind| AttributeDefinition::builder().attribute_name(name).attribute_type(kind).build();
    let key = |name, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    client
        .create_table()
        .table_name(&name)
        .attribute_definitions(attribute("shelf", ScalarAttributeType::S).expect("complete"))
        .attribute_definitions(attribute("number", ScalarAttributeType::N).expect("complete"))
        .key_schema(key("shelf", KeyType::Hash).expect("complete"))
        .key_schema(key("number", KeyType::Range).expect("complete"))
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await
        .expect("created");
    name
}

async fn delete(client: &Client, table: &str) {
    client.delete_table().table_name(table).send().await.expect("deleted");
}

fn key(shelf: &str, number: &str) -> HashMap<String, AttributeValue> {
    HashMap::from([
        ("shelf".to_owned(), AttributeValue::S(shelf.to_owned())),
        ("number".to_owned(), AttributeValue::N(number.to_owned())),
    ])
}

fn item() -> HashMap<String, AttributeValue> {
    let text = |text: &str| AttributeValue::S(text.to_owned());
    let mut item = key("a", "1");
    for (name, value) in [
        ("text", text("Bücher & 🚪")),
        ("binary", AttributeValue::B(Blob::new([0, 1, 254, 255]))),
        ("yes", AttributeValue::Bool(true)),
        ("nothing", AttributeValue::Null(true)),
        ("list", AttributeValue::L(vec![text("x"), AttributeValue::L(vec![]), AttributeValue::N("-1.5".to_owned())])),
        ("map", AttributeValue::M(HashMap::from([("in".to_owned(), AttributeValue::M(key("b", "2")))]))),
        ("texts", AttributeValue::Ss(vec!["one".to_owned()])),
        ("numbers", AttributeValue::Ns(vec!["7".to_owned()])),
        ("binaries", AttributeValue::Bs(vec![Blob::new(b"z")])),
    ] {
        item.insert(name.to_owned(), value);
    }
    item
}
