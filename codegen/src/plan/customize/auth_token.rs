use crate::plan::client::RuntimeModule;
use crate::plan::client::Service;

/// Databases take signed URLs for passwords, which no operation makes.
/// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html>
pub(super) fn customize_rds(service: &mut Service) {
    service.modules.push(RuntimeModule::RdsAuthToken);
}

/// <https://docs.aws.amazon.com/aurora-dsql/latest/userguide/SECTION_authentication-token.html>
pub(super) fn customize_dsql(service: &mut Service) {
    service.modules.push(RuntimeModule::DsqlAuthToken);
}
