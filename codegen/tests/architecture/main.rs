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
const FLOW: [&str; 17] = [
    "source",
    "diagnostic",
    "error",
    "markdown",
    "jmespath",
    "model",
    "ast",
    "load",
    "select",
    "plan",
    "emit",
    "output",
    "generate",
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
        format!("{from}:{} imports {to}, to which data flows later", import.line)
    });
    let violations: Vec<_> = violations.collect();
    assert!(violations.is_empty(), "{}", violations.join("\n"));
}

#[test]
fn no_files_of_one_folder_of_the_generator_import_each_other() {
    let violations = violations("codegen");
    let places: Vec<_> = violations.iter().map(|(_, place)| place.as_str()).collect();
    assert!(places.is_empty(), "{}", places.join("\n"));
}

/// Prints the place of each violation, and compares the violations with those that are known. The list of the known ones only
/// shrinks: `INSTA_UPDATE=always` takes out of it what is no longer there.
#[test]
fn no_files_of_one_folder_of_the_runtime_import_each_other() {
    let violations = violations("runtime");
    for (_, place) in &violations {
        println!("{place}");
    }
    let names: Vec<_> = violations.into_iter().map(|(name, _)| name).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true, snapshot_path => "known" }, {
        insta::assert_snapshot!("circles_of_runtime", names.join("\n"));
    });
}

/// The imports in circles, and the first place of each.
fn violations(package: &str) -> Vec<(String, String)> {
    let modules = modules(package);
    let imports = imports(&modules);
    let violations = circles(&modules, &imports).into_iter().map(|circle| {
        let Circle { folder, from, to, back, import } = circle;
        let (file, imported) = (modules.file(&import.from), modules.file(&import.to));
        (
            format!("{folder}: {from} -> {to}"),
            format!("{file}:{} imports {imported}, and {to} leads back to {from}: {}", import.line, back.join(" -> ")),
        )
    });
    let mut violations: Vec<_> = violations.collect();
    violations.dedup_by(|(next, _), (name, _)| next == name);
    violations.sort();
    violations
}

/// The circles of a package with these files, each as its folder, its two ends and the line of the import.
fn circles_of(files: &[(&str, &str)]) -> Vec<String> {
    let src = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        let path = src.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder is created");
        std::fs::write(path, text).expect("the file is written");
    }
    let modules = Modules::read(src.path());
    let imports = imports(&modules);
    let name =
        |circle: Circle<'_>| format!("{}: {} -> {}:{}", circle.folder, circle.from, circle.to, circle.import.line);
    circles(&modules, &imports).into_iter().map(name).collect()
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
            "src: egg -> farm:2",
            "src: farm -> hen:3",
            "src: hen -> egg:1",
            "src: hen -> egg:2",
            "src/farm: barn -> field:1",
            "src/farm: field -> barn:3",
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
