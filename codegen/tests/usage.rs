//! Clients of the operations that Rust sources use.

use smithereens_codegen::{Builder, Generated};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MODEL: &str = r#"
$version: "2"
namespace com.example

use aws.protocols#restJson1
use smithy.waiters#waitable

@restJson1
service Shop { operations: [GetItem, ListItems, SellItem, Watch] }

@http(method: "GET", uri: "/item")
@readonly
@waitable(ItemThere: { acceptors: [{ state: "success", matcher: { success: true } }] })
operation GetItem { output := { item: Item }, errors: [NoSuchItem] }

@http(method: "GET", uri: "/items")
@readonly
operation ListItems { output := { items: Items } }

@http(method: "POST", uri: "/sell")
operation SellItem { input := { price: Price } }

@http(method: "POST", uri: "/watch")
operation Watch { input := { recording: Recording } }

@streaming
blob Recording

list Items { member: Item }
structure Item { name: String, getItems: String }
structure Price { amount: Integer, currency: Currency }
enum Currency { EUR, USD }

@error("client")
@httpError(404)
structure NoSuchItem { message: String }
"#;

/// A package with a model and sources.
struct Package {
    folder: TempDir,
}

impl Package {
    fn new(main: &str) -> Self {
        let package = Self { folder: tempfile::tempdir().expect("a folder") };
        package.write("model.smithy", MODEL);
        package.write("src/main.rs", main);
        package
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn configure(&self) -> Builder {
        smithereens_codegen::configure().model(self.path("model.smithy")).out_dir(self.path("out"))
    }

    fn used(&self) -> Builder {
        self.configure().operations_used_in([self.path("src")])
    }

    fn compile(&self) {
        fs::create_dir_all(self.path("out")).expect("a folder");
        self.used().compile().expect("a client");
    }

    fn client(&self, file: &str) -> String {
        fs::read_to_string(self.path("out/shop").join(file)).expect("a generated file")
    }
}

fn texts(generated: &Generated) -> Vec<(String, String)> {
    generated.files().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

#[test]
fn the_client_is_that_of_the_operations_by_name() {
    for (main, operations) in [
        ("fn f(c: Client) { c.get_item(); c.list_items(); }", &["GetItem", "ListItems"][..]),
        ("fn f(c: Client) { c.wait_until_item_there(); }", &["GetItem"]),
        ("use shop::operation::sell_item::SellItemError;", &["SellItem"]),
    ] {
        let package = Package::new(main);
        let used = package.used().generate().expect("a client");
        let named = package.configure().operations(operations.iter().copied()).generate().expect("a client");
        assert_eq!(texts(&used), texts(&named), "{main}");
        assert!(used.warnings().is_empty(), "{}", used.warnings());
    }
}

#[test]
fn calls_with_arguments_count_if_the_client_has_them() {
    let package = Package::new("fn f(c: Client) { c.get_item(1, \"a\"); }");
    let used = package.used().required_arguments(true).generate().expect("a client");
    let named = package.configure().required_arguments(true).operations(["GetItem"]).generate().expect("a client");
    assert_eq!(texts(&used), texts(&named));
    let without = package.used().generate().expect("a client without operations");
    assert!(without.operations().is_empty(), "{without:?}");
}

#[test]
fn named_operations_are_added() {
    let package = Package::new("fn f(c: Client) { c.get_item(); }");
    let both = package.used().operations(["SellItem"]).generate().expect("a client");
    let named = package.configure().operations(["GetItem", "SellItem"]).generate().expect("a client");
    assert_eq!(texts(&both), texts(&named));
}

#[test]
fn types_are_generated_with_what_they_contain() {
    let package = Package::new("fn f(c: Client, p: shop::types::Price) { c.list_items(); }");
    let client = package.used().generate().expect("a client");
    let files: Vec<&str> = client.files().map(|(path, _)| path).collect();
    for expected in ["types/_price.rs", "types/_currency.rs", "types/_item.rs", "operation/list_items.rs"] {
        assert!(files.contains(&expected), "{expected}: {files:?}");
    }
    assert!(!files.contains(&"operation/sell_item.rs"), "{files:?}");
}

#[test]
fn nothing_used_is_a_warning() {
    let package = Package::new("// client.get_item()\nfn main() {}");
    let client = package.used().generate().expect("a client without operations");
    let warnings = client.warnings().to_string();
    assert!(
        warnings.starts_with("warning[Usage]: the client of Shop has no operations: no call of one is in"),
        "{warnings}"
    );
    assert!(client.operations().is_empty());
}

#[test]
fn a_misspelled_call_gets_a_hint() {
    let hint = |main: &str| {
        Package::new(main).used().operations(["GetItem"]).generate().expect("a client").warnings().to_string()
    };
    let warning = hint("fn f(c: Client) {\n    c.list_item();\n}");
    assert!(warning.contains("main.rs:2: the client has no method `list_item`"), "{warning}");
    assert!(warning.contains("did you mean `list_items`, the operation `ListItems`? It is not generated"), "{warning}");
    for other in [
        "fn f(c: C) { c.list_item(); } fn list_item(&self) {}",
        "fn f(i: Item) { i.get_items(); }",
        "// c.list_item()",
        // The operation is generated, so rustc suggests it.
        "fn f(c: Client) { c.list_item(); c.list_items(); }",
    ] {
        assert_eq!(hint(other), "", "{other}");
    }
}

#[test]
fn an_operation_that_is_not_supported_is_left_out_with_a_warning() {
    let package = Package::new("fn f(c: Client) { c.get_item(); c.watch(); }");
    let client = package.used().generate().expect("a client");
    let warnings = client.warnings().to_string();
    assert!(warnings.contains("left out the operation `Watch`"), "{warnings}");
    assert_eq!(client.operations().len(), 1);
}

#[test]
fn sources_that_do_not_exist_are_an_error() {
    let package = Package::new("");
    let error =
        package.configure().operations_used_in([package.path("source")]).generate().expect_err("it is not there");
    let error = error.to_string();
    assert!(error.contains("cannot read the sources in") && error.contains("operations_used_in([\"src\"])"), "{error}");
    fs::create_dir_all(package.path("out")).expect("a folder");
    let error =
        package.configure().operations_used_in([package.folder.path()]).compile().expect_err("it has the output");
    assert!(error.to_string().contains("contain the output of the build"), "{error}");
}

#[test]
fn the_client_lists_the_other_operations() {
    let package = Package::new("fn f(c: Client) { c.get_item(); }");
    let client = package.used().generate().expect("a client");
    let (_, root) = client.files().next().expect("a root");
    assert!(root.contains("/// # Other operations") && root.contains("/// `ListItems`, `SellItem`\n"), "{root}");
    let whole = package.configure().operations(["GetItem", "ListItems", "SellItem"]).generate().expect("a client");
    assert!(!whole.files().next().expect("a root").1.contains("Other operations"));
}

/// Makes a file unreadable as a model, without a change that its metadata show.
fn destroy(path: &Path) {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified()).expect("a time");
    let length = fs::read(path).expect("a file").len();
    fs::write(path, "?".repeat(length)).expect("it is written");
    fs::File::options().write(true).open(path).and_then(|file| file.set_modified(modified)).expect("a time is set");
}

#[test]
fn a_run_that_finds_nothing_new_reads_no_model_and_writes_no_file() {
    let package = Package::new("fn f(c: Client) { c.get_item(); }");
    package.compile();
    destroy(&package.path("model.smithy"));
    let modified =
        || fs::metadata(package.path("out/shop/client.rs")).and_then(|each| each.modified()).expect("a time");
    let before = modified();
    for main in
        ["fn f(c: Client) { c.get_item(); }\n", "// c.list_items()\nfn g(c: Client) { c . get_item ( ) }", "mod m;"]
    {
        package.write("src/main.rs", main);
        package.write("src/m.rs", "fn f(c: Client) { c.get_item(); }");
        package.compile();
        assert_eq!(modified(), before, "{main}");
    }
    package.write("src/main.rs", "fn f(c: Client) { c.list_items(); }");
    package.used().compile().expect_err("the client needs another operation, so the model is read");
}

#[test]
fn a_run_that_finds_something_new_generates_the_client_again() {
    let package = Package::new("fn f(c: Client) { c.get_item(); }");
    package.compile();
    assert!(!package.client("client.rs").contains("fn list_items"));
    package.write("src/more.rs", "fn f(c: Client) { c.list_items(); }");
    package.compile();
    assert!(package.client("client.rs").contains("fn list_items"));
    fs::remove_file(package.path("src/more.rs")).expect("it is there");
    package.compile();
    assert!(!package.client("client.rs").contains("fn list_items"));
    fs::remove_file(package.path("out/shop/client.rs")).expect("it is there");
    package.compile();
    assert!(package.client("client.rs").contains("fn get_item"));
    package.write("model.smithy", &MODEL.replace("name: String", "title: String"));
    package.compile();
    assert!(package.client("types/_item.rs").contains("pub title:"));
}
