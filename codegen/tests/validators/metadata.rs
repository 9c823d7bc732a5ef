//! Validators, suppressions and severities that the metadata of a model configures.

use crate::{assert_error, assert_event, assert_none, validate};
use smithereens_codegen::diagnostic::Severity;

fn each(configuration: &str, more: &str) -> String {
    format!(
        "metadata validators = [{{ name: \"EmitEachSelector\", id: \"Own\", {more} configuration: {{ {configuration} }} }}]
         namespace example
         @tags([\"a\"]) string Tagged
         string Plain"
    )
}

#[test]
fn each_selected_shape_gets_an_event() {
    let tagged = "selector: \"[trait|tags]\"";
    assert_event(Severity::Danger, "Own", "Tagged", &each(tagged, ""));
    assert_event(Severity::Note, "Own", "Tagged", &each(tagged, "severity: \"NOTE\","));
    assert_event(Severity::Danger, "Own", "Tagged", &each("selector: \"string\", bindToTrait: tags", ""));
    assert_event(Severity::Danger, "Own", "Tagged", &each("selector: \"string\"", "selector: \"[trait|tags]\","));
    assert_none("Own", &each(tagged, "namespaces: [\"other\"],"));
    assert_none("Own", &each("selector: \"integer\"", ""));
    let template = "selector: \"[trait|tags]\", messageTemplate: \"@@ @{id|name}: @{trait|tags}\"";
    let report = validate(&each(template, "message: \"so {super}.\","));
    assert!(report.to_string().contains("`example#Tagged`: so @ Tagged: [\"a\"]."), "{report}");
}

#[test]
fn no_selected_shape_is_an_event() {
    let model = |selector: &str| {
        format!(
            "metadata validators = [{{ name: \"EmitNoneSelector\", id: \"Own\", configuration: {{ selector: \"{selector}\" }} }}]
             namespace example
             string Text"
        )
    };
    assert_event(Severity::Danger, "Own", "", &model("[trait|documentation]"));
    assert_none("Own", &model("string"));
}

#[test]
fn what_is_configured_wrongly_is_an_error() {
    for text in [
        "metadata validators = {}",
        "metadata validators = [{ name: \"EmitEachSelector\" }]",
        "metadata validators = [1]",
        "metadata validators = [{ id: \"a\" }]",
        "metadata validators = [{ name: \"EmitNoneSelector\", configuration: { selector: \":not(\" } }]",
        "metadata validators = [{ name: \"EmitNoneSelector\", severity: \"ERROR\", configuration: { selector: \"*\" } }]",
        "metadata suppressions = [{ id: \"a\" }]",
        "metadata severityOverrides = [{ id: \"a\", namespace: \"*\", severity: \"ERROR\" }]",
    ] {
        assert!(validate(text).has_errors(), "{text}");
    }
    let report = validate("metadata validators = [{ name: \"Foo\" }]");
    assert!(
        !report.has_errors() && report.diagnostics().iter().any(|event| event.id() == "UnknownValidator_Foo"),
        "{report}"
    );
}

#[test]
fn what_is_suppressed_is_not_reported() {
    let shape = "enum E { @suppress([\"EnumShape\"]) a }";
    assert_none("EnumShape", shape);
    assert_event(Severity::Warning, "EnumShape", "E$a", "enum E { @suppress([\"Other\"]) a }");
    let model = |metadata: &str| format!("metadata {metadata}\nnamespace example\nenum E {{ a }}");
    for namespace in ["example", "*"] {
        let suppressions = format!("suppressions = [{{ id: \"EnumShape\", namespace: \"{namespace}\" }}]");
        assert_none("EnumShape", &model(&suppressions));
    }
    let other = "suppressions = [{ id: \"EnumShape\", namespace: \"other\" }]";
    assert_event(Severity::Warning, "EnumShape", "E$a", &model(other));
    let raised = "severityOverrides = [{ id: \"EnumShape\", namespace: \"example\", severity: \"DANGER\" }]";
    assert_event(Severity::Danger, "EnumShape", "E$a", &model(raised));
    // An ID also stands for those below it, and errors stay.
    let deprecated = "metadata suppressions = [{ id: \"DeprecatedShape\", namespace: \"*\" }, { id: \"LengthTrait\", namespace: \"*\" }]
        namespace example
        @deprecated string Old
        structure S { a: Old }
        @length(min: 2, max: 1) string Wrong";
    assert_none("DeprecatedShape.example#Old", deprecated);
    assert_error("LengthTrait", "Wrong", deprecated);
}

#[test]
fn closures_of_shapes_are_named_once() {
    const ID: &str = "ShapeClosure";
    let model = |closures: &str| {
        format!("metadata shapeClosures = [{closures}]\nnamespace example\nstructure Event {{ text: String }}")
    };
    let good = "{ id: \"example#Events\", includeNamespaces: [\"example\"] }";
    let has_error = |closures: &str| {
        let report = validate(&model(closures));
        report.diagnostics().iter().any(|event| event.id() == ID && event.severity() == Severity::Error)
    };
    assert!(!has_error(good));
    assert!(!has_error(
        "{ id: \"example#Events\", includeBySelector: \"structure\", rename: { \"example#Event\": \"It\" } }"
    ));
    for wrong in [
        "{ includeNamespaces: [\"example\"] }".to_owned(),
        "{ id: \"example#Events\" }".to_owned(),
        "{ id: \"Events\", includeNamespaces: [\"example\"] }".to_owned(),
        "{ id: \"example#Event\", includeNamespaces: [\"example\"] }".to_owned(),
        "{ id: \"example#Events\", includeBySelector: \":not(\" }".to_owned(),
        "{ id: \"example#Events\", includeBySelector: \"structure\", rename: { \"example#Missing\": \"It\" } }"
            .to_owned(),
        format!("{good}, {good}"),
    ] {
        assert!(has_error(&wrong), "{wrong}");
    }
}
