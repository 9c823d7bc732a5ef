//! The protocol of a client whose service has several.

use smithereens_codegen::load::Loader;
use std::error::Error;

/// The name of the runtime's function that creates the protocol of a service with these traits.
fn protocol(traits: &[&str], chosen: Option<&str>) -> Result<String, Box<dyn Error>> {
    let traits: Vec<String> = traits.iter().map(|applied| format!("\"{applied}\": {{}}")).collect();
    let model = format!(
        r#"{{ "smithy": "2.0", "shapes": {{
            "example#Service": {{ "type": "service", "version": "1", "traits": {{ {} }} }}
        }} }}"#,
        traits.join(", ")
    );
    let loaded = Loader::new().text("model.json", model).load()?;
    let mut builder = smithereens_codegen::configure();
    if let Some(chosen) = chosen {
        builder = builder.protocol(chosen);
    }
    let generated = builder.generate_from(&loaded)?;
    let (_, text) = generated.files().find(|(path, _)| *path == "meta.rs").ok_or("the client has no module `meta`")?;
    let name = text.split("runtime::protocol!(").nth(1).and_then(|rest| rest.split(')').next());
    Ok(name.ok_or("the client has no protocol")?.to_owned())
}

/// Each pair in the order in which AWS's clients prefer them.
#[test]
fn the_preferred_protocol_of_a_service_is_that_of_aws_clients() -> Result<(), Box<dyn Error>> {
    let preferred = [
        ("smithy.protocols#rpcv2Cbor", "rpc_v2_cbor"),
        ("aws.protocols#awsJson1_0", "aws_json_1_0"),
        ("aws.protocols#awsJson1_1", "aws_json_1_1"),
        ("aws.protocols#restJson1", "rest_json_1"),
        ("aws.protocols#restXml", "rest_xml"),
        ("aws.protocols#awsQuery", "aws_query"),
        ("aws.protocols#ec2Query", "ec2_query"),
        ("smithy.protocols#rpcv2Json", "rpc_v2_json"),
    ];
    for pair in preferred.windows(2) {
        assert_eq!(protocol(&[pair[1].0, pair[0].0], None)?, pair[0].1);
    }
    Ok(())
}

#[test]
fn a_protocol_can_be_chosen_by_name_or_shape_id() -> Result<(), Box<dyn Error>> {
    let traits = ["aws.protocols#awsJson1_0", "aws.protocols#awsQuery"];
    assert_eq!(protocol(&traits, Some("awsQuery"))?, "aws_query");
    assert_eq!(protocol(&traits, Some("aws.protocols#awsQuery"))?, "aws_query");
    Ok(())
}

#[test]
fn a_trait_that_modifies_a_protocol_is_not_a_protocol() {
    let error = protocol(&["aws.protocols#awsQueryCompatible"], None).expect_err("no protocol").to_string();
    assert!(error.contains("has no protocol trait"), "{error}");
}
