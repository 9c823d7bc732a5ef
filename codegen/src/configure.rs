use crate::error::Error;
#[cfg(feature = "tools")]
use crate::extract::Documentation;
use crate::features;
#[cfg(feature = "tools")]
use crate::generate::extract_from;
use crate::generate::{Generated, Request, generate, generate_from};
use crate::load::Loaded;
#[cfg(feature = "tools")]
use crate::model::Model;
use crate::plan::AddedAttribute;
use crate::usage::{self, Usage, Written};
use std::path::{Path, PathBuf};

/// Starts the configuration of a client to generate. See the [crate's documentation](crate) for an example.
pub fn configure() -> Builder {
    Builder { request: Request::default(), out_dir: None }
}

/// Configures a client to generate.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `compile` or `generate` is called"]
pub struct Builder {
    request: Request,
    out_dir: Option<PathBuf>,
}

impl Builder {
    /// Adds a file or folder of the model, relative to the folder of the package's `Cargo.toml`. All files together are
    /// one model.
    ///
    /// A file is in the Smithy IDL (`.smithy`), in JSON AST (`.json`), or in botocore's format (`service-2.json`,
    /// together with the `paginators-1.json` and other files beside it; needs the feature `botocore`), and can be gzipped
    /// (`.gz`; needs the feature `gzip`). A folder stands for all such files in it and its subfolders. See [`load`](crate::load::load()).
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json");
    /// ```
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.models.push(path.into());
        self
    }

    /// Selects the service, by shape ID or name. Required if the model has several services.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure()
    ///     .model("model/api-gateway.json")
    ///     .service("com.amazonaws.apigateway#BackplaneControlService");
    /// ```
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.request.service = Some(service.into());
        self
    }

    /// Selects operations, by name. Without this and [`operations_used_in`](Self::operations_used_in), all operations of the
    /// service are generated.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure()
    ///     .model("model/api-gateway.json")
    ///     .operations(["GetGatewayResponse", "PutGatewayResponse"]);
    /// ```
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.request.operations.get_or_insert_default().extend(operations.into_iter().map(Into::into));
        self
    }

    /// Selects the operations that Rust sources use: files and folders, relative to the folder of the package's
    /// `Cargo.toml`. Cargo runs the build script again if they change.
    ///
    /// These uses are found, by the names that the client has:
    /// - calls of operations, with paginators and presigned requests: `client.list_buckets()`
    /// - waiters: `client.wait_until_bucket_exists()`
    /// - paths to modules: `operation::get_object::GetObjectError`
    /// - types without a call: `types::Tag`, `use s3::types::{Tag, error::NoSuchKey}`. These types, and the types in them, are
    ///   generated too.
    ///
    /// Comments and strings do not count, and code behind `cfg` does. The search does not resolve names, so it can find more
    /// than the program uses. Calls that macros of other crates produce are not found: add them with
    /// [`operations`](Self::operations).
    ///
    /// If nothing is found, the client has no operations, and a warning says so.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/s3.json").operations_used_in(["src", "tests"]);
    /// ```
    pub fn operations_used_in(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        self.request.used_in.get_or_insert_default().extend(paths.into_iter().map(Into::into));
        self
    }

    /// Selects the protocol, by the shape ID or name of its trait, if the service has several. The default is the first
    /// of: rpcv2Cbor, awsJson1_0, awsJson1_1, restJson1, restXml, awsQuery, ec2Query, rpcv2Json.
    ///
    /// The client needs the feature of `smithereens` for this protocol. Without it, a compile error names the feature.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/sqs.json").protocol("awsQuery");
    /// ```
    pub fn protocol(mut self, protocol: impl Into<String>) -> Self {
        self.request.options.protocol = Some(protocol.into());
        self
    }

    /// Adds an authentication scheme that the program brings, by the shape ID of its trait. Without this, an operation
    /// that needs a scheme that the runtime does not have is not generated.
    ///
    /// The program implements `smithereens::auth::AuthScheme` with this ID and adds it to the configuration of the
    /// client with `push_auth_scheme`. Without it, the calls fail, and nothing is sent.
    ///
    /// ```
    /// let builder =
    ///     smithereens_codegen::configure().model("model/weather.smithy").auth_scheme("com.example#hmacAuth");
    /// ```
    pub fn auth_scheme(mut self, id: impl Into<String>) -> Self {
        self.request.options.auth_schemes.push(id.into());
        self
    }

    /// Gives all operations whose protocol allows it the method `presigned`, such as `GetCallerIdentity` of STS. By
    /// default, they are those of AWS's clients: a few of S3, and one of Polly.
    ///
    /// A presigned request has no body, or in S3 one that is not signed. So these can be presigned: all operations of
    /// awsQuery and ec2Query, as a `GET` with the form in the query; those of restJson1 and restXml whose members are
    /// in the path, the query and the headers; and all of S3. The service must accept signatures of SigV4. A warning
    /// says if no operation can be presigned.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/sts.json").presign_all(true);
    /// ```
    pub fn presign_all(mut self, presign_all: bool) -> Self {
        self.request.options.presign_all = presign_all;
        self
    }

    /// Sets whether all types are both serialized and deserialized, whether requests or responses contain them. Tests use it
    /// to convert data to inputs, and outputs and exceptions to data.
    #[doc(hidden)]
    pub fn read_and_write_all(mut self, read_and_write_all: bool) -> Self {
        self.request.options.read_and_write_all = read_and_write_all;
        self
    }

    /// Generates mocks of the client, in a module `mocks`, and a function `Client::for_tests`: for each operation, a
    /// method that sets what the service responds. Calls of such a client go through its serializers, retries and
    /// deserializers. See the [book].
    ///
    /// The code is compiled for tests of the package, `cfg(test)`, and if the package has a feature `mocks` that is
    /// enabled, for its integration tests and for other packages:
    ///
    /// ```toml
    /// [features]
    /// mocks = ["smithereens/mocks"]
    ///
    /// [dev-dependencies]
    /// smithereens = { git = "https://github.com/smithereens-rs/smithereens", features = ["mocks"] }
    /// ```
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").mocks(true);
    /// ```
    ///
    /// [book]: https://github.com/smithereens-rs/smithereens/blob/main/docs/src/testing.md#mocks
    pub fn mocks(mut self, mocks: bool) -> Self {
        self.request.options.mocks = mocks;
        self
    }

    /// Generates the [protocol tests] of the model, those of event streams included, in a module `protocol_tests` that
    /// is compiled only for `cargo test`. They compare the requests of the generated client, and the results of
    /// responses, with those in the model.
    ///
    /// They need the feature `generated-tests` of this crate, and `test-util` of `smithereens` in `[dev-dependencies]`.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").protocol_tests(true);
    /// ```
    ///
    /// [protocol tests]: https://smithy.io/2.0/additional-specs/http-protocol-compliance-tests.html
    pub fn protocol_tests(mut self, protocol_tests: bool) -> Self {
        self.request.options.protocol_tests = protocol_tests;
        self
    }

    /// Generates the [endpoint tests] of the model, in a module `endpoint_tests` that is compiled only for `cargo
    /// test`. They compare the endpoints that follow from the endpoint rules of the model with the expected endpoints, and
    /// make the calls that have these endpoints, on a connection that stays in memory.
    ///
    /// They need the feature `generated-tests` of this crate, and `test-util` of `smithereens` in `[dev-dependencies]`.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").endpoint_tests(true);
    /// ```
    ///
    /// [endpoint tests]: https://smithy.io/2.0/additional-specs/rules-engine/specification.html
    pub fn endpoint_tests(mut self, endpoint_tests: bool) -> Self {
        self.request.options.endpoint_tests = endpoint_tests;
        self
    }

    /// Generates the [smoke tests] of the model, in a module `smoke_tests` that is compiled only for `cargo test`. Each is
    /// an ignored test that calls the service, with the input and the settings in the model, and checks that the call
    /// succeeds, or fails with the error in the model:
    ///
    /// ```sh
    /// AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… cargo test smoke_tests -- --ignored
    /// ```
    ///
    /// Credentials, and the endpoint if it is not that of the service, come from environment variables. See the [book].
    ///
    /// They need the feature `generated-tests` of this crate, and in `[dev-dependencies]`, `test-util` of `smithereens`
    /// and `macros` and `rt` of `tokio`.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").smoke_tests(true);
    /// ```
    ///
    /// [smoke tests]: https://smithy.io/2.0/additional-specs/smoke-tests.html
    /// [book]: https://github.com/smithereens-rs/smithereens/blob/main/docs/src/testing.md#smoke-tests-of-the-model
    pub fn smoke_tests(mut self, smoke_tests: bool) -> Self {
        self.request.options.smoke_tests = smoke_tests;
        self
    }

    /// Makes required members arguments of the functions that create builders, in the order of the model, so that
    /// leaving one out does not compile. `build()` of a structure other than an input then returns the structure and no
    /// `Result`.
    ///
    /// ```ignore
    /// let request = client.get_gateway_response("a1b2c3", GatewayResponseType::AccessDenied);
    /// let tag = Tag::builder("key", "value").build();
    /// ```
    ///
    /// Arguments are the members of inputs that a request is not sent without, and in other structures, the required
    /// members without a default. Idempotency tokens and event streams are not arguments. The methods of waiters take
    /// the arguments of their operation. The other members have setters, as in the default form, which is that of AWS's
    /// crates.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").required_arguments(true);
    /// ```
    pub fn required_arguments(mut self, required_arguments: bool) -> Self {
        self.request.options.required_arguments = required_arguments;
        self
    }

    /// Generates the types of the operations without a client: structures, unions, enums, exceptions and error enums,
    /// with their builders and schemas, in the modules of a client. They compile without AWS's orchestrator, hyper and
    /// rustls if `smithereens` has no features for clients:
    ///
    /// ```toml
    /// smithereens = { git = "https://github.com/smithereens-rs/smithereens", default-features = false }
    /// ```
    ///
    /// The service needs no protocol. A streaming body is a `ByteStream`, as in a client; members that are event
    /// streams are left out.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").types_only(true);
    /// ```
    pub fn types_only(mut self, types_only: bool) -> Self {
        self.request.options.types_only = types_only;
        self
    }

    /// Implements `Serialize` and `Deserialize` of [serde] for structures, unions, enums and exceptions, inputs and
    /// outputs included. The [book] documents the form: member names of the model, timestamps as in RFC 3339, blobs in
    /// base64, unions with the name of their member outside. Sensitive values are written like others.
    ///
    /// Inputs have a method `into_fluent_builder(&client)`, which creates a request builder with their members, so that a
    /// program can send an input that it has read.
    ///
    /// It needs the feature `serde` of `smithereens`. An operation with a stream is an error.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").serde(true);
    /// ```
    ///
    /// [serde]: https://serde.rs
    /// [book]: https://github.com/smithereens-rs/smithereens/blob/main/docs/src/serde.md
    pub fn serde(mut self, serde: bool) -> Self {
        self.request.options.serde = serde;
        self
    }

    /// Renames members in the form of [`serde`](Self::serde), by a convention of serde's attribute [`rename_all`]:
    /// `lowercase`, `UPPERCASE`, `PascalCase`, `camelCase`, `snake_case`, `SCREAMING_SNAKE_CASE`, `kebab-case` or
    /// `SCREAMING-KEBAB-CASE`. The default are the member names of the model.
    ///
    /// ```
    /// let builder =
    ///     smithereens_codegen::configure().model("model/api-gateway.json").serde(true).serde_rename("snake_case");
    /// ```
    ///
    /// [`rename_all`]: https://serde.rs/container-attrs.html#rename_all
    pub fn serde_rename(mut self, convention: impl Into<String>) -> Self {
        self.request.options.serde_rename = Some(convention.into());
        self
    }

    /// Generates clients that can ask the service for the endpoints of its operations: the [endpoint discovery] of
    /// DynamoDB and Timestream. By default, a client does so for operations that require it;
    /// `endpoint_discovery_enabled` in its configuration, or the variable `AWS_ENABLE_ENDPOINT_DISCOVERY`, decides it
    /// for all.
    ///
    /// A service without endpoint discovery is an error.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/timestream-query.json").endpoint_discovery(true);
    /// ```
    ///
    /// [endpoint discovery]: https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery
    pub fn endpoint_discovery(mut self, endpoint_discovery: bool) -> Self {
        self.request.options.endpoint_discovery = endpoint_discovery;
        self
    }

    /// Adds what other [documentation traits] of the model say to the documentation: the links of
    /// `externalDocumentation`, and `since`, `unstable`, `internal` and `recommended`, and what an `idempotent` operation
    /// returns if the resource exists already, or does not exist. The trait `deprecated` always becomes an attribute.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/weather.smithy").documentation_traits(true);
    /// ```
    ///
    /// [documentation traits]: https://smithy.io/2.0/spec/documentation-traits.html
    pub fn documentation_traits(mut self, documentation_traits: bool) -> Self {
        self.request.options.documentation_traits = documentation_traits;
        self
    }

    /// Adds the [examples] of the model to the documentation of operations, as Rust code. A build or a test of the
    /// package neither compiles nor runs them. An example that does not fit the operation is left out, and a warning
    /// says why.
    ///
    /// They need the feature `examples` of this crate.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/kms.json").examples(true);
    /// ```
    ///
    /// [examples]: https://smithy.io/2.0/spec/documentation-traits.html#examples-trait
    pub fn examples(mut self, examples: bool) -> Self {
        self.request.options.examples = examples;
        self
    }

    /// Adds attributes to the types that a path matches: structures, unions and enums, including inputs, outputs and
    /// exceptions. They do not apply to builders, to error enums and to the client.
    ///
    /// A path is one of
    /// - `.`, which matches everything;
    /// - a Rust path from the root of the client, or its last segments: `types::PatchOperation` or `PatchOperation`;
    /// - `::` and the first segments of a Rust path, which matches everything in it: `::types`;
    /// - a Smithy shape ID: `com.amazonaws.apigateway#PatchOperation`.
    ///
    /// Attributes are added in the order of the calls, after the attributes that the type always has. A path that matches
    /// nothing and an attribute that is not valid Rust are errors.
    ///
    /// ```no_run
    /// smithereens_codegen::configure()
    ///     .model("model/api-gateway.json")
    ///     .type_attribute("types::GatewayResponseType", "#[derive(serde::Serialize)]")
    ///     .type_attribute("::operation", "#[allow(clippy::large_enum_variant)]")
    ///     .compile()?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn type_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.request.options.type_attributes.push(AddedAttribute { path: path.into(), attribute: attribute.into() });
        self
    }

    /// Adds attributes to the fields of structures and the variants of unions and enums that a path matches, except the
    /// variants `Unknown`.
    ///
    /// A path is one of those of [`type_attribute`](Self::type_attribute) with a field or variant as the last segment:
    /// `types::PatchOperation::path`, `PatchOperation::path` or `path`. A path with `::` at the start and a shape ID match
    /// all fields and variants of a type; `com.amazonaws.apigateway#PatchOperation$path` matches one.
    ///
    /// ```no_run
    /// smithereens_codegen::configure()
    ///     .model("model/api-gateway.json")
    ///     .type_attribute("GatewayResponseType", "#[derive(serde::Serialize)]")
    ///     .field_attribute("GatewayResponseType::AccessDenied", "#[serde(rename = \"denied\")]")
    ///     .compile()?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn field_attribute(mut self, path: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.request.options.field_attributes.push(AddedAttribute { path: path.into(), attribute: attribute.into() });
        self
    }

    /// Sets the name of the client, which is the name of the generated folder and the argument of `include_client!`.
    /// The default is the `sdkId` of the service in lower case without spaces, such as `apigateway`.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").name("gateway");
    /// ```
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.request.name = Some(name.into());
        self
    }

    /// Sets the output folder. The default is the environment variable `OUT_DIR`, which cargo sets for build scripts.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").out_dir("/tmp/generated");
    /// ```
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates the client to the folder `NAME` in `OUT_DIR`, one file for each module. [`include_client!`] includes the
    /// root, `lib.rs`. Tells cargo to run the build script again if the model changes.
    ///
    /// Files that do not change are neither formatted nor written again, so that cargo does not compile them again.
    /// Generated files that are not part of the client any more are removed.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all errors in the model and the request, or if the package does not enable the features of
    /// `smithereens` that the client needs; no file is changed then. [`Error::NoOutDir`] if there
    /// is no output folder, and [`Error::Write`] if a file cannot be written or removed.
    ///
    /// [`include_client!`]: https://docs.rs/smithereens/latest/smithereens/macro.include_client.html
    pub fn compile(self) -> Result<(), Error> {
        rerun_if_changed(self.request.models.iter().chain(self.request.used_in.iter().flatten()));
        if self.request.options.mocks {
            // The feature of the package, which need not exist.
            println!("cargo::rustc-check-cfg=cfg(feature, values(\"mocks\"))");
        }
        let out_dir = self.folder()?;
        let enabled = features::enabled();
        // The features are part of it: a client for which one is missing is an error in each run.
        let description = format!("{:?} {enabled:?}", self.request);
        if let Some(paths) = &self.request.used_in
            && let Some(unchanged) = usage::unchanged(&description, paths, &out_dir).map_err(Error::Invalid)?
        {
            rerun_if_changed(&unchanged.model);
            warn(&unchanged.warnings);
            return Ok(());
        }
        let generated = generate(&self.request, Some(&out_dir))?;
        features::check(&generated.title, &generated.features, enabled.as_deref()).map_err(Error::Invalid)?;
        // Files in folders and siblings of botocore descriptions, in addition to the configured paths.
        rerun_if_changed(generated.model_files());
        warn(&generated.warnings().to_string());
        let root = generated.write(&out_dir)?;
        match &generated.usage {
            Some(usage) => self.record(&generated, usage, &description, &root, &out_dir),
            None => Ok(()),
        }
    }

    /// Records what the client was generated from, so that the next run can tell whether anything changes.
    fn record(
        &self,
        generated: &Generated,
        usage: &Usage,
        request: &str,
        root: &Path,
        out_dir: &Path,
    ) -> Result<(), Error> {
        let client: Vec<PathBuf> = generated.files().map(|(path, _)| root.with_file_name(path)).collect();
        let model: Vec<PathBuf> = self.request.models.iter().chain(generated.model_files()).cloned().collect();
        let warnings = &generated.lasting_warnings;
        Written { request, usage, model: &model, client: &client, warnings }.record(out_dir)
    }

    /// Writes a generated client, as [`compile`](Self::compile) does, and returns the path of its root, `lib.rs`. Creates
    /// the output folder if necessary.
    ///
    /// # Errors
    /// [`Error::NoOutDir`] if there is no output folder, and [`Error::Write`] if a file cannot be written or removed.
    ///
    /// ```no_run
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").out_dir("/tmp/generated");
    /// let path = builder.write(&builder.generate()?)?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn write(&self, generated: &Generated) -> Result<PathBuf, Error> {
        generated.write(&self.folder()?)
    }

    fn folder(&self) -> Result<PathBuf, Error> {
        self.out_dir.clone().or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from)).ok_or(Error::NoOutDir)
    }

    /// Generates the client in memory, from a loaded model. The model files of the builder are not read.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all errors in the request, and all parts of the model that are not supported.
    ///
    /// ```no_run
    /// let loaded = smithereens_codegen::load::load(["model/api-gateway.json"])?;
    /// let generated = smithereens_codegen::configure().generate_from(&loaded)?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn generate_from(&self, loaded: &Loaded) -> Result<Generated, Error> {
        generate_from(&self.request, loaded, None)
    }

    /// Extracts the part of a loaded model that the client is generated from: the service with the selected operations and
    /// all that they need, without traits that no client uses.
    ///
    /// The client of the result is that of the whole model, file by file, if all operations of the result are selected. For
    /// that, the result lists the operations that it lacks in its metadata. A type that the sources name and that no
    /// selected operation uses comes with the smallest operation that uses it. Tests of the model are kept if
    /// [`protocol_tests`](Self::protocol_tests), [`endpoint_tests`](Self::endpoint_tests) and
    /// [`smoke_tests`](Self::smoke_tests) ask for them.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all errors in the request.
    ///
    /// ```no_run
    /// use smithereens_codegen::{Documentation, ast, load};
    ///
    /// let loaded = load::load(["model/s3.json"])?;
    /// let builder = smithereens_codegen::configure().operations(["GetObject"]);
    /// let model = builder.extract_from(&loaded, Documentation::Keep)?;
    /// println!("{}", ast::to_short_string(&model));
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    #[cfg(feature = "tools")]
    pub fn extract_from(&self, loaded: &Loaded, documentation: Documentation) -> Result<Model, Error> {
        extract_from(&self.request, loaded, documentation)
    }

    /// Generates the client in memory.
    ///
    /// # Errors
    /// [`Error::Invalid`] with all errors in the model and the request.
    ///
    /// ```no_run
    /// let generated = smithereens_codegen::configure().model("model/api-gateway.json").generate()?;
    /// println!("{} files", generated.files().len());
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn generate(&self) -> Result<Generated, Error> {
        generate(&self.request, None)
    }
}

/// Tells cargo to run the build script again if a file or folder changes.
fn rerun_if_changed<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) {
    for path in paths {
        println!("cargo::rerun-if-changed={}", path.display());
    }
}

/// Passes warnings to cargo. Each line is one of its warnings.
fn warn(text: &str) {
    for line in text.lines() {
        println!("cargo::warning={line}");
    }
}
