use std::borrow::Cow;
use std::sync::Arc;

/// A [partition](https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html) of AWS: the
/// facts that endpoints depend on, and the regions that have them.
///
/// # Examples
/// ```
/// use smithereens::endpoint::Partition;
///
/// let partition = Partition::new("aws-moon", "amazonaws.moon")
///     .dual_stack_dns_suffix("api.amazonaws.moon")
///     .implicit_global_region("moon-near-1")
///     .region_prefix("moon")
///     .region("aws-moon-global");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    pub(crate) name: Cow<'static, str>,
    pub(crate) dns_suffix: Cow<'static, str>,
    pub(crate) dual_stack_dns_suffix: Cow<'static, str>,
    pub(crate) supports_dual_stack: bool,
    pub(crate) supports_fips: bool,
    pub(crate) implicit_global_region: Cow<'static, str>,
    /// The prefixes of its regions, such as `us` of `us-east-1`.
    region_prefixes: Cow<'static, [Cow<'static, str>]>,
    /// Regions without such a prefix.
    regions: Cow<'static, [Cow<'static, str>]>,
}

impl Partition {
    /// A partition of this name, with this DNS suffix, such as `amazonaws.com`. It has no regions and no endpoints with
    /// IPv6, and it has endpoints for FIPS.
    pub fn new(name: impl Into<Cow<'static, str>>, dns_suffix: impl Into<Cow<'static, str>>) -> Self {
        let dns_suffix = dns_suffix.into();
        Self {
            name: name.into(),
            dual_stack_dns_suffix: dns_suffix.clone(),
            dns_suffix,
            supports_dual_stack: false,
            supports_fips: true,
            implicit_global_region: Cow::Borrowed(""),
            region_prefixes: Cow::Borrowed(&[]),
            regions: Cow::Borrowed(&[]),
        }
    }

    /// Sets the DNS suffix of endpoints with IPv4 and IPv6, such as `api.aws`, and that there are such endpoints.
    pub fn dual_stack_dns_suffix(mut self, suffix: impl Into<Cow<'static, str>>) -> Self {
        self.dual_stack_dns_suffix = suffix.into();
        self.supports_dual_stack = true;
        self
    }

    /// Sets whether there are endpoints for FIPS.
    pub fn supports_fips(mut self, supports_fips: bool) -> Self {
        self.supports_fips = supports_fips;
        self
    }

    /// Sets the region of services that are not divided into regions, such as `us-east-1`.
    pub fn implicit_global_region(mut self, region: impl Into<Cow<'static, str>>) -> Self {
        self.implicit_global_region = region.into();
        self
    }

    /// Adds the regions that are this prefix, a word and a number: `us` adds `us-east-1` and `us-west-2`.
    pub fn region_prefix(mut self, prefix: impl Into<Cow<'static, str>>) -> Self {
        self.region_prefixes.to_mut().push(prefix.into());
        self
    }

    /// Adds a region by its full name, such as `aws-global`.
    pub fn region(mut self, region: impl Into<Cow<'static, str>>) -> Self {
        self.regions.to_mut().push(region.into());
        self
    }

    fn matches(&self, region: &str) -> bool {
        self.region_prefixes.iter().any(|prefix| is_region(region, prefix))
    }
}

/// Whether a region is the prefix, a word and a number: `us-gov-west-1` for `us-gov`.
fn is_region(region: &str, prefix: &str) -> bool {
    let rest = region.strip_prefix(prefix).and_then(|rest| rest.strip_prefix('-'));
    let Some((word, number)) = rest.and_then(|rest| rest.split_once('-')) else { return false };
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    !word.is_empty() && word.bytes().all(is_word) && !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())
}

/// The partitions that endpoint rules find regions in. The default is [those of AWS](Partitions::aws).
///
/// `DefaultResolver::with_partitions`, in the module `config::endpoint` of a client, takes others, for example with a
/// partition that is newer than this version.
///
/// # Examples
/// ```
/// use smithereens::endpoint::{Partition, Partitions};
///
/// let partition = Partition::new("aws-moon", "amazonaws.moon").region_prefix("moon");
/// let partitions = Partitions::aws().with(partition);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partitions(Arc<[Partition]>);

impl Partitions {
    /// The partitions of AWS at the time of this version.
    pub fn aws() -> Self {
        Self(Arc::new(AWS.clone()))
    }

    /// These partitions only. A region that is in none of them counts as one of the first.
    pub fn new(first: Partition, others: impl IntoIterator<Item = Partition>) -> Self {
        Self(std::iter::once(first).chain(others).collect())
    }

    /// Adds a partition, or replaces the one of the same name.
    pub fn with(self, partition: Partition) -> Self {
        let mut partitions = self.0.to_vec();
        match partitions.iter_mut().find(|known| known.name == partition.name) {
            Some(known) => *known = partition,
            None => partitions.push(partition),
        }
        Self(partitions.into())
    }

    pub(crate) fn as_slice(&self) -> &[Partition] {
        &self.0
    }
}

impl Default for Partitions {
    fn default() -> Self {
        Self::aws()
    }
}

/// The partition of a region: one that has it by its full name, or else by a prefix, or else the first.
pub(crate) fn of<'p>(partitions: &'p [Partition], region: &str) -> Option<&'p Partition> {
    let by_name = || partitions.iter().find(|partition| partition.regions.iter().any(|name| name == region));
    let by_prefix = || partitions.iter().find(|partition| partition.matches(region));
    by_name().or_else(by_prefix).or(partitions.first())
}

