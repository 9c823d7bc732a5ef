//! `getAttr`, which reads an attribute of a value.

use super::arn::Arn;
use super::rules::Attribute;
use super::url::Url;
use super::value::Value;
use crate::endpoint::Partition;

impl<'a> Value<'a> {
    /// Returns `None` if the value does not have the attribute.
    pub(super) fn attribute(&self, attribute: Attribute) -> Option<Self> {
        match self {
            Value::Partition(partition) => of_partition(partition, attribute),
            Value::Arn(arn) => of_arn(arn, attribute),
            Value::Url(url) => of_url(url, attribute),
            Value::List(list) => match attribute {
                Attribute::Index(index) => list.get(index).map(Value::Text),
                _ => None,
            },
            Value::Boolean(_) | Value::Text(_) => None,
        }
    }
}

fn of_partition(partition: &Partition, attribute: Attribute) -> Option<Value<'_>> {
    Some(match attribute {
        Attribute::PartitionName => Value::from(&*partition.name),
        Attribute::DnsSuffix => Value::from(&*partition.dns_suffix),
        Attribute::DualStackDnsSuffix => Value::from(&*partition.dual_stack_dns_suffix),
        Attribute::ImplicitGlobalRegion => Value::from(&*partition.implicit_global_region),
        Attribute::SupportsFips => Value::Boolean(partition.supports_fips),
        Attribute::SupportsDualStack => Value::Boolean(partition.supports_dual_stack),
        _ => return None,
    })
}

fn of_arn<'a>(arn: &Arn<'a>, attribute: Attribute) -> Option<Value<'a>> {
    match attribute {
        Attribute::Partition => arn.partition().map(Value::Text),
        Attribute::Service => arn.service().map(Value::Text),
        Attribute::Region => arn.region().map(Value::Text),
        Attribute::AccountId => arn.account_id().map(Value::Text),
        Attribute::ResourceId => arn.resource_id().map(Value::List),
        _ => None,
    }
}

fn of_url<'a>(url: &Url<'a>, attribute: Attribute) -> Option<Value<'a>> {
    match attribute {
        Attribute::Scheme => Some(url.scheme().into()),
        Attribute::Authority => url.authority().map(Value::Text),
        Attribute::Path => url.path().map(Value::Text),
        Attribute::NormalizedPath => url.normalized_path().map(Value::Text),
        Attribute::IsIp => Some(Value::Boolean(url.is_ip())),
        _ => None,
    }
}
