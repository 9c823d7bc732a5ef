use super::list::List;
use super::text::slice;
use std::borrow::Cow;

/// An [ARN](https://smithy.io/2.0/aws/rules-engine/library-functions.html#arn-structure), as text.
#[derive(Debug, Clone)]
pub(super) struct Arn<'a>(Cow<'a, str>);

/// The number of components of an ARN: the literal `arn`, partition, service, region, account, resource.
const COMPONENTS: usize = 6;

impl<'a> Arn<'a> {
    /// `aws.parseArn`.
    pub(super) fn parse(text: Cow<'a, str>) -> Option<Self> {
        let mut components = text.splitn(COMPONENTS, ':');
        let mut next = || components.next();
        let (arn, partition, service) = (next()?, next()?, next()?);
        let (_region, _account, resource) = (next()?, next()?, next()?);
        let is_arn = arn == "arn" && ![partition, service, resource].contains(&"");
        is_arn.then_some(Self(text))
    }

    pub(super) fn partition(&self) -> Option<Cow<'a, str>> {
        self.component(1)
    }

    pub(super) fn service(&self) -> Option<Cow<'a, str>> {
        self.component(2)
    }

    pub(super) fn region(&self) -> Option<Cow<'a, str>> {
        self.component(3)
    }

    pub(super) fn account_id(&self) -> Option<Cow<'a, str>> {
        self.component(4)
    }

    /// The parts of the resource.
    pub(super) fn resource_id(&self) -> Option<List<'a>> {
        Some(List::Characters(self.component(5)?, [':', '/']))
    }

    fn component(&self, index: usize) -> Option<Cow<'a, str>> {
        let before: usize = self.0.splitn(COMPONENTS, ':').take(index).map(|component| component.len() + 1).sum();
        let length = self.0.splitn(COMPONENTS, ':').nth(index)?.len();
        slice(&self.0, before..before + length)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Partition, service, region, account, and the parts of the resource.
    fn parse(text: &str) -> Option<Vec<String>> {
        let arn = Arn::parse(text.into())?;
        let mut parts = Vec::new();
        parts.extend([arn.partition()?, arn.service()?, arn.region()?, arn.account_id()?].map(Cow::into_owned));
        let resource = arn.resource_id()?;
        parts.extend((0..).map_while(|index| resource.get(index)).map(Cow::into_owned));
        Some(parts)
    }

    #[test]
    fn parses_the_components_of_an_arn() {
        for (arn, parts) in [
            ("arn:aws:sns:us-west-2:012345678910:topic", vec!["aws", "sns", "us-west-2", "012345678910", "topic"]),
            (
                "arn:aws:ec2:us-east-1:012345678910:vpc/vpc-0",
                vec!["aws", "ec2", "us-east-1", "012345678910", "vpc", "vpc-0"],
            ),
            ("arn:aws:iam::012345678910:user/johndoe", vec!["aws", "iam", "", "012345678910", "user", "johndoe"]),
            ("arn:aws:s3:::bucket_name", vec!["aws", "s3", "", "", "bucket_name"]),
            ("arn:aws:s3:us-east-2:1:a:b/c:d", vec!["aws", "s3", "us-east-2", "1", "a", "b", "c", "d"]),
            ("arn:aws:s3:::/", vec!["aws", "s3", "", "", "", ""]),
        ] {
            assert_eq!(parse(arn), Some(parts.into_iter().map(str::to_owned).collect()), "{arn}");
        }
    }

    #[test]
    fn other_texts_are_not_arns() {
        for text in
            ["", "11111111-2222", "arn:aws:s3", "arn:aws:s3:::", "arn::s3:::b", "arn:aws::::b", "ARN:aws:s3:::b"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
