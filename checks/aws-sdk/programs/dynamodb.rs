//! A table of DynamoDB: put, get, conditions that fail, queries page by page, batches and transactions.

use aws_config::BehaviorVersion;
use aws_sdk_dynamodb::client::Waiters;
use aws_sdk_dynamodb::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_dynamodb::operation::RequestId;
use aws_sdk_dynamodb::operation::put_item::PutItemError;
use aws_sdk_dynamodb::primitives::Blob;
use aws_sdk_dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, KeysAndAttributes, Put, PutRequest,
    ReturnValue, ReturnValuesOnConditionCheckFailure, ScalarAttributeType, TransactWriteItem, Update, WriteRequest,
};
use aws_sdk_dynamodb::{Client, Error};
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

const TABLE: &str = "books";
type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

#[tokio::main]
async fn main() -> Result {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    create(&client).await?;
    put(&client).await?;
    put_on_condition(&client).await?;
    query(&client).await?;
    update(&client).await?;
    batch(&client).await?;
    transact(&client).await?;
    refuse(&client).await?;
    let deleted = client.delete_table().table_name(TABLE).send().await?;
    println!("{:?}", deleted.table_description().and_then(|table| table.table_name()));
    client.wait_until_table_not_exists().table_name(TABLE).wait(Duration::from_secs(30)).await?;
    Ok(())
}

async fn create(client: &Client) -> Result {
    let attribute = |name: &str, kind| AttributeDefinition::builder().attribute_name(name).attribute_type(kind).build();
    let key = |name: &str, kind| KeySchemaElement::builder().attribute_name(name).key_type(kind).build();
    let created = client
        .create_table()
        .table_name(TABLE)
        .attribute_definitions(attribute("author", ScalarAttributeType::S)?)
        .attribute_definitions(attribute("year", ScalarAttributeType::N)?)
        .key_schema(key("author", KeyType::Hash)?)
        .key_schema(key("year", KeyType::Range)?)
        .billing_mode(BillingMode::PayPerRequest)
        .send()
        .await?;
    let table = created.table_description().ok_or("no description")?;
    println!("created {:?}: {:?}", table.table_name(), table.key_schema());
    let poll = client.wait_until_table_exists().table_name(TABLE).wait(Duration::from_secs(30)).await?;
    let table = poll.into_result()?.table;
    println!("it is {:?}", table.and_then(|table| table.table_status));
    println!("{}", KeySchemaElement::builder().attribute_name("a").build().expect_err("the type is missing"));
    let tables = client.list_tables().into_paginator().items().send();
    println!("tables: {:?}", tables.collect::<std::result::Result<Vec<_>, _>>().await?);
    Ok(())
}

async fn put(client: &Client) -> Result {
    let put = client
        .put_item()
        .table_name(TABLE)
        .item("author", AttributeValue::S("Lem".into()))
        .item("year", AttributeValue::N("1961".into()))
        .item("cover", AttributeValue::B(Blob::new([0, 1, 2, 255])))
        .item("lent", AttributeValue::Bool(true))
        .item("note", AttributeValue::Null(true))
        .item("words", AttributeValue::Ss(vec!["ocean".into(), "planet".into()]))
        .item("marks", AttributeValue::Ns(vec!["1".into(), "2.5".into()]))
        .item("pages", AttributeValue::L(vec![AttributeValue::N("204".into()), AttributeValue::S("xi".into())]))
        .item("title", AttributeValue::M(HashMap::from([("pl".into(), AttributeValue::S("Solaris".into()))])))
        .return_values(ReturnValue::AllOld)
        .send()
        .await?;
    println!("put, old: {:?}, request ID: {}", put.attributes(), put.request_id().is_some());
    let got = client.get_item().table_name(TABLE).set_key(Some(key("Lem", 1961))).consistent_read(true).send().await?;
    let item = got.item().ok_or("it is not there")?;
    for (name, value) in item.iter().collect::<BTreeMap<_, _>>() {
        println!("  {name} = {value:?}");
    }
    let title = item["title"].as_m().expect("a map")["pl"].as_s().expect("a string");
    println!("{title}, {:?}, {}", item["cover"].as_b().map(Blob::as_ref), item["lent"].as_n().is_err());
    println!("{:?} {:?}", item["note"].is_null(), item["marks"].as_ns());
    let none = client.get_item().table_name(TABLE).set_key(Some(key("Lem", 1))).send().await?;
    println!("{:?}", none.item);
    Ok(())
}

async fn put_on_condition(client: &Client) -> Result {
    let request = client
        .put_item()
        .table_name(TABLE)
        .set_item(Some(key("Lem", 1961)))
        .condition_expression("attribute_not_exists(#author)")
        .expression_attribute_names("#author", "author")
        .return_values_on_condition_check_failure(ReturnValuesOnConditionCheckFailure::AllOld);
    let error = request.send().await.expect_err("it is there");
    let is_failed = error.as_service_error().map(PutItemError::is_conditional_check_failed_exception);
    println!("{error}: failed condition: {is_failed:?}, {:?}, {:?}", error.code(), error.message());
    match error.into_service_error() {
        PutItemError::ConditionalCheckFailedException(error) => {
            println!("{error}; the item has {:?} attributes", error.item().map(HashMap::len));
        }
        error => println!("another error: {error:?}"),
    }
    Ok(())
}

