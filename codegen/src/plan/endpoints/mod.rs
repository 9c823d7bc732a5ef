//! The [endpoint rules](https://smithy.io/2.0/additional-specs/rules-engine/) of a service, checked, and as the graph that
//! the runtime walks.

mod bindings;
mod client_params;
mod condition;
mod decision_diagram;
mod expression;
mod graph;
mod outcome;
mod parameters;
mod path;
mod reader;
mod rule_set;
mod scope;
mod template;
mod test_cases;

pub(crate) use bindings::{Binding, BoundValue};
pub(crate) use client_params::ClientParam;
pub(crate) use expression::{Attribute, Expression, Function};
pub(crate) use graph::{Condition, Graph, Target};
pub(crate) use outcome::{AuthScheme, Outcome, Property};
pub(crate) use parameters::{Parameter, ParameterDefault, ParameterType};
pub(crate) use path::Step;
pub(crate) use test_cases::{Expected, TestCase};

use super::auth;
use crate::diagnostic::Report;
use crate::model::{Node, Shape};
use reader::Reader;

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const DECISION_DIAGRAM: &str = "smithy.rules#endpointBdd";

/// Where requests of a service go.
#[derive(Debug)]
pub(crate) struct Endpoints {
    pub(crate) parameters: Vec<Parameter>,
    /// How many slots there are for parameters and variables.
    pub(crate) slots: usize,
    pub(crate) graph: Graph,
    /// The parameters that the configuration of the client sets.
    pub(crate) client_params: Vec<ClientParam>,
    /// Whether an endpoint may want another authentication scheme than the one that the service prefers.
    pub(crate) chooses_auth: bool,
}

impl Endpoints {
    /// The rules that the model of a service has; else those of any service of AWS, whose host names start with a prefix;
    /// else those of a service whose endpoint must be configured.
    pub(super) fn plan(
        service: &Shape,
        endpoint_prefix: Option<&str>,
        schemes: &[auth::AuthScheme],
        report: &mut Report,
    ) -> Option<Self> {
        let mut endpoints = Self::of_model(service, report).or_else(|| {
            let rules = match endpoint_prefix {
                Some(prefix) => include_str!("regional.json").replace("PREFIX", prefix),
                None => include_str!("configured.json").to_owned(),
            };
            let rules: Node = serde_json::from_str(&rules).ok()?;
            let place = service.traits.iter().next().map_or(service.location, |applied| applied.location);
            Some(rule_set::plan(&rules, Reader::new(place, service, RULE_SET, report)))
        })??;
        endpoints.client_params = client_params::plan(service, &endpoints.parameters, report)?;
        let preferred = schemes.first().and_then(|scheme| scheme.endpoint_name());
        let is_preferred =
            |scheme: &AuthScheme| matches!(&scheme.name, Expression::Text(name) if Some(name.as_str()) == preferred);
        let chooses_auth = !endpoints.auth_schemes().all(is_preferred);
        endpoints.chooses_auth = chooses_auth;
        Some(endpoints)
    }

    /// Whether the model of a service has rules.
    pub(super) fn are_in_model(service: &Shape) -> bool {
        service.traits.has(RULE_SET) || service.traits.has(DECISION_DIAGRAM)
    }

    /// `None` if the model has no rules, `Some(None)` if they cannot be used; `report` then says why.
    fn of_model(service: &Shape, report: &mut Report) -> Option<Option<Self>> {
        if let Some(applied) = service.traits.find(DECISION_DIAGRAM) {
            let reader = Reader::new(applied.location, service, DECISION_DIAGRAM, report);
            return Some(decision_diagram::plan(&applied.value, reader));
        }
        let applied = service.traits.find(RULE_SET)?;
        Some(rule_set::plan(&applied.value, Reader::new(applied.location, service, RULE_SET, report)))
    }

    fn auth_schemes(&self) -> impl Iterator<Item = &AuthScheme> {
        self.graph.outcomes().iter().flat_map(|outcome| match outcome {
            Outcome::Endpoint { auth_schemes, .. } => auth_schemes.as_slice(),
            Outcome::Error(_) => &[],
        })
    }

    /// The position of a parameter that the configuration of the client sets, by its name in the model.
    pub(super) fn client_param(&self, name: &str) -> Option<usize> {
        let index = Self::parameter(&self.parameters, name)?;
        self.client_params.iter().any(|param| param.index == index).then_some(index)
    }

    /// The position of a parameter, by its name in the model.
    fn parameter(parameters: &[Parameter], name: &str) -> Option<usize> {
        parameters.iter().position(|parameter| parameter.model_name == name)
    }
}
