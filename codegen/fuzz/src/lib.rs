//! What must hold for every loader and every input.
//!
//! ```sh
//! mkdir -p corpus/idl && cp ../tests/idl/valid/*.smithy ../tests/idl/invalid/*.smithy corpus/idl
//! cargo +nightly fuzz run idl -- -dict=idl.dict -max_total_time=600
//! ```

use smithereens_codegen::ast;
use smithereens_codegen::load::Loader;

/// Loads a text as a file of the given name. Loading returns a model or diagnostics that can be displayed. A model can be
/// checked, and is written as JSON AST that loads again to the same JSON AST.
pub fn check(name: &str, text: &str) {
    let loaded = match Loader::new().text(name, text).load() {
        Ok(loaded) => loaded,
        Err(error) => {
            assert!(error.report().is_some_and(|report| report.has_errors()));
            assert!(!error.to_string().is_empty());
            return;
        }
    };
    assert!(smithereens_codegen::check(&loaded).diagnostics().iter().all(|diagnostic| !diagnostic.message().is_empty()));
    assert_eq!(loaded.warnings().to_string().is_empty(), loaded.warnings().is_empty());
    let written = ast::to_string(&loaded.model);
    let again = Loader::new().text("written.json", written.clone()).load().expect("a written model loads");
    // As JSON values: a number of the IDL, such as `1e+2`, comes back in its shortest form, `100.0`.
    // A number beyond doubles, which this parser does not read, keeps its text.
    let value = |text: &str| serde_json::from_str::<serde_json::Value>(text).map_err(|_| text.to_owned());
    assert_eq!(value(&ast::to_string(&again.model)), value(&written));
}
