//! What the traits of a model say, in the documentation of a client that is generated with
//! `documentation_traits(true)`.

use smithereens_codegen::Generated;
use std::error::Error;

const MODEL: &str = r#"$version: "2"
namespace example

use aws.protocols#restJson1

/// A service.
@restJson1
@externalDocumentation("Guide": "https://example.com/guide?a=b&c=d", "A [\"note\"] <b>": "https://example.com/note")
service Library { version: "1", operations: [PutBook, AddBook, DropBook] }

@http(method: "PUT", uri: "/books")
@unstable
@internal
operation PutBook {
    input := {
        /// The title.
        @recommended(reason: "books need <titles>")
        title: String
        @since("1.2")
        pages: Pages
        @recommended
        kind: Kind
    }
}

@idempotent(exists: [Conflict, Broken])
@http(method: "PUT", uri: "/added")
operation AddBook { errors: [Conflict, Broken] }

@idempotent(notFound: [])
@http(method: "DELETE", uri: "/books")
operation DropBook {}

@error("client")
structure Conflict {}
@error("server")
structure Broken {}

/// A number of pages.
integer Pages
enum Kind { @since("2024-01-01") NOVEL }
"#;

fn generate(documentation_traits: bool) -> Result<Generated, Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, MODEL)?;
    Ok(smithereens_codegen::configure().model(path).documentation_traits(documentation_traits).generate()?)
}

/// The lines of documentation in a file that follow a line with this text.
fn after(client: &Generated, file: &str, text: &str) -> Vec<String> {
    let (_, source) = client.files().find(|(path, _)| *path == file).expect("the file is generated");
    let lines = source.lines().map(str::trim).skip_while(|line| *line != format!("/// {text}"));
    let lines = lines.map_while(|line| line.strip_prefix("///")).skip(1);
    lines.map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

#[test]
fn traits_are_part_of_the_documentation() -> Result<(), Box<dyn Error>> {
    let client = generate(true)?;
    let links =
        "See also: [Guide](https://example.com/guide?a=b&c=d), [A \\[\"note\"\\] \\<b>](https://example.com/note).";
    assert_eq!(after(&client, "client.rs", "A service."), [links]);
    let operation = after(&client, "client.rs", "The operation `PutBook`.");
    assert_eq!(operation[..2], ["This is meant for internal use only.", "This is unstable: it may change."]);
    assert_eq!(
        after(&client, "client.rs", "The operation `AddBook`.")[..1],
        ["A call fails with `Conflict` or `Broken` if the resource exists already."]
    );
    assert_eq!(
        after(&client, "client.rs", "The operation `DropBook`.")[..1],
        ["A call succeeds if the resource does not exist."]
    );
    let input = "operation/put_book/_put_book_input.rs";
    assert_eq!(after(&client, input, "The title."), ["Setting this is recommended: books need \\<titles>"]);
    assert_eq!(after(&client, input, "A number of pages."), ["Available since 1.2."]);
    assert_eq!(after(&client, "types/_kind.rs", "The value `NOVEL`."), ["Available since 2024-01-01."]);
    Ok(())
}

#[test]
fn they_are_not_by_default() -> Result<(), Box<dyn Error>> {
    let client = generate(false)?;
    assert!(client.files().all(|(_, text)| {
        !["See also", "recommended", "Available", "unstable", "A call"].iter().any(|fact| text.contains(fact))
    }));
    Ok(())
}
