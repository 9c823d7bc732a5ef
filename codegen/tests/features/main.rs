//! What each feature of Smithy comes to in Rust: every model in `tests/features/models` shows one feature, and the snapshot beside
//! it holds the items that the feature shapes. That all of it compiles is what the package `smithereens-checks-features` shows.

mod excerpt;

use excerpt::excerpt;
use std::collections::BTreeSet;
use std::path::Path;

/// Items to look at, by module: `struct Name`, `enum Name`, `static NAME`, `const NAME`, `Type::method` or `impl Trait for Type`,
/// or `*` for all of them; `modules` for the names of those in it.
type Items = [(&'static str, &'static [&'static str])];

const FEATURES: &[(&str, &Items)] = &[
    (
        "simple_types",
        &[(
            "types::_subject",
            &[
                "struct Subject",
                "Subject::string_value",
                "Subject::integer_value",
                "Subject::blob_value",
                "SubjectBuilder::string_value",
                "SubjectBuilder::set_string_value",
                "SubjectBuilder::get_string_value",
                "SubjectBuilder::timestamp_value",
                "Subject::serialize_members",
                "Subject::deserialize",
            ],
        )],
    ),
    (
        "required",
        &[
            ("operation::call", &["Call::check"]),
            ("operation::call::_call_output", &["struct CallOutput"]),
            (
                "types::_subject",
                &[
                    "struct Subject",
                    "Subject::text",
                    "Subject::count",
                    "Subject::tags",
                    "Subject::inner",
                    "SubjectBuilder::build",
                    "Subject::serialize_members",
                    "Subject::deserialize",
                ],
            ),
        ],
    ),
    (
        "default",
        &[
            ("operation::call::_call_input", &["struct CallInput"]),
            ("types::_subject", &["struct Subject", "SubjectBuilder::build"]),
        ],
    ),
    (
        "lists",
        &[
            (
                "types::_subject",
                &[
                    "struct Subject",
                    "Subject::strings",
                    "Subject::sparse_strings",
                    "Subject::needed",
                    "SubjectBuilder::strings",
                    "SubjectBuilder::sparse_strings",
                    "SubjectBuilder::matrix",
                    "SubjectBuilder::set_matrix",
                    "Subject::serialize_members",
                    "Subject::deserialize",
                ],
            ),
            ("shapes", &["static MATRIX_MEMBER", "static STRINGS_MEMBER"]),
        ],
    ),
    (
        "maps",
        &[
            (
                "types::_subject",
                &[
                    "struct Subject",
                    "Subject::by_color",
                    "Subject::needed",
                    "SubjectBuilder::strings",
                    "SubjectBuilder::by_color",
                    "SubjectBuilder::sparse_items",
                    "Subject::serialize_members",
                    "Subject::deserialize",
                ],
            ),
            ("shapes", &["static NESTED_KEY", "static NESTED_VALUE"]),
        ],
    ),
    ("unions", &[("types::_shape", &["*"])]),
    (
        "event_streams",
        &[
            ("types::_programme", &["*"]),
            ("types::error", &["enum ProgrammeError", "ProgrammeError::deserialize"]),
            ("types::_talk", &["Talk::deserialize", "static SCHEMA"]),
            ("operation::listen", &["Listen::descriptor"]),
            (
                "operation::listen::_listen_output",
                &[
                    "struct ListenOutput",
                    "ListenOutput::programme",
                    "ListenOutputBuilder::build",
                    "ListenOutput::deserialize",
                ],
            ),
        ],
    ),
    ("enums", &[("types::_color", &["*"])]),
    ("enum_names", &[("types::_word", &["enum Word", "Word::as_str"])]),
    ("int_enum", &[("types::_size", &["*"]), ("types::_subject", &["struct Subject"])]),
    (
        "recursion",
        &[
            (
                "types::_tree",
                &["struct Tree", "Tree::left", "TreeBuilder::left", "Tree::serialize_members", "Tree::deserialize"],
            ),
            ("types::_egg", &["struct Egg"]),
            ("types::_hen", &["struct Hen"]),
            ("types::_either", &["enum Either"]),
        ],
    ),
    (
        "sensitive",
        &[
            ("types::_subject", &["struct Subject", "Subject::fmt", "SubjectBuilder::fmt"]),
            ("types::_whole", &["Whole::fmt"]),
            ("types::_code", &["enum Code", "Code::fmt"]),
            ("types::_choice", &["enum Choice", "Choice::fmt"]),
            ("types::_partly", &["Partly::fmt"]),
            ("types::error::_denied", &["Denied::fmt"]),
            ("operation::call::_call_output", &["CallOutput::fmt"]),
        ],
    ),
    (
        "member_names",
        &[
            ("operation::call::_call_input", &["struct CallInput"]),
            ("operation::call::_call_output", &["struct CallOutput", "CallOutputBuilder::set_2_fa"]),
            ("types::_subject", &["struct Subject"]),
            ("types::_choice", &["enum Choice", "Choice::is_unknown", "Choice::is_unknown_value"]),
            ("types::error::_wrong", &["struct Wrong"]),
        ],
    ),
    (
        "type_names",
        &[
            ("types", &["*"]),
            ("types::error", &["*"]),
            ("types::_option", &["struct OptionShape", "OptionShape::option", "OptionBuilder::build"]),
            ("operation::call", &["enum CallError"]),
        ],
    ),
    (
        "operation_names",
        &[
            ("client", &["Client::result", "Client::r#type", "Client::new2", "Client::config2"]),
            ("operation::result", &["struct ResultOperation", "enum ResultError"]),
            ("operation::self_value", &["struct SelfValue", "enum SelfValueError"]),
            ("operation::get_thing", &["struct GetThing", "enum GetThingError"]),
        ],
    ),
    (
        "rename",
        &[
            ("types::_item", &["struct Item"]),
            ("types::_other_item", &["struct OtherItem", "static SCHEMA"]),
            ("operation::call", &["enum CallError", "Call::read_error"]),
        ],
    ),
    (
        "errors",
        &[
            ("operation::call", &["enum CallError", "Call::read_error", "CallError::retryable_error_kind"]),
            ("operation::ask", &["enum AskError"]),
            ("operation::call::_call_output", &["struct CallOutput", "CallOutput::deserialize"]),
            ("types::error::_denied", &["struct Denied", "Denied::message"]),
            ("types::error::_missing", &["struct Missing", "Missing::fmt", "Missing::deserialize"]),
            ("types::error::_needy", &["struct Needy", "Needy::fmt", "Needy::deserialize"]),
        ],
    ),
    (
        "auth",
        &[
            ("meta", &["static SERVICE", "static AUTH_SCHEMES"]),
            ("operation::signed", &["Signed::descriptor"]),
            ("operation::either", &["static AUTH_SCHEMES", "Either::descriptor"]),
            ("operation::open", &["static AUTH_SCHEMES"]),
        ],
    ),
    ("resource", &[("operation", &["modules"]), ("operation::get_page::_get_page_input", &["static SCHEMA"])]),
    (
        "shared_input",
        &[
            ("operation::ask::_ask_input", &["struct AskInput", "static SCHEMA"]),
            ("operation::call::_call_input", &["struct CallInput", "static SCHEMA"]),
        ],
    ),
    (
        "unit",
        &[
            ("operation::call", &["impl runtime::Operation for Call"]),
            ("operation::call::_call_input", &["*"]),
            ("operation::call::_call_output", &["*"]),
        ],
    ),
    (
        "presigning",
        &[("operation::get_object::builders", &["GetObjectFluentBuilder::presigned"]), ("presigning", &["*"])],
    ),
    ("dsql", &[("auth_token", &["*"])]),
    ("rds", &[("auth_token", &["*"])]),
    ("timestream", &[("client", &["*"]), ("endpoint_discovery", &["*"])]),
    ("bedrock", &[("meta", &["static SERVICE", "static AUTH_SCHEMES"])]),
    (
        "s3",
        &[
            ("meta", &["static SERVICE", "static AUTH_SCHEMES"]),
            ("operation::get_object", &["GetObject::descriptor"]),
            ("operation::get_object::_get_object_output", &["struct GetObjectOutput", "static SCHEMA"]),
            ("operation::list_parts::paginator", &["*"]),
            ("operation::write_get_object_response", &["WriteGetObjectResponse::descriptor"]),
        ],
    ),
    ("s3_express", &[("meta", &["static SERVICE", "static AUTH_SCHEMES"]), ("config", &["*"])]),
    ("presigning_query", &[("operation::synthesize_speech::builders", &["SynthesizeSpeechFluentBuilder::presigned"])]),
    (
        "waiters",
        &[
            ("waiters::thing_ready", &["*"]),
            ("waiters::all_names", &["AllNamesFluentBuilder::wait"]),
            ("waiters::any_listed_state", &["AnyListedStateFluentBuilder::wait"]),
            ("waiters::all_of_two_states", &["AllOfTwoStatesFluentBuilder::wait"]),
            ("waiters::chosen_is", &["ChosenIsFluentBuilder::wait"]),
            ("waiters::counts_match_input", &["CountsMatchInputFluentBuilder::wait"]),
            ("waiters::entry_of_enum_is", &["EntryOfEnumIsFluentBuilder::wait"]),
            ("waiters::nested_text_is", &["NestedTextIsFluentBuilder::wait"]),
        ],
    ),
    (
        "http_bindings",
        &[
            ("operation::call", &["Call::check"]),
            ("operation::call::_call_input", &["static SCHEMA"]),
            ("operation::call::_call_output", &["static SCHEMA"]),
        ],
    ),
    ("query_params", &[("operation::call::_call_input", &["static SCHEMA"])]),
    (
        "payload",
        &[
            ("operation::put_blob::_put_blob_input", &["static SCHEMA"]),
            ("operation::put_structure::_put_structure_input", &["static SCHEMA"]),
            ("operation::put_document::_put_document_output", &["static SCHEMA"]),
        ],
    ),
    ("json_name", &[("types::_subject", &["static SCHEMA"])]),
    ("timestamp_format", &[("types::_subject", &["static SCHEMA"]), ("shapes", &["*"])]),
    (
        "media_type",
        &[("operation::call::_call_input", &["static SCHEMA"]), ("operation::call::_call_output", &["static SCHEMA"])],
    ),
    (
        "checksums",
        &[
            ("operation::tag", &["Tag::descriptor"]),
            ("operation::store", &["Store::descriptor"]),
            ("operation::enforce", &["Enforce::descriptor"]),
            ("operation::fetch", &["Fetch::descriptor"]),
        ],
    ),
    ("compression", &[("operation::call", &["Call::descriptor"]), ("operation::ask", &["Ask::descriptor"])]),
    ("decision_diagram", &[("config::endpoint::rules", &["*"])]),
    (
        "endpoint_rules",
        &[
            ("config::endpoint", &["*"]),
            ("config::endpoint::rules", &["*"]),
            ("config", &["Builder::stage", "Builder::set_stage", "Builder::beta"]),
            ("operation::call", &["Call::descriptor"]),
            ("operation::ask", &["Ask::descriptor"]),
        ],
    ),
    ("host_prefix", &[("operation::call", &["Call::descriptor"]), ("operation::ask", &["Ask::descriptor"])]),
    (
        "http_auth",
        &[
            ("meta", &["static SERVICE", "static AUTH_SCHEMES"]),
            ("operation::basic", &["static AUTH_SCHEMES", "Basic::descriptor"]),
        ],
    ),
    (
        "idempotency_token",
        &[
            ("operation::call", &["Call::descriptor", "Call::check"]),
            ("operation::call::_call_input", &["struct CallInput", "CallInputBuilder::build"]),
        ],
    ),
    (
        "paginated",
        &[
            ("operation::list_items::paginator", &["*"]),
            ("operation::list_entries::paginator", &["*"]),
            ("operation::list_items::builders", &["ListItemsFluentBuilder::into_paginator"]),
        ],
    ),
    (
        "documentation",
        &[
            ("client", &["struct Client", "Client::call"]),
            (
                "operation::call::_call_input",
                &["struct CallInput", "CallInputBuilder::own", "CallInputBuilder::set_own"],
            ),
            ("operation::call::_call_output", &["struct CallOutput"]),
        ],
    ),
    ("ec2_query", &[("operation::cook::_cook_input", &["static SCHEMA"])]),
    (
        "query_compatible",
        &[("meta", &["static SERVICE", "static AUTH_SCHEMES"]), ("operation::call", &["Call::read_error"])],
    ),
    (
        "deprecated",
        &[
            ("client", &["Client::old"]),
            ("operation::call::_call_input", &["struct CallInput", "CallInputBuilder::old"]),
            ("types::_item", &["struct Item", "Item::name", "ItemBuilder::build"]),
            ("types::_kind", &["enum Kind"]),
            ("types::_choice", &["enum Choice", "Choice::as_text"]),
            ("types::_size", &["*"]),
            ("types::error::_gone", &["struct Gone"]),
        ],
    ),
    (
        "streaming",
        &[
            ("operation::download::_download_output", &["*"]),
            ("operation::upload", &["Upload::descriptor"]),
            (
                "operation::upload::_upload_input",
                &[
                    "struct UploadInput",
                    "UploadInput::bytes",
                    "struct UploadInputBuilder",
                    "UploadInputBuilder::bytes",
                    "UploadInputBuilder::set_bytes",
                    "UploadInputBuilder::get_bytes",
                    "UploadInputBuilder::build",
                    "static SCHEMA",
                    "UploadInput::serialize_members",
                ],
            ),
            ("operation::upload::builders", &["struct UploadFluentBuilder", "UploadFluentBuilder::bytes"]),
            ("operation::exchange", &["Exchange::descriptor"]),
            ("operation::exchange::_exchange_output", &["*"]),
        ],
    ),
];

#[test]
fn each_feature_comes_to_the_code_in_its_snapshot() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features/models");
    for (feature, items) in FEATURES {
        let model = folder.join(feature).with_extension("json");
        let generated = smithereens_codegen::configure().model(model).generate();
        let generated = generated.unwrap_or_else(|error| panic!("{feature}: {error}"));
        assert_eq!(generated.warnings().to_string(), "", "{feature}");
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(*feature, excerpt(&generated, items)));
    }
}

#[test]
fn every_fixture_is_looked_at() {
    let looked_at: BTreeSet<String> = FEATURES.iter().map(|(feature, _)| format!("{feature}.json")).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/features/models");
    let entries = folder.read_dir().expect("the folder of the fixtures").map(|entry| entry.expect("an entry"));
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    assert_eq!(names.filter(|name| name.ends_with(".json")).collect::<BTreeSet<_>>(), looked_at);
}
