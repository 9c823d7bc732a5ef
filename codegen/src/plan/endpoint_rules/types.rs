/// The type of a value. Any value may be empty: an empty value makes a condition fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    Boolean,
    Texts,
    Partition,
    Arn,
    Url,
}

impl Type {
    /// The name of the type in messages.
    pub(super) fn name(self) -> &'static str {
        match self {
            Type::Text => "a string",
            Type::Boolean => "a boolean",
            Type::Texts => "a list of strings",
            Type::Partition => "a partition",
            Type::Arn => "an ARN",
            Type::Url => "a URL",
        }
    }

    /// The attribute of a value at a key: the variant of the runtime's `Attribute`, and the attribute's type.
    pub(super) fn attribute(self, key: &str) -> Option<(&'static str, Type)> {
        Some(match (self, key) {
            (Type::Partition, "name") => ("PartitionName", Type::Text),
            (Type::Partition, "dnsSuffix") => ("DnsSuffix", Type::Text),
            (Type::Partition, "dualStackDnsSuffix") => ("DualStackDnsSuffix", Type::Text),
            (Type::Partition, "supportsFIPS") => ("SupportsFips", Type::Boolean),
            (Type::Partition, "supportsDualStack") => ("SupportsDualStack", Type::Boolean),
            (Type::Partition, "implicitGlobalRegion") => ("ImplicitGlobalRegion", Type::Text),
            (Type::Arn, "partition") => ("Partition", Type::Text),
            (Type::Arn, "service") => ("Service", Type::Text),
            (Type::Arn, "region") => ("Region", Type::Text),
            (Type::Arn, "accountId") => ("AccountId", Type::Text),
            (Type::Arn, "resourceId") => ("ResourceId", Type::Texts),
            (Type::Url, "scheme") => ("Scheme", Type::Text),
            (Type::Url, "authority") => ("Authority", Type::Text),
            (Type::Url, "path") => ("Path", Type::Text),
            (Type::Url, "normalizedPath") => ("NormalizedPath", Type::Text),
            (Type::Url, "isIp") => ("IsIp", Type::Boolean),
            _ => return None,
        })
    }
}
