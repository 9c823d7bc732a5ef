//! Rules as generated code holds them.

use super::*;
use Expression::{Boolean, BooleanEquals, GetAttribute as Get, IsSet, Slot, StringEquals, Template, Text};

const REGION: Parameter = Parameter { name: "region", built_in: Some(BuiltIn::Region), default: None, required: false };
const FIPS: Parameter =
    Parameter { name: "use_fips", built_in: Some(BuiltIn::UseFips), default: Some(Boolean(false)), required: true };

/// With FIPS an error, without a region another, else the endpoint of the region.
static RULES: Rules = Rules {
    parameters: &[REGION, FIPS],
    slots: 3,
    conditions: &[
        Condition { value: IsSet(&Slot(0)), assign: None },
        Condition { value: Expression::Partition(&Slot(0)), assign: Some(2) },
        Condition { value: BooleanEquals(&[Slot(1), Boolean(true)]), assign: None },
        Condition { value: StringEquals(&[Get(&Slot(2), Attribute::PartitionName), Text("aws-cn")]), assign: None },
    ],
    nodes: &[Node(0, 1, 0x8000), Node(1, 2, Node::NONE), Node(2, 0x8001, 3), Node(3, Node::NONE, 0x8002)],
    root: 0,
    outcomes: &[
        Outcome::Error(Text("Missing Region")),
        Outcome::Error(Template(&[Text("no FIPS in "), Slot(0)])),
        Outcome::Endpoint {
            url: Template(&[Text("https://x."), Slot(0), Text("."), Get(&Slot(2), Attribute::DnsSuffix)]),
            headers: &[("x-region", &[Slot(0), Text("b")])],
            auth_schemes: &[AuthScheme {
                name: Text("sigv4"),
                properties: &[("signingRegion", Property::Value(Slot(0)))],
            }],
            properties: &[("list", Property::List(&[Property::Value(Boolean(true))]))],
        },
    ],
};

fn resolve_for(region: Option<&str>, fips: bool) -> Result<Endpoint, String> {
    let mut values = Values::new(&RULES);
    values.set_text(0, region);
    values.set_boolean(1, Some(fips));
    resolve(&values).map_err(|error| error.to_string())
}

#[test]
fn an_endpoint_has_what_its_rule_says() {
    let endpoint = resolve_for(Some("eu-west-1"), false).expect("an endpoint");
    assert_eq!(endpoint.url(), "https://x.eu-west-1.amazonaws.com");
    let headers: Vec<(&str, Vec<&str>)> = endpoint.headers().map(|(name, values)| (name, values.collect())).collect();
    assert_eq!(headers, [("x-region", vec!["eu-west-1", "b"])]);
    let scheme = &endpoint.auth_schemes()[0];
    assert_eq!((scheme.name(), scheme.get("signingRegion")), ("sigv4", Some(&"eu-west-1".into())));
    assert_eq!(endpoint.properties()["list"], vec![true.into()].into());
}

#[test]
fn an_error_is_that_of_its_rule() {
    assert_eq!(resolve_for(None, false), Err("Missing Region".to_owned()));
    assert_eq!(resolve_for(Some("eu-west-1"), true), Err("no FIPS in eu-west-1".to_owned()));
    assert_eq!(resolve_for(Some("cn-north-1"), false), Err("No endpoint rule matched".to_owned()));
}

#[test]
fn an_endpoint_is_kept_while_the_values_stay_as_they_are() {
    let mut values = Values::new(&RULES);
    values.set_text(0, Some("eu-west-1"));
    for (region, url) in
        [(None, "https://x.eu-west-1.amazonaws.com"), (Some("eu-west-2"), "https://x.eu-west-2.amazonaws.com")]
    {
        values.bind_text(0, region);
        for _ in 0..2 {
            let endpoint = resolve_for_call(&values, true).expect("an endpoint");
            assert_eq!(endpoint.url(), url);
        }
        assert!(values.resolved.get().is_some());
    }
}

#[test]
fn a_header_cannot_hold_what_no_header_holds() {
    let error = resolve_for(Some("a\r\nhost: b"), false).expect_err("a line break");
    assert!(error.contains("x-region"), "{error}");
}

#[test]
fn nodes_that_lead_in_a_circle_come_to_an_end() {
    static CIRCLE: Rules = Rules {
        parameters: &[],
        slots: 0,
        conditions: &[Condition { value: Boolean(true), assign: None }],
        nodes: &[Node(0, 1, 1), Node(0, 0, 0)],
        root: 0,
        outcomes: &[],
    };
    let error = resolve(&Values::new(&CIRCLE)).expect_err("no outcome");
    assert_eq!(error.to_string(), "No endpoint rule matched");
}

#[test]
fn a_region_cannot_choose_the_host() {
    for region in ["", "evil.example/", "a@b", "a.b", "-x", "a b"] {
        let mut values = Values::new(&RULES);
        values.set_text(0, Some(region));
        let error = values.build().expect_err(region);
        assert_eq!(error.to_string(), "invalid value for field: `region` - must be a valid host label");
    }
}

#[test]
fn parameters_have_their_defaults() {
    let values = Values::new(&RULES).build().expect("nothing is missing");
    assert_eq!((values.text(0), values.boolean(1)), (None, Some(false)));
    static NEEDY: Rules = Rules {
        parameters: &[Parameter { name: "zone", built_in: None, default: None, required: true }],
        slots: 1,
        conditions: &[],
        nodes: &[],
        root: Node::NONE,
        outcomes: &[],
    };
    let error = Values::new(&NEEDY).build().expect_err("no zone");
    assert_eq!(error.to_string(), "a required field was missing: `zone`");
}
