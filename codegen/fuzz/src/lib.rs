//! What every loader must hold to, whatever it reads.
//!
//! ```sh
//! mkdir -p corpus/idl && cp ../tests/idl/valid/*.smithy ../tests/idl/invalid/*.smithy corpus/idl
//! cargo +nightly fuzz run idl -- -dict=idl.dict -max_total_time=600
//! ```

use smithereens_codegen::ast;
use smithereens_codegen::diagnostic::Report;
use smithereens_codegen::load::{Sources, load_sources};

/// Loads a text as a file of the given name. Loading ends in a model or in diagnostics that can be rendered; a model is
/// written as JSON AST that loads again, and is written alike.
pub fn check(name: &str, text: &str) {
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let file = sources.add(name, text);
    let model = load_sources(&[file], &mut sources, &mut report);
    let rendered = report.render(&sources).to_string();
    assert_eq!(rendered.is_empty(), report.diagnostics().is_empty());
    if report.has_errors() {
        return;
    }
    let written = ast::to_string(&model);
    let (mut sources, mut report) = (Sources::default(), Report::default());
    let file = sources.add("written.json", written.clone());
    let loaded = load_sources(&[file], &mut sources, &mut report);
    assert!(!report.has_errors(), "{}", report.render(&sources));
    // As JSON values: a number of the IDL, such as `1e+2`, comes back in its shortest form, `100.0`.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).expect("JSON");
    assert_eq!(value(&ast::to_string(&loaded)), value(&written));
}
