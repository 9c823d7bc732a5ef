//! `DescribeInstances` of EC2: a response in XML with 100 instances.

use crate::connector::{CannedResponse, client, runtime};
use crate::{Call, Client};

mod generated {
    smithereens::include_client!("ec2");
}

const INSTANCES: usize = 100;

/// A reservation with one instance, as EC2 writes it.
const RESERVATION: &str = include_str!("reservation.xml");

fn response() -> CannedResponse {
    let reservations: String =
        (0..INSTANCES).map(|index| RESERVATION.replace("INDEX", &format!("{index:03}"))).collect();
    let body = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">
    <requestId>8f7724cf-496f-496e-8fe3-example01234</requestId>
    <reservationSet>
{reservations}    </reservationSet>
</DescribeInstancesResponse>"#
    );
    CannedResponse {
        headers: &[
            ("x-amzn-requestid", "8f7724cf-496f-496e-8fe3-example01234"),
            ("cache-control", "no-cache, no-store"),
            ("content-type", "text/xml;charset=UTF-8"),
            ("server", "AmazonEC2"),
        ],
        body: body.into(),
    }
}

macro_rules! call {
    ($sdk:ident) => {{
        use $sdk::types::InstanceStateName;

        let (client, runtime) = (client!($sdk, response()), runtime());
        Box::new(move || {
            let output = runtime.block_on(client.describe_instances().send()).expect("the response is a success");
            let [.., last] = output.reservations() else { panic!("the response has reservations") };
            let [instance] = last.instances() else { panic!("each reservation has one instance") };
            assert_eq!(output.reservations().len(), INSTANCES);
            assert_eq!(instance.instance_id(), Some("i-1234567890abcd099"));
            assert_eq!(instance.state().and_then(|state| state.name()), Some(&InstanceStateName::Running));
            assert_eq!(instance.tags().len(), 3);
        })
    }};
}

pub(crate) fn call(client: Client) -> Call {
    match client {
        Client::Aws => call!(aws_sdk_ec2),
        Client::Ours => call!(generated),
    }
}
