//! Puts an item into a table with the key `id`, gets it, and queries it. The argument is the name of the table.

use crate::sdk::Client;
use crate::sdk::types::AttributeValue;
use std::error::Error;

pub async fn make(client: &Client) -> Result<(), Box<dyn Error + Send + Sync>> {
    let table = std::env::args().nth(1).ok_or("the name of a table is missing")?;
    let id = AttributeValue::S("42".to_owned());
    client.put_item().table_name(&table).item("id", id.clone()).send().await?;
    let item = client.get_item().table_name(&table).key("id", id.clone()).send().await?;
    println!("{} attributes", item.item().map_or(0, |item| item.len()));
    let query = client.query().table_name(&table).key_condition_expression("id = :id");
    let found = query.expression_attribute_values(":id", id).send().await?;
    println!("{} items", found.count());
    Ok(())
}
