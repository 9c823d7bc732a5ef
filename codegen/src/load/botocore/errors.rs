use super::applied::{Applied, number, object, text};
use super::conversion::Conversion;
use crate::model::Object;

impl Conversion<'_, '_> {
    /// Applies the traits of an exception: `error`, `httpError`, `awsQueryError` and `retryable`.
    pub(super) fn error(&mut self, shape: &Object, traits: &mut Applied) {
        let error = self.reader.object(shape, "error");
        let (code, status, sender, service) = match error {
            Some(error) => self.within("error", |conversion| {
                (
                    conversion.reader.text(error, "code"),
                    conversion.reader.integer(error, "httpStatusCode"),
                    conversion.reader.flag(error, "senderFault"),
                    conversion.reader.flag(error, "fault"),
                )
            }),
            None => (None, None, false, false),
        };
        let by_status = || !sender && status.is_some_and(|status| status >= 500);
        let server = service || self.reader.flag(shape, "fault") || by_status();
        traits.set_text("error", if server { "server" } else { "client" });
        if let Some(status) = status {
            traits.set("httpError", number(status));
        }
        if let Some(code) = code {
            // A code without a status: the query protocols have one status for client errors and one for server errors.
            let status = status.unwrap_or(if server { 500 } else { 400 });
            let members = [("code", Some(text(code))), ("httpResponseCode", Some(number(status)))];
            traits.set("aws.protocols#awsQueryError", object(members));
        }
        if let Some(retryable) = self.reader.object(shape, "retryable") {
            let throttling = self.reader.flag(retryable, "throttling").then_some(crate::model::Node::Bool(true));
            traits.set_object("retryable", [("throttling", throttling)]);
        }
    }
}
