use super::applied::{Applied, object, text};
use super::description::Description;
use super::reader::Reader;
use crate::model::Node;

/// The protocols of a service, the preferred one first.
pub(super) struct Protocols {
    protocols: Vec<Protocol>,
    query_compatible: bool,
    http_2: Http2,
    json_1_0: bool,
    s3: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Protocol {
    Json,
    RestJson,
    RestXml,
    Query,
    Ec2,
    RpcV2Cbor,
}

enum Http2 {
    No,
    EventStreams,
    Everything,
}

impl Protocol {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Protocol::Json,
            "rest-json" => Protocol::RestJson,
            "rest-xml" => Protocol::RestXml,
            "query" => Protocol::Query,
            "ec2" => Protocol::Ec2,
            "smithy-rpc-v2-cbor" => Protocol::RpcV2Cbor,
            _ => return None,
        })
    }
}

impl Protocols {
    pub(super) fn of(description: &Description<'_>, reader: &mut Reader<'_>) -> Self {
        let metadata = description.metadata;
        reader.within("metadata", |reader| {
            let mut names = reader.texts(metadata, "protocols");
            names.extend(reader.text(metadata, "protocol").filter(|name| !names.contains(name)));
            let mut protocols = Vec::new();
            for name in names {
                match Protocol::of(name) {
                    Some(protocol) if !protocols.contains(&protocol) => protocols.push(protocol),
                    Some(_) => {}
                    None => reader
                        .within("protocol", |reader| reader.warning(format!("unknown protocol `{name}` is ignored"))),
                }
            }
            if protocols.is_empty() {
                reader.error("expected a known protocol in the metadata, found none");
            }
            let settings = reader.object(metadata, "protocolSettings");
            let http_2 = match settings.and_then(|settings| reader.text(settings, "h2")) {
                Some("eventstream") => Http2::EventStreams,
                Some("optional" | "required") => Http2::Everything,
                _ => Http2::No,
            };
            Self {
                protocols,
                query_compatible: metadata.get("awsQueryCompatible").is_some(),
                http_2,
                json_1_0: reader.text(metadata, "jsonVersion") == Some("1.0"),
                s3: reader.text(metadata, "signatureVersion") == Some("s3"),
            }
        })
    }

    fn any(&self, of: &[Protocol]) -> bool {
        self.protocols.iter().any(|protocol| of.contains(protocol))
    }

    /// Whether members are bound to parts of the HTTP request and response.
    pub(super) fn rest(&self) -> bool {
        self.any(&[Protocol::RestJson, Protocol::RestXml])
    }

    /// Whether the name of the operation is sent.
    pub(super) fn names_operations(&self) -> bool {
        !self.rest()
    }

    /// Whether bodies are XML or use XML names, in any protocol of the service.
    pub(super) fn xml(&self) -> bool {
        self.query_compatible || self.any(&[Protocol::RestXml, Protocol::Query, Protocol::Ec2])
    }

    pub(super) fn json(&self) -> bool {
        self.any(&[Protocol::Json, Protocol::RestJson])
    }

    pub(super) fn ec2(&self) -> bool {
        self.any(&[Protocol::Ec2])
    }

    /// Whether the service is Amazon S3, the only one with the signature version `s3`. Its description does not say how
    /// its XML differs; botocore handles the differences in code.
    pub(super) fn s3(&self) -> bool {
        self.s3
    }

    /// Applies the protocol traits.
    pub(super) fn apply(&self, traits: &mut Applied) {
        for protocol in &self.protocols {
            let value = || self.http_versions();
            match protocol {
                Protocol::Json if self.json_1_0 => traits.set("aws.protocols#awsJson1_0", value()),
                Protocol::Json => traits.set("aws.protocols#awsJson1_1", value()),
                Protocol::RestJson => traits.set("aws.protocols#restJson1", value()),
                Protocol::RestXml if self.s3 => {
                    traits.set_object("aws.protocols#restXml", [("noErrorWrapping", Some(Node::Bool(true)))]);
                }
                Protocol::RestXml => traits.set("aws.protocols#restXml", value()),
                Protocol::Query => traits.annotate("aws.protocols#awsQuery"),
                Protocol::Ec2 => traits.annotate("aws.protocols#ec2Query"),
                Protocol::RpcV2Cbor => traits.set("smithy.protocols#rpcv2Cbor", value()),
            }
        }
        if self.query_compatible {
            traits.annotate("aws.protocols#awsQueryCompatible");
        }
    }

    /// The versions of HTTP, in the order of preference, as in the protocol traits.
    /// <https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#http>
    fn http_versions(&self) -> Node {
        let versions = |versions: &[&str]| Some(Node::Array(versions.iter().map(|version| text(*version)).collect()));
        match self.http_2 {
            Http2::No => Node::empty_object(),
            Http2::EventStreams => {
                object([("http", versions(&["http/1.1", "h2"])), ("eventStreamHttp", versions(&["h2"]))])
            }
            Http2::Everything => object([("http", versions(&["h2", "http/1.1"]))]),
        }
    }
}
