//! Scopes: the one place that gives names, so that generated code compiles whatever the names in a model are.
//!
//! For each kind of place in generated code, such as the methods of a request builder, a [`Scope`] starts with the names
//! that the code of this place defines or uses itself: its own items, what the runtime's macros define there, associated
//! types, and derived implementations. Names from the model are given against these and against each other.
//!
//! `checks/features` compiles models whose names are drawn from generated code.

use super::client::Role;
use super::names::Name;
use crate::sorted::SortedSet;

/// The names of one place. A name that is taken gets the first number from 2 on that makes it free, so that what comes
/// first in the model keeps its name.
#[derive(Debug, Default)]
pub(super) struct Scope(SortedSet<String>);

/// The methods of the configuration's builder that are not settings of their own with a `set_` method of the same name.
const BUILDER_METHODS: [&str; 24] = [
    "allow_no_auth",
    "apply_test_defaults",
    "apply_test_defaults_v2",
    "basic_auth_login",
    "behavior_version_latest",
    "build",
    "clone",
    "default",
    "digest_auth_login",
    "express_credentials_provider",
    "fmt",
    "framework_metadata",
    "from",
    "from_layers",
    "interceptor",
    "into_layers",
    "new",
    "push_auth_scheme",
    "push_framework_metadata",
    "push_interceptor",
    "push_retry_classifier",
    "retry_classifier",
    "with_test_defaults",
    "with_test_defaults_v2",
];

/// The settings of the configuration's builder. Each has a `set_` method.
const SETTINGS: [&str; 35] = [
    "account_id_endpoint_mode",
    "allow_no_auth",
    "api_key_resolver",
    "app_name",
    "auth_scheme_preference",
    "auth_scheme_resolver",
    "aws_chunked_encoding_chunk_size",
    "basic_auth_login_resolver",
    "bearer_token_resolver",
    "behavior_version",
    "credentials_provider",
    "digest_auth_login_resolver",
    "disable_clock_skew_correction",
    "disable_request_compression",
    "endpoint_discovery_enabled",
    "endpoint_resolver",
    "endpoint_url",
    "http_client",
    "idempotency_token_provider",
    "identity_cache",
    "interceptors",
    "invocation_id_generator",
    "region",
    "request_checksum_calculation",
    "request_min_compression_size_bytes",
    "response_checksum_validation",
    "retry_classifiers",
    "retry_config",
    "retry_partition",
    "sigv4a_signing_region_set",
    "sleep_impl",
    "stalled_stream_protection",
    "time_source",
    "timeout_config",
    "token_provider",
];

/// Settings whose names parameters of endpoints often have.
const ENDPOINT_SETTINGS: [&str; 3] = ["protocol", "use_dual_stack", "use_fips"];

impl Scope {
    fn with<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        Self(names.into_iter().map(str::to_owned).collect())
    }

    /// The module `types`. Its modules are in lower case, so no type has their names.
    pub(super) fn of_types() -> Self {
        Self::default()
    }

    /// The module `types::error`, whose types are also the variants of error enums.
    pub(super) fn of_errors() -> Self {
        Self::with(["Unhandled"])
    }

    /// The suffixes of the predicates `is_…` of error enums.
    pub(super) fn of_predicates() -> Self {
        Self::default()
    }

    /// The prefixes of the statics of the module `shapes`. Each kind of shape has suffixes of its own.
    pub(super) fn of_collections() -> Self {
        Self::default()
    }

    /// The prefixes of the types of operations. Each operation has a module, so suffixes keep them apart.
    pub(super) fn of_operations() -> Self {
        Self::default()
    }

    /// The modules of operations, which are also methods of the client. `customized` are the methods that the runtime
    /// defines for this service.
    pub(super) fn of_client_methods<'n>(customized: impl IntoIterator<Item = &'n str>) -> Self {
        Self::with(["new", "from_conf", "config", "for_tests"].into_iter().chain(customized))
    }

    /// The private modules next to each other, each of which defines a type.
    pub(super) fn of_private_modules() -> Self {
        Self::default()
    }

    /// The variants of an enum or union.
    pub(super) fn of_variants() -> Self {
        Self::with(["Unknown"])
    }

    /// The suffixes of the methods `is_…` and `as_…` of a union.
    pub(super) fn of_union_methods() -> Self {
        Self::with(["unknown"])
    }

    /// The constants of an enum of integers.
    pub(super) fn of_constants() -> Self {
        Self::default()
    }

    /// The methods of a structure and of its builders: accessors, setters, and what the structure has for its role.
    /// `has_waiters` says whether it is the input of an operation with waiters, whose builders have a method `wait`, and
    /// `is_converted` whether it is an input that has a method for its request builder.
    pub(super) fn of_structure(role: Role, has_waiters: bool, is_converted: bool) -> Self {
        let of_role: &[&str] = match role {
            Role::Input => &["as_input", "customize", "into_paginator", "presigned", "send", "send_with"],
            Role::Exception => &["meta", "set_meta"],
            Role::Output | Role::Member => &[],
        };
        let every = ["build", "builder", "default", "deserialize"];
        let waits = has_waiters.then_some("wait");
        let converted = is_converted.then_some("into_fluent_builder");
        Self::with(every.iter().chain(of_role).copied().chain(waits).chain(converted))
    }

    /// The methods of a request builder that are named after members.
    pub(super) fn of_setters<'n>(fields: impl IntoIterator<Item = &'n Name>) -> Self {
        Self(fields.into_iter().flat_map(methods).collect())
    }

    /// The methods of the endpoint's `Params` and of its builder.
    pub(super) fn of_endpoint_params() -> Self {
        Self::with(["build", "builder", "clone", "default", "eq", "fmt"])
    }

    /// The methods of the configuration's `Builder`.
    pub(super) fn of_settings() -> Self {
        let settings = SETTINGS.into_iter().chain(ENDPOINT_SETTINGS);
        let setters = settings.clone().map(|setting| format!("set_{setting}"));
        let mut scope = Self::with(settings.chain(BUILDER_METHODS));
        scope.0.extend(setters);
        scope
    }

    /// The prefixes of the types of waiters. Each waiter has a module, so suffixes keep them apart.
    pub(super) fn of_waiters() -> Self {
        Self::default()
    }

    /// The modules of waiters. `methods` are those of the client, which hide a waiter's method of the same name.
    pub(super) fn of_waiter_modules<'n>(methods: impl IntoIterator<Item = &'n Name>) -> Self {
        Self::with(methods.into_iter().filter_map(|method| method.bare().strip_prefix("wait_until_")))
    }

    /// The functions of the module of protocol tests.
    #[cfg(feature = "generated-tests")]
    pub(super) fn of_tests() -> Self {
        Self::default()
    }

    /// Takes the name of a type, variant, constant or static, or a part of a name.
    pub(super) fn take(&mut self, name: impl Into<String>) -> String {
        let name = name.into();
        let free = candidates(&name).find(|candidate| !self.0.contains(candidate));
        let free = free.expect("there are more numbers than names");
        self.0.insert(free.clone());
        free
    }

    /// Takes the name of a module or function.
    pub(super) fn take_name(&mut self, name: Name) -> Name {
        let free = self.take(name.bare());
        if free == name.bare() { name } else { Name::new(free) }
    }

    /// Takes the name of a field, with those of its `set_` and `get_` methods.
    pub(super) fn take_field(&mut self, name: Name) -> Name {
        let numbered = candidates(name.bare()).skip(1).map(Name::new);
        let mut candidates = std::iter::once(name.clone()).chain(numbered);
        let is_free = |candidate: &Name| methods(candidate).iter().all(|method| !self.0.contains(method));
        let free = candidates.find(is_free).expect("there are more numbers than names");
        self.0.extend(methods(&free));
        free
    }
}

