use crate::diagnostic::{Diagnostic, Place, Report};

/// All resources.
pub(super) const ANY: &str = "*";

/// The parts of ARNs that a policy is limited to. `*` stands for all values.
#[derive(Debug, Clone)]
pub(super) struct ArnScope {
    pub(super) partition: String,
    pub(super) region: String,
    pub(super) account: String,
}

impl Default for ArnScope {
    fn default() -> Self {
        Self { partition: "aws".to_owned(), region: ANY.to_owned(), account: ANY.to_owned() }
    }
}

impl ArnScope {
    /// Reports parts that no ARN has.
    pub(super) fn check(&self, report: &mut Report) {
        let is_word = |text: &str| {
            !text.is_empty()
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let is_account = |text: &str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_digit());
        for (part, value, is_valid, expected) in [
            ("partition", &self.partition, is_word(&self.partition), "such as `aws` or `aws-cn`"),
            ("region", &self.region, is_word(&self.region), "such as `eu-west-1`"),
            ("account", &self.account, is_account(&self.account), "of 12 digits"),
        ] {
            if !is_valid && value != ANY {
                let message = format!("invalid {part} `{value}`: expected one {expected}, or `*`");
                report.push(Diagnostic::error("Policy", Place::Nowhere, message));
            }
        }
    }

    /// The pattern of a [template](https://smithy.io/2.0/aws/aws-core.html#aws-api-arn-trait) that is a whole ARN.
    /// Labels become wildcards.
    pub(super) fn expand(&self, template: &str) -> String {
        let mut pattern = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{')
            && let Some((label, after)) = after.split_once('}')
        {
            pattern.push_str(before.strip_suffix('$').unwrap_or(before));
            match label.to_ascii_lowercase().as_str() {
                "aws::partition" => pattern.push_str(&self.partition),
                "aws::region" => pattern.push_str(&self.region),
                "aws::accountid" => pattern.push_str(&self.account),
                _ if pattern.ends_with('*') => {}
                _ => pattern.push('*'),
            }
            rest = after;
        }
        pattern.push_str(rest);
        // The label of an identifier that is an ARN itself.
        if pattern.starts_with("arn:") { pattern } else { ANY.to_owned() }
    }

    /// The pattern of a template that is the last part of an ARN of a service.
    pub(super) fn relative(&self, namespace: &str, has_region: bool, has_account: bool, template: &str) -> String {
        let region = if has_region { "{AWS::Region}" } else { "" };
        let account = if has_account { "{AWS::AccountId}" } else { "" };
        self.expand(&format!("arn:{{AWS::Partition}}:{namespace}:{region}:{account}:{template}"))
    }
}

#[cfg(test)]
mod tests {
    use super::{ANY, ArnScope};
    use crate::diagnostic::Report;

    #[test]
    fn labels_become_wildcards() {
        let scope = ArnScope { region: "eu-west-1".to_owned(), ..ArnScope::default() };
        assert_eq!(
            scope.relative("weather", true, true, "city/{id}/day/{day}"),
            "arn:aws:weather:eu-west-1:*:city/*/day/*"
        );
        assert_eq!(scope.relative("s3", false, false, "{bucket}{key}"), "arn:aws:s3:::*");
        assert_eq!(scope.expand("arn:${AWS::Partition}:iam::{AWS::AccountId}:role/{name}"), "arn:aws:iam::*:role/*");
        assert_eq!(scope.expand("{arn}"), ANY);
        assert_eq!(scope.expand("{arn}/city/{id}"), ANY);
    }

    #[test]
    fn invalid_parts_are_reported() {
        let count = |scope: ArnScope| {
            let mut report = Report::default();
            scope.check(&mut report);
            report.diagnostics().len()
        };
        assert_eq!(count(ArnScope::default()), 0);
        let (partition, region, account) = ("aws:x".to_owned(), String::new(), "1234-5678-9012".to_owned());
        assert_eq!(count(ArnScope { partition, region, account }), 3);
    }
}
