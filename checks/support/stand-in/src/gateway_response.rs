//! Gateway responses as the stand-in stores them, and the defaults of API Gateway.

use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Every response type, with the status code of its default response. `DEFAULT_4XX` and `DEFAULT_5XX` do not set one.
const DEFAULT_STATUS_CODES: [(&str, Option<&str>); 21] = [
    ("ACCESS_DENIED", Some("403")),
    ("API_CONFIGURATION_ERROR", Some("500")),
    ("AUTHORIZER_CONFIGURATION_ERROR", Some("500")),
    ("AUTHORIZER_FAILURE", Some("500")),
    ("BAD_REQUEST_BODY", Some("400")),
    ("BAD_REQUEST_PARAMETERS", Some("400")),
    ("DEFAULT_4XX", None),
    ("DEFAULT_5XX", None),
    ("EXPIRED_TOKEN", Some("403")),
    ("INTEGRATION_FAILURE", Some("504")),
    ("INTEGRATION_TIMEOUT", Some("504")),
    ("INVALID_API_KEY", Some("403")),
    ("INVALID_SIGNATURE", Some("403")),
    ("MISSING_AUTHENTICATION_TOKEN", Some("403")),
    ("QUOTA_EXCEEDED", Some("429")),
    ("REQUEST_TOO_LARGE", Some("413")),
    ("RESOURCE_NOT_FOUND", Some("404")),
    ("THROTTLED", Some("429")),
    ("UNAUTHORIZED", Some("401")),
    ("UNSUPPORTED_MEDIA_TYPE", Some("415")),
    ("WAF_FILTERED", Some("403")),
];

#[derive(Clone, Debug)]
pub(crate) struct GatewayResponse {
    status_code: Option<String>,
    parameters: BTreeMap<String, String>,
    templates: BTreeMap<String, String>,
    is_default: bool,
}

pub(crate) fn all_types() -> impl Iterator<Item = &'static str> {
    DEFAULT_STATUS_CODES.iter().map(|(kind, _)| *kind)
}

impl GatewayResponse {
    /// The default of a response type; `None` if the type does not exist.
    pub(crate) fn default_of(kind: &str) -> Option<Self> {
        let (_, status_code) = DEFAULT_STATUS_CODES.iter().find(|(known, _)| *known == kind)?;
        let template = r#"{"message":$context.error.messageString}"#;
        Some(Self {
            status_code: status_code.map(str::to_owned),
            parameters: BTreeMap::new(),
            templates: BTreeMap::from([("application/json".to_owned(), template.to_owned())]),
            is_default: true,
        })
    }

    /// A copy of this default, changed by the input of `PutGatewayResponse`.
    pub(crate) fn customized(self, input: &Value) -> Result<Self, String> {
        let status_code = match &input["statusCode"] {
            Value::Null => self.status_code,
            code => Some(checked_status_code(code)?),
        };
        Ok(Self {
            status_code,
            parameters: texts(&input["responseParameters"])?,
            templates: texts(&input["responseTemplates"])?,
            is_default: false,
        })
    }

    /// Applies one patch operation of `UpdateGatewayResponse`.
    pub(crate) fn patch(&mut self, operation: &Value) -> Result<(), String> {
        let path = operation["path"].as_str().unwrap_or_default();
        let segments: Vec<String> =
            path.split('/').skip(1).map(|each| each.replace("~1", "/").replace("~0", "~")).collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        let value = &operation["value"];
        match (operation["op"].as_str().unwrap_or_default(), &segments[..]) {
            ("add" | "replace", ["statusCode"]) => self.status_code = Some(checked_status_code(value)?),
            ("add" | "replace", [map, key]) => {
                let text = value.as_str().ok_or_else(|| format!("{path} needs a value"))?;
                self.map(map, path)?.insert((*key).to_owned(), text.to_owned());
            }
            ("remove", [map, key]) => {
                self.map(map, path)?.remove(*key).ok_or_else(|| format!("There is nothing at {path}"))?;
            }
            (op, _) => return Err(format!("Cannot {op} {path}")),
        }
        self.is_default = false;
        Ok(())
    }

    fn map(&mut self, name: &str, path: &str) -> Result<&mut BTreeMap<String, String>, String> {
        match name {
            "responseParameters" => Ok(&mut self.parameters),
            "responseTemplates" => Ok(&mut self.templates),
            _ => Err(format!("Invalid patch path {path}")),
        }
    }

    pub(crate) fn to_json(&self, kind: &str) -> Value {
        json!({
            "responseType": kind,
            "statusCode": self.status_code,
            "responseParameters": self.parameters,
            "responseTemplates": self.templates,
            "defaultResponse": self.is_default,
        })
    }
}

fn checked_status_code(code: &Value) -> Result<String, String> {
    let text = code.as_str().unwrap_or_default();
    let valid =
        text.len() == 3 && text.starts_with(['1', '2', '3', '4', '5']) && text.bytes().all(|b| b.is_ascii_digit());
    if valid { Ok(text.to_owned()) } else { Err(format!("Invalid status code {code}")) }
}

fn texts(map: &Value) -> Result<BTreeMap<String, String>, String> {
    let entries = map.as_object().into_iter().flatten();
    entries
        .map(|(key, value)| match value {
            Value::String(text) => Ok((key.clone(), text.clone())),
            other => Err(format!("{key} must be a text, not {other}")),
        })
        .collect()
}
