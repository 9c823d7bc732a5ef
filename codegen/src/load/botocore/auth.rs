use super::applied::{Applied, object, text};
use super::conversion::Conversion;
use crate::model::{Node, Object, ShapeId};

const SIGV4: &str = "aws.auth#sigv4";
const NO_AUTH: &str = "smithy.api#noAuth";

impl<'n> Conversion<'n, '_> {
    /// Applies the traits of the authentication schemes of the service, and their order if it is not the default order.
    /// <https://smithy.io/2.0/spec/authentication-traits.html#auth-trait>
    pub(super) fn service_auth(&mut self, traits: &mut Applied) {
        let metadata = self.description.metadata;
        let name = self.signing_name();
        let mut schemes = self.reader.texts(metadata, "auth");
        schemes.retain(|scheme| *scheme != NO_AUTH);
        if schemes.is_empty() {
            schemes.extend(self.scheme_of_signature_version(metadata));
        }
        for scheme in &schemes {
            match *scheme {
                SIGV4 | "aws.auth#sigv4a" => traits.set(scheme, object([("name", name.map(text))])),
                other if ShapeId::parse(other).is_some() => traits.annotate(other),
                other => {
                    let message = format!("expected the shape ID of an authentication scheme, found `{other}`");
                    self.reader.within("auth", |reader| reader.error(message));
                }
            }
        }
        if !schemes.is_sorted() {
            traits.set("auth", list(&schemes));
        }
    }

    fn scheme_of_signature_version(&mut self, metadata: &Object) -> Option<&'static str> {
        match self.reader.text(metadata, "signatureVersion")? {
            "v4" | "s3" | "s3v4" => Some(SIGV4),
            "bearer" => Some("smithy.api#httpBearerAuth"),
            "none" => None,
            other => {
                let message = format!("unknown signature version `{other}`");
                self.reader.within("signatureVersion", |reader| reader.warning(message));
                None
            }
        }
    }

    /// The service name in signatures.
    pub(super) fn signing_name(&self) -> Option<&'n str> {
        let metadata = self.description.metadata;
        metadata.get("signingName").or_else(|| metadata.get("endpointPrefix"))?.as_str()
    }

    /// Applies the authentication of an operation if it differs from that of the service.
    pub(super) fn operation_auth(&mut self, operation: &Object, traits: &mut Applied) {
        let schemes = self.reader.texts(operation, "auth");
        let authtype = self.reader.text(operation, "authtype");
        if !schemes.is_empty() {
            let known: Vec<_> = schemes.iter().copied().filter(|scheme| *scheme != NO_AUTH).collect();
            if known.len() < schemes.len() && !known.is_empty() {
                traits.annotate("optionalAuth");
            }
            traits.set("auth", list(&known));
        } else if authtype == Some("none") {
            traits.set("auth", list(&[]));
        }
        if authtype == Some("v4-unsigned-body") || self.reader.flag(operation, "unsignedPayload") {
            traits.annotate("aws.auth#unsignedPayload");
        }
    }
}

fn list(schemes: &[&str]) -> Node {
    Node::Array(schemes.iter().map(|scheme| text(*scheme)).collect())
}
