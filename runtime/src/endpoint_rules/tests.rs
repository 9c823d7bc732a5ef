//! Rules in the form of generated code.

use super::*;
use Expression::{Boolean, BooleanEquals, GetAttribute as Get, IsSet, Slot, StringEquals, Template, Text};
use aws_smithy_types::endpoint::Endpoint;

static PARAMETERS: [Parameter; 2] = [
    Parameter::new("region").with_built_in(BuiltIn::Region),
    Parameter::new("use_fips").with_built_in(BuiltIn::UseFips).with_default_boolean(false).required(),
];

static CONDITIONS: [Condition; 4] = [
    Condition::new(IsSet(&Slot(0))),
    Condition::assign(2, Expression::Partition(&Slot(0))),
    Condition::new(BooleanEquals(&[Slot(1), Boolean(true)])),
    Condition::new(StringEquals(&[Get(&Slot(2), Attribute::PartitionName), Text("aws-cn")])),
];

static NODES: [Node; 4] = [
    Node::new(0, 1, Node::outcome(0)),
    Node::new(1, 2, Node::NONE),
    Node::new(2, Node::outcome(1), 3),
    Node::new(3, Node::NONE, Node::outcome(2)),
];

static OUTCOMES: [Outcome; 3] = [
    Outcome::error(Text("Missing Region")),
    Outcome::error(Template(&[Text("no FIPS in "), Slot(0)])),
    Outcome::endpoint(
        Template(&[Text("https://x."), Slot(0), Text("."), Get(&Slot(2), Attribute::DnsSuffix)]),
        &[("x-region", &[Slot(0), Text("b")])],
        &[(Text("sigv4"), &[("signingRegion", Property::Value(Slot(0)))])],
        &[("list", Property::List(&[Property::Value(Boolean(true))]))],
    ),
];

/// An error with FIPS, another without a region, otherwise the endpoint of the region.
static RULES: Rules = Rules::new(&PARAMETERS, 3, &CONDITIONS, &NODES, 0, &OUTCOMES);

fn resolve_for(region: Option<&str>, fips: bool) -> Result<Endpoint, String> {
    let mut values = Values::new(&RULES);
    values.set_text(0, region);
    values.set_boolean(1, Some(fips));
    resolve(&values).map_err(|error| error.to_string())
}

#[test]
fn an_endpoint_has_the_url_headers_and_properties_of_its_rule() {
    let endpoint = resolve_for(Some("eu-west-1"), false).expect("an endpoint");
    assert_eq!(endpoint.url(), "https://x.eu-west-1.amazonaws.com");
    let headers: Vec<(&str, Vec<&str>)> = endpoint.headers().map(|(name, values)| (name, values.collect())).collect();
    assert_eq!(headers, [("x-region", vec!["eu-west-1", "b"])]);
    let scheme = &endpoint.auth_schemes()[0];
    assert_eq!((scheme.name(), scheme.get("signingRegion")), ("sigv4", Some(&"eu-west-1".into())));
    assert_eq!(endpoint.properties()["list"], vec![true.into()].into());
}

#[test]
fn an_error_has_the_message_of_its_rule() {
    assert_eq!(resolve_for(None, false), Err("Missing Region".to_owned()));
    assert_eq!(resolve_for(Some("eu-west-1"), true), Err("no FIPS in eu-west-1".to_owned()));
    assert_eq!(resolve_for(Some("cn-north-1"), false), Err("No endpoint rule matched".to_owned()));
}

#[test]
fn an_endpoint_is_kept_while_the_values_do_not_change() {
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
fn an_invalid_header_value_is_an_error() {
    let error = resolve_for(Some("a\r\nhost: b"), false).expect_err("a line break");
    assert!(error.contains("x-region"), "{error}");
}

#[test]
fn evaluation_of_a_cycle_ends() {
    static CONDITIONS: [Condition; 1] = [Condition::new(Boolean(true))];
    static NODES: [Node; 2] = [Node::new(0, 1, 1), Node::new(0, 0, 0)];
    static CYCLE: Rules = Rules::new(&[], 0, &CONDITIONS, &NODES, 0, &[]);
    let error = resolve(&Values::new(&CYCLE)).expect_err("no outcome");
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
    static ZONE: [Parameter; 1] = [Parameter::new("zone").required()];
    static REQUIRING: Rules = Rules::new(&ZONE, 1, &[], &[], Node::NONE, &[]);
    let error = Values::new(&REQUIRING).build().expect_err("no zone");
    assert_eq!(error.to_string(), "a required field was missing: `zone`");
}
