/// The default lifetime of a token, in seconds.
pub(super) const LIFETIME: u64 = 900;

/// Defines the `Config` of a generator and its builder. Credentials, region and lifetime are optional. The arguments are the
/// required settings, and flags that are not set by default.
macro_rules! config {
    (
        texts { $($text:ident: $text_docs:literal;)* }
        numbers { $($number:ident: $number_docs:literal;)* }
        flags { $($flag:ident: $flag_docs:literal;)* }
        of $server:literal
    ) => {
        /// The settings of a token.
        #[derive(Debug, Clone)]
        pub struct Config {
            credentials: Option<$crate::config::SharedCredentialsProvider>,
            $($text: String,)*
            $($number: u64,)*
            $($flag: bool,)*
            region: Option<$crate::config::Region>,
            expires_in: Option<u64>,
        }

        impl Config {
            /// Returns a builder with nothing set.
            pub fn builder() -> ConfigBuilder {
                ConfigBuilder::default()
            }

            /// The credentials to sign with, if they are not those of the shared configuration.
            pub fn credentials(&self) -> Option<$crate::config::SharedCredentialsProvider> {
                self.credentials.clone()
            }

            $(
                #[doc = concat!("Returns ", $text_docs, ".")]
                pub fn $text(&self) -> &str {
                    &self.$text
                }
            )*

            $(
                #[doc = concat!("Returns ", $number_docs, ".")]
                pub fn $number(&self) -> u64 {
                    self.$number
                }
            )*

            $(
                #[doc = concat!("Returns ", $flag_docs, ".")]
                pub fn $flag(&self) -> bool {
                    self.$flag
                }
            )*

            #[doc = concat!("The region of the ", $server, ", if it is not that of the shared configuration.")]
            pub fn region(&self) -> Option<&$crate::config::Region> {
                self.region.as_ref()
            }

            /// The lifetime of a token in seconds, if it is not 900.
            pub fn expires_in(&self) -> Option<u64> {
                self.expires_in
            }

            fn lifetime(&self) -> u64 {
                self.expires_in.unwrap_or(super::config::LIFETIME)
            }
        }

        /// Builds a [`Config`].
        #[derive(Debug, Default)]
        pub struct ConfigBuilder {
            credentials: Option<$crate::config::SharedCredentialsProvider>,
            $($text: Option<String>,)*
            $($number: Option<u64>,)*
            $($flag: bool,)*
            region: Option<$crate::config::Region>,
            expires_in: Option<u64>,
        }

        impl ConfigBuilder {
            /// Sets the provider of the credentials to sign with.
            pub fn credentials(mut self, credentials: impl $crate::config::ProvideCredentials + 'static) -> Self {
                self.credentials = Some($crate::config::SharedCredentialsProvider::new(credentials));
                self
            }

            $(
                #[doc = concat!("Sets ", $text_docs, ".")]
                pub fn $text(mut self, $text: impl Into<String>) -> Self {
                    self.$text = Some($text.into());
                    self
                }
            )*

            $(
                #[doc = concat!("Sets ", $number_docs, ".")]
                pub fn $number(mut self, $number: u64) -> Self {
                    self.$number = Some($number);
                    self
                }
            )*

            $(
                #[doc = concat!("Sets ", $flag_docs, ".")]
                pub fn $flag(mut self, $flag: bool) -> Self {
                    self.$flag = $flag;
                    self
                }
            )*

            #[doc = concat!("Sets the region of the ", $server, ".")]
            pub fn region(mut self, region: $crate::config::Region) -> Self {
                self.region = Some(region);
                self
            }

            /// Sets the lifetime of a token in seconds. It is 900 by default, which is also the limit, except for Aurora DSQL.
            pub fn expires_in(mut self, expires_in: u64) -> Self {
                self.expires_in = Some(expires_in);
                self
            }

            /// Builds the configuration.
            ///
            /// # Errors
            /// A required setting is missing; the error names it.
            pub fn build(self) -> Result<Config, $crate::error::BoxError> {
                Ok(Config {
                    credentials: self.credentials,
                    $($text: self.$text.ok_or(concat!("`", stringify!($text), "` must be set to create tokens"))?,)*
                    $($number: self.$number.ok_or(concat!("`", stringify!($number), "` must be set to create tokens"))?,)*
                    $($flag: self.$flag,)*
                    region: self.region,
                    expires_in: self.expires_in,
                })
            }
        }
    };
}

pub(super) use config;
