//! Plans the [endpoint rules](https://smithy.io/2.0/additional-specs/rules-engine/) of a service: checks them, and turns
//! them into the graph that the runtime evaluates.

mod bindings;
mod client_params;
mod condition;
mod decision_diagram;
mod expression;
mod graph;
mod outcome;
mod parameters;
mod path;
mod reference;
mod rule_set;
mod rules;
mod scope;
mod template;
#[cfg(feature = "generated-tests")]
mod test_cases;
mod types;

pub(super) use bindings::{Bound, plan as plan_bindings};
#[cfg(feature = "generated-tests")]
pub(super) use test_cases::plan as plan_test_cases;

use super::client::endpoints::{AuthScheme, Endpoints, Expression, Graph, Outcome};
use crate::diagnostic::Report;
use crate::json;
use crate::model::Shape;
use crate::plan::auth;
use crate::plan::reader::{ENDPOINT_RULES, Reader};
use rules::Rules;

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const DECISION_DIAGRAM: &str = "smithy.rules#endpointBdd";

/// Plans the endpoints of a service.
///
/// A service whose model has no rules gets those of a regional AWS service if it has an endpoint prefix. Otherwise its
/// endpoint must be configured.
pub(super) fn plan(
    service: &Shape,
    endpoint_prefix: Option<&str>,
    schemes: &[auth::AuthScheme],
    report: &mut Report,
) -> Option<Endpoints> {
    let rules = if are_in_model(service) {
        rules_of_model(service, report)?
    } else {
        default_rules(service, endpoint_prefix, report)?
    };
    let client_params = client_params::plan(service, &rules.parameters, report)?;
    let preferred = schemes.first().and_then(|scheme| scheme.endpoint_name());
    let is_preferred =
        |scheme: &AuthScheme| matches!(&scheme.name, Expression::Text(name) if Some(name.as_str()) == preferred);
    let chooses_auth = !auth_schemes(&rules.graph).all(is_preferred);
    let Rules { parameters, slots, graph } = rules;
    Some(Endpoints { parameters, slots, graph, client_params, are_in_model: are_in_model(service), chooses_auth })
}

/// Whether the model of a service has endpoint rules.
fn are_in_model(service: &Shape) -> bool {
    service.traits.has(RULE_SET) || service.traits.has(DECISION_DIAGRAM)
}

fn rules_of_model(service: &Shape, report: &mut Report) -> Option<Rules> {
    if let Some(applied) = service.traits.find(DECISION_DIAGRAM) {
        let reader = Reader::new(ENDPOINT_RULES, applied.location, service, DECISION_DIAGRAM, report);
        return decision_diagram::plan(&applied.value, reader);
    }
    let applied = service.traits.find(RULE_SET)?;
    rule_set::plan(&applied.value, Reader::new(ENDPOINT_RULES, applied.location, service, RULE_SET, report))
}

fn default_rules(service: &Shape, endpoint_prefix: Option<&str>, report: &mut Report) -> Option<Rules> {
    let rules = match endpoint_prefix {
        Some(prefix) => include_str!("regional.json").replace("PREFIX", prefix),
        None => include_str!("configured.json").to_owned(),
    };
    let rules = json::parse(&rules).ok()?;
    let location = service.traits.iter().next().map_or(service.location, |applied| applied.location);
    rule_set::plan(&rules, Reader::new(ENDPOINT_RULES, location, service, RULE_SET, report))
}

fn auth_schemes(graph: &Graph) -> impl Iterator<Item = &AuthScheme> {
    graph.outcomes.iter().flat_map(|outcome| match outcome {
        Outcome::Endpoint { auth_schemes, .. } => auth_schemes.as_slice(),
        Outcome::Error(_) => &[],
    })
}