const fn partition(
    [name, dns_suffix, dual_stack_dns_suffix, implicit_global_region]: [&'static str; 4],
    region_prefixes: &'static [Cow<'static, str>],
    regions: &'static [Cow<'static, str>],
) -> Partition {
    Partition {
        name: Cow::Borrowed(name),
        dns_suffix: Cow::Borrowed(dns_suffix),
        dual_stack_dns_suffix: Cow::Borrowed(dual_stack_dns_suffix),
        supports_dual_stack: true,
        supports_fips: true,
        implicit_global_region: Cow::Borrowed(implicit_global_region),
        region_prefixes: Cow::Borrowed(region_prefixes),
        regions: Cow::Borrowed(regions),
    }
}

macro_rules! names {
    ($($name:literal)*) => { &[$(Cow::Borrowed($name)),*] };
}

/// The partitions of AWS, the public one first. A test compares them with botocore's.
pub(crate) static AWS: [Partition; 8] = [
    partition(
        ["aws", "amazonaws.com", "api.aws", "us-east-1"],
        names!("us" "eu" "ap" "sa" "ca" "me" "af" "il" "mx"),
        names!("aws-global"),
    ),
    partition(
        ["aws-cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-northwest-1"],
        names!("cn"),
        names!("aws-cn-global"),
    ),
    partition(["aws-eusc", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1"], names!("eusc-de"), names!()),
    partition(["aws-iso", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1"], names!("us-iso"), names!("aws-iso-global")),
    partition(
        ["aws-iso-b", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1"],
        names!("us-isob"),
        names!("aws-iso-b-global"),
    ),
    partition(
        ["aws-iso-e", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1"],
        names!("eu-isoe"),
        names!("aws-iso-e-global"),
    ),
    partition(
        ["aws-iso-f", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1"],
        names!("us-isof"),
        names!("aws-iso-f-global"),
    ),
    partition(
        ["aws-us-gov", "amazonaws.com", "api.aws", "us-gov-west-1"],
        names!("us-gov"),
        names!("aws-us-gov-global"),
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn name(region: &str) -> &str {
        of(&AWS, region).map_or("", |partition| &partition.name)
    }

    #[test]
    fn a_region_has_its_partition() {
        for (region, partition) in [
            ("eu-west-1", "aws"),
            ("mx-central-1", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("eusc-de-east-1", "aws-eusc"),
            ("us-iso-west-1", "aws-iso"),
            ("us-isob-east-1", "aws-iso-b"),
            ("aws-iso-b-global", "aws-iso-b"),
            ("eu-isoe-west-1", "aws-iso-e"),
            ("us-isof-south-1", "aws-iso-f"),
            ("us-gov-east-1", "aws-us-gov"),
            ("aws-us-gov-global", "aws-us-gov"),
        ] {
            assert_eq!(name(region), partition, "{region}");
        }
    }

    #[test]
    fn a_region_that_is_in_no_partition_counts_as_public() {
        for region in [
            "",
            "mars-east-2",
            "cn-north",
            "cn-north-",
            "cn--1",
            "cn-north-1a",
            "us-gov",
            "xcn-north-1",
            "aws-eusc-global",
        ] {
            assert_eq!(name(region), "aws", "{region}");
        }
    }

    #[test]
    fn a_program_adds_and_replaces_partitions() {
        let moon = Partition::new("aws-moon", "amazonaws.moon").region_prefix("moon").region("us-moon");
        let partitions =
            Partitions::aws().with(moon.clone()).with(Partition::new("aws-cn", "example.cn").region("cn-1"));
        let name = |region| of(partitions.as_slice(), region).map(|partition| &*partition.name);
        assert_eq!(["moon-near-1", "us-moon", "cn-1"].map(name), [Some("aws-moon"), Some("aws-moon"), Some("aws-cn")]);
        assert_eq!([name("cn-north-1"), name("eu-west-1")], [Some("aws"), Some("aws")]);
        let only = Partitions::new(moon, []);
        assert_eq!(of(only.as_slice(), "eu-west-1").map(|partition| &*partition.name), Some("aws-moon"));
    }

    #[test]
    #[ignore = "needs BOTOCORE_DATA: see CONTRIBUTING.md"]
    fn the_partitions_of_aws_are_those_of_botocore() {
        let folder = std::env::var("BOTOCORE_DATA").expect("BOTOCORE_DATA names the data of botocore");
        let text = std::fs::read_to_string(format!("{folder}/partitions.json")).expect("botocore has partitions");
        let data: serde_json::Value = serde_json::from_str(&text).expect("it is JSON");
        let expected = data["partitions"].as_array().expect("there is a list of partitions");
        assert_eq!(expected.len(), AWS.len());
        for (expected, partition) in expected.iter().zip(&AWS) {
            let outputs = serde_json::json!({
                "name": partition.name,
                "dnsSuffix": partition.dns_suffix,
                "dualStackDnsSuffix": partition.dual_stack_dns_suffix,
                "implicitGlobalRegion": partition.implicit_global_region,
                "supportsDualStack": partition.supports_dual_stack,
                "supportsFIPS": partition.supports_fips,
            });
            assert_eq!((&expected["id"], &expected["outputs"]), (&outputs["name"], &outputs));
            let pattern = expected["regionRegex"].as_str().expect("regions have a pattern");
            let prefixes = pattern.strip_prefix('^').and_then(|pattern| pattern.strip_suffix(r"\-\w+\-\d+$"));
            let prefixes = prefixes.expect("a region is a prefix, a word and a number").replace(['\\', '(', ')'], "");
            assert_eq!(prefixes.split('|').collect::<Vec<_>>(), *partition.region_prefixes);
            let regions = expected["regions"].as_object().expect("regions have names").keys();
            let names: Vec<&str> =
                regions.clone().map(String::as_str).filter(|region| !partition.matches(region)).collect();
            assert_eq!(names, *partition.regions);
            for region in regions {
                assert_eq!(name(region), partition.name, "{region}");
            }
        }
    }
}
