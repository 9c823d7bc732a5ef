//! Compares the paths of waiters with the results of the `jmespath` package, which `record.py` writes to `expected.json`.

use super::client;
use crate::connection::{connection, response};
use aws_smithy_types::body::SdkBody;
use serde_json::Value;
use smithereens::error::SdkError;
use smithereens::waiter::{FinalPoll, WaiterError};
use smithereens_checks_features::waiters::client::Waiters;
use smithereens_checks_features::waiters::operation::look::{LookError, LookOutput};
use std::collections::BTreeMap;
use std::time::Duration;

type Waited = Result<FinalPoll<LookOutput, SdkError<LookError>>, WaiterError<LookOutput, LookError>>;

/// Whether the first acceptor matched, which means success, or the second, which means failure.
fn succeeded(waited: Waited) -> bool {
    match waited {
        Ok(_) => true,
        Err(WaiterError::FailureState(_)) => false,
        Err(error) => panic!("{error:?}"),
    }
}

macro_rules! waiters {
    ($client:expr; $($name:literal $method:ident;)*) => {
        BTreeMap::from([$(
            ($name, succeeded($client.$method().name("a").names("x").names("y").wait(Duration::ZERO).await)),
        )*])
    };
}

async fn outcomes(response_body: &Value) -> BTreeMap<&'static str, bool> {
    let body = response_body.to_string();
    let responses = std::iter::repeat_with(|| response(200).map(|_| SdkBody::from(body.clone())));
    let client = client(&connection(responses.take(100)), |config| config);
    waiters! { client;
        "EnumIs" wait_until_enum_is;
        "EnumIsNot" wait_until_enum_is_not;
        "NeitherOf" wait_until_neither_of;
        "RequiredEnumIs" wait_until_required_enum_is;
        "TextIs" wait_until_text_is;
        "NestedTextIs" wait_until_nested_text_is;
        "FlagIsSet" wait_until_flag_is_set;
        "FlagIsUnset" wait_until_flag_is_unset;
        "NotFlag" wait_until_not_flag;
        "AnyState" wait_until_any_state;
        "AllStates" wait_until_all_states;
        "AllNames" wait_until_all_names;
        "AnyName" wait_until_any_name;
        "AnySparseName" wait_until_any_sparse_name;
        "AnyNestedState" wait_until_any_nested_state;
        "AnyListedState" wait_until_any_listed_state;
        "AllValues" wait_until_all_values;
        "AnyOfMatrix" wait_until_any_of_matrix;
        "EntryIs" wait_until_entry_is;
        "EntryOfEnumIs" wait_until_entry_of_enum_is;
        "FirstIs" wait_until_first_is;
        "SecondIs" wait_until_second_is;
        "LastIs" wait_until_last_is;
        "SecondLastIs" wait_until_second_last_is;
        "SparseFirstIs" wait_until_sparse_first_is;
        "CountIs" wait_until_count_is;
        "CountIsBelow" wait_until_count_is_below;
        "RatioIsAtLeast" wait_until_ratio_is_at_least;
        "CountIsNegative" wait_until_count_is_negative;
        "HasItems" wait_until_has_items;
        "HasNoItems" wait_until_has_no_items;
        "HasNames" wait_until_has_names;
        "HasTitle" wait_until_has_title;
        "TitleIsShort" wait_until_title_is_short;
        "TitleLengthIs" wait_until_title_length_is;
        "MapLengthIs" wait_until_map_length_is;
        "AllDone" wait_until_all_done;
        "AllOfTwoStates" wait_until_all_of_two_states;
        "NameOfFilteredIs" wait_until_name_of_filtered_is;
        "FilteredByTruth" wait_until_filtered_by_truth;
        "FilteredByOrder" wait_until_filtered_by_order;
        "FilteredTags" wait_until_filtered_tags;
        "KeysContain" wait_until_keys_contain;
        "NamesContainTitle" wait_until_names_contain_title;
        "TitleContains" wait_until_title_contains;
        "TitleStarts" wait_until_title_starts;
        "TitleEnds" wait_until_title_ends;
        "UnionTextIs" wait_until_union_text_is;
        "UnionItemIs" wait_until_union_item_is;
        "SelectedIs" wait_until_selected_is;
        "SelectionContains" wait_until_selection_contains;
        "NullIs" wait_until_null_is;
        "NullIsNot" wait_until_null_is_not;
        "ChosenIs" wait_until_chosen_is;
        "RightIs" wait_until_right_is;
        "FlagOrOther" wait_until_flag_or_other;
        "FlagAndOther" wait_until_flag_and_other;
        "ValuesHaveLength" wait_until_values_have_length;
        "DeepFilter" wait_until_deep_filter;
        "UnionKeysContain" wait_until_union_keys_contain;
        "UnionKeyIs" wait_until_union_key_is;
        "LastUnionKeyIs" wait_until_last_union_key_is;
        "AnyUnionKeyIs" wait_until_any_union_key_is;
        "AllUnionKeysAre" wait_until_all_union_keys_are;
        "UnionLengthIs" wait_until_union_length_is;
        "StructureKeysContain" wait_until_structure_keys_contain;
        "NestedStructureKeysContain" wait_until_nested_structure_keys_contain;
        "StructureLengthIs" wait_until_structure_length_is;
        "FirstValueIs" wait_until_first_value_is;
        "FirstOfThreeIs" wait_until_first_of_three_is;
        "FirstListedNameIs" wait_until_first_listed_name_is;
        "SecondListedNameIs" wait_until_second_listed_name_is;
        "SecondLastValueIs" wait_until_second_last_value_is;
        "OutputMatchesInput" wait_until_output_matches_input;
        "CountsMatchInput" wait_until_counts_match_input;
    }
}

#[tokio::test]
async fn paths_match_like_in_the_python_package() {
    let recorded: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    let responses = recorded["responses"].as_array().expect("responses");
    let waiters = recorded["waiters"].as_object().expect("waiters");
    let mut differences = Vec::new();
    for (index, response) in responses.iter().enumerate() {
        let outcomes = outcomes(response).await;
        assert_eq!(outcomes.len(), waiters.len());
        for (name, succeeded) in outcomes {
            if waiters[name][index] != succeeded {
                differences.push(format!("{name} gives {succeeded} for {response}"));
            }
        }
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The name of the member is not known, because the client does not keep it.
#[tokio::test]
async fn a_member_of_a_union_that_is_not_in_the_model_is_not_a_key() {
    let response = serde_json::json!({ "kind": "SMALL", "done": false, "choice": { "unheard": 1 } });
    let outcomes = outcomes(&response).await;
    for waiter in
        ["UnionKeysContain", "UnionKeyIs", "LastUnionKeyIs", "AnyUnionKeyIs", "AllUnionKeysAre", "UnionLengthIs"]
    {
        assert!(!outcomes[waiter], "{waiter}");
    }
}
