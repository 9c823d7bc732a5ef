//! Credentials that a program prints.

use crate::command::Command;
use crate::feature::tag;
use crate::json::{JsonError, Object};
use aws_credential_types::Credentials;
use aws_credential_types::attributes::AccountId;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use std::error::Error;
use std::process::{Output, Stdio};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command as Process};

/// A program that takes longer is ended.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A program that prints more is an error.
const OUTPUT_LIMIT: u64 = 64 * 1024;

/// Runs a program that prints credentials.
///
/// The program runs without a shell. Its command line is split into words by the rules of POSIX: spaces separate words, and
/// quotes and backslashes keep them together. Use `sh -c '…'` for pipes and variables. On Windows, the program gets the rest
/// of the command line as it is.
///
/// The program prints JSON, and exits with the status 0 within a minute:
///
/// ```json
/// {
///     "Version": 1,
///     "AccessKeyId": "…",
///     "SecretAccessKey": "…",
///     "SessionToken": "only for temporary credentials",
///     "Expiration": "2026-05-26T12:34:56Z, only for credentials that expire",
///     "AccountId": "optional"
/// }
/// ```
///
/// If it exits with another status, the error has what it printed to standard error.
///
/// ```
/// use smithereens_config::credential_process::CredentialProcessProvider;
///
/// let provider = CredentialProcessProvider::new("/opt/bin/credentials --user 'Mary Major'".into());
/// ```
#[derive(Debug)]
pub struct CredentialProcessProvider {
    command: Command,
    account_id: Option<AccountId>,
}

impl CredentialProcessProvider {
    /// Creates a provider that runs this command line.
    pub fn new(command: String) -> Self {
        Self::with_command(Command::new(command))
    }

    pub(crate) fn with_command(command: Command) -> Self {
        Self { command, account_id: None }
    }

    /// Sets the account of credentials for which the program prints none.
    pub(crate) fn with_account_id(self, account_id: Option<AccountId>) -> Self {
        Self { account_id, ..self }
    }

    async fn credentials(&self) -> Result {
        tracing::debug!(command = %self.command, "running the program that prints credentials");
        let error = |message| CredentialsError::provider_error(format!("Error retrieving credentials: {message}"));
        let output = run(&self.command).await.map_err(error)?;
        if !output.status.success() {
            let stderr = String::from_utf8_lossy(&output.stderr);
            let status = output.status;
            return Err(error(format!("external process exited with code {status}. Stderr: {}", stderr.trim_end())));
        }
        let credentials = self.parse(&output.stdout).map_err(|source| {
            // The syntax error is part of the text, because what reads it may not follow the sources.
            let cause = source.source().map(|cause| format!(": {cause}")).unwrap_or_default();
            CredentialsError::provider_error(format!(
                "Error retrieving credentials from external process, could not parse response: {source}{cause}"
            ))
        })?;
        Ok(tag(credentials, AwsCredentialFeature::CredentialsProcess))
    }

    fn parse(&self, output: &[u8]) -> std::result::Result<Credentials, JsonError> {
        let object = Object::parse(output)?;
        match object.integer("Version").ok_or(JsonError::Missing("Version"))? {
            1 => {}
            version => return Err(JsonError::InvalidVersion(version)),
        }
        let mut credentials = Credentials::builder()
            .access_key_id(object.required("AccessKeyId")?)
            .secret_access_key(object.required("SecretAccessKey")?)
            .provider_name("CredentialProcess");
        credentials.set_session_token(object.text("SessionToken").map(str::to_owned));
        credentials.set_expiry(object.time("Expiration")?);
        credentials.set_account_id(object.text("AccountId").map(Into::into).or_else(|| self.account_id.clone()));
        Ok(credentials.build())
    }
}

impl ProvideCredentials for CredentialProcessProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// Runs the program until it exits or its time is over.
async fn run(command: &Command) -> std::result::Result<Output, String> {
    let child = process(command)?
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| format!("cannot run the external process `{command}`: {error}"))?;
    match tokio::time::timeout(TIMEOUT, wait(child)).await {
        Ok(output) => output,
        Err(_) => Err(format!("the external process took longer than {} s", TIMEOUT.as_secs())),
    }
}

async fn wait(mut child: Child) -> std::result::Result<Output, String> {
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    // Both at once, because a program waits when nobody reads what it prints.
    let stderr = tokio::spawn(read(stderr));
    let stdout = read(stdout).await;
    let stderr = stderr.await.map_err(|error| error.to_string())?;
    let status = child.wait().await.map_err(|error| format!("cannot wait for the external process: {error}"));
    Ok(Output { stdout: stdout?, stderr: stderr?, status: status? })
}

async fn read(pipe: Option<impl AsyncRead + Unpin>) -> std::result::Result<Vec<u8>, String> {
    let mut output = Vec::new();
    if let Some(pipe) = pipe {
        let read = pipe.take(OUTPUT_LIMIT + 1).read_to_end(&mut output).await;
        read.map_err(|error| format!("cannot read what the external process prints: {error}"))?;
    }
    match output.len() as u64 > OUTPUT_LIMIT {
        true => Err(format!("the external process printed more than {OUTPUT_LIMIT} bytes")),
        false => Ok(output),
    }
}

#[cfg(not(windows))]
fn process(command: &Command) -> std::result::Result<Process, String> {
    let words = shlex::split(command.line()).ok_or("a quote in `credential_process` is not closed")?;
    let (program, arguments) = words.split_first().ok_or("`credential_process` is empty")?;
    let mut process = Process::new(program);
    process.args(arguments);
    Ok(process)
}

/// Programs on Windows split their command line themselves, each by its own rules.
#[cfg(windows)]
fn process(command: &Command) -> std::result::Result<Process, String> {
    let line = command.line().trim();
    let split = match line.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"'),
        None => Some(line.split_once(char::is_whitespace).unwrap_or((line, ""))),
    };
    let (program, arguments) = split.ok_or("a quote in `credential_process` is not closed")?;
    let mut process = Process::new(program);
    process.raw_arg(arguments);
    Ok(process)
}

#[cfg(all(test, unix))]
mod tests {
    use super::CredentialProcessProvider;
    use aws_credential_types::provider::ProvideCredentials;
    use std::error::Error;

    async fn error(command: &str) -> String {
        let provider = CredentialProcessProvider::new(command.to_owned());
        let error = provider.provide_credentials().await.expect_err("the program prints no credentials");
        error.source().expect("the error has a source").to_string()
    }

    #[tokio::test]
    async fn words_are_split_without_a_shell() {
        let json = r#"{"Version": 1, "AccessKeyId": "a b", "SecretAccessKey": "$HOME;|", "SessionToken": "t"}"#;
        let provider = CredentialProcessProvider::new(format!("printf '%s' '{json}'"));
        let credentials = provider.provide_credentials().await.expect("the program prints credentials");
        assert_eq!((credentials.access_key_id(), credentials.secret_access_key()), ("a b", "$HOME;|"));
    }

    #[tokio::test]
    async fn errors_have_no_arguments() {
        assert!(!error("/no/such/program --password secret").await.contains("secret"));
        assert!(error("sh -c 'echo why >&2; exit 3'").await.ends_with("exit status: 3. Stderr: why"));
        assert!(error("echo secret").await.contains("could not parse response: invalid JSON"));
        assert!(!error("echo secret").await.contains("secret"));
        assert!(error("printf 'unclosed").await.contains("not closed"));
        assert!(error("").await.contains("is empty"));
        assert!(error("head -c 100000 /dev/zero").await.contains("more than"));
    }
}
