use super::finder::{Finder, Found};
use crate::model::ShapeId;
use crate::plan::{Vocabulary, Word, WordKind};

fn vocabulary() -> Vocabulary {
    let words = [
        ("get_object", WordKind::Operation),
        ("list_buckets", WordKind::Operation),
        ("query", WordKind::Operation),
        ("move", WordKind::Operation),
        ("wait_until_bucket_exists", WordKind::WaiterMethod),
        ("bucket_exists", WordKind::WaiterModule),
        ("Tag", WordKind::Type),
        ("TagBuilder", WordKind::Type),
        ("Owner", WordKind::Type),
        ("NoSuchKey", WordKind::Exception),
    ];
    let word = |(text, kind): (&str, WordKind)| {
        let shape = ShapeId::parse("example#Shape").expect("a valid ID");
        Word { text: text.to_owned(), kind, shape }
    };
    Vocabulary { words: words.into_iter().map(word).collect(), has_arguments: false }
}

fn find(text: &str) -> Found {
    Finder::new(&vocabulary()).find(text)
}

/// The words that a text uses.
#[track_caller]
fn assert_used(text: &str, expected: &[&str]) {
    let vocabulary = vocabulary();
    let used: Vec<&str> = find(text).used.iter().map(|index| vocabulary.words[*index].text.as_str()).collect();
    assert_eq!(used, expected, "{text}");
}

#[test]
fn calls_of_operations_are_used() {
    assert_used("client.get_object().bucket(name).send().await?;", &["get_object"]);
    assert_used("client\n    // the first page\n    .list_buckets /* none */ ()\n", &["list_buckets"]);
    assert_used("self.client().list_buckets().into_paginator()", &["list_buckets"]);
    assert_used("client.get_object().presigned(config)", &["get_object"]);
    assert_used("s3::Client::get_object(&client)", &["get_object"]);
    assert_used("clients.map(s3::Client::list_buckets)", &["list_buckets"]);
    assert_used("client.r#move()", &["move"]);
    assert_used("#[cfg(test)] fn f(c: Client) { c.query(); }", &["query"]);
    assert_used("macro_rules! get { ($c:expr) => { $c.get_object() } }", &["get_object"]);
    assert_used("call!(client, get_object)", &["get_object"]);
}

#[test]
fn other_methods_and_names_are_not_used() {
    for text in [
        "connection.query(\"select 1\")",
        "let query = 1; f(query); x.query = 2;",
        "fn get_object() {}",
        "get_object();",
        "// client.get_object()\n/* client.get_object() */",
        "\"client.get_object()\"; r#\"client.get_object()\"#;",
        "/// `client.get_object()`\nfn f() {}",
        "Tag; owner::Owner; crate::Tag",
    ] {
        assert_used(text, &[]);
    }
}

#[test]
fn modules_of_operations_and_waiters_are_used() {
    assert_used("use s3::operation::get_object::{GetObjectError, GetObjectOutput};", &["get_object"]);
    assert_used("use crate::s3::operation::{get_object, list_buckets as list};", &["get_object", "list_buckets"]);
    assert_used("fn f(error: get_object::GetObjectError) {}", &["get_object"]);
    assert_used("client.wait_until_bucket_exists()", &["wait_until_bucket_exists"]);
    assert_used("use s3::waiters::bucket_exists::BucketExistsFinalPoll;", &["bucket_exists"]);
}

#[test]
fn types_are_used_where_they_are_named() {
    assert_used("fn f(tag: &s3::types::Tag) -> Owner {}", &["Tag"]);
    assert_used(
        "use s3::types::{Owner, error::NoSuchKey, builders::TagBuilder as B};",
        &["TagBuilder", "Owner", "NoSuchKey"],
    );
    assert_used("use s3::{Client, types::{self, Tag}, primitives::Owner};", &["Tag"]);
    assert_used("Err(s3::Error::NoSuchKey(_)) => {}", &["NoSuchKey"]);
    assert_used("if tag == types::Tag::Red { Owner }", &["Tag"]);
}

#[test]
fn an_import_of_all_types_counts_for_types_that_stand_alone() {
    for text in
        ["use s3::types::*;", "use s3::types as t;", "use s3::types::{self as t};", "use s3::{types::{error::*}};"]
    {
        let found = find(&format!("{text} fn f(tag: Tag) {{}}"));
        assert!(found.imports_all_types && found.bare_types.len() == 1, "{text}");
    }
    let found = find("use s3::types::Tag; fn f(owner: Owner) { 2 * x; }");
    assert!(!found.imports_all_types && found.bare_types.len() == 1);
}

#[test]
fn a_call_that_is_almost_an_operation_is_found_with_its_line() {
    let methods = |text| find(text).similar.iter().map(|each| (each.method.clone(), each.line)).collect::<Vec<_>>();
    assert_eq!(methods("fn f() {\n    client.get_objects()\n}"), [("get_objects".to_owned(), 2)]);
    assert_eq!(methods("client.list_bukcets()"), [("list_bukcets".to_owned(), 1)]);
    for text in
        ["client.get_objects(1)", "client.get_bucket()", "x.list()", "client.get_object()", "// x.get_objects()"]
    {
        assert_eq!(methods(text), [], "{text}");
    }
    assert!(find("impl S { fn get_objects(&self) {} }").defined.contains("get_objects"));
}