async fn query(client: &Client) -> Result {
    for year in 1951..1960 {
        let item = client.put_item().table_name(TABLE).set_item(Some(key("Lem", year)));
        item.item("title", AttributeValue::S(format!("Book of {year}"))).send().await?;
    }
    let query = client
        .query()
        .table_name(TABLE)
        .key_condition_expression("author = :author AND #year BETWEEN :first AND :last")
        .expression_attribute_names("#year", "year")
        .expression_attribute_values(":author", AttributeValue::S("Lem".into()))
        .expression_attribute_values(":first", AttributeValue::N("1953".into()))
        .expression_attribute_values(":last", AttributeValue::N("1958".into()))
        .scan_index_forward(false);
    let mut pages = query.clone().limit(4).into_paginator().send();
    while let Some(page) = pages.next().await {
        let page = page?;
        println!("a page of {}, the last key: {:?}", page.count(), page.last_evaluated_key().map(|key| &key["year"]));
    }
    let mut items = query.into_paginator().page_size(2).items().send();
    while let Some(item) = items.try_next().await? {
        println!("  {:?}", item.get("title").and_then(|title| title.as_s().ok()));
    }
    let scan = client.scan().table_name(TABLE).filter_expression("attribute_exists(lent)");
    let lent: Vec<_> = scan.into_paginator().items().send().collect::<std::result::Result<_, _>>().await?;
    println!("{} is lent", lent.len());
    Ok(())
}

async fn update(client: &Client) -> Result {
    let updated = client
        .update_item()
        .table_name(TABLE)
        .set_key(Some(key("Lem", 1961)))
        .update_expression("SET lent = :no ADD copies :one REMOVE note")
        .expression_attribute_values(":no", AttributeValue::Bool(false))
        .expression_attribute_values(":one", AttributeValue::N("1".into()))
        .return_values(ReturnValue::UpdatedNew)
        .send()
        .await?;
    println!("updated: {:?}", updated.attributes().map(|values| values.iter().collect::<BTreeMap<_, _>>()));
    let delete = client.delete_item().table_name(TABLE).set_key(Some(key("Lem", 1951)));
    let deleted = delete.return_values(ReturnValue::AllOld).send().await?;
    println!("deleted {:?}", deleted.attributes.and_then(|mut item| item.remove("title")));
    Ok(())
}

async fn batch(client: &Client) -> Result {
    let write = |year| {
        let put = PutRequest::builder().set_item(Some(key("Asimov", year))).build()?;
        Ok::<_, aws_sdk_dynamodb::error::BuildError>(WriteRequest::builder().put_request(put).build())
    };
    let written = client.batch_write_item().request_items(TABLE, vec![write(1950)?, write(1951)?]).send().await?;
    println!("written, left over: {:?}", written.unprocessed_items());
    let keys = KeysAndAttributes::builder().keys(key("Asimov", 1950)).keys(key("Asimov", 1)).build()?;
    let got = client.batch_get_item().request_items(TABLE, keys).send().await?;
    println!("got {:?}", got.responses().map(|tables| tables[TABLE].len()));
    Ok(())
}

async fn transact(client: &Client) -> Result {
    let put = Put::builder().table_name(TABLE).set_item(Some(key("Asimov", 1950)));
    let put = put.condition_expression("attribute_not_exists(author)").build()?;
    let update = Update::builder().table_name(TABLE).set_key(Some(key("Asimov", 1951)));
    let update = update.update_expression("SET lent = :yes");
    let update = update.expression_attribute_values(":yes", AttributeValue::Bool(true)).build()?;
    let transaction = client
        .transact_write_items()
        .transact_items(TransactWriteItem::builder().update(update).build())
        .transact_items(TransactWriteItem::builder().put(put).build());
    let error = transaction.send().await.expect_err("one is there").into_service_error();
    println!("cancelled: {}", error.is_transaction_canceled_exception());
    if let aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError::TransactionCanceledException(
        error,
    ) = error
    {
        println!("{:?}", error.cancellation_reasons().iter().map(|reason| reason.code()).collect::<Vec<_>>());
    }
    Ok(())
}

async fn refuse(client: &Client) -> Result {
    let request = client.put_item().table_name("none").set_item(Some(key("Lem", 1961)));
    match request.send().await.map_err(Error::from) {
        Err(Error::ResourceNotFoundException(error)) => println!("not found: {:?}", error.message()),
        other => println!("unexpected: {other:?}"),
    }
    match client.query().table_name(TABLE).key_condition_expression("nonsense").send().await {
        Err(SdkError::ServiceError(context)) => {
            println!("{}: {:?} {:?}", context.raw().status().as_u16(), context.err().code(), context.err().message());
        }
        other => println!("unexpected: {other:?}"),
    }
    Ok(())
}

fn key(author: &str, year: u32) -> HashMap<String, AttributeValue> {
    HashMap::from([
        ("author".to_owned(), AttributeValue::S(author.to_owned())),
        ("year".to_owned(), AttributeValue::N(year.to_string())),
    ])
}
