//! The examples of a model in the documentation of a client that is generated with `examples(true)`.

use smithereens_codegen::Generated;
use std::error::Error;

const MODEL: &str = r#"$version: "2"
namespace example

use aws.protocols#restJson1

@restJson1
service Library { version: "1", operations: [PutBook, ListBooks] }

/// Stores a book.
@http(method: "PUT", uri: "/books/{id}")
@examples([
    {
        title: "To store a book"
        documentation: "<p>Stores a <i>book</i> with all that there is.</p>"
        input: {
            id: "b1"
            printed: "1922-02-02T00:00:00Z"
            added: 1.5
            cover: "a picture"
            back: "AP8="
            spine: "dGV4dA=="
            pages: 0
            weight: 0.25
            lent: false
            tags: ["novel", "sdk::Dublin"]
            none: []
            names: { en: "Ulysses" }
            sparse: ["a", null]
            shelf: { number: 3, kind: "OPEN" }
            place: { room: "r\"1" }
            extra: { any: [1, "x"] }
        }
        output: { id: "b1" }
    }
    { title: "To fail", input: { id: "" }, error: { shapeId: NoSpace, content: {} } }
    { title: "To store a film", input: { id: "b2", film: "yes" } }
    { title: "To store a page", input: { id: "b2", pages: "many" } }
])
operation PutBook {
    input := {
        @required
        @httpLabel
        id: String
        printed: Timestamp
        added: Timestamp
        cover: Blob
        back: Blob
        spine: Blob
        pages: Integer
        weight: Double
        lent: Boolean
        tags: Tags
        none: Tags
        names: Names
        sparse: Sparse
        shelf: Shelf
        place: Place
        extra: Document
    }
    output := { id: String }
    errors: [NoSpace]
}

/// Lists books.
@http(method: "GET", uri: "/books")
@readonly
operation ListBooks {}

list Tags { member: String }
map Names { key: String, value: String }
@sparse
list Sparse { member: String }
structure Shelf { @required number: Integer, kind: Kind }
enum Kind { OPEN, CLOSED }
union Place { room: String, box: Integer }
@error("client")
structure NoSpace {}
"#;

fn generate(examples: bool) -> Result<Generated, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, MODEL)?;
    Ok(smithereens_codegen::configure().model(path).examples(examples).generate()?)
}

/// The documentation of a method of the client.
fn documentation(client: &Generated, method: &str) -> Result<String, Box<dyn Error>> {
    let (_, text) = client.files().find(|(path, _)| *path == "client.rs").ok_or("no client")?;
    let (before, _) = text.split_once(&format!("pub fn {method}(")).ok_or("no method")?;
    let lines: Vec<&str> =
        before.lines().rev().skip_while(|line| line.trim().starts_with("#[") || line.trim().is_empty()).collect();
    let lines = lines.into_iter().map_while(|line| line.trim().strip_prefix("///"));
    let lines: Vec<&str> = lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    Ok(lines.into_iter().rev().collect::<Vec<_>>().join("\n"))
}

#[test]
fn examples_become_calls_in_the_documentation() -> Result<(), Box<dyn Error>> {
    let client = generate(true)?;
    insta::assert_snapshot!(documentation(&client, "put_book")?);
    assert!(!documentation(&client, "list_books")?.contains("Example"));
    Ok(())
}

#[test]
fn examples_that_do_not_fit_are_left_out_with_a_warning() -> Result<(), Box<dyn Error>> {
    let warnings = generate(true)?.warnings().to_string();
    assert!(warnings.contains("the example `To store a film` is left out: unknown member `film`"), "{warnings}");
    assert!(warnings.contains("the example `To store a page` is left out: pages must be a number"), "{warnings}");
    Ok(())
}

#[test]
fn clients_have_no_examples_by_default() -> Result<(), Box<dyn Error>> {
    let client = generate(false)?;
    assert!(client.warnings().diagnostics().is_empty());
    assert!(client.files().all(|(_, text)| !text.contains("Example")));
    Ok(())
}
