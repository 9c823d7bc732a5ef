/// Stops the build if generated code does not match this crate: if it was generated for another version of the interface, or
/// needs a feature that is disabled.
///
/// The first argument is the version, the next ones are `types` for types without a client and the features that they need,
/// and the last ones are the items of the client. For another version, and for a client without the feature `client`, the
/// items are left out, so that they cause no further errors. [`protocol!`] checks the feature of the protocol.
///
/// [`protocol!`]: crate::__private::protocol!
#[doc(hidden)]
#[macro_export]
macro_rules! __interface {
    (1, types $(, $feature:ident)*; $($item:tt)*) => {
        $( $crate::__private::interface! { @$feature } )*
        $($item)*
    };
    (1 $(, $feature:ident)*; $($item:tt)*) => {
        $( $crate::__private::interface! { @$feature } )*
        $crate::__client_items! { $($item)* }
    };
    (@checksums) => {
        $crate::__private::features::checksums! { "checksums", "an operation of this client has checksums" }
    };
    (@compression) => {
        $crate::__private::features::compression! { "compression", "an operation of this client compresses requests" }
    };
    (@digest_auth) => {
        $crate::__private::features::digest_auth! {
            "digest-auth", "an operation of this client accepts HTTP digest authentication"
        }
    };
    (@event_stream) => {
        $crate::__private::features::event_stream! { "event-stream", "an operation of this client has event streams" }
    };
    (@http2) => {
        $crate::__private::features::http2! { "http2", "an operation of this client sends event streams over HTTP/2" }
    };
    (@serde) => {
        $crate::__private::features::serde! { "serde", "types of this client implement the traits of serde" }
    };
    ($version:literal $($rest:tt)*) => {
        compile_error!(concat!(
            "this client was generated for interface ", $version, " of `smithereens`, and the version of `smithereens` in \
             Cargo.toml has interface 1: use one version of `smithereens`, `smithereens-codegen` and the command \
             `smithereens`, and run the build or the command again"
        ));
    };
}

/// Expands to the items of a client, or stops the build if the feature `client` is disabled.
#[cfg(feature = "client")]
#[doc(hidden)]
#[macro_export]
macro_rules! __client_items {
    ($($item:tt)*) => {
        $($item)*
    };
}

#[cfg(not(feature = "client"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __client_items {
    ($($item:tt)*) => {
        compile_error!(
            "a client needs the feature `client` of the dependency `smithereens`: enable the feature of its protocol in \
             Cargo.toml, such as `json`, or generate types only with `.types_only(true)` in the build script"
        );
    };
}

/// Expands to the module of mocks of a client, or stops the build if the feature `mocks` is disabled.
#[cfg(feature = "mocks")]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocks {
    ($($item:tt)*) => {
        $($item)*
    };
}

#[cfg(not(feature = "mocks"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __mocks {
    ($($item:tt)*) => {
        compile_error!(
            "the mocks of this client need the feature `mocks` of `smithereens`: in Cargo.toml, add `smithereens` with this \
             feature to [dev-dependencies], and `mocks = [\"smithereens/mocks\"]` to [features] if other packages use the mocks"
        );
    };
}

/// Expands to the function that creates a protocol, or stops the build if the feature of the protocol is disabled.
#[doc(hidden)]
#[macro_export]
macro_rules! __protocol {
    (aws_json_1_0) => { $crate::__private::protocol!(@json, "json", "awsJson1_0", aws_json_1_0) };
    (aws_json_1_1) => { $crate::__private::protocol!(@json, "json", "awsJson1_1", aws_json_1_1) };
    (aws_query) => { $crate::__private::protocol!(@query, "query", "awsQuery", aws_query) };
    (ec2_query) => { $crate::__private::protocol!(@query, "query", "ec2Query", ec2_query) };
    (rest_json_1) => { $crate::__private::protocol!(@json, "json", "restJson1", rest_json_1) };
    (rest_xml) => { $crate::__private::protocol!(@xml, "xml", "restXml", rest_xml) };
    (rest_xml_no_error_wrapping) => {
        $crate::__private::protocol!(@xml, "xml", "restXml", rest_xml_no_error_wrapping)
    };
    (rpc_v2_cbor) => { $crate::__private::protocol!(@cbor, "cbor", "rpcv2Cbor", rpc_v2_cbor) };
    (rpc_v2_json) => { $crate::__private::protocol!(@json, "json", "rpcv2Json", rpc_v2_json) };
    (@$module:ident, $feature:literal, $name:literal, $function:ident) => {
        $crate::__private::features::$module!($feature, $name, $crate::__private::protocol::$function)
    };
}

/// The macro of a feature that is enabled.
#[doc(hidden)]
#[macro_export]
macro_rules! __feature_on {
    ($feature:literal, $need:literal) => {};
    ($feature:literal, $protocol:literal, $value:expr) => {
        $value
    };
}

/// The macro of a feature that is disabled.
#[doc(hidden)]
#[macro_export]
macro_rules! __feature_off {
    ($feature:literal, $need:literal) => {
        compile_error!(concat!(
            $need,
            ": enable the feature `",
            $feature,
            "` of the dependency `smithereens` in Cargo.toml"
        ));
    };
    ($feature:literal, $protocol:literal, $value:expr) => {
        compile_error!(concat!(
            "this client speaks ",
            $protocol,
            ": enable the feature `",
            $feature,
            "` of the dependency `smithereens` in \
             Cargo.toml, or choose another protocol of the service with `.protocol(..)` in the build script"
        ))
    };
}

/// A macro for each feature that generated code can need, with the name of the feature.
pub mod features {
    macro_rules! features {
        ($($name:ident $feature:literal;)*) => {$(
            #[cfg(feature = $feature)]
            pub use crate::__feature_on as $name;
            #[cfg(not(feature = $feature))]
            pub use crate::__feature_off as $name;
        )*};
    }

    // Only the HTTP client of this crate needs the feature.
    #[cfg(not(any(feature = "http2", not(feature = "__http-client"))))]
    pub use crate::__feature_off as http2;
    #[cfg(any(feature = "http2", not(feature = "__http-client")))]
    pub use crate::__feature_on as http2;

    features! {
        cbor "cbor";
        checksums "checksums";
        compression "compression";
        digest_auth "digest-auth";
        event_stream "event-stream";
        json "json";
        query "query";
        serde "serde";
        xml "xml";
    }
}
