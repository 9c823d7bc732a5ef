//! The clients of the services that exchange credentials. The build script generates them from `model/`.

pub(crate) mod sts {
    smithereens::include_client!("sts");
}

#[cfg(feature = "sso")]
pub(crate) mod sso {
    smithereens::include_client!("sso");
}

#[cfg(feature = "sso")]
pub(crate) mod sso_oidc {
    smithereens::include_client!("sso-oidc");
}

#[cfg(feature = "credentials-login")]
pub(crate) mod signin {
    smithereens::include_client!("signin");
}
