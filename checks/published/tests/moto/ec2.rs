use crate::unique;
use smithereens_checks_published::ec2::error::ProvideErrorMetadata;
use smithereens_checks_published::ec2::operation::RequestId;
use smithereens_checks_published::ec2::types::{
    Filter, ResourceType, Tag, TagSpecification, Tenancy, VpcAttributeName, VpcCidrBlockStateCode, VpcState,
};

#[tokio::test]
#[ignore = "needs BOTOCORE_DATA and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_vpc_is_created_described_tagged_and_deleted() {
    let client = client!(ec2);
    let name = unique("Tür & Tor");
    let tag = |key: &str, value: &str| Tag::builder().key(key).value(value).build();
    let tags = TagSpecification::builder()
        .resource_type(ResourceType::Vpc)
        .tags(tag("Name", &name))
        .tags(tag("empty", ""))
        .build();
    let created = client.create_vpc().cidr_block("10.7.0.0/16").tag_specifications(tags).send().await.expect("created");
    assert!(created.request_id().is_some());
    let vpc = created.vpc().expect("a VPC");
    let id = vpc.vpc_id().expect("an ID");
    assert_eq!(vpc.tags().len(), 2);

    let tagged = client.create_tags().resources(id).tags(tag("team", "a=b")).send().await;
    tagged.expect("tagged");
    let filter = |name: &str, value: &str| Filter::builder().name(name).values(value).build();
    let request = client.describe_vpcs().filters(filter("tag:Name", &name)).filters(filter("cidr", "10.7.0.0/16"));
    let described = request.send().await.expect("described");
    let [vpc] = described.vpcs() else { panic!("{described:?}") };
    assert_eq!((vpc.vpc_id(), vpc.state()), (Some(id), Some(&VpcState::Available)));
    assert_eq!((vpc.is_default(), vpc.instance_tenancy()), (Some(false), Some(&Tenancy::Default)));
    let mut tags: Vec<_> = vpc.tags().iter().map(|tag| (tag.key(), tag.value())).collect();
    tags.sort();
    assert_eq!(tags, [(Some("Name"), Some(name.as_str())), (Some("empty"), Some("")), (Some("team"), Some("a=b"))]);
    let [block] = vpc.cidr_block_association_set() else { panic!("{vpc:?}") };
    let state = block.cidr_block_state().and_then(|state| state.state());
    assert_eq!((block.cidr_block(), state), (Some("10.7.0.0/16"), Some(&VpcCidrBlockStateCode::Associated)));

    let attribute = VpcAttributeName::EnableDnsSupport;
    let attribute = client.describe_vpc_attribute().vpc_id(id).attribute(attribute).send().await.expect("described");
    assert_eq!(attribute.enable_dns_support().and_then(|value| value.value()), Some(true));

    client.delete_vpc().vpc_id(id).send().await.expect("deleted");
    let error = client.describe_vpcs().vpc_ids(id).send().await.expect_err("deleted").into_service_error();
    // The model of EC2 does not describe errors, so only their codes can be checked.
    assert_eq!(error.code(), Some("InvalidVpcID.NotFound"));
    assert!(error.message().is_some_and(|message| message.contains(id)), "{error:?}");
    assert!(error.request_id().is_some());
}
