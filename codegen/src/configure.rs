use crate::error::Error;
use crate::generate::{Generated, Request, generate, generate_from};
use crate::load::Loaded;
use crate::output;
use std::path::PathBuf;

/// Starts the configuration of a client to generate. See the [crate's documentation](crate) for an example.
pub fn configure() -> Builder {
    Builder { request: Request::default(), out_dir: None }
}

/// Says what to generate.
#[derive(Debug, Clone)]
#[must_use = "nothing is generated before `compile` is called"]
pub struct Builder {
    request: Request,
    out_dir: Option<PathBuf>,
}

impl Builder {
    /// Adds a file or folder of the model, relative to the folder of the package's `Cargo.toml`. All that is added is one
    /// model.
    ///
    /// A file holds the Smithy IDL (`.smithy`), the JSON AST (`.json`), or botocore's description of a service
    /// (`service-2.json`, which takes `paginators-1.json` and the like from beside it); `.gz` is unpacked. Of a folder,
    /// every such file below it counts.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json");
    /// ```
    pub fn model(mut self, path: impl Into<PathBuf>) -> Self {
        self.request.models.push(path.into());
        self
    }

    /// Chooses the service, by its shape ID or name. It need not be chosen when the model has one only.
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

    /// Chooses operations, by their names. Without this, the whole service is generated.
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

    /// Chooses the protocol, by the shape ID or name of its trait, for a service that speaks several. It is otherwise the
    /// first that the service has of: rpcv2Cbor, awsJson1_0, awsJson1_1, restJson1, restXml, awsQuery, ec2Query,
    /// rpcv2Json.
    ///
    /// The client compiles with the feature of `smithereens` that holds the protocol's codec; its error says which.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/sqs.json").protocol("awsQuery");
    /// ```
    pub fn protocol(mut self, protocol: impl Into<String>) -> Self {
        self.request.options.protocol = Some(protocol.into());
        self
    }

    /// Whether all types are both read and written, and not only in the direction in which they travel: for tests, which
    /// then make an input of plain data, and plain data of an output or exception.
    #[doc(hidden)]
    pub fn read_and_write_all(mut self, read_and_write_all: bool) -> Self {
        self.request.options.read_and_write_all = read_and_write_all;
        self
    }

    /// Gives the client the [protocol tests] that the model carries, in a module `protocol_tests` that `cargo test` compiles
    /// and runs, and nothing else does. They call the client that was generated, and compare what it sends, and what it
    /// makes of an answer, with what the model says.
    ///
    /// They need the feature `test-util` of `smithereens` in `[dev-dependencies]`.
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

    /// Gives the client the [endpoint tests] that the model carries, in a module `endpoint_tests` that `cargo test` compiles
    /// and runs, and nothing else does. They compare the endpoints that the rules of the model come to with those that the
    /// model expects.
    ///
    /// They need the feature `test-util` of `smithereens` in `[dev-dependencies]`.
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

    /// Names the client, which is the name to mount it by. It is the service's otherwise: its `sdkId` in lower case
    /// without spaces, such as `apigateway`.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").name("gateway");
    /// ```
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.request.name = Some(name.into());
        self
    }

    /// Sets the folder to write to. It is that of the environment variable `OUT_DIR` otherwise, which cargo sets for a
    /// build script.
    ///
    /// ```
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").out_dir("/tmp/generated");
    /// ```
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates the client into `OUT_DIR`, as one file that [`include_client!`] mounts, and tells cargo to run the build
    /// script again when the model changes.
    ///
    /// The file is written whole or not at all, and one that would not change is left untouched.
    ///
    /// # Errors
    /// Everything that is wrong with the model or the request, with file, line and column; or that the file cannot be
    /// written. Nothing is written then.
    ///
    /// [`include_client!`]: https://docs.rs/smithereens/latest/smithereens/macro.include_client.html
    pub fn compile(self) -> Result<(), Error> {
        for model in &self.request.models {
            println!("cargo::rerun-if-changed={}", model.display());
        }
        let generated = generate(&self.request)?;
        // Beside those that were named: files in folders, and those that belong to a description of botocore's.
        for file in generated.files() {
            println!("cargo::rerun-if-changed={}", file.display());
        }
        // Cargo reads one line as one warning.
        for line in generated.warnings().to_string().lines() {
            println!("cargo::warning={line}");
        }
        self.write(&generated).map(drop)
    }

    /// Writes a client that was generated, as [`compile`](Self::compile) does, and returns the path of the file. The
    /// folder is made if it is not there.
    ///
    /// # Errors
    /// That no folder is known, or that the file cannot be written.
    ///
    /// ```no_run
    /// let builder = smithereens_codegen::configure().model("model/api-gateway.json").out_dir("/tmp/generated");
    /// let path = builder.write(&builder.generate()?)?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn write(&self, generated: &Generated) -> Result<PathBuf, Error> {
        let folder = self.out_dir.clone().or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from));
        let folder = folder.ok_or(Error::NoOutDir)?;
        let path = folder.join(format!("{}.rs", generated.name()));
        match output::write(&path, generated.source()) {
            Ok(()) => Ok(path),
            Err(error) => Err(Error::write(path, error)),
        }
    }

    /// Generates the client in memory, from a loaded model. The model files of the builder are not read.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong with the request, and everything in the model that is not
    /// supported.
    ///
    /// ```no_run
    /// let loaded = smithereens_codegen::load::load(["model/api-gateway.json"])?;
    /// let generated = smithereens_codegen::configure().generate_from(&loaded)?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn generate_from(&self, loaded: &Loaded) -> Result<Generated, Error> {
        generate_from(&self.request, loaded)
    }

    /// Generates the client in memory.
    ///
    /// # Errors
    /// Everything that is wrong with the model or the request, with file, line and column.
    ///
    /// ```no_run
    /// let generated = smithereens_codegen::configure().model("model/api-gateway.json").generate()?;
    /// println!("{} lines", generated.source().lines().count());
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn generate(&self) -> Result<Generated, Error> {
        generate(&self.request)
    }
}
