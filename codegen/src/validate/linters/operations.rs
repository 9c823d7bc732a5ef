use super::super::context::{Context, UNIT, list};
use super::super::event::Events;
use super::configuration::{Configuration, strings};
use super::words;
use crate::model::{Operation, Shape, ShapeId, ShapeKind};

/// <https://smithy.io/2.0/guides/model-linters.html#standardoperationverb>
pub(super) fn verbs(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let verbs = configuration.strings("verbs")?.unwrap_or_default();
    let prefixes = configuration.strings("prefixes")?.unwrap_or_default();
    let alternatives = configuration.object("suggestAlternatives")?;
    if verbs.is_empty() && alternatives.is_none_or(|alternatives| alternatives.is_empty()) {
        return Err("`verbs` or `suggestAlternatives` must have at least one verb".to_owned());
    }
    let is_in = |list: &[&str], word: &str| list.iter().any(|each| each.eq_ignore_ascii_case(word));
    for (shape, _) in context.operations() {
        let words = words::split(shape.id.name());
        let is_prefixed = words.len() > 1 && words.first().is_some_and(|word| is_in(&prefixes, word));
        let Some(verb) = words.get(usize::from(is_prefixed)) else { continue };
        let better = alternatives.and_then(|alternatives| {
            alternatives.iter().find(|(name, _)| name.eq_ignore_ascii_case(verb)).map(|(_, better)| better)
        });
        if let Some(better) = better {
            let better = strings("suggestAlternatives", better)?;
            let message = format!("the name has the verb `{verb}`; better verbs are {}", list(&better));
            events.danger(id.to_owned(), shape, message);
        } else if !verbs.is_empty() && !is_in(&verbs, verb) {
            let message = format!("the name begins with `{verb}`, which is not one of the verbs {}", list(&verbs));
            events.danger(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

/// <https://smithy.io/2.0/guides/model-linters.html#inputoutputstructurereuse>
pub(super) fn messages(
    context: &Context<'_>,
    id: &str,
    _: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    for (shape, operation) in context.operations().filter(|(shape, _)| !shape.traits.has("mixin")) {
        for (role, structure) in [("input", &operation.input), ("output", &operation.output)] {
            if structure.as_str() != UNIT
                && let Some(structure) = context.shape(structure)
                && !structure.traits.has(role)
            {
                let message = format!("is the {role} of `{}`, but does not have the trait `{role}`", shape.id);
                events.danger(id.to_owned(), structure, message);
            }
        }
    }
    Ok(())
}

const VERBS_REQUIRE: [&str; 2] = ["list", "search"];
const VERBS_SUGGEST: [&str; 2] = ["describe", "get"];
const INPUT_REQUIRES: [&str; 8] =
    ["maxresults", "maxitems", "pagesize", "limit", "nexttoken", "pagetoken", "token", "marker"];
const OUTPUT_REQUIRES: [&str; 10] = [
    "nexttoken",
    "pagetoken",
    "token",
    "marker",
    "nextpage",
    "nextpagetoken",
    "position",
    "nextmarker",
    "paginationtoken",
    "nextpagemarker",
];

/// <https://smithy.io/2.0/guides/model-linters.html#missingpaginatedtrait>
pub(super) fn pagination(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let words = |name: &str, defaults: &[&'static str]| -> Result<Vec<String>, String> {
        let own = configuration.strings(name)?;
        Ok(own.unwrap_or_else(|| defaults.to_vec()).into_iter().map(str::to_ascii_lowercase).collect())
    };
    let verbs_require = words("verbsRequirePagination", &VERBS_REQUIRE)?;
    let verbs_suggest = words("verbsSuggestPagination", &VERBS_SUGGEST)?;
    let input_requires = words("inputMembersRequirePagination", &INPUT_REQUIRES)?;
    let output_requires = words("outputMembersRequirePagination", &OUTPUT_REQUIRES)?;
    for (shape, operation) in context.operations().filter(|(shape, _)| !shape.traits.has("paginated")) {
        let verb = words::split(shape.id.name()).into_iter().next().unwrap_or_default();
        let member = |structure: &ShapeId, names: &[String]| {
            let members = context.members_of(structure).iter();
            members.map(|member| &member.name).find(|name| names.contains(&name.to_ascii_lowercase()))
        };
        if verbs_require.contains(&verb) {
            let message = format!("its name begins with `{verb}`, so it should have the trait `paginated`");
            events.danger(id.to_owned(), shape, message);
        } else if let Some(member) = member(&operation.input, &input_requires) {
            let message = format!("its input has the member `{member}`, so it should have the trait `paginated`");
            events.danger(id.to_owned(), shape, message);
        } else if let Some(member) = member(&operation.output, &output_requires) {
            let message = format!("its output has the member `{member}`, so it should have the trait `paginated`");
            events.danger(id.to_owned(), shape, message);
        } else if verbs_suggest.contains(&verb) && has_list(context, operation, shape) {
            let message = format!("its name begins with `{verb}` and its output has a list: it may need pagination");
            events.warning(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

fn has_list(context: &Context<'_>, operation: &Operation, shape: &Shape) -> bool {
    let is_list = |id| context.shape(id).is_some_and(|target| matches!(target.kind, ShapeKind::List(_)));
    !shape.traits.has("mixin") && context.members_of(&operation.output).iter().any(|member| is_list(&member.target))
}
