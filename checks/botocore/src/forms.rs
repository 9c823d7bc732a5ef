//! Presigns forms for `forms.py` with a client of S3: reads lines of JSON with the configuration, the input and the policy, and
//! writes a line for each, with the `url` and the `fields` or a `failure`.

use std::process::ExitCode;

#[cfg(smithy_models)]
#[allow(dead_code, unreachable_pub, unused_imports, reason = "the program does not use the whole client")]
mod client {
    smithereens::include_client!("forms");
}

#[cfg(not(smithy_models))]
fn main() -> ExitCode {
    println!("this program was compiled without models");
    ExitCode::FAILURE
}

#[cfg(smithy_models)]
fn main() -> ExitCode {
    match with_models::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(smithy_models)]
mod with_models {
    use crate::client;
    use serde_json::{Value, json};
    use smithereens::config::{Credentials, Region};
    use smithereens::error::{BoxError, Report};
    use smithereens::presigning::PresigningConfig;
    use smithereens::services::s3::{PostPolicy, PresignPost};
    use std::io::{self, BufRead, Write};
    use std::time::{Duration, SystemTime};

    pub(crate) fn run() -> Result<(), BoxError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        let mut output = io::stdout().lock();
        for line in io::stdin().lock().lines() {
            let line = serde_json::from_str(&line?)?;
            writeln!(output, "{}", runtime.block_on(form(&line))?)?;
            output.flush()?;
        }
        Ok(())
    }

    fn text(line: &Value, name: &str) -> Option<String> {
        line[name].as_str().map(str::to_owned)
    }

    fn is_set(line: &Value, name: &str) -> Option<bool> {
        line[name].as_bool()
    }

    async fn form(line: &Value) -> Result<Value, BoxError> {
        let credentials = Credentials::new("AKIDEXAMPLE", "secret", text(line, "token"), None, "forms");
        let mut config = client::Config::builder()
            .region(Region::new(text(line, "region").ok_or("there is no region")?))
            .credentials_provider(credentials);
        config
            .set_force_path_style(is_set(line, "path_style"))
            .set_use_dual_stack(is_set(line, "dual_stack"))
            .set_use_fips(is_set(line, "fips"))
            .set_accelerate(is_set(line, "accelerate"));
        let put = client::Client::from_conf(config.build())
            .put_object()
            .set_bucket(text(line, "bucket"))
            .set_key(text(line, "key"))
            .set_content_type(text(line, "content_type"));
        match put.presigned_post(policy(line)?).await {
            Ok(form) => Ok(json!({ "url": form.url(), "fields": form.fields().collect::<Vec<_>>() })),
            Err(error) => Ok(json!({ "failure": Report::from(error).to_string() })),
        }
    }

    /// A policy that is valid from 2024-05-17T12:30:45Z.
    fn policy(line: &Value) -> Result<PostPolicy, BoxError> {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045);
        let seconds = Duration::from_secs(line["seconds"].as_u64().ok_or("there are no seconds")?);
        let mut policy = PostPolicy::new(PresigningConfig::builder().start_time(start).expires_in(seconds).build()?);
        for condition in line["conditions"].as_array().into_iter().flatten() {
            let part = |index: usize| condition[index].as_str().unwrap_or_default();
            policy = match part(0) {
                "eq" => policy.field(part(1), part(2)),
                "starts-with" => policy.starts_with(part(1), part(2)),
                _ => policy.content_length_range(
                    condition[1].as_u64().unwrap_or_default()..=condition[2].as_u64().unwrap_or_default(),
                ),
            };
        }
        Ok(policy)
    }
}
