//! Imports follow the flow of data, and no two files of one folder import each other.
//!
//! An import is a `use` item or a path such as `super::names::escape`, in code that is not only for tests. A re-export
//! counts as the file that defines the item: a file that takes its neighbour's type from `super` imports the neighbour. A
//! `mod.rs` is the folder itself: it may use the files in it, and they may use what it defines.

mod circles;
mod imports;
mod modules;

use circles::{Circle, circles};
use imports::{Import, imports};
use modules::Modules;
use std::path::Path;

/// The modules of the generator, in the order in which data flows through them. A module imports only from those before it.
const FLOW: [&str; 28] = [
    "sorted",
    "syntax_error",
    "json",
    "source",
    "diagnostic",
    "error",
    "features",
    "markdown",
    "jmespath",
    "model",
    "selector",
    "ast",
    "load",
    "validate",
    "select",
    "plan",
    "extract",
    "check",
    "emit",
    "output",
    "usage",
    "generate",
    "diff",
    "policy",
    "runtime",
    "package",
    "configure",
    "lib",
];

/// The sources of a package of this repository.
fn modules(package: &str) -> Modules {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the package is in the repository");
    Modules::read(&repository.join(package).join("src"))
}

#[test]
fn the_generator_imports_along_the_flow_of_data() {
    let modules = modules("codegen");
    let place = |module: &str| {
        let place = FLOW.iter().position(|each| *each == module);
        place.unwrap_or_else(|| panic!("add the module `{module}` to FLOW, after all modules that it imports"))
    };
    let against = |import: &Import| {
        let (from, to) = (modules.root(&import.from), modules.root(&import.to));
        place(from) < place(to)
    };
    let violations = imports(&modules).into_iter().filter(against).map(|import| {
        let (from, to) = (modules.file(&import.from), modules.file(&import.to));
        format!("{from} imports {to}, to which data flows later, by `{}`", import.path)
    });
    let violations: Vec<_> = violations.collect();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn no_files_of_one_folder_of_the_generator_import_each_other() {
    assert_no_circles("codegen");
}

#[test]
fn no_files_of_one_folder_of_the_runtime_import_each_other() {
    assert_no_circles("runtime");
}

fn assert_no_circles(package: &str) {
    let modules = modules(package);
    let imports = imports(&modules);
    let violations = circles(&imports).into_iter().map(|circle| {
        let Circle { from, to, back, import } = circle;
        let (file, imported) = (modules.file(&import.from), modules.file(&import.to));
        let way = back.join(" -> ");
        format!("{file} imports {imported} by `{}`, and {to} leads back to {from}: {way}", import.path)
    });
    let violations: Vec<_> = violations.collect();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

/// The circles of a package with these files, each as its import and its two ends.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let src = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = src.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder is created");
        std::fs::write(path, text).expect("the file is written");
    }
    let modules = Modules::read(src.path());
    let imports = imports(&modules);
    let name = |circle: Circle<'_>| {
        let Circle { from, to, import, .. } = circle;
        format!(
            "{} imports {} by {} ({from} -> {to})",
            modules.file(&import.from),
            modules.file(&import.to),
            import.path
        )
    };
    circles(&imports).into_iter().map(name).collect()
}

#[test]
fn a_circle_is_found_through_reexports_and_inline_paths() {
    let files = [
        ("lib.rs", "mod hen; mod egg; mod farm; pub use farm::Field;"),
        ("hen.rs", "use crate::egg::Egg as Laid;\npub struct Hen(Laid);"),
        ("egg.rs", "pub struct Egg;\npub fn hatch() { println!(\"{}\", crate::Field::hen()) }"),
        ("farm/mod.rs", "mod field; mod barn; pub use field::Field; use barn::Barn;"),
        ("farm/field.rs", "pub struct Field;\n\nfn hen() -> crate::hen::Hen { super::Barn::hen() }"),
        ("farm/barn.rs", "pub struct Barn(super::Field);"),
    ];
    assert_eq!(
        circles_of(&files),
        [
            "egg.rs imports farm/field.rs by crate::Field::hen (egg -> farm)",
            "farm/field.rs imports hen.rs by crate::hen::Hen (farm -> hen)",
            "hen.rs imports egg.rs by crate::egg::Egg (hen -> egg)",
            "hen.rs imports egg.rs by Laid (hen -> egg)",
            "farm/barn.rs imports farm/field.rs by super::Field (barn -> field)",
            "farm/field.rs imports farm/barn.rs by super::Barn::hen (field -> barn)",
        ]
    );
}

#[test]
fn tests_templates_and_the_folder_itself_are_no_circle() {
    let files = [
        ("lib.rs", "mod hen; mod egg; mod farm;"),
        ("hen.rs", "use crate::egg::Egg;\npub struct Hen(Egg);"),
        (
            "egg.rs",
            "pub struct Egg;\n#[cfg(test)] mod tests { use crate::hen::Hen; }\nfn f() { quote!(crate::hen::Hen); }",
        ),
        ("farm/mod.rs", "mod field; pub struct Farm; fn size() { field::size() }"),
        ("farm/field.rs", "use super::Farm; pub fn size() {}"),
    ];
    assert_eq!(circles_of(&files), Vec::<String>::new());
}