/// A name, and the same name with each number from 2 on.
fn candidates(name: &str) -> impl Iterator<Item = String> {
    let numbered = (2..).map(move |number| format!("{name}{number}"));
    std::iter::once(name.to_owned()).chain(numbered)
}

/// The methods for a field.
fn methods(name: &Name) -> [String; 3] {
    [name.bare().to_owned(), name.with_prefix("set"), name.with_prefix("get")]
}

/// The name of a type in the module that defines it. A type whose name is that of an item of Rust's prelude gets a suffix
/// there, because it would shadow the item.
pub(crate) fn local_name(name: &str, suffix: &str) -> String {
    if shadows_prelude(name) { format!("{name}{suffix}") } else { name.to_owned() }
}

/// Whether a type of this name shadows an item of Rust's prelude that generated code uses, or has the name of a derive
/// macro, so that links to it are ambiguous.
fn shadows_prelude(name: &str) -> bool {
    const USED: [&str; 10] = ["Box", "Err", "Into", "None", "Ok", "Option", "Result", "Some", "String", "Vec"];
    const DERIVED: [&str; 9] = ["Clone", "Copy", "Debug", "Default", "Eq", "Hash", "Ord", "PartialEq", "PartialOrd"];
    USED.contains(&name) || DERIVED.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::super::names::field_name;
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut scope = Scope::default();
        assert_eq!(["Foo", "Foo", "Foo", "Foo2"].map(|name| scope.take(name)), ["Foo", "Foo2", "Foo3", "Foo22"]);
    }

    #[test]
    fn a_field_does_not_share_a_method_with_another() {
        let mut scope = Scope::default();
        let taken = ["setName", "name", "Name"].map(|name| scope.take_field(field_name(name)).as_str().to_owned());
        assert_eq!(taken, ["set_name", "name2", "name3"]);
    }

    #[test]
    fn a_module_with_a_number_is_not_a_keyword() {
        let mut scope = Scope::default();
        let taken = ["type", "Type"].map(|name| scope.take_name(field_name(name)).as_str().to_owned());
        assert_eq!(taken, ["r#type", "type2"]);
    }

    /// The macro's methods are `fn name(` or, for settings, `name, set_name:`.
    #[test]
    fn settings_do_not_have_the_names_of_methods_that_the_runtime_defines() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/src/__private/config.rs");
        let text = std::fs::read_to_string(path).expect("the runtime is in this repository");
        let (_, builder) = text.split_once("impl Builder {").expect("the macro defines the builder");
        let words: Vec<&str> = builder.split(|c: char| !c.is_alphanumeric() && !"_$".contains(c)).collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let functions = words.windows(2).filter(|pair| pair[0] == "fn").map(|pair| pair[1]);
        let is_setting = |pair: &&[&str]| pair[1].strip_prefix("set_") == Some(pair[0]);
        let settings = words.windows(2).filter(is_setting).flat_map(|pair| [pair[0], pair[1]]);
        let scope = Scope::of_settings();
        let defined: SortedSet<&str> = functions.chain(settings).filter(|name| !name.starts_with('$')).collect();
        assert!(defined.len() > 70, "{defined:?}");
        let missing: Vec<_> = defined.iter().filter(|name| !scope.0.contains(**name)).collect();
        assert!(missing.is_empty(), "add these methods to the scope of settings: {missing:?}");
    }
}
