//! The [linters](https://smithy.io/2.0/guides/model-linters.html) of Smithy, which the metadata of a model can configure as
//! validators.

mod configuration;
mod members;
mod names;
mod operations;
mod terms;
mod words;

use super::context::Context;
use super::event::Events;
use crate::model::Object;
use configuration::Configuration;

type Run = fn(&Context<'_>, &str, &Configuration<'_>, &mut Events) -> Result<(), String>;

const LINTERS: [(&str, Run); 12] = [
    ("AbbreviationName", names::abbreviations),
    ("CamelCase", names::camel_case),
    ("InputOutputStructureReuse", operations::messages),
    ("MissingClientOptionalTrait", members::client_optional),
    ("MissingPaginatedTrait", operations::pagination),
    ("MissingSensitiveTrait", terms::sensitive),
    ("NoninclusiveTerms", terms::noninclusive),
    ("RepeatedShapeName", names::repeated),
    ("ReservedWords", terms::reserved),
    ("ShouldHaveUsedTimestamp", members::timestamps),
    ("StandardOperationVerb", operations::verbs),
    // The earlier name of `RepeatedShapeName`.
    ("StutteredShapeName", names::repeated),
];

/// Runs a linter, whose events have the given ID. Returns `None` if there is no linter of this name, and an error if its
/// configuration is wrong.
pub(super) fn run(
    context: &Context<'_>,
    name: &str,
    id: &str,
    configuration: Option<&Object>,
    events: &mut Events,
) -> Option<Result<(), String>> {
    let (_, run) = LINTERS.iter().find(|(linter, _)| *linter == name)?;
    Some(run(context, id, &Configuration::new(configuration), events))
}
