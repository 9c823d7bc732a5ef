//! `GetItem` of DynamoDB: a response in JSON with an item of 100 attributes.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client};

mod generated {
    smithereens::include_client!("dynamodb");
}

const ATTRIBUTES: usize = 100;

fn response() -> CannedResponse {
    let attributes: Vec<String> =
        (0..ATTRIBUTES).map(|index| format!(r#""attribute{index}":{}"#, attribute(index))).collect();
    CannedResponse {
        headers: &[
            ("content-type", "application/x-amz-json-1.0"),
            ("connection", "keep-alive"),
            ("x-amzn-requestid", "B2GQ4JT9FJE4SG3VTCN7BDM9EFVV4KQNSO5AEMVJF66Q9ASUAAJG"),
            ("server", "Server"),
        ],
        body: format!(r#"{{"Item":{{{}}}}}"#, attributes.join(",")).into(),
    }
}

/// An attribute of one of the ten types.
fn attribute(index: usize) -> String {
    match index % 10 {
        0 => format!(r#"{{"S":"Buzzer of floor {index}, beside the lift"}}"#),
        1 => format!(r#"{{"N":"{index}.25"}}"#),
        2 => r#"{"BOOL":true}"#.to_owned(),
        3 => format!(r#"{{"L":[{{"S":"red"}},{{"N":"{index}"}},{{"BOOL":false}}]}}"#),
        4 => {
            format!(r#"{{"M":{{"street":{{"S":"High Street {index}"}},"city":{{"S":"Cork"}},"floors":{{"N":"4"}}}}}}"#)
        }
        5 => r#"{"NULL":true}"#.to_owned(),
        6 => format!(r#"{{"SS":["first {index}","second {index}","third {index}"]}}"#),
        7 => format!(r#"{{"NS":["{index}","42.2","-19","7.5"]}}"#),
        8 => r#"{"B":"dGhpcyB0ZXh0IGlzIGJhc2U2NC1lbmNvZGVk"}"#.to_owned(),
        _ => r#"{"BS":["U3Vubnk=","UmFpbnk=","U25vd3k="]}"#.to_owned(),
    }
}

macro_rules! call {
    ($sdk:ident) => {{
        use $sdk::types::AttributeValue;

        let (client, runtime) = (client!($sdk, response()), runtime());
        Box::new(move || {
            let key = AttributeValue::S("b1c2".to_owned());
            let call = client.get_item().table_name("Sensors").key("id", key).send();
            let item = runtime.block_on(call).expect("the response is a success").item.expect("the response has an item");
            assert_eq!(item.len(), ATTRIBUTES);
            assert_eq!(item["attribute91"], AttributeValue::N("91.25".to_owned()));
            assert!(matches!(&item["attribute94"], AttributeValue::M(members) if members.len() == 3));
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_dynamodb),
        Client::Ours => call!(generated),
    }
}
