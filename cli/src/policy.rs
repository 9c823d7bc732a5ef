use crate::arguments::{Files, Policy};
use crate::{input, output};
use smithereens_codegen::{Error, policy};

/// Prints a policy to standard output, and its notes to standard error.
pub(crate) fn run(arguments: &Policy) -> Result<(), Error> {
    let loaded = input::load(&Files { paths: arguments.models.clone() })?;
    let mut request =
        policy::of(&loaded).partition(&arguments.partition).region(&arguments.region).account(&arguments.account);
    if let Some(service) = &arguments.service {
        request = request.service(service);
    }
    if !arguments.operations.is_empty() {
        request = request.operations(&arguments.operations);
    }
    if !arguments.used_in.is_empty() {
        request = request.operations_used_in(&arguments.used_in);
    }
    let policy = request.run()?;
    output::print_report(policy.notes());
    output::print(policy.to_json().as_bytes())
}
